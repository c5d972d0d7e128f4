"""Pick fields of a visit: found by readings, text that fits nothing kept but never believed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.desk.draft_known import CHOOSE
from gui.visit.page import VisitPage
from gui.visit.pick_sources import AreaSource
from gui.widgets.pick_item import PickItem
from gui.widgets.read_list import ReadList
from tests.gui.helpers import commit, compose
from tests.gui.visit.conftest import ENTER, GOOD_ID, press, settle, type_text
from tests.gui.visit.test_answer import KNOWN
from tests.gui.visit.test_hurry import OTHER_ID

DISEASES = ReadList(
    [
        PickItem("M00500", "恶性肿瘤门诊治疗", "M005", ("癌症化疗",)),
        PickItem("M01200", "血友病", "M012"),
        PickItem("M01600", "糖尿病", "M016"),
        PickItem("GX0200", "高血压（非高危组）", "GX02"),
    ]
)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("tnb", "M01600"),
        ("tangniao", "M01600"),
        ("糖", "M01600"),
        ("M016", "M01600"),
        ("xyb", "M01200"),
        ("xueyou", "M01200"),
        ("gxyfgwz", "GX0200"),
        ("hualiao", "M00500"),
        ("tang病", None),
        ("zzzz", None),
    ],
)
def test_a_disease_is_found_however_it_is_typed(typed: str, found: str | None) -> None:
    hits = DISEASES.search(typed, 10)
    assert [item.code for item in hits] == ([found] if found else [])


def test_the_best_fit_comes_first_and_the_limit_holds() -> None:
    listed = ReadList([PickItem("1", "脑血管病"), PickItem("2", "血友病"), PickItem("3", "血管炎")])
    assert [item.code for item in listed.search("xue", 2)] == ["2", "3"]
    assert len(listed.search("", 2)) == 2


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("insured_area", 1),
        ("insurance", 1),
        ("category", 1),
        ("care_type", 2),
        ("disease", 2),
        ("qualified", 2),
        ("care_area", 2),
    ],
)
def test_text_that_fits_nothing_is_kept_said_and_missing(
    page: VisitPage, qtbot: QtBot, name: str, step: int
) -> None:
    values = {**KNOWN, "care_area": "510100"}
    page.session.edit(**{one: values[one] for one in values if one != name})
    settle(qtbot, page)
    row = page.person.row(name)
    assert row is not None
    row.field.setFocus()
    commit(row.field, "不是这个")
    page.person.name_field.setFocus()
    settle(qtbot, page)
    assert page.session.draft[name] == "不是这个"
    assert row.field.text() == "不是这个"  # type: ignore[attr-defined]
    assert row.error == CHOOSE
    assert row.text in [item.label for item in page.presenter.missing()]
    assert step not in {one.number for one in page.step_bar.steps if one.state == "done"}
    assert page.verdict.verdict.kind == "unknown"
    page.hang_up()
    page.resume(page.desk.unfinished()[0].id)
    settle(qtbot, page)
    assert row.field.text() == "不是这个"  # type: ignore[attr-defined]
    page.goto(6)
    settle(qtbot, page)
    assert "不是这个" not in repr(getattr(page.view(6), "_papers", {}))


def test_a_late_answer_does_not_wipe_what_is_being_typed(page: VisitPage, qtbot: QtBot) -> None:
    type_text(GOOD_ID)
    for field in (page.person.insurance_field, page.person.category_field):
        field.setFocus()
        type_text("z")
        page.presenter.refresh()
        settle(qtbot, page)
        assert field.text() == "z"


@pytest.mark.parametrize("name", ["insured_area", "insurance", "disease", "care_area"])
def test_composing_filters_nothing_and_keeps_enter_and_keys(
    page: VisitPage, qtbot: QtBot, name: str
) -> None:
    page.session.edit(**{one: KNOWN[one] for one in KNOWN if one != name})
    settle(qtbot, page)
    row = page.person.row(name)
    assert row is not None
    row.field.setFocus()
    before = page.session.draft
    compose(row.field, "cheng")
    for key in (Qt.Key.Key_Return, Qt.Key.Key_F2, Qt.Key.Key_F6, Qt.Key.Key_F8, Qt.Key.Key_Escape):
        press(key)
    assert QApplication.focusWidget() is row.field
    assert page.session.draft == before
    assert page.step == 1
    compose(row.field, "")


def test_another_insured_area_asks_again_what_the_first_one_answered(
    page: VisitPage, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.status_message.connect(said.append)
    page.session.edit(
        **{**KNOWN, "disease": "M01200"}, care_area="440100", qualified_on="2026-05-18"
    )
    settle(qtbot, page)
    page.person.area_field.setFocus()
    type_text("510100")
    press(ENTER)
    settle(qtbot, page)
    draft = page.session.draft
    assert (draft.insured_area, draft.disease, draft.qualified) == ("510100", None, None)
    assert page.person.care.disease_field.text() == ""
    assert page.person.care.qualified_field.text() == ""
    assert any("病种" in one and "再填一遍" in one for one in said)
    assert {"病种", "病种资格"} <= {item.label for item in page.presenter.missing()}


def test_another_place_of_care_addresses_the_filing_anew(page: VisitPage, qtbot: QtBot) -> None:
    page.session.edit(**KNOWN, care_area="510100")
    page.goto(3)
    settle(qtbot, page)
    assert page.session.draft.destination == "510100"
    page.hang_up()
    page.resume(page.desk.unfinished()[0].id)
    settle(qtbot, page)
    page.session.edit(care_area="440100")
    settle(qtbot, page)
    assert page.session.draft.destination == "440100"


@pytest.mark.parametrize(
    ("typed", "code"),
    [("新疆 和田市", "653201"), ("新疆和田市 ", "653201"), ("广东省广州市", "440100")],
)
def test_a_place_is_found_by_the_words_its_field_shows(
    page: VisitPage, typed: str, code: str
) -> None:
    assert AreaSource(page.divisions).search(typed, 2)[0].code == code


@pytest.mark.parametrize(
    "pasted",
    ["６５３２０１ １９６００４１２ ００４１", "653201-19600412-0041\t", GOOD_ID, f"\n{GOOD_ID}\n"],
)
def test_a_number_pasted_over_the_stars_is_a_new_number(
    page: VisitPage, qtbot: QtBot, pasted: str
) -> None:
    page.session.edit(**{**KNOWN, "id_number": OTHER_ID})
    page.person.load(page.session.draft)
    field = page.person.id_field
    field.conceal()
    field.setFocus()
    field.selectAll()
    QApplication.clipboard().setText(pasted)
    press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    settle(qtbot, page)
    assert page.session.draft.id_number == GOOD_ID
