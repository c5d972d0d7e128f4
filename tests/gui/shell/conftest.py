"""One demonstration office for the tests of the window; each test works on a copy."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from core.desk.office import DEMO_CLERK, DEMO_PASSWORD, create_demo_office, open_office, sign_in
from core.desk.service import Desk
from gui.settings import SeatFile
from gui.shell import MainWindow
from tests.gui.conftest import NOW


@pytest.fixture(scope="session")
def demo_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration as it stands on the frozen day, made once."""
    folder = tmp_path_factory.mktemp("demo") / "office"
    create_demo_office(folder, NOW.date(), NOW)
    return folder


@pytest.fixture
def demo_folder(demo_master: Path, tmp_path: Path) -> Path:
    """A demonstration this test may write to."""
    folder = tmp_path / "演示 办公"
    shutil.copytree(demo_master, folder)
    return folder


@pytest.fixture
def demo_desk(demo_folder: Path) -> Callable[[], Desk]:
    """Signs the demonstration's clerk in."""
    return lambda: sign_in(open_office(demo_folder), DEMO_CLERK, DEMO_PASSWORD, NOW)


@pytest.fixture
def window(qtbot, demo_folder: Path, tmp_path: Path) -> MainWindow:
    """The main window on the demonstration's folder, at its login page."""
    reports: list[str] = []

    def report(error: BaseException, where: str) -> str:
        reports.append(f"{where}: {type(error).__name__}")
        return "报告.txt"

    made = MainWindow(demo_folder, tmp_path / "demo", SeatFile(tmp_path / "seat.json"), report)
    made.reports = reports  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    return made
