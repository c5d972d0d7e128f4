"""What every use case of the desk works with: office, clerk, store, list, rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.areas import Divisions
from core.desk.office_folder import Office
from core.institutions import Directory
from core.policy import AreaPolicy, PolicyBook
from core.security.accounts import Clerk
from core.store.cases_db import CasesDb


@dataclass(frozen=True)
class Context:
    """One signed-in clerk at one desk. `directory` None = no list has been imported yet.

    `key` is the data key, needed again for backups; it never leaves the process.
    """

    office: Office
    clerk: Clerk
    db: CasesDb
    directory: Directory | None
    book: PolicyBook
    divisions: Divisions
    key: bytes

    @property
    def backups(self) -> Path:
        """Where backups of this office go."""
        return self.office.backups_path

    def policy(self, insured_area: str | None) -> AreaPolicy:
        """The rules of a person's area, of the office's own area while none is known."""
        return self.book.for_area(insured_area or self.office.area)

    def record(
        self, now: datetime, action: str, object_id: str, summary: str = "", reason: str = ""
    ) -> None:
        """Append to the audit; inside the transaction of the act. `summary` must be masked."""
        self.db.audit.append(
            now, self.clerk.id, self.office.desk, action, object_id, summary, reason
        )
