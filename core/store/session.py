"""One connection shared by threads: reads and writes take the same lock, writes a transaction."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

from sqlite_utils import Database

from core.store import engine
from core.store.errors import StoreMissing

Row = dict[str, Any]


class Session:
    """What the repositories work on. Values are bound, never pasted into the SQL."""

    def __init__(self, db: Database, path: Path | None = None) -> None:
        self.db = db
        self._lock = threading.RLock()
        self._path = path
        self._file = _identity(path) if path is not None else None

    @property
    def inside(self) -> bool:
        """Whether a transaction is open."""
        return bool(self.db.conn.in_transaction)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """BEGIN IMMEDIATE .. COMMIT under the lock; an inner call joins the outer transaction."""
        with self._lock, engine.translated():
            if self.inside:
                yield
            else:
                self._still_there()
                self.db.conn.execute("BEGIN IMMEDIATE")
                try:
                    yield
                    self.db.conn.execute("COMMIT")
                except BaseException:
                    self._roll_back()
                    raise

    def _still_there(self) -> None:
        """A file that was moved or deleted can still be written to, and nobody would find it."""
        if self._path is not None and _identity(self._path) != self._file:
            raise StoreMissing(
                "办公文件夹不见了或被换过，刚才的内容没有写入；插好盘或把文件夹移回原处，再试"
            )

    def _roll_back(self) -> None:
        # A full disk may already have ended the transaction.
        if self.inside:
            self.db.conn.execute("ROLLBACK")

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[Row]:
        """All rows of a query as dicts."""
        with self._lock, engine.translated():
            cursor = self.db.conn.execute(sql, tuple(values))
            names = [column[0] for column in cursor.description]
            return [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]

    def row(self, sql: str, values: Sequence[object] = ()) -> Row | None:
        """The first row of a query, or None."""
        found = self.rows(sql, values)
        return found[0] if found else None

    def number(self, sql: str, values: Sequence[object] = ()) -> int:
        """The one whole number a query answers with."""
        with self._lock, engine.translated():
            return int(self.db.conn.execute(sql, tuple(values)).fetchone()[0])

    def write(self, sql: str, values: Sequence[object] = ()) -> int:
        """One change; the row id of an insert. Only inside `transaction`."""
        if not self.inside:
            raise RuntimeError("a write belongs into a transaction")
        with self._lock, engine.translated():
            return cast(int, self.db.conn.execute(sql, tuple(values)).lastrowid)

    def insert(self, table: str, values: Row) -> int:
        """Insert one row given by column names of our own."""
        columns = ", ".join(values)
        marks = ", ".join("?" * len(values))
        statement = f"INSERT INTO {table} ({columns}) VALUES ({marks})"
        return self.write(statement, tuple(values.values()))

    def close(self) -> None:
        """Close the connection; the write-ahead log is folded into the file."""
        with self._lock, engine.translated():
            self.db.conn.close()


def _identity(path: Path) -> tuple[int, int] | None:
    """Which file a path leads to, None if to none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
