"""Offices made once in a run and copied for every test: making one costs seconds, a copy nothing.

A test that is not about passwords signs in with the office's key; Argon2id is slow on purpose.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from pathlib import Path

from core.desk.office import Office, open_office
from core.desk.service import Desk
from core.desk.sign_in import open_desk
from core.policy import PolicyBook


@cache
def shipped_book() -> PolicyBook:
    """The shipped packs, read once: nobody can change a book."""
    return PolicyBook.shipped()


@dataclass(frozen=True)
class MadeOffice:
    """An office nobody writes to, with what it takes to sign in to a copy of it."""

    folder: Path
    clerk_id: str
    key: bytes

    @classmethod
    def of(cls, office: Office, clerk_id: str, password: str, now: datetime) -> MadeOffice:
        """The office with its key, the one time the password is asked for."""
        return cls(office.folder, clerk_id, office.keyring.unlock(clerk_id, password, now))

    def copied(self, folder: Path) -> Path:
        """A copy at `folder` that may be written to."""
        shutil.copytree(self.folder, folder)
        return folder

    def desk(self, folder: Path, now: datetime) -> Desk:
        """The clerk's desk in a copy, as after a sign-in."""
        office = open_office(folder)
        return open_desk(office, self.clerk_id, self.key, now, book=shipped_book())
