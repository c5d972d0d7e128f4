"""The pick field: typing narrows, Enter takes, Esc restores, the list is no window."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QListView

from gui.widgets.form_row import FormRow
from gui.widgets.name_field import NameField
from gui.widgets.page import Page
from gui.widgets.pick_field import PickField
from gui.widgets.pick_item import PickItem
from tests.gui.helpers import commit, compose, press, settle, shown, type_text

AREAS = [
    PickItem("510100", "四川省 成都市", "510100", ("chengdushi", "cds")),
    PickItem("451200", "广西 河池市", "451200", ("hechishi", "hcs")),
    PickItem("653200", "新疆 和田地区", "653200", ("hetiandiqu", "htdq")),
]


@pytest.fixture
def place(qtbot):
    page, field, other = Page(), PickField(AREAS), NameField()
    qtbot.addWidget(page)
    row = FormRow("备案到", field)
    page.scene.addWidget(row)
    page.scene.addWidget(other)
    page.scene.addStretch(1)
    shown(page, (600, 500))
    field.setFocus()
    return page, field, other, row


@pytest.mark.parametrize("typed", ["cds", "chengdu", "5101"])
def test_initials_pinyin_and_code_find_and_enter_takes(place, typed) -> None:
    _, field, _, _ = place
    told = []
    field.picked.connect(told.append)
    type_text(field, typed)
    assert field.list_open()
    assert field.shown_items()[0].code == "510100"
    press(field, Qt.Key.Key_Return)
    assert field.code() == "510100"
    assert field.text() == "四川省 成都市"
    assert told == ["510100"]


def test_chinese_finds_too(place) -> None:
    _, field, _, _ = place
    commit(field, "河池")
    assert [item.code for item in field.shown_items()] == ["451200"]


def test_the_list_stays_closed_while_composing(place) -> None:
    _, field, _, _ = place
    compose(field, "cheng")
    assert not field.list_open()
    commit(field, "成都")
    assert field.list_open()


def test_the_list_is_a_child_of_the_page_and_leaves_the_focus_alone(place) -> None:
    page, field, _, _ = place
    press(field, Qt.Key.Key_F4)
    view = page.findChild(QListView)
    assert view is not None
    assert view.window() is page.window()
    assert not view.parentWidget().isWindow()
    assert field.hasFocus()
    assert len(field.shown_items()) == 3


def test_escape_restores_what_stood_there(place) -> None:
    _, field, _, _ = place
    field.set_code("653200")
    field.selectAll()
    type_text(field, "hc")
    assert field.code() is None
    press(field, Qt.Key.Key_Escape)
    assert field.code() == "653200"
    assert field.text() == "新疆 和田地区"
    assert not field.list_open()


def test_escape_and_f4_belong_to_the_open_list_before_the_page(place) -> None:
    page, field, _, _ = place
    called = []
    page.keys.add("Esc", "上一步", lambda: called.append("esc"))
    press(field, Qt.Key.Key_F4)
    press(field, Qt.Key.Key_Escape)
    assert called == []
    press(field, Qt.Key.Key_Escape)
    assert called == ["esc"]


def test_arrows_mark_another_row(place) -> None:
    _, field, _, _ = place
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Down)
    press(field, Qt.Key.Key_Return)
    assert field.code() == "451200"


def test_a_single_match_is_taken_on_leaving(place) -> None:
    _, field, other, _ = place
    type_text(field, "hcs")
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert field.code() == "451200"


def test_what_fits_nothing_stays_with_a_remedy(place) -> None:
    _, field, other, row = place
    type_text(field, "zzz")
    assert field.shown_items() == ()
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert field.text() == "zzz"
    assert field.code() is None
    assert row.error == "从下拉里选一项，F4 打开"


def test_emptying_says_so(place) -> None:
    _, field, other, _ = place
    field.set_code("451200")
    told = []
    field.picked.connect(told.append)
    field.selectAll()
    press(field, Qt.Key.Key_Delete)
    other.setFocus(Qt.FocusReason.TabFocusReason)
    assert field.code() is None
    assert told == [""]


def test_a_click_on_a_row_takes_it_and_a_click_elsewhere_closes(place) -> None:
    page, field, other, _ = place
    press(field, Qt.Key.Key_F4)
    view = page.findChild(QListView)
    spot = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    settle()
    assert field.code() == "653200"
    press(field, Qt.Key.Key_F4)
    QTest.mouseClick(other, Qt.MouseButton.LeftButton)
    settle()
    assert not field.list_open()
