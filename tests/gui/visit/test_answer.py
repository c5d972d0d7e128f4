"""Step 2 answers while step 1 is typed, and says with what it is founded."""

from __future__ import annotations

from datetime import date

from pytestqt.qtbot import QtBot

from core.desk.draft import VisitDraft
from core.desk.views import RegisterQuery
from core.filing import Advice
from core.policy import RuleConflict
from core.policy.rules import Rule
from gui import operations
from gui.visit.cited_line import CitedLine
from gui.visit.page import VisitPage
from gui.widgets.badge import Badge
from tests.gui.visit.conftest import GOOD_ID, focused, settle

KNOWN = {
    "id_number": GOOD_ID,
    "name": "阿依努尔·图尔荪",
    "birth_date": "1960-04-12",
    "insured_area": "653201",
    "insurance": "resident",
    "category": "senior",
    "care_type": "chronic_outpatient",
    "disease": "M00500",
    "qualified": "yes",
}


def test_the_verdict_comes_by_itself_and_the_focus_stays(page: VisitPage, qtbot: QtBot) -> None:
    page.session.edit(**KNOWN)
    settle(qtbot, page)
    assert page.verdict.verdict.kind == "unknown"
    assert [item.label for item in page.presenter.missing()] == ["就医地"]
    page.person.name_field.setFocus()
    page.session.edit(care_area="510100")
    settle(qtbot, page)
    assert page.verdict.verdict.kind == "must_file"
    assert page.verdict.verdict.scope == "跨省 · 门诊慢特病"
    assert focused() == "姓名"


def test_emergency_needs_no_form_and_the_form_is_passed_over(page: VisitPage, qtbot: QtBot) -> None:
    page.session.edit(**KNOWN, care_area="510100", emergency=True)
    settle(qtbot, page)
    assert page.verdict.verdict.kind == "deemed_filed"
    page.goto(2)
    assert page.following() == 4
    page.next_step()
    assert page.step == 4
    page.back()
    assert page.step == 2
    assert 3 in {step.number for step in page.step_bar.steps if step.state == "done"}


def test_a_filing_that_stands_is_not_made_twice(page: VisitPage, qtbot: QtBot) -> None:
    today = date(2026, 11, 20)
    rows = page.desk.register(RegisterQuery(statuses=("in_force",)), today).rows
    standing = next(
        row
        for row in rows
        if page.desk.filing(row.number, today).draft.care_type == "inpatient"
        or page.desk.filing(row.number, today).draft.disease
    )
    old = page.desk.filing(standing.number, today).draft
    page.session.edit(
        **{name: old[name] for name in KNOWN if name in old.__dataclass_fields__},
        care_area=old.care_area,
        qualified_on=None,
    )
    settle(qtbot, page)
    advice = page.session.advice
    assert advice is not None
    assert advice.filed_ok is True
    assert "已有备案" in page.verdict.verdict.sentence
    page.goto(2)
    assert page.following() == 4


def test_every_line_has_its_badge_and_its_document(page: VisitPage, qtbot: QtBot) -> None:
    page.session.edit(**KNOWN, care_area="510100")
    settle(qtbot, page)
    lines = page.advice_view.findChildren(CitedLine)
    assert len(lines) >= 4
    for line in lines:
        (badge,) = line.findChildren(Badge)
        assert badge.status is line.cited.citation.status
        assert line.cited.citation.title
    sheet = page.bar.button("F6")
    assert sheet is not None


def test_f1_lists_the_documents_once(page: VisitPage, qtbot: QtBot) -> None:
    page.session.edit(**KNOWN, care_area="510100")
    settle(qtbot, page)
    from gui.visit.sheets import show_evidence  # noqa: PLC0415

    sheet = show_evidence(page)
    assert sheet is not None
    assert len(sheet.documents) == len(set(sheet.documents)) >= 3
    sheet.reject()


def test_a_late_answer_for_an_older_draft_is_dropped(page: VisitPage, qtbot: QtBot) -> None:
    operations.set_inline(False)
    page.session.edit(**KNOWN, care_area="510100")
    page.session.ask()
    page.session.edit(care_area="653200")
    page.session.ask()
    qtbot.waitUntil(lambda: not operations.busy(), timeout=5000)
    settle(qtbot, page)
    advice = page.session.advice
    assert advice is not None
    assert advice == page.desk.advise(page.session.draft, date(2026, 11, 20))


def test_contradicting_rules_are_said_not_hidden(page: VisitPage, qtbot: QtBot) -> None:
    advice = None
    page.session.edit(**KNOWN, care_area="510100")
    settle(qtbot, page)
    advice = page.session.advice
    assert advice is not None
    assert advice.sentence is not None
    rule = Rule("filing.requirement", "要不要备案", "must_file", "must_file", "",
                advice.sentence.citation, {}, date(2023, 1, 1), "653200", 1)  # fmt: skip

    def refuse(draft: VisitDraft, day: date) -> Advice:
        raise RuleConflict((rule, rule))

    page.desk.advise = refuse  # type: ignore[method-assign]
    page.session.edit(qualified="no")
    settle(qtbot, page)
    assert page.verdict.verdict.kind == "unknown"
    assert page.session.problem is not None
    assert "互相矛盾" in page.session.problem.message
    assert page.session.draft.qualified == "no"


def test_missing_items_are_links_to_their_fields(page: VisitPage, qtbot: QtBot) -> None:
    page.session.edit(id_number=GOOD_ID)
    settle(qtbot, page)
    by_label = {item.label: item for item in page.presenter.missing()}
    assert next(iter(by_label)) == "姓名"
    by_label["就医地"].focus()
    assert focused() == "就医地"
    press_down = page.keys.get("Ctrl+Down")
    assert press_down is not None
    press_down.trigger()
    assert focused() == "姓名"
