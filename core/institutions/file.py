"""Open the directory file: plain, without personal data, read-only for everyone but the builder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from core.kernel.errors import KnownError

Connection = Any
DatabaseError: type[Exception] = dbapi2.DatabaseError


class DirectoryUnreadable(KnownError):
    """The list of institutions is missing, damaged, or made by another version."""

    code = "N-101"


def open_reading(path: Path) -> Connection:
    """A read-only connection usable from any one thread at a time."""
    uri = f"{path.resolve().as_uri()}?mode=ro"
    conn = dbapi2.connect(uri, uri=True, check_same_thread=False)
    conn.execute("pragma query_only=1")
    conn.execute("pragma trusted_schema=0")
    conn.execute("pragma mmap_size=536870912")
    return conn


def open_building(path: Path) -> Connection:
    """A connection to a fresh file nobody sees yet: speed first, the builder syncs at the end."""
    conn = dbapi2.connect(str(path), isolation_level=None)
    conn.execute("pragma journal_mode=off")
    conn.execute("pragma synchronous=off")
    conn.execute("pragma cache_size=-65536")
    return conn
