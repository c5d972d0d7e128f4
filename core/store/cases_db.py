"""cases.db: everything about people, encrypted, behind one lock and one repository an aggregate."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from core.kernel.errors import DamagedStore, WrongKey
from core.security.private import explained, reserve
from core.store import engine
from core.store.audit import AuditRepo
from core.store.backup import copy_database
from core.store.clerks import ClerkRepo
from core.store.counters import CounterRepo
from core.store.estimates import EstimateRepo
from core.store.filings import FilingRepo
from core.store.migrations import migrate
from core.store.people import PeopleRepo
from core.store.register import RegisterRepo
from core.store.session import Session
from core.store.visits import VisitRepo


class CasesDb:
    """One open cases.db. Threads share it: a transaction holds its lock throughout."""

    def __init__(self, session: Session, path: Path, migrated: tuple[str, ...]) -> None:
        self.session = session
        self.path = path
        self.migrated = migrated
        self.people = PeopleRepo(session)
        self.visits = VisitRepo(session)
        self.filings = FilingRepo(session)
        self.register = RegisterRepo(session)
        self.estimates = EstimateRepo(session)
        self.audit = AuditRepo(session)
        self.counters = CounterRepo(session)
        self.clerks = ClerkRepo(session)

    @staticmethod
    def open(path: Path, key: bytes, *, create: bool = False, key_proven: bool = False) -> CasesDb:
        """Open and migrate. `key_proven`: the key came out of its envelope, so it is right.

        Raises `WrongKey`, `DamagedStore`, `NewerSchema`, and the errors of `core.store.errors`.
        """
        if create:
            # SQLite gives the log and the memory file the rights of the file they belong to.
            with explained("数据库文件"):
                reserve(path)
        try:
            db = engine.connect(path, key, create=create)
        except WrongKey:
            if key_proven:
                raise DamagedStore(
                    "口令是对的，但密钥文件和数据库对不上：先核对两个文件是不是同一个办公文件夹的；"
                    "都对就是数据库开头已损坏，从最近的已校验备份恢复"
                ) from None
            raise
        try:
            migrated = migrate(db, path, lambda copy: copy_database(db, copy, key))
        except BaseException:
            db.conn.close()
            raise
        return CasesDb(Session(db, path), path, migrated)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing, durable when it returns. Inside another transaction it joins that one."""
        with self.session.transaction():
            yield

    def check(self) -> None:
        """Read every page, its cipher seal and its structure. Raises `DamagedStore`."""
        for pragma, good in (("cipher_integrity_check", []), ("integrity_check", ["ok"])):
            found = [next(iter(row.values())) for row in self.session.rows(f"PRAGMA {pragma}")]
            if found != good:
                raise DamagedStore("数据库文件有损坏，不要继续录入，从最近的已校验备份恢复")

    def close(self) -> None:
        """Fold the log into the file and let go of it."""
        self.session.close()
