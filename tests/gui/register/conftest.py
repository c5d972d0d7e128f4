"""The register of a demonstration of its own for every test: these tests move filings."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from core.desk.service import Desk
from gui.register.page import RegisterPage


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
