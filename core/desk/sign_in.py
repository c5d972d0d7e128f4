"""From 工号 and password to an open desk."""

from __future__ import annotations

from datetime import datetime

from core.areas import Divisions
from core.desk.context import Context
from core.desk.lives import expire_filings
from core.desk.office_folder import Office
from core.desk.service import Desk
from core.institutions import Directory, DirectoryUnreadable
from core.kernel.errors import Refused
from core.policy import PolicyBook
from core.security.accounts import Act
from core.security.keyring import MOST_FAILURES
from core.store.cases_db import CasesDb
from core.store.terms import warm_up


def sign_in(
    office: Office,
    clerk_id: str,
    password: str,
    now: datetime,
    book: PolicyBook | None = None,
    divisions: Divisions | None = None,
) -> Desk:
    """Unlock, open, migrate, mark what has run out. Takes about a quarter second: use a worker.

    Raises `WrongKey` with the tries left, `Refused` while locked or for a clerk switched off,
    `DamagedStore`, `NewerSchema`. A missing list of institutions does not stop anybody.
    """
    keyring = office.keyring
    failed = MOST_FAILURES - keyring.tries_left(clerk_id)
    key = keyring.unlock(clerk_id, password, now)
    return open_desk(office, clerk_id, key, now, failed=failed, book=book, divisions=divisions)


def open_desk(
    office: Office,
    clerk_id: str,
    key: bytes,
    now: datetime,
    *,
    failed: int = 0,
    book: PolicyBook | None = None,
    divisions: Divisions | None = None,
) -> Desk:
    """The desk of a clerk whose data key is known; `failed` tries went before, for the audit.

    Raises `Refused` for a clerk switched off, `DamagedStore`, `NewerSchema`.
    """
    office.tighten()
    db = CasesDb.open(office.cases_path, key, key_proven=True)
    try:
        clerk = db.clerks.get(clerk_id)
        if clerk is None or not clerk.active:
            raise Refused("这个工号已停用，找管理员", code="K-107")
        warm_up()
        context = Context(
            office=office,
            clerk=clerk,
            db=db,
            directory=_directory(office),
            book=book or PolicyBook.shipped(),
            divisions=divisions or Divisions.shipped(),
            key=key,
        )
        with db.transaction():
            context.record(now, "sign_in", clerk_id, f"failed {failed}" if failed else "")
        if clerk.may(Act.WRITE_FILINGS):
            expire_filings(context, now)
    except BaseException:
        db.close()
        raise
    return Desk(context)


def _directory(office: Office) -> Directory | None:
    try:
        return Directory.open(office.directory_path)
    except DirectoryUnreadable:
        return None
