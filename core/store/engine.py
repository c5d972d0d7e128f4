"""The only place that knows the database driver: SQLCipher under sqlite-utils.

Connections run in autocommit; a write begins its own transaction (`core.store.session`).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlite_utils

from core.kernel.errors import DamagedStore, KnownError, WrongKey
from core.store import driver
from core.store.driver import DatabaseError, IntegrityError, OperationalError
from core.store.errors import (
    DiskFull,
    DiskTrouble,
    ReadOnlyStore,
    StoreBusy,
    StoreMissing,
)

__all__ = [
    "KEY_BYTES",
    "DatabaseError",
    "IntegrityError",
    "OperationalError",
    "connect",
    "translated",
]

KEY_BYTES = 32
_BUSY_SECONDS = 5.0
_NOT_A_DATABASE = 26
# Every statement is proven by a test that reads the setting back.
_SETTINGS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -16384",
)

_REMEDIES: dict[int, tuple[type[KnownError], str]] = {
    5: (StoreBusy, "另一个程序正占着数据库，关掉它或等几秒再试"),
    6: (StoreBusy, "另一个程序正占着数据库，关掉它或等几秒再试"),
    8: (ReadOnlyStore, "数据文件夹不能写，找管理员把写权限开给本机用户"),
    10: (DiskTrouble, "磁盘读写出错，先把最近的备份复制到别的盘，再检查这块盘"),
    11: (DamagedStore, "数据库文件有损坏，不要继续录入，从最近的已校验备份恢复"),
    13: (DiskFull, "磁盘满了，刚才的内容没有写入；腾出空间后再按一次保存"),
    14: (StoreMissing, "打不开数据库文件，核对办公文件夹的位置和权限"),
    _NOT_A_DATABASE: (
        DamagedStore,
        "数据库文件有损坏，不要继续录入，从最近的已校验备份恢复",
    ),
}


def connect(
    path: Path, key: bytes | None, *, create: bool = False, read_only: bool = False
) -> sqlite_utils.Database:
    """An open database with every safety setting on. `key` None = a plain file.

    Raises `WrongKey` when the first read fails under the key (a damaged first page looks the same;
    `CasesDb.open` tells them apart when the key is proven), `StoreMissing`, `DamagedStore`.
    """
    if key is not None and len(key) != KEY_BYTES:
        raise ValueError("the raw key has 32 bytes")
    mode = "ro" if read_only else "rwc" if create else "rw"
    with translated():
        raw = driver.connect(
            f"{path.resolve().as_uri()}?mode={mode}",
            uri=True,
            timeout=_BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        try:
            _prepare(raw, key, read_only)
        except BaseException:
            raw.close()
            raise
    return sqlite_utils.Database(raw, strict=True, execute_plugins=False)


def _prepare(raw: Any, key: bytes | None, read_only: bool) -> None:
    if key is not None:
        # Before the key: 4.19 otherwise prints to stderr when a key is wrong.
        raw.execute("PRAGMA cipher_log_level = NONE")
        raw.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    try:
        raw.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DatabaseError as error:
        if key is not None and _code(error) == _NOT_A_DATABASE:
            raise WrongKey("密钥打不开这个数据库，核对口令和办公文件夹") from None
        raise
    for statement in _SETTINGS[1:] if read_only else _SETTINGS:
        raw.execute(statement)


@contextmanager
def translated() -> Iterator[None]:
    """Driver errors with a remedy become `KnownError`; all others stay bugs."""
    try:
        yield
    except DatabaseError as error:
        remedy = _REMEDIES.get(_code(error))
        if remedy is None:
            raise
        kind, message = remedy
        raise kind(message) from error


def _code(error: BaseException) -> int:
    """The primary result code (the low byte of the extended one)."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF
