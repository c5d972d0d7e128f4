"""Small packs: those of the published settlements, and packs made of a few rows on the spot."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from core.areas import Divisions
from core.case.model import Case
from core.case.read import read_case
from core.policy import AreaPolicy, PolicyBook
from core.policy.build import build_pack
from core.policy.concepts import CONCEPTS
from tests.support.cases import case_data

PACKS = Path(__file__).parent / "packs"
NATIONAL = "000000"

Tables = Mapping[str, list[dict[str, Any]]]


@pytest.fixture(scope="session")
def divisions() -> Divisions:
    return Divisions.shipped()


@pytest.fixture(scope="session")
def golden_book() -> PolicyBook:
    folders = sorted(folder for folder in PACKS.iterdir() if folder.is_dir())
    return PolicyBook(build_pack(folder).pack for folder in folders)


@pytest.fixture
def make_policy(tmp_path: Path) -> Callable[..., AreaPolicy]:
    """A policy of one area made of tables {concept: rows}; rows default to since 2020, official."""

    def make(tables: Tables, area: str = "653200") -> AreaPolicy:
        national = {"settlement.rounding": [{"value": "half_up"}]}
        packs = [(NATIONAL, national, None), (area, tables, NATIONAL)]
        return PolicyBook(
            build_pack(_write(tmp_path / code, code, rows, extends)).pack
            for code, rows, extends in packs
        ).for_area(area)

    return make


@pytest.fixture
def make_case(divisions: Divisions) -> Callable[..., Case]:
    """A CASE.json of a Hotan resident treated in Chengdu, with parts replaced."""

    def make(**parts: Mapping[str, Any] | str | None) -> Case:
        data = case_data()
        for name, part in parts.items():
            if isinstance(part, Mapping):
                data[name] = {**data.get(name, {}), **part}
            else:
                data[name] = part
        return read_case({k: v for k, v in data.items() if v is not None}, divisions)

    return make


def _write(folder: Path, area: str, tables: Tables, extends: str | None) -> Path:
    (folder / "tables").mkdir(parents=True, exist_ok=True)
    head = {
        "area": area,
        "title": f"测试 {area}",
        "version": "2026.1.1",
        "issued_on": "2026-01-01",
        "review_by": "2026-12-31",
        "extends": extends,
        "note": "",
    }
    source = {
        "id": "src",
        "title": "测试文件",
        "issuer": "测试",
        "checked_on": "2026-01-01",
        "status": "official",
    }
    _dump(folder / "pack.yaml", head)
    _dump(folder / "sources.yaml", [source])
    for concept, rows in tables.items():
        known = CONCEPTS[concept]
        full = [{"when": {}, "since": "2020-01-01", "source": "src", **row} for row in rows]
        table = {"concept": concept, "label": known.label, "unit": known.unit, "rows": full}
        _dump(folder / "tables" / f"{concept}.yaml", table)
    return folder


def _dump(path: Path, data: object) -> None:
    path.write_text(yaml.safe_dump(data, allow_unicode=True), "utf-8")
