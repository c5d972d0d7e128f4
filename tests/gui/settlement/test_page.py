"""结算试算 alone: facts typed in the left column, saved without a visit."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.desk.service import Desk
from gui.settlement.page import SettlementPage
from gui.widgets.pick_field import PickField


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, inline_operations: None) -> SettlementPage:
    made = SettlementPage(desk, None, debounce_ms=0)
    qtbot.addWidget(made)
    made.resize(1290, 742)
    made.show()
    qtbot.waitExposed(made)
    return made


def pick(qtbot: QtBot, field: PickField, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def test_a_whole_estimate_by_keyboard(qtbot: QtBot, page: SettlementPage, desk: Desk) -> None:
    fields = page.facts.fields
    assert fields["insured_area"].code() == "653201"
    pick(qtbot, fields["disease"], "M005")
    assert QApplication.focusWidget() is fields["care_area"]
    pick(qtbot, fields["care_area"], "chengdu")
    assert QApplication.focusWidget() is fields["kind"]
    pick(qtbot, fields["kind"], "cqjz")
    assert page.draft.kind == "long_term_resident"
    total = page.view.inputs.money["bill_total"]
    total.setFocus()
    for text in ("10000", "500", "0", "300", "0", "0", "0", "0"):
        qtbot.keyClicks(QApplication.focusWidget(), text)
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.view.scene.band.own.value.text() == "3,100.00"
    said: list[str] = []
    page.status_message.connect(said.append)
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert said[-1].startswith("试算已保存，编号 ")
    number = said[-1].removeprefix("试算已保存，编号 ")
    assert desk.stored_estimate(number).person_id is None
    assert page.draft.estimate_number == number


def test_without_facts_it_says_what_to_choose(page: SettlementPage, qtbot: QtBot) -> None:
    total = page.view.inputs.money["bill_total"]
    total.setFocus()
    qtbot.keyClicks(total, "100")
    named = [label for label, _, _ in page.view.missing()]
    assert set(named) == {"病种", "就医地"}
    qtbot.keyClick(page, Qt.Key.Key_F8)
    assert QApplication.focusWidget() in page.facts.order()


def test_f2_begins_again(page: SettlementPage, qtbot: QtBot) -> None:
    pick(qtbot, page.facts.fields["care_area"], "510100")
    assert page.draft.care_area
    qtbot.keyClick(page, Qt.Key.Key_F2)
    assert page.draft.care_area is None
    assert page.facts.fields["insured_area"].hasFocus()


def test_keys_are_unique_and_on_their_buttons(page: SettlementPage) -> None:
    keys = [action.shortcut().toString() for action in page.page_actions()]
    own = [action.shortcut().toString() for action in page.view.keys.all()]
    assert sorted([*keys, *own]) == ["F1", "F2", "F5", "F8", "F9"]


def test_a_ratio_by_age_asks_for_the_birth_date(page: SettlementPage, qtbot: QtBot) -> None:
    fields = page.facts.fields
    for name, text in (("insured_area", "510100"), ("insurance", "310"), ("care_type", "zhuyuan")):
        pick(qtbot, fields[name], text)
    assert page.draft.category == "active"
    assert not fields["disease"].isVisible()
    pick(qtbot, fields["care_area"], "500000")
    pick(qtbot, page.view.inputs.level, "sanji")
    for name, text in (("bill_total", "1800"), ("bill_excluded", "0"), ("bill_first_self", "0")):
        field = page.view.inputs.money[name]
        field.setFocus()
        qtbot.keyClicks(field, text)
    page.view.inputs.money["bill_over_limit"].setFocus()
    qtbot.keyClicks(page.view.inputs.money["bill_over_limit"], "0")
    assert page.view.scene.band.own.value.text() == "算不出"
    label, remedy, jump = page.view.missing()[0]
    assert (label, remedy.partition("：")[0]) == ("年龄", "补上出生日期")
    jump()
    assert page.facts.birth.hasFocus()
    qtbot.keyClicks(page.facts.birth, "19580101")
    qtbot.keyClick(page.facts.birth, Qt.Key.Key_Return)
    # 68 years: 85 + 4 = 89 % of 1,800 − 800; what the pool paid before cannot matter at 1,000.
    assert page.view.scene.band.own.value.text().startswith("910.00")
