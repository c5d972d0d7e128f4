"""One visit by keyboard alone, on the real page with the real views and the real store."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.desk.service import Desk
from gui.visit.page import VisitPage
from tests.gui.visit.conftest import ENTER, GOOD_ID, fill_who, focused, press, settle, type_text

CTRL = Qt.KeyboardModifier.ControlModifier


def test_from_an_empty_page_to_the_papers(page: VisitPage, qtbot: QtBot) -> None:
    assert focused() == "身份证号"
    fill_who(lambda: settle(qtbot, page))
    draft = page.session.draft
    assert (draft.id_number, draft.birth_date, draft.sex) == (GOOD_ID, "1960-04-12", "2")
    assert (draft.insured_area, draft.insurance, draft.category) == ("653201", "resident", "senior")
    assert (draft.care_type, draft.disease, draft.qualified) == (
        "chronic_outpatient", "M00500", "yes",
    )  # fmt: skip
    assert draft.care_area == "510100"
    assert page.verdict.verdict.kind == "must_file"
    assert focused() == "下一步：要不要备案(Ctrl+2)"
    press(ENTER)
    assert (page.step, focused()) == (2, "下一步：备案(Ctrl+3)")
    press(ENTER)
    assert (page.step, focused()) == (3, "备案类型")
    press(Qt.Key.Key_4, CTRL)
    settle(qtbot, page)
    assert (page.step, focused()) == (4, "找机构")
    press(Qt.Key.Key_F8)
    settle(qtbot, page)
    assert page.session.draft.institution_code
    if page.step == 4:
        press(Qt.Key.Key_5, CTRL)
    assert page.step == 5
    page.first_focus().setFocus()  # type: ignore[union-attr]
    type_text("10000")
    press(ENTER)
    settle(qtbot, page)
    assert page.session.draft.bill_total
    press(Qt.Key.Key_6, CTRL)
    settle(qtbot, page)
    assert page.step == 6
    assert page.bar.offers("F9")
    assert page.session.flush()
    assert page.desk.resume(page.session.draft.id or "", page.session.started_at) == (
        page.session.draft
    )


def test_shift_enter_goes_back_and_hidden_rows_are_passed_over(
    page: VisitPage, qtbot: QtBot
) -> None:
    type_text(GOOD_ID)
    settle(qtbot, page)
    press(ENTER)
    assert focused() == "参保地"
    press(ENTER, Qt.KeyboardModifier.ShiftModifier)
    assert focused() == "姓名"
    page.person.care.type_field.setFocus()
    type_text("zy")
    press(ENTER)
    assert focused() == "就医地"


def test_every_step_opens_by_its_key_and_escape_goes_back(page: VisitPage, qtbot: QtBot) -> None:
    type_text(GOOD_ID)
    for number in (2, 3, 4, 5, 6):
        press(Qt.Key(Qt.Key.Key_0 + number), CTRL)
        settle(qtbot, page)
        assert page.step == number
        assert QApplication.focusWidget() is not None
    for expected in (5, 4, 3, 2, 1):
        page.keys.get("Esc").trigger()  # type: ignore[union-attr]
        assert page.step == expected
    assert page.session.draft.id_number == GOOD_ID
    assert focused() == "身份证号"


def test_keys_are_unique_and_stand_on_their_buttons(page: VisitPage) -> None:
    keys = [action.shortcut().toString() for action in page.page_actions()]
    assert len(keys) == len(set(keys))
    assert {"F2", "F3", "F6", "F7", "F8", "F9", "Esc", "Ctrl+1", "Ctrl+6"} <= set(keys)
    assert page.find_button.key == "F3"
    assert page.new_button.key == "F2"
    assert page.bar.button("F6") is not None


def test_enter_in_an_open_list_takes_the_row_and_escape_closes_only_the_list(
    page: VisitPage, qtbot: QtBot
) -> None:
    type_text(GOOD_ID)
    page.goto(2)
    page.person.area_field.setFocus()
    press(Qt.Key.Key_F4)
    assert page.person.area_field.list_open()
    press(Qt.Key.Key_Escape)
    assert not page.person.area_field.list_open()
    assert page.step == 2


def test_no_widget_of_the_page_is_ever_a_window(desk: Desk, qtbot: QtBot) -> None:
    before = set(QApplication.topLevelWidgets())
    shown: list[str] = []
    page = VisitPage(desk)
    qtbot.addWidget(page)
    page.show()
    for step in (2, 3, 6):
        page.goto(step)
    qtbot.wait(20)
    shown = [
        type(widget).__name__
        for widget in set(QApplication.topLevelWidgets()) - before
        if widget.isVisible() and widget is not page
    ]
    assert shown == []
    assert page.leave()
