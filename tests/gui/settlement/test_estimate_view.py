"""花多少 by keyboard: every state, live recomputing, nothing typed is lost."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.desk.draft import VisitDraft
from core.desk.service import Desk
from core.kernel.status import Status
from gui import operations
from gui.settlement.estimate_view import EstimateView
from gui.settlement.explain_lines import second_line
from gui.settlement.line_model import AMOUNT, CODE
from gui.theme import theme


def type_into(qtbot: QtBot, view: EstimateView, name: str, text: str) -> None:
    field = view.inputs.money[name]
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)


def amount(view: EstimateView, code: str) -> str:
    return view.scene.lines.lines.amount_text(code)


def test_the_picture(view: EstimateView, desk: Desk, draft: VisitDraft) -> None:
    view.load(draft, desk)
    band = view.scene.band
    assert band.own.value.text() == "3,100.00"
    assert band.fund.value.text() == "6,900.00"
    assert band.share.value.text() == "69.0%"
    assert band.badge.status is Status.UNVERIFIED
    assert band.note.text() == "用到 3 个未核实参数"
    assert amount(view, "psn_part_amt") == "3,100.00"
    assert amount(view, "hifob_pay") == "—"
    assert amount(view, "overlmt_selfpay") == "0.00"
    assert view.inputs._in_scope.text() == "9,200.00"
    assert view.missing() == []


def test_typing_recomputes_at_once_and_keeps_the_focus(
    qtbot: QtBot, view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft, desk)
    said: list[dict[str, Any]] = []
    view.edited.connect(said.append)
    type_into(qtbot, view, "bill_first_self", "1300")
    assert view.inputs.money["bill_first_self"].hasFocus()
    assert said[-1] == {"bill_first_self": "1300"}
    # 8,200 × 75 % = 6,150
    assert view.scene.band.own.value.text() == "3,850.00"
    assert amount(view, "hifp_pay") == "6,150.00"


def test_enter_walks_the_bill_and_the_year(
    qtbot: QtBot, view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft, desk)
    view.first_focus().setFocus()
    walked = []
    for _ in range(8):
        widget = QApplication.focusWidget()
        walked.append(next(n for n, f in view.inputs.money.items() if f is widget))
        qtbot.keyClick(widget, Qt.Key.Key_Return)
    assert walked == list(view.inputs.money)


def test_an_empty_year_sum_is_unknown_and_gives_a_range(
    qtbot: QtBot, view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft, desk)
    field = view.inputs.money["ytd_disease_fund"]
    field.setFocus()
    field.selectAll()
    qtbot.keyClick(field, Qt.Key.Key_Delete)
    # Used up before, the fund pays nothing of the 9,200 in scope; 大病 takes 55 % above 6,269.
    assert view.scene.band.own.value.text() == "3,100.00–8,387.95"
    assert "本病种已支付" in view.scene.band.gaps.text()
    label, remedy, jump = view.missing()[0]
    assert label == "本病种已支付"
    assert "问参保地" in remedy
    view.first_focus().setFocus()
    jump()
    assert field.hasFocus()
    assert not view.scene.lines.isColumnHidden(AMOUNT)
    assert view.scene.lines.isColumnHidden(CODE)


@pytest.mark.parametrize(
    ("name", "text", "message", "mended"),
    [
        ("bill_total", "1,2a", "金额只写数字和小数点，例如 1234.50", "10000"),
        ("bill_first_self", "1.234", "金额最多两位小数，写到分，例如 1234.50", "300"),
    ],
)
def test_a_bad_amount_stays_and_says_the_remedy(
    qtbot: QtBot,
    view: EstimateView,
    desk: Desk,
    draft: VisitDraft,
    name: str,
    text: str,
    message: str,
    mended: str,
) -> None:
    view.load(draft, desk)
    type_into(qtbot, view, name, text)
    assert view.scene.band.own.value.text() == "—"
    qtbot.keyClick(view.inputs.money[name], Qt.Key.Key_Tab)
    row = view.inputs.row(name)
    assert row is not None
    assert row.error == message
    assert view.inputs.money[name].text() == text
    assert view.missing()[0][:2] == (row.text, message)
    # What is refused is mended in place and the figure comes back.
    type_into(qtbot, view, name, mended)
    qtbot.keyClick(view.inputs.money[name], Qt.Key.Key_Tab)
    assert row.error == ""
    assert view.scene.band.own.value.text() == "3,100.00"


def test_parts_above_the_total_are_said_at_the_total(
    qtbot: QtBot, view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft, desk)
    type_into(qtbot, view, "bill_excluded", "99999")
    row = view.inputs.row("bill_total")
    assert row is not None
    assert "超过" in row.error
    assert view.scene.band.note.text() == "改好金额，马上重算"
    assert view.inputs.money["bill_excluded"].text() == "99999"


def test_without_a_total_it_says_what_to_write(
    view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft.changed(bill_total=None), desk)
    assert view.scene.band.own.value.text() == "—"
    assert view.missing()[0][0] == "医疗费总额"
    assert view.scene.tree.steps.rowCount() == 0


def test_no_rule_gives_no_figure_anywhere(
    view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft.changed(care_type="inpatient", disease=None, admission_no="1"), desk)
    band = view.scene.band
    assert band.own.value.text() == "缺参数"
    assert "住院报销比例" in band.gaps.text()
    assert amount(view, "hifp_pay") == "缺参数"
    assert amount(view, "medfee_sumamt") == "10,000.00"
    assert view.scene.chart.bars() == ()
    said: list[str] = []
    view.said.connect(said.append)
    primary = view.primary()
    assert primary is not None
    primary[2]()
    assert said[0].startswith("还不能保存：")


def test_choosing_a_line_shows_how_it_came_about(
    qtbot: QtBot, view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft, desk)
    lines, tree = view.scene.lines, view.scene.tree
    lines.setFocus()
    lines.choose("psn_part_amt")
    node = tree.current_node()
    assert node is not None
    assert node.key == "psn_part_amt"
    assert second_line(node).text == "核对：6,900.00 + 3,100.00 = 10,000.00，相符"
    qtbot.keyClick(lines, Qt.Key.Key_Up)
    qtbot.keyClick(lines, Qt.Key.Key_Up)
    assert lines.code() == "maf_pay"
    assert tree.current_node() is None
    lines.choose("act_pay_dedc")
    node = tree.current_node()
    assert node is not None
    assert node.label == "起付标准"
    assert second_line(node).status is Status.UNVERIFIED


def test_the_tree_opens_closes_copies_and_shows_the_source(
    qtbot: QtBot, view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft, desk)
    tree = view.scene.tree
    tree.choose("inscp_scp_amt")
    index = tree.currentIndex()
    tree.setFocus()
    assert tree.isExpanded(index)
    qtbot.keyClick(tree, Qt.Key.Key_Left)
    assert not tree.isExpanded(index)
    qtbot.keyClick(tree, Qt.Key.Key_Right)
    assert tree.isExpanded(index)
    qtbot.keyClick(tree, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "10,000.00 − 500.00 − 0.00 − 300.00 =" in QApplication.clipboard().text()
    asked: list[object] = []
    tree.source_asked.disconnect()
    tree.source_asked.connect(asked.append)
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert asked == [tree.current_node()]


def test_what_is_open_stays_open_when_the_figure_changes(
    qtbot: QtBot, view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft, desk)
    tree = view.scene.tree
    tree.choose("psn_part_amt")
    type_into(qtbot, view, "bill_total", "20000")
    node = tree.current_node()
    assert node is not None
    assert node.key == "psn_part_amt"
    assert tree.isExpanded(tree.steps.find("psn_part_amt"))
    assert tree.isExpanded(tree.steps.find("hifp_pay"))


def test_compared_cases(view: EstimateView, desk: Desk, draft: VisitDraft) -> None:
    view.load(draft, desk)
    own, temporary, unfiled = view.scene.strip.cells()
    assert own.figure.text() == "3,100.00"
    assert temporary.figure.text() == "3,100.00–4,940.00"
    assert unfiled.figure.text() == "垫付 10,000.00"
    assert "缺异地降低比例" in unfiled.accessibleName()


def test_saving_numbers_the_estimate_and_an_edit_lets_the_number_go(
    qtbot: QtBot, view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft, desk)
    said: list[dict[str, Any]] = []
    view.edited.connect(said.append)
    view.save()
    number = said[0]["estimate_number"]
    assert desk.stored_estimate(number).status == "computed"
    view.refresh(draft.changed(estimate_number=number))
    type_into(qtbot, view, "bill_total", "1")
    assert said[-1] == {"bill_total": "1", "estimate_number": None}


def test_a_late_answer_is_dropped_and_moves_no_focus(
    qtbot: QtBot, view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft, desk)
    operations.set_inline(False)
    view.inputs.money["bill_excluded"].setFocus()
    view.take({"bill_total": "20000"})
    view.take({"bill_total": "30000"})
    qtbot.waitUntil(lambda: not operations.busy(), timeout=5000)
    assert amount(view, "medfee_sumamt") == "30,000.00"
    assert view.inputs.money["bill_excluded"].hasFocus()


def test_a_change_elsewhere_recomputes_and_leaves_the_typed_field_alone(
    view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft, desk)
    field = view.inputs.money["bill_total"]
    field.setFocus()
    view.refresh(draft.changed(kind="temporary_traveller", bill_total="7777"))
    assert field.text() == "10,000.00"
    assert view.estimate is not None
    assert view.estimate.ratio == (Fraction(55, 100), Fraction(75, 100))


def test_a_changed_line_is_marked_and_calms_down(
    qtbot: QtBot, view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft, desk)
    model = view.scene.lines.lines
    type_into(qtbot, view, "bill_excluded", "600")
    assert "fulamt_ownpay_amt" in model._changed
    assert "overlmt_selfpay" not in model._changed
    qtbot.waitUntil(lambda: not model._changed, timeout=4000)


@pytest.mark.parametrize(
    ("size", "chart_below", "tree_beside"),
    [
        ((1290, 642), True, True),
        ((1290, 564), False, True),
        ((1100, 642), False, True),
        ((900, 642), False, False),
        ((860, 386), False, False),
    ],
)
def test_chart_and_comparison_become_tabs_when_it_is_short(
    qtbot: QtBot,
    view: EstimateView,
    desk: Desk,
    draft: VisitDraft,
    size: tuple[int, int],
    chart_below: bool,
    tree_beside: bool,
) -> None:
    view.load(draft, desk)
    view.first_focus().setFocus()
    view.resize(*size)
    scene = view.scene
    qtbot.waitUntil(lambda: scene.chart.isVisible() == chart_below)
    assert scene.tree.isVisible() == tree_beside
    assert scene.lines.isVisible()
    assert view.first_focus().hasFocus()
    if not chart_below:
        scene.tabs.setFocus()
        scene.tabs.cell("bars").click()
        assert scene.chart.isVisible()
        assert not scene.lines.isVisible()
        scene.tabs.cell("strip").click()
        assert scene.strip.isVisible()


@pytest.mark.parametrize("height", [642, 564])
def test_band_list_and_tree_need_no_scroll(
    view: EstimateView, desk: Desk, draft: VisitDraft, height: int
) -> None:
    view.resize(1290, height)
    view.load(draft, desk)
    QApplication.processEvents()
    scene = view.scene
    assert not scene.lines.verticalScrollBar().isVisible()
    assert not scene.lines.isColumnHidden(CODE)
    assert scene.band.geometry().bottom() < height
    assert scene.tree.viewport().height() >= 6 * theme.metric("explain_row")


def test_the_view_speaks(view: EstimateView, desk: Desk, draft: VisitDraft) -> None:
    view.load(draft, desk)
    scene = view.scene
    assert scene.band.own.accessibleName() == "本人要付（预估） 3,100.00元"
    assert "统筹基金 75% 6,900.00" in scene.chart.accessibleDescription()
    model = scene.lines.lines
    assert model.spoken(model.row_of("hifp_pay")) == "基本统筹支出　6,900.00　未核实"


def test_notices_stand_under_the_steps(
    view: EstimateView, desk: Desk, draft: VisitDraft, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.load(draft.changed(qualified="unknown"), desk)
    scene = view.scene
    assert scene.notices.isVisible()
    assert scene._notice.text() == "病种资格没有核实，下面按已经认定算"
    opened: list[tuple[str, ...]] = []

    class Sheet:
        def __init__(self, title: str, items: object, parent: object, notices: Any = ()) -> None:
            opened.append((title, *notices))

        def exec(self) -> int:
            return 0

    monkeypatch.setattr("gui.settlement.estimate_view.SourceSheet", Sheet)
    scene.notices.click()
    assert opened[0][0] == "未核实的参数"
    assert "病种资格没有核实，下面按已经认定算" in opened[0]
    tree = scene.tree
    tree.choose("ratio")
    tree.source_asked.emit(tree.current_node())
    assert opened[1] == ("支付比例的依据",)


def test_unfiled_says_pay_first_and_gives_no_figure(
    view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft.changed(kind=None), desk)
    assert view.scene.band.own.value.text() == "缺参数"
    assert "先垫付" in view.scene._notice.text()
    assert view.scene.strip.cells()[0].figure.text() == "垫付 10,000.00"
