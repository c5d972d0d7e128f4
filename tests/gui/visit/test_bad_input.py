"""What people really type: a sentence at the field, and nothing is lost."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from core.people.id_number import check_sign
from gui.visit.page import VisitPage
from tests.gui.visit.conftest import BODY, ENTER, GOOD_ID, press, settle, type_text

RIGHT = check_sign(BODY)
WRONG = BODY + ("0" if RIGHT != "0" else "1")


def error(page: VisitPage, name: str) -> str:
    row = page.person.row(name)
    assert row is not None
    return row.error


def test_a_wrong_check_digit_is_said_without_giving_the_right_one_away(
    page: VisitPage, qtbot: QtBot
) -> None:
    type_text(WRONG)
    assert error(page, "id_number") == "号码和校验位对不上，对着证件逐位核对"
    assert page.session.draft.id_number == WRONG
    assert page.person.id_field.hasFocus()
    settle(qtbot, page)
    assert error(page, "id_number")
    page.person.id_field.selectAll()
    type_text(GOOD_ID)
    assert error(page, "id_number") == ""


@pytest.mark.parametrize("dot", ["•", "・", "．", "‧"])
def test_a_look_alike_dot_becomes_the_one_of_the_papers_and_is_said(
    page: VisitPage, qtbot: QtBot, dot: str
) -> None:
    page.person.name_field.setFocus()
    type_text(f"阿依努尔{dot}图尔荪")
    press(ENTER)
    settle(qtbot, page)
    assert page.session.draft.name == "阿依努尔·图尔荪"
    row = page.person.row("name")
    assert row is not None
    assert "间隔号" in row.field.accessibleDescription()


def test_an_unknown_area_stays_as_typed_and_asks_for_the_list(
    page: VisitPage, qtbot: QtBot
) -> None:
    page.person.area_field.setFocus()
    type_text("亚特兰蒂斯")
    press(ENTER)
    settle(qtbot, page)
    assert page.session.draft.insured_area == "亚特兰蒂斯"
    assert page.person.area_field.text() == "亚特兰蒂斯"
    assert error(page, "insured_area") == "从下拉里选一项，F4 打开"


def test_a_day_the_calendar_does_not_have(page: VisitPage, qtbot: QtBot) -> None:
    page.session.edit(care_type="chronic_outpatient", qualified="yes")
    settle(qtbot, page)
    page.person.care.qualified_on.setFocus()
    type_text("2026-02-30")
    press(ENTER)
    settle(qtbot, page)
    assert error(page, "qualified_on") == "2026 年 2 月只有 28 天"
    assert page.session.draft.qualified_on == "2026-02-30"
    assert page.person.care.qualified_on.text() == "2026-02-30"


def test_leaving_hospital_before_entering_it(page: VisitPage, qtbot: QtBot) -> None:
    page.session.edit(care_type="inpatient", admission="discharged")
    settle(qtbot, page)
    care = page.person.care
    care.admitted_on.setFocus()
    type_text("20261101")
    press(ENTER)
    type_text("20261030")
    press(ENTER)
    settle(qtbot, page)
    assert error(page, "discharged_on") == "出院不早于入院，2026-11-01 起"
    assert page.session.draft.discharged_on == "2026-10-30"
    care.discharged_on.setFocus()
    type_text("20261105")
    press(ENTER)
    settle(qtbot, page)
    assert error(page, "discharged_on") == ""


def test_bad_text_survives_hanging_up_and_coming_back(page: VisitPage, qtbot: QtBot) -> None:
    type_text(WRONG)
    page.person.name_field.setFocus()
    type_text("图尔荪")
    page.session.edit(care_type="chronic_outpatient", qualified="yes", qualified_on="2026-02-30")
    page.hang_up()
    visit = page.desk.unfinished()[0]
    page.resume(visit.id)
    settle(qtbot, page)
    draft = page.session.draft
    assert (draft.id_number, draft.name, draft.qualified_on) == (WRONG, "图尔荪", "2026-02-30")
    assert page.person.id_field.raw() == WRONG
    assert page.person.care.qualified_on.text() == "2026-02-30"
