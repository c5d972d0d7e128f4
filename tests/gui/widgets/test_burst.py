"""A reader's burst is taken as a whole; a hand's typing never is."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.people.id_number import check_sign
from gui.widgets.burst import BurstWatch
from gui.widgets.enter_walk import EnterWalk
from gui.widgets.id_field import IdField
from gui.widgets.name_field import NameField
from gui.widgets.page import Page
from gui.widgets.phone_field import PhoneField
from tests.gui.helpers import press, shown, type_text

NUMBER = "65320119600412004" + check_sign("65320119600412004")


class Ticking:
    """A clock that a test sets: each key `step` milliseconds after the last."""

    def __init__(self) -> None:
        self.now, self.step = 1000.0, 5.0

    def __call__(self) -> float:
        self.now += self.step
        return self.now


@pytest.fixture
def place(qtbot):
    page, field, ticking = Page(), NameField(), Ticking()
    qtbot.addWidget(page)
    page.scene.addWidget(field)
    watch = BurstWatch(page, ticking)
    told: list[str] = []
    watch.scanned.connect(told.append)
    shown(page, (400, 300))
    field.setText("马玉兰")
    field.setFocus()
    field.deselect()
    field.end(False)
    return field, ticking, told


def scan(field, ticking, text: str, step: float = 5.0) -> None:
    ticking.now += 500
    ticking.step = step
    type_text(field, text)
    press(field, Qt.Key.Key_Return)


def test_a_whole_number_goes_to_the_page_and_the_field_gets_its_text_back(place) -> None:
    field, ticking, told = place
    scan(field, ticking, NUMBER)
    assert told == [NUMBER]
    assert field.text() == "马玉兰"


def test_a_partial_burst_is_refused_and_stays_typed(place) -> None:
    field, ticking, told = place
    scan(field, ticking, NUMBER[:12])
    assert told == []
    assert field.text() == "马玉兰" + NUMBER[:12]


def test_a_hand_is_too_slow(place) -> None:
    field, ticking, told = place
    scan(field, ticking, NUMBER, step=80)
    assert told == []
    assert field.text() == "马玉兰" + NUMBER


def test_a_second_burst_works_after_a_refused_one(place) -> None:
    field, ticking, told = place
    scan(field, ticking, NUMBER[:5])
    scan(field, ticking, NUMBER)
    assert told == [NUMBER]


def test_a_burst_into_the_id_field_stays_there_and_moves_on_once(qtbot) -> None:
    page, number, name, ticking = Page(), IdField(), NameField(), Ticking()
    qtbot.addWidget(page)
    for widget in (number, name):
        page.scene.addWidget(widget)
    EnterWalk(page).set_order([number, name, PhoneField(page)])
    watch, told = BurstWatch(page, ticking), []
    watch.scanned.connect(told.append)
    shown(page, (400, 300))
    number.setFocus()
    ticking.now += 500
    type_text(number, NUMBER)
    assert name.hasFocus()
    press(name, Qt.Key.Key_Return)
    assert told == [NUMBER]
    assert number.id_number().text == NUMBER
    assert name.hasFocus()
