"""The clerks of the office as the encrypted database knows them."""

from __future__ import annotations

from datetime import datetime

from core.security.accounts import Clerk, Role
from core.store.moments import utc_text
from core.store.session import Row, Session


class ClerkRepo:
    """Clerks are never deleted: old rows name them. They are switched off."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, clerk: Clerk, now: datetime) -> None:
        """A new clerk. The id must be free."""
        self._session.insert(
            "clerk",
            {
                "id": clerk.id,
                "name": clerk.name,
                "role": clerk.role.value,
                "active": int(clerk.active),
                "created_at": utc_text(now),
            },
        )

    def get(self, clerk_id: str) -> Clerk | None:
        """One clerk, switched off or not."""
        row = self._session.row("SELECT * FROM clerk WHERE id = ?", (clerk_id,))
        return _clerk(row) if row else None

    def all(self) -> tuple[Clerk, ...]:
        """Every clerk by id."""
        return tuple(_clerk(row) for row in self._session.rows("SELECT * FROM clerk ORDER BY id"))

    def set_active(self, clerk_id: str, active: bool) -> None:
        """Switch a clerk on or off."""
        self._session.write("UPDATE clerk SET active = ? WHERE id = ?", (int(active), clerk_id))


def _clerk(row: Row) -> Clerk:
    return Clerk(row["id"], row["name"], Role(row["role"]), bool(row["active"]))
