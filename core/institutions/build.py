"""Build the directory file: rank, read, index, then replace the old file in one step."""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

from core.areas import Divisions
from core.areas.reading import fold
from core.institutions.file import Connection, open_building
from core.institutions.model import Days, DirectoryInfo, InstitutionRow
from core.institutions.readings import Reader
from core.institutions.schema import INDEXES, TABLES
from core.institutions.tokens import filter_tokens, text_tokens
from core.institutions.words import KINDS, LEVELS, NETWORKS, SERVICES, level_group
from core.kernel.errors import BadInput, FieldFault, KnownError

RANK_STEP = 16  # room between two ranks
REPORT_EVERY = 500
MOST_FAULTS = 50  # more cannot be read; they usually have one cause
_CODE = re.compile(r"[HP]\d{11}")
_MAJOR = re.compile(r"[A-Z]\d{3}")
Progress = Callable[[int, int], None]


class Cancelled(KnownError):
    """The person stopped the work; the old list is untouched."""

    code = "N-102"


def build_directory(
    rows: Iterable[InstitutionRow],
    path: Path,
    info: DirectoryInfo,
    progress: Progress | None = None,
    cancelled: Callable[[], bool] | None = None,
    divisions: Divisions | None = None,
) -> DirectoryInfo:
    """Write all rows into a new file beside `path`, then put it in the place of the old one.

    `progress(done, all)` and `cancelled()` are called every few hundred rows. Returns the info with
    count and checksum filled in. Raises `Cancelled`, or `BadInput` for a row that cannot be stored;
    in both cases the old file stays as it was.
    """
    divisions = divisions or Divisions.shipped()
    ranked = sorted(rows, key=_rank)
    _check(ranked, divisions)
    building = path.with_name(f"{path.name}.building-{os.getpid()}")
    building.unlink(missing_ok=True)
    try:
        conn = open_building(building)
        try:
            written = _write(conn, ranked, info, divisions, progress, cancelled)
        finally:
            conn.close()
        _flush(building)
        os.replace(building, path)
    finally:
        with contextlib.suppress(FileNotFoundError):
            building.unlink()
    return written


def _write(
    conn: Connection,
    ranked: list[InstitutionRow],
    info: DirectoryInfo,
    divisions: Divisions,
    progress: Progress | None,
    cancelled: Callable[[], bool] | None,
) -> DirectoryInfo:
    conn.executescript(TABLES)
    conn.execute("begin")
    reader = Reader(divisions)
    digest = hashlib.sha256()
    for done, row in enumerate(ranked):
        if done % REPORT_EVERY == 0:
            if cancelled is not None and cancelled():
                raise Cancelled("已取消，原名单没有变")
            if progress is not None:
                progress(done, len(ranked))
        _insert(conn, done * RANK_STEP, row, reader, divisions)
        digest.update(repr(row).encode())
    written = replace(info, count=len(ranked), checksum=digest.hexdigest())
    conn.executemany("insert into info values(?, ?)", _info_rows(written, reader))
    conn.execute("commit")
    conn.executescript(INDEXES)
    if progress is not None:
        progress(len(ranked), len(ranked))
    return written


def _insert(
    conn: Connection, rank: int, row: InstitutionRow, reader: Reader, divisions: Divisions
) -> None:
    folded = fold(row.name)
    syllables = reader.read(folded)
    group = level_group(row.level)
    mask = sum(1 << at for at, service in enumerate(SERVICES) if service in row.services)
    conn.execute(
        "insert into inst values(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
        (
            rank,
            row.code,
            row.name,
            folded,
            " ".join("/".join(choices) for choices in syllables),
            row.area,
            divisions.get(row.area).name,
            row.level,
            group,
            row.deductible_level,
            row.kind,
            row.ownership,
            row.address,
            row.phone,
            row.network,
            mask,
            row.institution_class,
        ),
    )
    conn.executemany("insert into inst_service values(?,?,?)", _days(rank, row.services))
    conn.executemany("insert into inst_disease values(?,?,?)", _days(rank, row.diseases))
    tokens = text_tokens(folded, syllables) | filter_tokens(
        row.area, group, row.services, row.network, row.kind, row.diseases
    )
    conn.execute("insert into inst_fts(rowid, t) values(?, ?)", (rank, " ".join(sorted(tokens))))


def _rank(row: InstitutionRow) -> tuple[int, str, int, str]:
    """Hospitals before pharmacies, higher level first, the shorter name first."""
    return (row.kind == "pharmacy", row.level, len(row.name), row.code)


def _days(rank: int, days: Days) -> Iterator[tuple[int, str, str | None]]:
    for key, since in days.items():
        yield rank, key, since.isoformat() if isinstance(since, date) else None


def _info_rows(info: DirectoryInfo, reader: Reader) -> list[tuple[str, str]]:
    return [
        ("list_date", info.list_date.isoformat()),
        ("count", str(info.count)),
        ("demo", "yes" if info.demo else "no"),
        ("checksum", info.checksum),
        ("source", info.source),
        ("syllables", " ".join(sorted(reader.given))),
    ]


def _check(rows: list[InstitutionRow], divisions: Divisions) -> None:
    faults: list[FieldFault] = []
    seen: set[str] = set()
    for row in rows:
        message = _fault(row, divisions)
        if message is None and row.code in seen:
            message = "同一代码出现两次"
        seen.add(row.code)
        if message is not None:
            faults.append(FieldFault(row.code or row.name, message))
    if len(faults) > MOST_FAULTS:
        more = FieldFault("名单", f"另有 {len(faults) - MOST_FAULTS} 处，先改上面的")
        faults = [*faults[:MOST_FAULTS], more]
    if faults:
        raise BadInput(faults)


def _fault(row: InstitutionRow, divisions: Divisions) -> str | None:
    if not _CODE.fullmatch(row.code):
        return "机构代码是 H 或 P 加 11 位数字"
    if not fold(row.name):
        return "机构名称是空的"
    if divisions.find(row.area) is None:
        return f"没有这个区划：{row.area}"
    closed = (
        (row.level, LEVELS, "医院等级"),
        (row.kind, KINDS, "机构类型"),
        (row.network, NETWORKS, "联网状态"),
    )
    for value, allowed, label in closed:
        if value not in allowed:
            return f"{label}没有这个代码：{value}"
    strange = [s for s in row.services if s not in SERVICES]
    strange += [d for d in row.diseases if not _MAJOR.fullmatch(d)]
    return f"没有这个服务或病种大类：{strange[0]}" if strange else None


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())
