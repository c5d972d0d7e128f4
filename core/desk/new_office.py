"""Set an office up in an empty folder: keys, encrypted database, first clerk."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.areas import Divisions
from core.desk.office_folder import CASES_FILE, KEYS_FILE, REAL, Office, write_office
from core.kernel.errors import Refused
from core.security.accounts import Clerk, Role
from core.security.keyring import Keyring, Rng
from core.security.private import explained, private_folder, tighten
from core.store.cases_db import CasesDb


@dataclass(frozen=True)
class NewOffice:
    """A fresh office. The recovery key is shown and printed once and stored nowhere."""

    office: Office
    recovery_key: str


def create_office(
    folder: Path,
    name: str,
    desk: str,
    area: str,
    clerk_id: str,
    clerk_name: str,
    password: str,
    now: datetime,
    *,
    mode: str = REAL,
    role: Role = Role.CLERK,
    rng: Rng = secrets.token_bytes,
) -> NewOffice:
    """Create everything or nothing. `now` is aware.

    Raises `Refused` for a folder that holds anything, `BadText` for a weak password or an unknown
    area, and the errors of the store.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise Refused(f"{folder} 不是空文件夹，换一个空的或还不存在的文件夹", code="O-103")
    office = Office(folder, name, desk, Divisions.shipped().get(area).code, mode)
    existed = folder.exists()
    with explained("办公文件夹"):
        private_folder(folder)
        # Also one that was there: whoever may list it could put files of their own beside ours.
        tighten(folder)
    try:
        path = office.keys_path
        _, key, recovery = Keyring.create(path, clerk_id, clerk_name, password, rng, now)
        db = CasesDb.open(office.cases_path, key, create=True)
        try:
            with db.transaction():
                db.clerks.add(Clerk(clerk_id, clerk_name, role), now)
                db.audit.append(now, clerk_id, desk, "office.create", area, mode)
        finally:
            db.close()
        # Last: a folder without this file is not an office.
        write_office(office)
    except BaseException:
        _clear(folder, existed)
        raise
    return NewOffice(office, recovery)


def _clear(folder: Path, keep_folder: bool) -> None:
    for name in (KEYS_FILE, CASES_FILE, f"{CASES_FILE}-wal", f"{CASES_FILE}-shm"):
        (folder / name).unlink(missing_ok=True)
    if not keep_folder:
        folder.rmdir()
