"""A clerk in a hurry: readers that type, keys pressed twice, the next person before the answer."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.desk.views import RegisterQuery, SavedEstimate, SavedFiling
from core.desk.visit import MaterialState, VisitDraft
from core.people.id_number import check_sign
from gui.filing.form_panel import FilingPanel
from gui.settlement.estimate_view import EstimateView
from gui.visit.page import VisitPage
from gui.visit.reader import NO_READER, READY
from gui.visit.verdict_words import verdict_of
from gui.visit.words import STEPS
from tests.gui.helpers import commit, compose
from tests.gui.visit.conftest import ENTER, GOOD_ID, NOW, focused, press, settle, type_text
from tests.gui.visit.test_answer import KNOWN

OTHER = "65320119700412004"
OTHER_ID = OTHER + check_sign(OTHER)


def scan(page: VisitPage, qtbot: QtBot, number: str) -> None:
    """A reader: the whole number and Enter faster than any hand."""
    settle(qtbot, page)
    type_text(number)
    press(ENTER)


def test_without_a_reader_f7_says_what_to_do_and_is_not_the_first_key(page: VisitPage) -> None:
    said: list[str] = []
    page.status_message.connect(said.append)
    page.presenter.refresh()
    assert page.summary._next.text() == "写身份证号"
    page.reader.call()
    assert said[-1] == NO_READER
    assert focused() == "身份证号"


def test_a_reader_types_into_any_field_and_is_known_from_then_on(
    page: VisitPage, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.status_message.connect(said.append)
    page.person.name_field.setFocus()
    scan(page, qtbot, GOOD_ID)
    draft = page.session.draft
    assert (draft.id_number, draft.birth_date, draft.name) == (GOOD_ID, "1960-04-12", None)
    assert page.person.name_field.text() == ""
    page.reader.call()
    assert said[-1] == READY


def test_another_persons_card_never_replaces_the_number_of_this_visit(
    page: VisitPage, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.status_message.connect(said.append)
    page.session.edit(**KNOWN)
    page.person.load(page.session.draft)
    page.person.name_field.setFocus()
    scan(page, qtbot, OTHER_ID)
    assert page.session.draft.id_number == GOOD_ID
    assert page.session.draft.name == KNOWN["name"]
    assert any("不是同一个号" in one for one in said)
    assert not any(OTHER_ID in one for one in said)


def test_giving_up_a_composition_keeps_the_choice(page: VisitPage, qtbot: QtBot) -> None:
    page.session.edit(**KNOWN)
    page.person.load(page.session.draft)
    field = page.person.area_field
    field.setFocus()
    field.end(False)
    compose(field, "zhong")
    compose(field, "")
    page.person.name_field.setFocus()
    settle(qtbot, page)
    assert page.session.draft.insured_area == "653201"
    assert field.code() == "653201"


def filled(page: VisitPage, qtbot: QtBot) -> FilingPanel:
    """Step 3, ready to be saved."""
    page.session.edit(**KNOWN, care_area="510100")
    page.goto(3)
    view = page.view(3)
    assert isinstance(view, FilingPanel)
    page.session.edit(
        kind="long_term_resident",
        open_ended=True,
        phone="13900005217",
        outside_address="武侯区演示路 18 号",
        notice_ack_at=NOW.isoformat(),
    )
    settle(qtbot, page)
    papers = [name for name in view.body.materials.rows if name != "form"]
    marks = {name: MaterialState(checked=True, until="长期") for name in papers}
    page.session.edit(materials=marks)
    settle(qtbot, page)
    return view


def test_f8_twice_is_one_filing(page: VisitPage, qtbot: QtBot) -> None:
    view = filled(page, qtbot)
    before = page.desk.register(RegisterQuery(), NOW.date()).total
    view.body.contact.phone.setFocus()
    press(Qt.Key.Key_F8)
    press(Qt.Key.Key_F8)
    assert page.desk.register(RegisterQuery(), NOW.date()).total == before + 1


def test_the_number_of_one_person_never_reaches_the_next(page: VisitPage, qtbot: QtBot) -> None:
    view = filled(page, qtbot)
    assert page.session.flush()
    first = page.session.draft
    page.new_visit()
    page.session.edit(name="买买提·艾力")
    view._on_saved(SavedFiling("653201-2026-000777", first.changed(filing_number="x")))
    view.edited.emit({"filing_number": "x"})
    assert page.session.draft.filing_number is None
    page.goto(3)
    view._on_saved(SavedFiling("653201-2026-000777", first.changed(filing_number="x")))
    assert page.session.draft.filing_number is None


def test_f8_twice_is_one_estimate_and_none_of_the_person_before(
    page: VisitPage, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.status_message.connect(said.append)
    zero = dict.fromkeys(("bill_excluded", "bill_over_limit", "bill_first_self"), "0")
    zero |= dict.fromkeys(("ytd_deductible", "ytd_disease_fund", "ytd_pool", "ytd_critical"), "0")
    page.session.edit(**KNOWN, care_area="510100", bill_total="1000", **zero)
    page.session.edit(kind="long_term_resident", destination="510100", open_ended=True)
    page.session.edit(valid_from="2026-11-20")
    page.goto(5)
    view = page.view(5)
    assert isinstance(view, EstimateView)
    settle(qtbot, page)
    qtbot.waitUntil(view.has_figure)
    press(Qt.Key.Key_F8)
    number = page.session.draft.estimate_number
    assert number
    assert said[-1] == f"试算已保存，编号 {number}"
    press(Qt.Key.Key_F8)
    assert page.session.draft.estimate_number == number
    assert "已经保存" in said[-1]
    old = page.session.draft
    page.session.edit(care_area="440100")
    assert page.session.draft.estimate_number is None
    page.new_visit()
    view._saved(SavedEstimate("G-1", old))
    assert page.session.draft.estimate_number is None


def test_leaving_hospital_undone_takes_late_filing_along(page: VisitPage, qtbot: QtBot) -> None:
    page.session.edit(
        **{**KNOWN, "care_type": "inpatient", "disease": None, "qualified": None},
        care_area="510100",
        admission="in_hospital",
    )
    settle(qtbot, page)
    assert [one.label for one in page.presenter.missing()] == ["入院日期"]
    assert "入院日期" in page.verdict.verdict.sentence
    page.session.edit(admitted_on="2026-11-18")
    page.goto(3)
    settle(qtbot, page)
    draft = page.session.draft
    assert (draft.action, draft.valid_from) == ("late", "2026-11-18")
    page.session.edit(admission="not_admitted")
    settle(qtbot, page)
    draft = page.session.draft
    assert (draft.action, draft.valid_from) == ("new", "2026-11-20")


@pytest.mark.parametrize(
    ("insured", "care", "scope"),
    [
        ("451228", "450100", "区内 · 门诊慢特病"),
        ("653201", "650100", "区内 · 门诊慢特病"),
        ("510100", "510300", "省内 · 门诊慢特病"),
        ("653201", "510100", "跨省 · 门诊慢特病"),
    ],
)
def test_the_scope_fits_its_block(page: VisitPage, insured: str, care: str, scope: str) -> None:
    draft = VisitDraft(insured_area=insured, care_area=care, care_type="chronic_outpatient")
    page.session.edit(**{**KNOWN, "insured_area": insured}, care_area=care)
    advice = page.desk.advise(page.session.draft, NOW.date())
    assert verdict_of(advice, draft, page.divisions).scope == scope


def test_text_in_a_field_of_the_form_survives_hanging_up(page: VisitPage, qtbot: QtBot) -> None:
    view = filled(page, qtbot)
    for name, field in (
        ("kind", view.body.terms.kind),
        ("destination", view.body.terms.destination),
    ):
        field.setFocus()
        field.selectAll()
        commit(field, "不是这个")
        view.body.contact.phone.setFocus()
        assert page.session.draft[name] == "不是这个"
    press(Qt.Key.Key_F8)
    assert page.session.draft.filing_number is None
    page.hang_up()
    page.resume(page.desk.unfinished()[0].id)
    settle(qtbot, page)
    assert view.body.terms.kind.text() == view.body.terms.destination.text() == "不是这个"
    assert {"备案类型", "备案到"} <= {one.label for one in page.presenter.missing()}


def test_a_cancellation_is_over_when_it_is_done(page: VisitPage, qtbot: QtBot) -> None:
    rows = page.desk.register(RegisterQuery(statuses=("in_force",)), NOW.date()).rows
    old = page.desk.filing(rows[0].number, NOW.date()).draft
    kept = ("id_number", "name", "birth_date", "insured_area", "insurance", "category")
    care = ("care_type", "disease", "qualified", "care_area")
    page.session.edit(**{name: old[name] for name in (*kept, *care)})
    page.goto(3)
    view = page.view(3)
    assert isinstance(view, FilingPanel)
    view._change({"action": "cancel"})
    assert page.session.draft.previous_number == rows[0].number
    press(Qt.Key.Key_F8)
    settle(qtbot, page)
    assert view.primary() is None
    assert view.body.terms.previous.text() == rows[0].number
    assert page.summary._next.text() == f"下一步：{STEPS[page.following() - 1]}"
    assert list(page.presenter.missing()) == []
