"""A fresh office in a folder with Chinese and a space in its name, with the demonstration list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from core.desk.office import Office, create_office, sign_in
from core.desk.service import Desk
from core.institutions.demo import build_demo_directory

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 20, 11, 24, tzinfo=CHINA)
TODAY = NOW.date()
PASSWORD = "Yanshi-2026"
CLERK = "0317"


@pytest.fixture(scope="session")
def directory_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration list, built once."""
    path = tmp_path_factory.mktemp("名单") / "directory.db"
    build_demo_directory(path, date(2026, 11, 3))
    return path


@pytest.fixture
def office(tmp_path: Path, directory_file: Path) -> Office:
    """An empty office in 和田市."""
    made = make_office(tmp_path / "和田 窗口", "653201")
    made.directory_path.write_bytes(directory_file.read_bytes())
    return made


def make_office(folder: Path, area: str) -> Office:
    """An office with one clerk."""
    return create_office(
        folder, "演示大厅", "3 号台", area, CLERK, "古丽米热·艾尼", PASSWORD, NOW
    ).office


@pytest.fixture
def desk(office: Office) -> Iterator[Desk]:
    """Signed in."""
    opened = sign_in(office, CLERK, PASSWORD, NOW)
    yield opened
    opened.close()
