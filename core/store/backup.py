"""Backups that count: written, reopened, checked, counted, and only then called a backup.

The copy is made in one step: in small steps a busy second program would restart it for ever.
Beside each copy lies the key file of that day; without it no password opens the copy.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from core.kernel.errors import KnownError
from core.security.private import explained, private_folder, reserve, write_private
from core.store import engine
from core.store.errors import BackupFailed
from core.store.moments import from_utc, utc_text

FOLDER = "backups"
_MARK = "last_verified.json"


@dataclass(frozen=True)
class Verified:
    """A backup that was reopened and held everything. `rows` counts every table."""

    path: Path
    at: datetime
    size: int
    rows: dict[str, int]


def back_up(cases: Path, keys: Path, folder: Path, key: bytes, now: datetime) -> Verified:
    """Copy cases.db and the key file into `folder` and verify the copy.

    The source is read through a connection of its own, so work goes on meanwhile. Raises
    `BackupFailed` (the unfinished copy is removed) and the errors of the store; an earlier backup
    is never touched.
    """
    with explained("备份文件夹"):
        private_folder(folder)
    path = folder / f"cases-{now:%Y%m%d-%H%M%S}.db"
    part = path.with_suffix(".part")
    source = engine.connect(cases, key, read_only=True)
    try:
        with engine.translated():
            # One read transaction: what is counted is what is copied.
            source.conn.execute("BEGIN")
            wanted = _counts(source)
            copy_database(source, part, key)
            source.conn.execute("COMMIT")
        _check(part, key, wanted)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
    finally:
        source.conn.close()
    with explained("备份"):
        # The keys first: a copy without its keys opens for nobody and must not count as one.
        write_private(path.with_suffix(".keys.json"), keys.read_bytes())
        os.replace(part, path)
        done = Verified(path, now, path.stat().st_size, wanted)
        _remember(folder, done)
    return done


def copy_database(source: Database, path: Path, key: bytes) -> None:
    """An encrypted copy of an open database under the same key, replacing what is at `path`."""
    with explained("备份"):
        private_folder(path.parent)
        path.unlink(missing_ok=True)
        reserve(path)
    copy = engine.connect(path, key, create=True)
    try:
        with engine.translated():
            source.conn.backup(copy.conn, pages=-1)
            # The copy is one file: read alone it must not leave a log and a memory file behind.
            copy.conn.execute("PRAGMA journal_mode = DELETE")
    finally:
        copy.conn.close()


def verify(path: Path, key: bytes) -> dict[str, int]:
    """Reopen a copy and check it in full; the row count of every table. Raises `BackupFailed`."""
    try:
        copy = engine.connect(path, key, read_only=True)
    except KnownError as error:
        raise BackupFailed(f"备份打不开：{error.message}") from error
    try:
        for pragma, good in (("integrity_check", [("ok",)]), ("cipher_integrity_check", [])):
            found = copy.conn.execute(f"PRAGMA {pragma}").fetchall()
            if found != good:
                raise BackupFailed("备份内容不完整，没有保留；换一个盘再备份一次")
        return _counts(copy)
    except engine.DatabaseError as error:
        raise BackupFailed("备份读到一半出错，没有保留；换一个盘再备份一次") from error
    finally:
        copy.conn.close()


def last_verified(folder: Path) -> Verified | None:
    """The newest backup that passed its check, None if there is none or it is gone."""
    try:
        mark = json.loads((folder / _MARK).read_text(encoding="utf-8"))
        path = folder / str(mark["file"])
        at = from_utc(mark["at"])
        rows = {str(name): int(count) for name, count in mark["rows"].items()}
        return Verified(path, at, path.stat().st_size, rows)
    except (OSError, ValueError, KeyError, AttributeError, TypeError):
        return None


def _check(part: Path, key: bytes, wanted: dict[str, int]) -> None:
    if verify(part, key) != wanted:
        raise BackupFailed("备份的行数和原库对不上，没有保留；再备份一次")


def _counts(db: Database) -> dict[str, int]:
    names = db.conn.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' "
        "AND name NOT LIKE 'sqlite_%' ORDER BY name"
    ).fetchall()
    return {
        str(name): int(db.conn.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0])
        for (name,) in names
    }


def _remember(folder: Path, done: Verified) -> None:
    mark = {"file": done.path.name, "at": utc_text(done.at), "rows": done.rows}
    write_private(folder / _MARK, json.dumps(mark, sort_keys=True).encode())
