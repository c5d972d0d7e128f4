"""Steps from one schema to the next: each named, exclusive, one transaction with its record."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from pathlib import Path

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from core.kernel.errors import NewerSchema
from core.store import engine, schema

CASES = Migrations("cases")


@CASES(name="0001_first")
def _first(db: Database) -> None:
    db.executescript(schema.FIRST)


def migrate(
    db: Database, path: Path, save_copy: Callable[[Path], None], steps: Migrations = CASES
) -> tuple[str, ...]:
    """Bring the database up to date and name the steps taken.

    Before the first step on a database that already holds data, `save_copy` writes a backup beside
    it. Raises `NewerSchema` when the file knows steps this program does not; it stays untouched.
    """
    known = [step.name for step in steps.pending(db)]
    applied = [step.name for step in steps.applied(db)]
    ours = {step.name for step in steps._migrations}
    if any(name not in ours for name in applied):
        raise NewerSchema("这个数据库由更新的版本建立，装上新版本再打开；文件没有改动")
    if known and applied:
        save_copy(path.parent / "backups" / f"{path.stem}-before-{known[0]}.db")
    for index, name in enumerate(known):
        following = known[index + 1 :]
        with engine.translated():
            db.conn.execute("BEGIN EXCLUSIVE")
            try:
                # Another process may have taken this step while we waited for the lock.
                if name in {step.name for step in steps.pending(db)}:
                    steps.apply(db, stop_before=following)
                db.conn.execute("COMMIT")
            except BaseException:
                if db.conn.in_transaction:
                    db.conn.execute("ROLLBACK")
                raise
    return tuple(known)


def fingerprint(db: Database) -> str:
    """One hash over the text of every table, index and trigger; a test knows it for each step."""
    rows = db.query(
        "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"
    )
    lines = [f"{row['type']}|{row['name']}|{' '.join((row['sql'] or '').split())}" for row in rows]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
