"""The filing form, worked with the keyboard on the real widgets over a real desk."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.desk.draft import MaterialState
from core.desk.service import Desk
from core.desk.views import RegisterQuery
from core.filing import TO_FOLLOW
from gui import clock
from gui.filing.form_panel import FilingPanel
from gui.papers.preview import PreviewSheet
from gui.theme import theme
from gui.visit.page import VisitPage
from gui.widgets.breakpoint import Layout
from tests.gui.conftest import NOW
from tests.gui.filing.conftest import DRAFT, Visit, shown

Key = Qt.Key


def press(widget: QWidget, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    held = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        held |= modifier
    QTest.keyClick(widget, key, held)


def here() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def write(text: str) -> None:
    """Type over what is selected; Chinese comes committed from the input method."""
    widget = here()
    if text.isascii():
        QTest.keyClicks(widget, text)
    else:
        widget.insertPlainText(text) if hasattr(widget, "insertPlainText") else widget.insert(text)


def go(visit: Visit, name: str) -> QWidget:
    target = visit.form.board.target(name)
    assert target is not None
    target.setFocus(Qt.FocusReason.TabFocusReason)
    return target


def test_an_untouched_form_starts_with_what_is_known(visit: Visit) -> None:
    assert visit.draft.destination == "510100"
    assert visit.draft.valid_from == "2026-11-20"
    terms = visit.form.body.terms
    assert terms.destination.text() == "四川省 成都市"
    assert terms.begin.text() == "2026-11-20"
    assert visit.form.first_focus() is terms.kind
    assert visit.form.primary()[:2] == ("保存并编号", "F8")


def test_the_whole_form_by_keyboard_and_f8_gives_a_number(visit: Visit, desk: Desk) -> None:
    go(visit, "kind")
    QTest.keyClicks(here(), "cqjz")
    press(here(), Key.Key_Return)
    assert visit.draft.kind == "long_term_resident"
    assert visit.draft.open_ended is True
    go(visit, "phone")
    QTest.keyClicks(here(), "13900005217")
    press(here(), Key.Key_Return)
    assert visit.form.body.contact.phone2.hasFocus()
    assert visit.form.body.contact.phone.text() == "139 0000 5217"
    press(here(), Key.Key_Return)
    assert visit.form.body.contact.address.hasFocus()
    write("武侯区簇锦街道演示路 18 号")
    press(here(), Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert visit.form.body.contact.who.hasFocus()
    press(here(), Key.Key_Return)
    rows = visit.form.body.materials.rows
    assert rows["identity"].check.hasFocus()
    press(here(), Key.Key_Space)
    go(visit, "materials.proof")
    press(here(), Key.Key_Space)
    assert visit.draft.materials["proof"].checked
    rows["proof"].until.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(here(), "20270930")
    press(here(), Key.Key_Return)
    assert visit.draft.materials["proof"].until == "2027-09-30"
    go(visit, "notice_ack_at")
    press(here(), Key.Key_Space)
    assert not visit.form.body.notice.check.isChecked(), "not before five seconds"
    clock.freeze(NOW + timedelta(seconds=6))
    visit.form.body.notice.look()
    assert visit.draft.notice_ack_at == "2026-11-20T11:26:11+08:00"
    press(visit, Key.Key_F8)
    assert visit.draft.filing_number == "653201-2026-000001"
    assert visit.said[-1] == "已保存，编号 653201-2026-000001"
    assert visit.form.primary() is None
    page = desk.register(RegisterQuery(), NOW.date())
    assert [row.number for row in page.rows] == ["653201-2026-000001"]
    labels = [text for text, _remedy, _go in visit.form.missing()]
    assert labels == ["备案表签名"]


def test_f8_lists_every_fault_with_the_sentence_of_the_field(qtbot: QtBot, desk: Desk) -> None:
    bad = DRAFT.changed(
        kind="long_term_resident",
        open_ended=True,
        care_area="510000",
        destination="510000",
        phone="139 0000 521",
        materials={
            "identity": MaterialState(True),
            "proof": MaterialState(True, "2026-09-30", "居住证"),
        },
        notice_ack_at="2026-11-20T11:24:52+08:00",
    )
    visit = shown(qtbot, desk, bad)
    press(visit, Key.Key_F8)
    summary = visit.form.summary
    listed = {fault.label: fault.message for fault in summary.faults()}
    assert listed == {
        "备案到": "选到地市，例如 成都市（只到省会被平台退回）",
        "联系电话": "补到 11 位；座机写成 0903-1234567",
        "居外地址": "写居外地址，到街道和门牌",
        "居住证": "换一份没过期的居住证，或点“换社区居住证明”",
    }
    assert summary.hasFocus()
    rows = visit.form.body.rows()
    for name in ("destination", "phone", "outside_address"):
        assert rows[name].error in listed.values()
    assert visit.form.body.materials.rows["proof"].until.has_error()
    assert visit.draft.filing_number is None

    go(visit, "phone")
    QTest.keyClicks(here(), "13900005217")
    press(here(), Key.Key_Return)
    assert [fault.label for fault in summary.open_faults()] == ["备案到", "居外地址", "居住证"]
    assert rows["phone"].error == ""
    summary.next()
    assert visit.form.body.terms.destination.hasFocus()
    QTest.keyClicks(here(), "chengdu")
    press(here(), Key.Key_Return)
    assert visit.draft.destination == "510100"
    assert len(summary.open_faults()) == 2
    swap = visit.form.body.materials.rows["proof"].swap
    swap.setFocus()
    press(swap, Key.Key_Space)
    assert visit.draft.materials["proof"] == MaterialState(alternative="社区居住证明")


def test_a_required_field_stays_red_until_it_is_filled(visit: Visit) -> None:
    visit.take({"kind": "long_term_resident", "open_ended": True})
    press(visit, Key.Key_F8)
    go(visit, "phone")
    press(here(), Key.Key_Return)
    row = visit.form.body.rows()["phone"]
    assert row.error == "写手机号或座机号"


def test_a_temporary_filing_gets_its_least_end_and_follows_the_begin(visit: Visit) -> None:
    go(visit, "kind")
    QTest.keyClicks(here(), "ls")
    press(here(), Key.Key_Return)
    assert (visit.draft.open_ended, visit.draft.valid_to) == (False, "2027-05-20")
    assert "proof" not in visit.form.body.materials.rows
    go(visit, "valid_from")
    QTest.keyClicks(here(), "20261201")
    press(here(), Key.Key_Return)
    assert visit.draft.valid_to == "2027-06-01"
    assert not visit.form.body.terms.end.check.isVisible()


def test_a_kind_from_elsewhere_gets_its_end(qtbot: QtBot, desk: Desk) -> None:
    long_term = shown(qtbot, desk, DRAFT.changed(kind="posted_worker"))
    assert long_term.draft.open_ended is True
    short = shown(qtbot, desk, DRAFT.changed(kind="temporary_traveller"))
    assert short.draft.valid_to == "2027-05-20"


def test_what_fits_no_place_does_not_leave_the_old_place_behind(visit: Visit) -> None:
    go(visit, "destination")
    QTest.keyClicks(here(), "qqq")
    assert visit.draft.destination is None
    visit.form.refresh(visit.draft)
    assert visit.draft.destination is None, "what was emptied stays empty"
    press(here(), Key.Key_Tab)
    assert visit.form.body.rows()["destination"].error == "从下拉里选一项，F4 打开"


def test_the_agent_unfolds_four_fields_and_enter_walks_them(visit: Visit) -> None:
    contact = visit.form.body.contact
    assert not contact.agent_name.isVisible()
    contact.who.setFocus()
    press(here(), Key.Key_Right)
    assert visit.draft.agent is True
    press(here(), Key.Key_Return)
    walked = []
    for _ in range(4):
        walked.append(here())
        press(here(), Key.Key_Return)
    assert walked == [
        contact.agent_name,
        contact.agent_id,
        contact.agent_phone,
        contact.agent_relation,
    ]
    contact.agent_relation.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(here(), "zinv")
    press(here(), Key.Key_Return)
    assert visit.draft.agent_relation == "2"


def test_a_paper_may_follow_with_its_day(visit: Visit) -> None:
    visit.take({"kind": "long_term_resident", "open_ended": True})
    row = visit.form.body.materials.rows["proof"]
    row.later.setFocus()
    press(row.later, Key.Key_Space)
    assert visit.draft.materials["proof"].state == TO_FOLLOW
    assert row.until.hasFocus()
    QTest.keyClicks(here(), "1205")
    press(here(), Key.Key_Return)
    assert visit.draft.materials["proof"].until == "2026-12-05"
    assert row.chip.accessibleName() == "容缺待补"


def test_the_promise_stands_in_for_the_proof_and_can_be_taken_back(visit: Visit) -> None:
    visit.take({"kind": "long_term_resident", "open_ended": True})
    table = visit.form.body.materials
    promise = table.promises["proof"]
    press(promise.use, Key.Key_Space)
    assert visit.draft.materials["proof"].alternative == "commitment"
    assert not table.rows["proof"].check.isEnabled()
    press(promise.check, Key.Key_Space)
    assert visit.draft.materials["proof"].checked
    press(promise.use, Key.Key_Space)
    assert visit.draft.materials["proof"].alternative is None


def test_guangxi_asks_for_institutions_and_a_change_for_the_old_filing(
    qtbot: QtBot, desk: Desk
) -> None:
    visit = shown(qtbot, desk, DRAFT.changed(insured_area="451202", kind="long_term_resident"))
    rows = visit.form.body.rows()
    assert rows["facilities"].isVisible()
    assert not rows["previous_number"].isVisible()
    visit.form.action.setFocus()
    press(here(), Key.Key_Right)
    assert visit.draft.action == "change"
    assert rows["previous_number"].isVisible()
    press(here(), Key.Key_Right)
    assert visit.draft.action == "cancel"
    assert not rows["kind"].isVisible()
    assert not visit.form.body.materials.isVisible()
    assert visit.form.primary()[0] == "取消这件备案"


def test_a_running_stay_opens_as_late_filing_from_the_admission(qtbot: QtBot, desk: Desk) -> None:
    stay = DRAFT.changed(
        care_type="inpatient", disease=None, admission="in_hospital", admitted_on="2026-11-18"
    )
    visit = shown(qtbot, desk, stay)
    assert visit.draft.action == "late"
    assert visit.draft.valid_from == "2026-11-18"
    assert visit.form.action.code() == "late"


def test_a_begin_after_the_admission_is_said_at_the_field_and_kept(
    qtbot: QtBot, desk: Desk
) -> None:
    stay = DRAFT.changed(
        care_type="inpatient", disease=None, admission="in_hospital", admitted_on="2026-11-18"
    )
    visit = shown(qtbot, desk, stay)
    go(visit, "valid_from")
    QTest.keyClicks(here(), "20261120")
    press(here(), Key.Key_Return)
    press(visit, Key.Key_F8)
    assert visit.form.body.rows()["valid_from"].error == "开始日期改到入院那天 2026-11-18 或以前"
    assert visit.draft.valid_from == "2026-11-20"
    assert not visit.draft.filing_number


def test_a_new_place_of_care_moves_the_place_nobody_typed(visit: Visit) -> None:
    visit.take({"care_area": "110105"})
    assert visit.draft.destination == "110000"
    go(visit, "destination")
    QTest.keyClicks(here(), "guangzhou")
    press(here(), Key.Key_Return)
    assert visit.draft.destination == "440100"
    visit.take({"care_area": "510100"})
    assert visit.draft.destination == "440100", "what was chosen by hand stays"


def test_an_incomplete_visit_shows_a_form_without_rules(qtbot: QtBot, desk: Desk) -> None:
    visit = shown(qtbot, desk, DRAFT.changed(care_type=None, disease=None, care_area=None))
    assert visit.form.missing()
    assert not visit.form.body.materials.isVisible()


def test_printing_waits_for_the_number(visit: Visit) -> None:
    press(visit, Key.Key_F9)
    assert visit.said[-1] == "先按 F8 保存并编号，再打印备案表"


FILLED = DRAFT.changed(
    kind="long_term_resident",
    open_ended=True,
    destination="510100",
    valid_from="2026-11-20",
    phone="13900005217",
    outside_address="武侯区簇锦街道演示路 18 号",
    materials={"identity": MaterialState(True), "proof": MaterialState(True, "长期")},
    notice_ack_at="2026-11-20T11:24:52+08:00",
)


def test_f9_previews_the_form_and_printing_ticks_it(
    qtbot: QtBot, desk: Desk, inline_operations: None
) -> None:
    visit = shown(qtbot, desk, FILLED)
    press(visit, Key.Key_F8)
    number = visit.draft.filing_number
    assert number is not None
    visit.form.print_form()
    sheet = visit.form.findChild(PreviewSheet)
    assert sheet is not None
    sheet.printed.emit(1)
    assert visit.draft.materials["form"].checked
    assert visit.form.missing() == []
    assert desk.filing(number, NOW.date()).prints == 1
    sheet.close()


def test_the_one_living_filing_is_the_one_to_change_or_cancel(
    qtbot: QtBot, desk: Desk, inline_operations: None
) -> None:
    first = shown(qtbot, desk, FILLED)
    press(first, Key.Key_F8)
    number = first.draft.filing_number
    second = shown(qtbot, desk, FILLED)
    press(second, Key.Key_F8)
    assert "不用再办" in second.form.body.rows()["destination"].error
    second.form.action.setFocus()
    press(here(), Key.Key_Right)
    press(here(), Key.Key_Right)
    assert (second.draft.action, second.draft.previous_number) == ("cancel", number)
    press(second, Key.Key_F8)
    assert second.said[-1] == f"已取消备案 {number}"
    assert desk.filing(number or "", NOW.date()).row.status == "cancelled"


def test_narrow_is_one_column_and_the_size_class_sets_the_density(visit: Visit) -> None:
    body = visit.form.body
    body.fit(700)
    assert body._columns.direction() == QBoxLayout.Direction.LeftToRight
    body.fit(540)
    assert body._columns.direction() == QBoxLayout.Direction.TopToBottom
    body.fit(562)
    assert body._columns.direction() == QBoxLayout.Direction.TopToBottom, "no flicker"
    body.fit(565)
    assert body._columns.direction() == QBoxLayout.Direction.LeftToRight
    visit.form.arrange(Layout("normal", "short"))
    assert body.contact.phone.property("density") == "bill"


@pytest.mark.parametrize(("width", "scale"), [(500, 100), (564, 100), (564, 200)])
def test_nothing_needs_a_horizontal_scroll(
    qtbot: QtBot, visit: Visit, scale: int, width: int
) -> None:
    app = QApplication.instance()
    theme.apply(app, "light", scale)  # type: ignore[arg-type]
    visit.take({"kind": "long_term_resident", "open_ended": True, "agent": True})
    visit.form.setParent(None)
    visit.form.show()
    visit.form.resize(width * scale // 100, 700)
    body = visit.form.body
    qtbot.waitUntil(
        lambda: body.widget().minimumSizeHint().width() <= body.viewport().width(), timeout=2000
    )
    visit.form.setParent(visit)


def test_a_fault_of_the_person_leads_to_the_person(qtbot: QtBot, desk: Desk) -> None:
    page = VisitPage(desk)
    qtbot.addWidget(page)
    page.show()
    form = FilingPanel()
    page.scene.addWidget(form)
    form.load(FILLED.changed(name=None), desk)
    form.save()
    (fault,) = form.summary.faults()
    assert (fault.label, fault.message) == ("姓名", "姓名照证件写")
    row = page.person.row("name")
    assert row is not None
    assert fault.widget is row.field
