"""The budgets of the search at 70,000 institutions; run with `-m bench`.

Processor time is measured, so that a busy machine does not decide.
"""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from core.areas import Divisions
from core.areas.reading import fold
from core.institutions import (
    Directory,
    DirectoryInfo,
    InstitutionRow,
    SearchQuery,
    build_directory,
)
from tests.bench.table import Table

pytestmark = [pytest.mark.bench, pytest.mark.timeout(600)]
# The design speaks of 700,000 rows; this bench runs at 70,000 to end within a minute. The table
# shows the design's own budgets; the limits asserted are those that hold at this size.
SIZE = 70_000
BUILD_BUDGET_S = 90.0
FILTER_BUDGET_MS = 2.0
COUNT_BUDGET_MS = 250.0
KINDS = [
    "人民医院",
    "中医医院",
    "第一人民医院",
    "妇幼保健院",
    "肿瘤医院",
    "卫生院",
    "大药房",
    "骨科医院（东院）",
]
WORDS = ["", "新华", "东风", "济民", "仁和", "友谊", "长江", "重阳", "乐和", "南街", "北关"]
WAYS = {"汉字": "Chinese", "首字母": "initials", "拼音": "pinyin"}
MAJORS = ["M005", "M016", "M039", "M078", "M083"]


def many(size: int) -> Iterator[InstitutionRow]:
    chance = random.Random(7)
    counties = [d for d in Divisions.shipped() if d.level == 3]
    serials: Counter[str] = Counter()
    for _ in range(size):
        county, kind = chance.choice(counties), chance.choice(KINDS)
        serials[county.code] += 1
        yield InstitutionRow(
            code=f"{'P' if kind == '大药房' else 'H'}{county.code}{serials[county.code]:05d}",
            name=county.short_name + chance.choice(WORDS) + chance.choice(WORDS) + kind,
            area=county.code,
            level=chance.choice(["02", "03", "05", "06", "08", "11", "11"]),
            kind="pharmacy" if kind == "大药房" else "general",
            services={s: None for s in ("inpatient", "outpatient") if chance.random() < 0.7},
            diseases={m: None for m in MAJORS if chance.random() < 0.4},
        )


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, float]:
    """The list, and the processor seconds it took to build."""
    path: Path = tmp_path_factory.mktemp("large") / "directory.db"
    started = time.process_time()
    build_directory(many(SIZE), path, DirectoryInfo(date(2026, 11, 3), 0, demo=False))
    return path, time.process_time() - started


@pytest.fixture(scope="module")
def large(built: tuple[Path, float]) -> Iterator[Directory]:
    directory = Directory.open(built[0])
    yield directory
    directory.close()


def keystrokes(chance: random.Random, way: str, directory: Directory) -> list[str]:
    codes = [hit.institution for hit in directory.search(SearchQuery(limit=3_000)).hits]
    typed = []
    for found in chance.sample(codes, 60):
        spoken = found.pinyin.split(" ")
        whole = {
            "汉字": fold(found.name),
            "拼音": "".join(spoken),
            "首字母": "".join(s[:1] for s in spoken),
        }[way]
        typed += [whole[:n] for n in range(1, len(whole) + 1)]
    return typed


def test_the_build(built: tuple[Path, float], table: Table) -> None:
    path, seconds = built
    table.add(f"directory build, {SIZE:,} rows", [seconds], BUILD_BUDGET_S, "s", "most")
    size = path.stat().st_size / 1e6
    table.add(f"directory file, {SIZE:,} rows", [size], 350, "MB", "most")
    # Twice the share of the design's 90 s that falls to this many rows.
    assert seconds <= BUILD_BUDGET_S * SIZE / 700_000 * 2


@pytest.mark.parametrize(("way", "budget"), [("汉字", 3.0), ("首字母", 3.0), ("拼音", 10.0)])
def test_every_keystroke(large: Directory, table: Table, way: str, budget: float) -> None:
    chance = random.Random(11)
    times = measured(large, [SearchQuery(text=t) for t in keystrokes(chance, way, large)])
    p95 = table.add(f"search {WAYS[way]}, {SIZE:,} rows", times, budget)
    # Half as much again as the design's budget, at a tenth of its rows (see SIZE).
    assert p95 <= budget * 1.5


def test_with_filters(large: Directory, table: Table) -> None:
    chance = random.Random(13)
    queries = [
        SearchQuery(text=t, area="510100", disease="M00503", levels=("3", "2"))
        for t in keystrokes(chance, "首字母", large)[:400]
    ]
    p95 = table.add(
        f"search with filters, {SIZE:,} rows", measured(large, queries), FILTER_BUDGET_MS
    )
    # Twice the design's budget, at a tenth of its rows (see SIZE).
    assert p95 <= 4


def test_with_counts(large: Directory, table: Table) -> None:
    texts = ["人民医院", "zlyy", "renmin", "y", "医", "chongyang"]
    times = []
    for text in texts:
        started = time.process_time()
        large.search(SearchQuery(text=text))
        times.append((time.process_time() - started) * 1000)
    assert (
        table.add(f"search with counts, {SIZE:,} rows", times, COUNT_BUDGET_MS, judged="most")
        <= COUNT_BUDGET_MS
    )


def measured(directory: Directory, queries: list[SearchQuery]) -> list[float]:
    times = []
    for query in queries:
        started = time.process_time()
        directory.search(replace(query, counted=False))
        times.append((time.process_time() - started) * 1000)
    return times
