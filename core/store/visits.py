"""Visits and their drafts: saved on every pause, recovered after a crash, bound to a clerk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.store.moments import from_utc, utc_text
from core.store.session import Row, Session


@dataclass(frozen=True)
class StoredVisit:
    """A visit as stored; `draft` is the JSON text of the form, None once it was thrown away."""

    id: int
    number: str
    clerk_id: str
    state: str
    draft: str | None
    created_at: datetime
    saved_at: datetime


class VisitRepo:
    """One row a visit. The repository does not look into the draft."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, number: str, clerk_id: str, draft: str, now: datetime) -> int:
        """A new open visit; returns its id."""
        moment = utc_text(now)
        return self._session.insert(
            "visit",
            {
                "number": number,
                "clerk_id": clerk_id,
                "state": "open",
                "draft": draft,
                "created_at": moment,
                "saved_at": moment,
            },
        )

    def save(self, visit_id: int, draft: str, now: datetime) -> None:
        """Replace the draft of a visit that was not thrown away."""
        self._session.write(
            "UPDATE visit SET draft = ?, saved_at = ? WHERE id = ? AND state <> 'discarded'",
            (draft, utc_text(now), visit_id),
        )

    def finish(self, visit_id: int, now: datetime) -> None:
        """The person has left with what they came for; the draft stays for reprints."""
        self._set(visit_id, "finished", now)

    def reopen(self, visit_id: int, now: datetime) -> None:
        """Take a finished visit up again."""
        self._set(visit_id, "open", now)

    def discard(self, visit_id: int, now: datetime) -> None:
        """Throw the draft away; number and times stay, what was typed does not."""
        self._session.write(
            "UPDATE visit SET state = 'discarded', draft = NULL, saved_at = ? WHERE id = ?",
            (utc_text(now), visit_id),
        )

    def get(self, visit_id: int) -> StoredVisit | None:
        """One visit by id."""
        row = self._session.row("SELECT * FROM visit WHERE id = ?", (visit_id,))
        return _visit(row) if row else None

    def open_ones(self, clerk_id: str | None = None) -> tuple[StoredVisit, ...]:
        """Visits begun and not finished, newest first, of one clerk or of all."""
        rows = self._session.rows(
            "SELECT * FROM visit WHERE state = 'open' AND (? IS NULL OR clerk_id = ?) "
            "ORDER BY saved_at DESC",
            (clerk_id, clerk_id),
        )
        return tuple(_visit(row) for row in rows)

    def _set(self, visit_id: int, state: str, now: datetime) -> None:
        self._session.write(
            "UPDATE visit SET state = ?, saved_at = ? WHERE id = ? AND state <> 'discarded'",
            (state, utc_text(now), visit_id),
        )


def _visit(row: Row) -> StoredVisit:
    return StoredVisit(
        id=row["id"],
        number=row["number"],
        clerk_id=row["clerk_id"],
        state=row["state"],
        draft=row["draft"],
        created_at=from_utc(row["created_at"]),
        saved_at=from_utc(row["saved_at"]),
    )
