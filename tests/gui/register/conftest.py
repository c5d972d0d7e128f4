"""A demonstration office of its own for every test: these tests move filings."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.desk.office import DEMO_CLERK, DEMO_PASSWORD, create_demo_office, open_office, sign_in
from core.desk.service import Desk
from gui.register.page import RegisterPage

NOW = datetime(2026, 11, 20, 11, 26, 5, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(scope="session")
def register_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office") / "窗口"
    create_demo_office(folder, NOW.date(), NOW - timedelta(minutes=5))
    return folder


@pytest.fixture
def desk(register_office: Path, tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "office"
    shutil.copytree(register_office, folder)
    opened = sign_in(open_office(folder), DEMO_CLERK, DEMO_PASSWORD, NOW)
    yield opened
    opened.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, inline_operations: None) -> RegisterPage:
    made = RegisterPage(desk)
    qtbot.addWidget(made)
    made.resize(1290, 742)
    made.show()
    qtbot.waitExposed(made)
    made.enter()
    made.first_focus().setFocus()
    return made
