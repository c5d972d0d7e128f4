"""The main window on a demonstration of its own for every test."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from core.desk.service import Desk
from gui.settings import SeatFile
from gui.shell import MainWindow
from tests.gui.conftest import NOW
from tests.support.offices import MadeOffice


@pytest.fixture
def demo_desk(demo_office: MadeOffice, office_folder: Path) -> Callable[[], Desk]:
    """Signs the demonstration's clerk in."""
    return lambda: demo_office.desk(office_folder, NOW)


@pytest.fixture
def window(qtbot, office_folder: Path, tmp_path: Path) -> MainWindow:
    """The main window on the demonstration's folder, at its login page."""
    reports: list[str] = []

    def report(error: BaseException, where: str) -> str:
        reports.append(f"{where}: {type(error).__name__}")
        return "报告.txt"

    made = MainWindow(office_folder, tmp_path / "demo", SeatFile(tmp_path / "seat.json"), report)
    made.reports = reports  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    return made
