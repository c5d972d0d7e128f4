"""A fresh office in a folder with Chinese and a space in its name, with the demonstration list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from core.desk.office import (
    DEMO_CLERK,
    DEMO_PASSWORD,
    Office,
    create_demo_office,
    create_office,
    open_office,
)
from core.desk.service import Desk
from core.institutions.demo import build_demo_directory
from tests.support.offices import MadeOffice

CHINA = timezone(timedelta(hours=8))
NOW = datetime(2026, 11, 20, 11, 24, tzinfo=CHINA)
TODAY = NOW.date()
PASSWORD = "Yanshi-2026"
CLERK = "0317"


@pytest.fixture(scope="session")
def empty_office(tmp_path_factory: pytest.TempPathFactory) -> MadeOffice:
    """An empty office in 和田市 with the demonstration list, made once in a run."""
    office = make_office(tmp_path_factory.mktemp("made") / "空", "653201")
    build_demo_directory(office.directory_path, date(2026, 11, 3))
    return MadeOffice.of(office, CLERK, PASSWORD, NOW)


@pytest.fixture(scope="session")
def demo_office(tmp_path_factory: pytest.TempPathFactory) -> MadeOffice:
    """The demonstration of this morning, made once in a run."""
    office = create_demo_office(tmp_path_factory.mktemp("made") / "演示", TODAY)
    return MadeOffice.of(office, DEMO_CLERK, DEMO_PASSWORD, NOW)


@pytest.fixture
def office(empty_office: MadeOffice, tmp_path: Path) -> Office:
    """An empty office this test may write to."""
    return open_office(empty_office.copied(tmp_path / "和田 窗口"))


def make_office(folder: Path, area: str) -> Office:
    """An office with one clerk."""
    return create_office(
        folder, "演示大厅", "3 号台", area, CLERK, "古丽米热·艾尼", PASSWORD, NOW
    ).office


@pytest.fixture
def desk(empty_office: MadeOffice, office: Office) -> Iterator[Desk]:
    """Signed in."""
    opened = empty_office.desk(office.folder, NOW)
    yield opened
    opened.close()
