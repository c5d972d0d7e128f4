"""Enter as next field, shortcuts of a page, size classes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize, Qt

from gui.widgets.breakpoint import Breakpoint
from gui.widgets.check import Check
from gui.widgets.date_field import DateField
from gui.widgets.enter_walk import EnterWalk
from gui.widgets.key_actions import DuplicateKey
from gui.widgets.key_button import KeyButton
from gui.widgets.link import Link
from gui.widgets.money_field import MoneyField
from gui.widgets.multi_line import MultiLine
from gui.widgets.name_field import NameField
from gui.widgets.page import Page
from gui.widgets.pick_field import PickField
from gui.widgets.pick_item import PickItem
from gui.widgets.segmented import Segmented
from tests.gui.helpers import (
    compose,
    duplicate_shortcuts,
    focused,
    press,
    shortcuts,
    shown,
    switch,
    type_text,
)

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def page(qtbot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    return page


@pytest.fixture
def form(page):
    name, pick, switch_, tick = (
        NameField(),
        PickField([PickItem("a", "甲", "", ("jia",)), PickItem("b", "乙", "", ("yi",))]),
        Segmented([("no", "否"), ("yes", "是")]),
        Check("长期有效"),
    )
    day, lines, money = DateField(), MultiLine(), MoneyField()
    save = KeyButton("保存并编号", "F8", "primary")
    order = [name, pick, switch_, tick, day, lines, money, save]
    for widget in order:
        page.scene.addWidget(widget)
    walk = EnterWalk(page)
    walk.set_order(order)
    shown(page, (600, 700))
    name.setFocus()
    return walk, order


def owner(order):
    """The listed widget that has the focus."""
    return next((w for w in order if w is focused() or w.isAncestorOf(focused())), None)


def test_enter_walks_the_whole_form_and_presses_the_button(page, form) -> None:
    _, order = form
    pressed = []
    order[-1].clicked.connect(lambda: pressed.append(True))
    seen = [owner(order)]
    for _ in range(len(order) - 1):
        modifiers = CONTROL if isinstance(focused(), MultiLine) else Qt.KeyboardModifier.NoModifier
        press(focused(), Qt.Key.Key_Return, modifiers)
        seen.append(owner(order))
    assert seen == order
    press(focused(), Qt.Key.Key_Return)
    assert pressed == [True]


def test_shift_enter_walks_back(page, form) -> None:
    _, order = form
    order[3].setFocus()
    press(focused(), Qt.Key.Key_Return, SHIFT)
    assert owner(order) is order[2]
    press(focused(), Qt.Key.Key_Return, SHIFT)
    assert owner(order) is order[1]


def test_hidden_and_disabled_fields_are_stepped_over(page, form) -> None:
    _, order = form
    order[1].hide()
    order[2].setEnabled(False)
    press(focused(), Qt.Key.Key_Return)
    assert owner(order) is order[3]


def test_enter_takes_the_marked_row_and_goes_on(page, form) -> None:
    _, order = form
    press(focused(), Qt.Key.Key_Return)
    type_text(focused(), "yi")
    press(focused(), Qt.Key.Key_Return)
    assert order[1].code() == "b"
    assert owner(order) is order[2]


def test_enter_that_ends_a_syllable_does_not_move(page, form) -> None:
    _, order = form
    compose(order[0], "a")
    press(order[0], Qt.Key.Key_Return)
    assert owner(order) is order[0]


def test_tab_follows_the_same_list(page, form) -> None:
    _, order = form
    seen = [owner(order)]
    for _ in range(len(order) - 1):
        press(focused(), Qt.Key.Key_Tab)
        seen.append(owner(order))
    assert seen == order


def test_segmented_answers_to_arrows_and_says_so(page, form) -> None:
    _, order = form
    switch_ = order[2]
    told = []
    switch_.changed.connect(told.append)
    switch_.setFocus()
    press(focused(), Qt.Key.Key_Right)
    assert switch_.code() == "yes"
    press(focused(), Qt.Key.Key_Right)
    assert told == ["yes"]
    switch_.set_code(None)
    assert switch_.code() is None
    assert told == ["yes"]


def test_a_key_is_taken_once_a_page(page) -> None:
    page.keys.add("F8", "保存", lambda: None)
    with pytest.raises(DuplicateKey, match="F8"):
        page.keys.add("F8", "打印", lambda: None)
    assert shortcuts(page) == ["F8"]
    assert duplicate_shortcuts(page) == []


def test_key_button_and_action_do_the_same(page) -> None:
    done = []
    button = KeyButton("保存并编号")
    page.scene.addWidget(button)
    page.keys.add("F8", "保存并编号", lambda: done.append("x"), button)
    shown(page, (400, 300))
    assert button.key == "F8"
    assert button.accessibleName() == "保存并编号(F8)"
    press(page, Qt.Key.Key_F8)
    button.click()
    assert done == ["x", "x"]
    page.keys.enable("F8", False)
    assert not button.isEnabled()
    press(page, Qt.Key.Key_F8)
    assert done == ["x", "x"]


def test_no_shortcut_while_a_syllable_is_composed(page) -> None:
    done = []
    field = NameField()
    page.scene.addWidget(field)
    page.keys.add("F8", "保存", lambda: done.append("x"))
    shown(page, (400, 300))
    field.setFocus()
    compose(field, "bao")
    press(field, Qt.Key.Key_F8)
    assert done == []
    compose(field, "")
    press(field, Qt.Key.Key_F8)
    assert done == ["x"]


def test_a_disabled_button_says_why(page) -> None:
    button = KeyButton("打印", "F9")
    button.set_off("先保存，再打印")
    assert not button.isEnabled()
    assert button.toolTip() == "先保存，再打印"
    assert button.accessibleDescription() == "先保存，再打印"
    assert button.key == "F9"


def client(width: int, height: int) -> QSize:
    """The page's size inside a client area of a size."""
    return QSize(width - 76, height - 26)


@pytest.mark.parametrize(
    ("width", "height", "expected"),
    [
        (1366, 768, ("normal", "tall")),
        (1366, 690, ("normal", "short")),
        (1920, 1080, ("wide", "tall")),
        (1280, 720, ("normal", "short")),
        (911, 512, ("narrow", "tiny")),
        (1024, 768, ("compact", "tall")),
        (1256, 740, ("normal", "tall")),
        (1255, 739, ("compact", "short")),
    ],
)
def test_size_classes(width, height, expected) -> None:
    measured = Breakpoint()
    assert measured.measure(client(width, height))
    assert (measured.layout.width, measured.layout.height) == expected


def test_four_pixels_of_hysteresis() -> None:
    measured = Breakpoint()
    measured.measure(client(1256, 768))
    assert measured.layout.width == "normal"
    for width in (1255, 1254, 1253):
        assert not measured.measure(client(width, 768))
    assert measured.measure(client(1251, 768))
    assert measured.layout.width == "compact"
    for width in (1256, 1258, 1259):
        assert not measured.measure(client(width, 768))
    assert measured.measure(client(1260, 768))


def test_scale_divides_the_width() -> None:
    switch("light", 150)
    measured = Breakpoint()
    measured.measure(QSize(1366 - 114, 768 - 39))
    assert (measured.layout.width, measured.layout.height) == ("narrow", "tiny")


def test_enter_presses_buttons_and_links_once(page) -> None:
    done = []
    button, link = KeyButton("打印", "F9"), Link("看依据", "F1")
    for widget in (button, link):
        page.scene.addWidget(widget)
        widget.clicked.connect(lambda _=False, w=widget: done.append(w))
    shown(page, (400, 300))
    for widget in (button, link):
        widget.setFocus()
        press(widget, Qt.Key.Key_Return)
        press(widget, Qt.Key.Key_Space)
    assert done == [button, button, link, link]
    button.set_off("先保存")
    press(button, Qt.Key.Key_Return)
    assert len(done) == 4


def test_the_key_of_a_button_that_is_off_says_why(page) -> None:
    done, told = [], []
    button = KeyButton("打印备案表")
    page.scene.addWidget(button)
    page.keys.add("F9", "打印备案表", lambda: done.append("x"), button)
    page.status_message.connect(told.append)
    shown(page, (400, 300))
    button.set_off("先保存，再打印")
    press(page, Qt.Key.Key_F9)
    assert done == []
    assert told == ["先保存，再打印"]
    button.set_off(None)
    press(page, Qt.Key.Key_F9)
    assert done == ["x"]


def test_enter_steps_over_links_that_tab_reaches(page) -> None:
    first, link, second = MoneyField(), Link("重新判定"), MoneyField()
    for widget in (first, link, second):
        page.scene.addWidget(widget)
    EnterWalk(page).set_order([first, link, second])
    shown(page, (400, 300))
    first.setFocus()
    press(first, Qt.Key.Key_Return)
    assert second.hasFocus()
    press(second, Qt.Key.Key_Return, SHIFT)
    assert first.hasFocus()
    press(first, Qt.Key.Key_Tab)
    assert link.hasFocus()
