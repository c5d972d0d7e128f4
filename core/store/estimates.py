"""Estimates as they were given: inputs, packs with hashes, engine, result with its whole trace."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import date, datetime

from core.store.moments import from_utc, utc_text
from core.store.session import Row, Session


@dataclass(frozen=True)
class StoredEstimate:
    """One estimate, never changed; `inputs`, `packs`, `result` are the JSON texts of that day."""

    number: str
    visit_id: int | None
    person_id: int | None
    filing_number: str | None
    day: date
    status: str
    confidence: str
    engine: str
    inputs: str
    packs: str
    result: str
    clerk_id: str
    created_at: datetime


class EstimateRepo:
    """Estimates are added and read; there is no change and no deletion but the retention purge."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, estimate: StoredEstimate) -> None:
        """Store one estimate under its number."""
        values: Row = asdict(estimate)
        values["day"] = estimate.day.isoformat()
        values["created_at"] = utc_text(estimate.created_at)
        self._session.insert("estimate", values)

    def get(self, number: str) -> StoredEstimate | None:
        """One estimate by number."""
        row = self._session.row("SELECT * FROM estimate WHERE number = ?", (number,))
        return _estimate(row) if row else None

    def of_person(self, person_id: int) -> tuple[StoredEstimate, ...]:
        """All estimates of a person, newest first."""
        rows = self._session.rows(
            "SELECT * FROM estimate WHERE person_id = ? ORDER BY id DESC", (person_id,)
        )
        return tuple(_estimate(row) for row in rows)


def _estimate(row: Row) -> StoredEstimate:
    row.pop("id")
    row["day"] = date.fromisoformat(row["day"])
    row["created_at"] = from_utc(row["created_at"])
    return StoredEstimate(**row)
