"""Hang up, find again, recover, finish: a person at the window never loses what was typed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.desk.service import Desk
from core.desk.views import RegisterQuery
from core.kernel.errors import Refused
from gui.visit.find_sheet import FindSheet
from gui.visit.page import VisitPage
from gui.visit.reveal_sheet import RevealSheet
from gui.visit.session import SAVE_MS
from gui.visit.sheets import find_person, reveal_number
from tests.gui.visit.conftest import ENTER, GOOD_ID, NOW, focused, press, settle, type_text
from tests.gui.visit.test_answer import KNOWN


def test_nothing_is_stored_and_no_number_used_for_an_empty_page(
    page: VisitPage, desk: Desk
) -> None:
    before = len(desk.unfinished())
    page.hang_up()
    page.leave()
    assert len(desk.unfinished()) == before
    assert page.session.draft.number is None


def test_looking_at_the_steps_uses_no_number(page: VisitPage, qtbot: QtBot) -> None:
    for step in (3, 4, 5, 6, 1):
        page.goto(step)
        settle(qtbot, page)
    assert page.session.empty
    page.session.save()
    assert page.session.draft.number is None


def test_the_draft_is_saved_by_itself_and_says_when(page: VisitPage, qtbot: QtBot) -> None:
    said: list[str] = []
    page.status_message.connect(said.append)
    type_text(GOOD_ID)
    qtbot.wait(SAVE_MS + 150)
    assert said[-1] == "草稿已自动保存 11:26:05"
    assert page.context == f"办件 {page.session.draft.number}"
    stored = page.desk.resume(page.session.draft.id or "", NOW)
    assert stored.id_number == GOOD_ID


def test_a_failed_save_is_said_and_tried_again(page: VisitPage, qtbot: QtBot) -> None:
    said: list[str] = []
    page.status_message.connect(said.append)
    real = page.desk.save_draft

    def full(*_: object) -> None:
        raise Refused("磁盘满了，删掉一些文件", code="S-105")

    page.desk.save_draft = full  # type: ignore[method-assign, assignment]
    type_text(GOOD_ID)
    page.session.save()
    assert said[-1] == "没有保存：磁盘满了，删掉一些文件"
    assert page.session.dirty
    assert page.leave() is False
    page.desk.save_draft = real  # type: ignore[method-assign]
    assert page.leave() is True
    assert not page.session.dirty


def test_hanging_up_clears_the_page_and_ctrl_z_brings_it_back(
    page: VisitPage, qtbot: QtBot
) -> None:
    page.session.edit(**KNOWN)
    page.goto(2)
    page.hang_up()
    assert page.step == 1
    assert page.session.empty
    assert page.person.id_field.raw() == ""
    assert page.toast.can_undo()
    assert focused() == "身份证号"
    press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert (page.step, page.session.draft.name) == (2, "阿依努尔·图尔荪")


def test_f3_finds_people_and_open_visits(page: VisitPage, desk: Desk, qtbot: QtBot) -> None:
    page.session.edit(**{**KNOWN, "name": "热依汗古丽·买买提"})
    page.hang_up()
    sheet = find_person(page)
    assert isinstance(sheet, FindSheet)
    sheet.search.setFocus()
    type_text("热依汗古丽")
    sheet.take(0)
    settle(qtbot, page)
    assert page.session.draft.name == "热依汗古丽·买买提"
    known = desk.find_people("0041") or desk.find_people("a")
    assert known
    page.enter(person_id=known[0].id)
    assert page.session.draft.name == known[0].name
    assert page.session.draft.number is not None
    assert page.person.name_field.text() == known[0].name


def test_somebody_who_was_here_is_not_asked_again(
    page: VisitPage, desk: Desk, qtbot: QtBot
) -> None:
    row = desk.register(RegisterQuery(limit=1), NOW.date()).rows[0]
    stored = desk.filing(row.number, NOW.date()).draft
    type_text(stored.id_number or "")
    draft = page.session.draft
    assert (draft.name, draft.insured_area) == (stored.name, stored.insured_area)
    assert (draft.insurance, draft.category) == (stored.insurance, stored.category)
    assert page.person.name_field.text() == stored.name
    settle(qtbot, page)
    assert focused() == "姓名"


def test_recovery_asks_once_with_name_time_and_step(
    page: VisitPage, desk: Desk, qtbot: QtBot
) -> None:
    page.session.edit(**KNOWN)
    page.goto(3)
    page.leave()
    again = VisitPage(desk)
    qtbot.addWidget(again)
    again.resize(1290, 742)
    again.show()
    qtbot.waitActive(again)
    again.enter()
    assert again.recovery is not None
    target = again.first_focus()
    assert target is again.recovery.buttons[0]
    target.click()  # type: ignore[attr-defined]
    assert again.recovery is None
    assert (again.step, again.session.draft.name) == (3, "阿依努尔·图尔荪")
    again.new_visit()
    again.enter()
    assert again.recovery is None
    assert again.leave()


def test_escape_puts_the_recovery_question_down_and_loses_nothing(
    page: VisitPage, desk: Desk, qtbot: QtBot
) -> None:
    waiting = len(desk.unfinished())
    page.enter()
    assert page.recovery is not None
    page.keys.get("Esc").trigger()  # type: ignore[union-attr]
    assert page.recovery is None
    assert focused() == "身份证号"
    assert len(desk.unfinished()) == waiting


def test_finishing_takes_the_visit_off_the_list(page: VisitPage, desk: Desk) -> None:
    page.session.edit(**KNOWN, care_area="510100")
    page.session.flush()
    number = page.session.draft.number
    page.goto(6)
    page.finish()
    assert page.session.empty
    assert number not in {visit.number for visit in desk.unfinished()}


def test_the_full_number_costs_a_reason_and_an_audit_line(
    page: VisitPage, desk: Desk, qtbot: QtBot
) -> None:
    type_text(GOOD_ID)
    assert page.person.id_field.masked()
    assert "*" in page.person.id_field.text()
    sheet = reveal_number(page)
    assert isinstance(sheet, RevealSheet)
    sheet.accept()
    assert sheet.isVisible()
    assert "为什么看" in sheet.row.error
    sheet.field.setText("和证件核对")
    sheet.accept()
    assert page.person.id_field.text() == GOOD_ID
    entry = desk.context.db.audit.recent(1)[0]
    assert (entry.action, entry.reason) == ("id.reveal", "和证件核对")
    assert GOOD_ID not in entry.summary


@pytest.mark.parametrize("size", [(1290, 742), (1290, 664), (1844, 1054), (1024, 700), (863, 486)])
def test_sizes_fold_without_losing_focus_or_text(
    page: VisitPage, qtbot: QtBot, size: tuple[int, int]
) -> None:
    page.session.edit(**KNOWN, care_area="510100")
    settle(qtbot, page)
    page.person.name_field.setFocus()
    type_text("甲")
    page.resize(*size)
    settle(qtbot, page)
    assert (page.width(), page.height()) == size
    assert focused() == "姓名"
    assert page.session.draft.name.endswith("甲")  # type: ignore[union-attr]
    assert page.bar.isVisible()
    for step in (2, 3, 6):
        page.goto(step)
        settle(qtbot, page)
        assert (page.width(), page.height()) == size
        assert page.bar.primary() is not None
        right = page.bar.primary().mapTo(page, page.bar.primary().rect().topRight())  # type: ignore[union-attr]
        assert right.x() < page.width()


def test_a_narrow_window_folds_the_person_and_calls_the_summary(
    page: VisitPage, qtbot: QtBot
) -> None:
    page.session.edit(**KNOWN, care_area="510100")
    page.resize(863, 486)
    page.goto(2)
    settle(qtbot, page)
    assert not page.person.id_field.isVisible()
    assert "阿依努尔" in page.person.summary_line()
    assert GOOD_ID not in page.person.summary_line()
    assert not page.summary.isVisible()
    press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert page.summary.isVisible()
    assert not page.stack.isVisible()
    press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert page.stack.isVisible()
    page.goto(1)
    settle(qtbot, page)
    assert page.person.id_field.isVisible()
    page.resize(1290, 742)
    settle(qtbot, page)
    assert page.summary.isVisible()
    assert page.person.width() == page.summary.width() + 34


def test_a_saved_filing_has_its_form_among_the_papers(page: VisitPage, desk: Desk) -> None:
    from core.desk.demo_filing import filled_draft  # noqa: PLC0415
    from core.desk.demo_people import demo_people  # noqa: PLC0415

    person = next(one for one in demo_people() if one.disease)
    draft = filled_draft(desk, person, NOW)
    page.session.start(draft)
    page.goto(6)
    view = page.view(6)
    assert view is not None
    assert [key for _, key, _ in view.acts()] == ["F11", "F9"]
    assert not page.bar.offers("F10")
    body = "11010119910101001"
    from core.people.id_number import check_sign  # noqa: PLC0415

    new = draft.changed(id_number=body + check_sign(body), birth_date="1991-01-01", name="李演示")
    saved = desk.save_filing(new, NOW)
    page.session.take(saved.draft)
    page.presenter.refresh()
    assert [key for _, key, _ in view.acts()] == ["F11", "F10", "F9"]
    sheet = view.open_preview("form")  # type: ignore[attr-defined]
    assert sheet is not None
    sheet.reject()


def test_enter_on_the_recovery_button_goes_on(page: VisitPage, qtbot: QtBot) -> None:
    page.enter()
    assert page.recovery is not None
    page.recovery.buttons[0].setFocus(Qt.FocusReason.TabFocusReason)
    press(ENTER)
    assert page.recovery is None
    assert not page.session.empty
