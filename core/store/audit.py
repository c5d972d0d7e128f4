"""Who did what to what: append-only, masked, each row bound to the one before it by its hash."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date, datetime

from core.store.moments import from_utc, utc_text
from core.store.session import Row, Session

START = "0" * 64
_CHUNK = 5_000


@dataclass(frozen=True)
class AuditEntry:
    """One act. `summary` holds masked text only; `local` is the wall clock the clerk saw."""

    seq: int
    at: datetime
    local: str
    clerk_id: str
    desk: str
    action: str
    object: str
    summary: str
    reason: str
    hash: str


@dataclass(frozen=True)
class ChainReport:
    """Whether the chain holds: how many rows, the first that does not fit, where time went back."""

    count: int
    broken_at: int | None
    clock_back: tuple[int, ...]
    head: str

    @property
    def intact(self) -> bool:
        """No row changed, none missing in between."""
        return self.broken_at is None


class AuditRepo:
    """Appends inside the transaction of the act itself: neither exists without the other."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def append(
        self,
        now: datetime,
        clerk_id: str,
        desk: str,
        action: str,
        object_id: str,
        summary: str = "",
        reason: str = "",
    ) -> int:
        """Write one row and return its number."""
        last = self._session.row("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1")
        row: Row = {
            "seq": last["seq"] + 1 if last else 1,
            "utc": utc_text(now),
            "local": now.isoformat(timespec="seconds"),
            "clerk_id": clerk_id,
            "desk": desk,
            "action": action,
            "object": object_id,
            "summary": summary,
            "reason": reason,
            "previous_hash": last["hash"] if last else START,
        }
        self._session.insert("audit", {**row, "hash": row_hash(row)})
        return int(row["seq"])

    def verify(self) -> ChainReport:
        """Walk the whole chain and recompute every hash."""
        previous, expected, latest = START, 1, ""
        clock_back: list[int] = []
        while rows := self._session.rows(
            "SELECT * FROM audit WHERE seq >= ? ORDER BY seq LIMIT ?", (expected, _CHUNK)
        ):
            for row in rows:
                found = row.pop("hash")
                fits = row["seq"] == expected and row["previous_hash"] == previous
                if not fits or row_hash(row) != found:
                    return ChainReport(expected - 1, expected, tuple(clock_back), previous)
                if row["utc"] < latest:
                    clock_back.append(row["seq"])
                latest = max(latest, row["utc"])
                previous, expected = found, expected + 1
        return ChainReport(expected - 1, None, tuple(clock_back), previous)

    def recent(
        self, limit: int = 50, before: int | None = None, object_id: str | None = None
    ) -> tuple[AuditEntry, ...]:
        """The newest rows first, below a number if one is given, of one object if one is given."""
        rows = self._session.rows(
            "SELECT * FROM audit WHERE seq < ? AND (? IS NULL OR object = ?) "
            "ORDER BY seq DESC LIMIT ?",
            (before if before is not None else 2**62, object_id, object_id, limit),
        )
        return tuple(_entry(row) for row in rows)

    def count(self, action: str, day: date | None = None, object_id: str | None = None) -> int:
        """How often an act was done, on one local day or to one object if given."""
        return self._session.number(
            "SELECT count(*) FROM audit WHERE action = ? "
            "AND (? IS NULL OR local LIKE ? || '%') AND (? IS NULL OR object = ?)",
            (action, day and day.isoformat(), day and day.isoformat(), object_id, object_id),
        )

    def latest(self) -> datetime | None:
        """The latest moment any row was written at; a clock before it has gone back."""
        row = self._session.row("SELECT max(utc) AS utc FROM audit")
        return from_utc(row["utc"]) if row and row["utc"] else None


def row_hash(row: Row) -> str:
    """SHA-256 over the row without its own hash, as canonical JSON."""
    text = json.dumps(row, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode()).hexdigest()


def _entry(row: Row) -> AuditEntry:
    return AuditEntry(
        seq=row["seq"],
        at=from_utc(row["utc"]),
        local=row["local"],
        clerk_id=row["clerk_id"],
        desk=row["desk"],
        action=row["action"],
        object=row["object"],
        summary=row["summary"],
        reason=row["reason"],
        hash=row["hash"],
    )
