"""The directory a window asks: read-only, one file, safe to share between threads."""

from __future__ import annotations

import re
import time
from datetime import date
from functools import lru_cache
from itertools import islice
from pathlib import Path
from threading import Lock
from typing import Any

from core.areas.reading import find, fold
from core.institutions import search as searching
from core.institutions.file import Connection, DatabaseError, DirectoryUnreadable, open_reading
from core.institutions.model import Counts, DirectoryInfo, Hit, Institution, SearchPage, SearchQuery
from core.institutions.schema import APPLICATION_ID, VERSION
from core.institutions.syllabary import Syllabary

_COLUMNS = (
    "id, code, name, area, county_name, level, deductible_level, kind, ownership, address, phone,"
    " network, institution_class, fold, reading"
)


_CHUNK = 500
_ALTERNATIVES = re.compile("/[a-z/]*")
_day = lru_cache(maxsize=4096)(date.fromisoformat)


class Directory:
    """An opened list of institutions. Close it before the file is to be replaced."""

    def __init__(self, conn: Connection, info: DirectoryInfo, syllabary: Syllabary) -> None:
        self._conn, self._syllabary = conn, syllabary
        self._lock = Lock()
        self.info = info

    @classmethod
    def open(cls, path: Path) -> Directory:
        """Open the file read-only. Raises `DirectoryUnreadable`."""
        if not path.exists():
            raise DirectoryUnreadable("还没有机构名单，先导入名单")
        try:
            conn = open_reading(path)
            info, syllabary = _read_info(conn)
        except (DatabaseError, KeyError, ValueError) as wrong:
            raise DirectoryUnreadable("机构名单文件读不出来，重新导入名单") from wrong
        searching.prepare(conn)
        return cls(conn, info, syllabary)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._conn.close()

    def search(self, query: SearchQuery) -> SearchPage:
        """One page of hits; without counting, `total` is only what has been read so far."""
        started = time.perf_counter()
        with self._lock:
            wanted = islice(
                searching.ids(self._conn, query, self._syllabary),
                query.offset,
                query.offset + query.limit,
            )
            ranks = list(wanted)
            found = self._read(ranks)
            counts = (
                searching.count(self._conn, query, self._syllabary)
                if query.counted
                else Counts(query.offset + len(ranks), len(ranks) < query.limit, {})
            )
        folded = searching.folded_text(query)
        hits = tuple(Hit(found[rank][0], _spans(folded, found[rank][1])) for rank in ranks)
        first = hits[0].match_spans[0] if hits and hits[0].match_spans else None
        elapsed = (time.perf_counter() - started) * 1000
        return SearchPage(
            hits,
            counts.total,
            elapsed,
            searching.how(folded, first),
            counts.facets,
            counts.complete,
        )

    def get(self, code: str) -> Institution | None:
        """The institution of a code, None if it is not on this list."""
        with self._lock:
            row = self._conn.execute(
                "select id from inst where code = ?", (code.strip().upper(),)
            ).fetchone()
            return self._read([row[0]])[row[0]][0] if row else None

    def _read(self, ranks: list[int]) -> dict[int, tuple[Institution, tuple[Any, ...]]]:
        """The institutions of these ranks with their rows, a few hundred in one statement."""
        found: dict[int, tuple[Institution, tuple[Any, ...]]] = {}
        for start in range(0, len(ranks), _CHUNK):
            chunk = ranks[start : start + _CHUNK]
            marks = ",".join("?" * len(chunk))
            services = self._opened("inst_service", "service", chunk, marks)
            diseases = self._opened("inst_disease", "disease", chunk, marks)
            rows = self._conn.execute(f"select {_COLUMNS} from inst where id in ({marks})", chunk)
            for row in rows:
                days = services.get(row[0], []), diseases.get(row[0], [])
                found[row[0]] = (_institution(row, *days), row)
        return found

    def _opened(
        self, table: str, key: str, ranks: list[int], marks: str
    ) -> dict[int, list[tuple[str, date | None]]]:
        opened: dict[int, list[tuple[str, date | None]]] = {}
        statement = f"select inst_id, {key}, since from {table} where inst_id in ({marks})"
        for rank, name, since in self._conn.execute(f"{statement} order by 1, 2", ranks):
            opened.setdefault(rank, []).append((name, _day(since) if since else None))
        return opened


def _institution(
    row: tuple[Any, ...],
    services: list[tuple[str, date | None]],
    diseases: list[tuple[str, date | None]],
) -> Institution:
    return Institution(
        code=row[1],
        name=row[2],
        area=row[3],
        county_name=row[4],
        level=row[5],
        deductible_level=row[6],
        kind=row[7],
        ownership=row[8],
        address=row[9],
        phone=row[10],
        network=row[11],
        services=dict(services),
        diseases=tuple(diseases),
        institution_class=row[12],
        pinyin=_ALTERNATIVES.sub("", row[14]),
    )


def _read_info(conn: Connection) -> tuple[DirectoryInfo, Syllabary]:
    if conn.execute("pragma application_id").fetchone()[0] != APPLICATION_ID:
        raise ValueError("not a directory")
    if conn.execute("pragma user_version").fetchone()[0] != VERSION:
        raise ValueError("another version")
    facts = dict(conn.execute("select key, value from info"))
    info = DirectoryInfo(
        list_date=date.fromisoformat(facts["list_date"]),
        count=int(facts["count"]),
        demo=facts["demo"] == "yes",
        checksum=facts["checksum"],
        source=facts["source"],
    )
    return info, Syllabary(facts["syllables"].split(" "))


def _spans(folded: str, row: tuple[Any, ...]) -> tuple[tuple[int, int], ...]:
    """The stretch of the shown name that answered, found in the folded name."""
    if not folded:
        return ()
    span = find(folded, row[13], searching.syllables_of(row[14]))
    if span is None:
        return ()
    if row[2].lower() == row[13]:  # nothing was dropped or turned: places are the same
        return ((span.start, span.end),)
    places = _places(row[2])
    if len(places) != len(row[13]):  # signs that only compose together: found, but not marked
        return ()
    return ((places[span.start], places[span.end - 1] + 1),)


def _places(name: str) -> list[int]:
    """For each sign of the folded name, where it stands in the shown name."""
    return [at for at, sign in enumerate(name) for _ in fold(sign)]
