"""A fresh encrypted database in a folder with Chinese and a space in its name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.security.accounts import Clerk
from core.store.cases_db import CasesDb

KEY = bytes(range(32))
NOW = datetime(2026, 11, 20, 3, 26, tzinfo=UTC)
SECOND = timedelta(seconds=1)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the database lies."""
    path = tmp_path / "办公 数据"
    path.mkdir()
    return path


@pytest.fixture
def db(folder: Path) -> Iterator[CasesDb]:
    """Open, with one clerk."""
    opened = CasesDb.open(folder / "cases.db", KEY, create=True)
    with opened.transaction():
        opened.clerks.add(Clerk("0317", "古丽米热·艾尼"), NOW)
    yield opened
    opened.close()
