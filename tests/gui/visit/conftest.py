"""A real desk in a copy of the demonstration office, and the visit page on it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from core.desk.office import (
    DEMO_CLERK,
    DEMO_PASSWORD,
    create_demo_office,
    open_office,
    sign_in,
)
from core.desk.service import Desk
from core.people.id_number import check_sign
from gui import operations
from gui.visit.page import VisitPage
from tests.gui.conftest import NOW

ENTER = Qt.Key.Key_Return
BODY = "65320119600412004"
GOOD_ID = BODY + check_sign(BODY)


@pytest.fixture(scope="session")
def made_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office") / "演示 办公室"
    create_demo_office(folder, NOW.date(), NOW)
    return folder


@pytest.fixture
def desk(made_office: Path, tmp_path: Path) -> Iterator[Desk]:
    folder = tmp_path / "office"
    shutil.copytree(made_office, folder)
    opened = sign_in(open_office(folder), DEMO_CLERK, DEMO_PASSWORD, NOW)
    yield opened
    opened.close()


@pytest.fixture
def page(desk: Desk, qtbot: QtBot, inline_operations: None) -> Iterator[VisitPage]:
    """The page at 1290 x 742 (1366 x 768 without rail and status bar), active, nobody there yet."""
    made = VisitPage(desk)
    qtbot.addWidget(made)
    made.resize(1290, 742)
    made.show()
    qtbot.waitActive(made)
    made.person.id_field.setFocus()
    yield made
    made.leave()
    operations.finish()


@pytest.fixture
def now() -> datetime:
    return NOW


def settle(qtbot: QtBot, page: VisitPage) -> None:
    """Let the page's own short timers run out."""
    qtbot.wait(90)
    QApplication.processEvents()
    assert page.isVisible()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """A key on whatever has the focus."""
    widget = QApplication.focusWidget()
    assert widget is not None, "the focus is nowhere"
    QTest.keyClick(widget, key, modifier)


def type_text(text: str) -> None:
    """Keys for ASCII; other signs arrive the way an input method commits them."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QLineEdit)
    if text.isascii():
        QTest.keyClicks(widget, text)
        return
    widget.insert(text)
    widget.textEdited.emit(widget.text())


def focused() -> str:
    """The accessible name of what has the focus."""
    widget = QApplication.focusWidget()
    return widget.accessibleName() if widget is not None else ""


def fill_who(settled: Callable[[], None]) -> None:
    """Step 1 by keys, from the empty ID field to the button at the end."""
    type_text(GOOD_ID)
    settled()  # Enter at once after the 18th sign would be a card reader's
    assert focused() == "姓名"
    type_text("阿依努尔·图尔荪")
    press(ENTER)
    type_text("653201")
    press(ENTER)
    type_text("jm")
    press(ENTER)
    settled()
    assert focused() == "人员类别"
    press(ENTER)
    type_text("mxb")
    press(ENTER)
    assert focused() == "病种"
    type_text("M005")
    press(ENTER)
    type_text("yrd")
    press(ENTER)
    assert focused() == "认定日期"
    type_text("20260518")
    press(ENTER)
    type_text("chengdu")
    press(ENTER)
    settled()
    assert focused() == "否"
    press(ENTER)
