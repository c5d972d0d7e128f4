"""Error summary, toast, verdict, steps, table, badges: what they say and how keys reach them."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout, QWidget

from core.kernel.status import Status
from gui.widgets.badge import Badge, Chip
from gui.widgets.error_summary import ErrorSummary, SummaryFault
from gui.widgets.form_row import FormRow
from gui.widgets.key_button import KeyButton
from gui.widgets.link import Link
from gui.widgets.marks import BADGES, CHIPS
from gui.widgets.name_field import NameField
from gui.widgets.page import Page
from gui.widgets.progress_row import ProgressRow
from gui.widgets.row_delegate import two_lines
from gui.widgets.sheet import Sheet
from gui.widgets.step_bar import StepBar
from gui.widgets.table import Table
from gui.widgets.toast import Toast
from gui.widgets.verdict_block import Verdict, VerdictBlock
from tests.gui.helpers import cut_texts, focused, press, settle, shown, switch


@pytest.fixture
def page(qtbot) -> Page:
    page = Page()
    qtbot.addWidget(page)
    return page


def texts(root: QWidget) -> list[str]:
    return [label.text() for label in root.findChildren(QLabel) if label.isVisibleTo(root)]


class TestErrorSummary:
    @pytest.fixture
    def faulty(self, page):
        summary = ErrorSummary()
        page.scene.addWidget(summary)
        inner = QWidget()
        column = QVBoxLayout(inner)
        fields = [NameField() for _ in range(3)]
        rows = [FormRow(f"格 {n}", field) for n, field in enumerate(fields)]
        for row in rows:
            column.addWidget(row)
            column.addSpacing(300)
        area = QScrollArea()
        area.setWidget(inner)
        area.setWidgetResizable(True)
        page.scene.addWidget(area)
        page.keys.add("Ctrl+Down", "下一处", summary.next)
        page.keys.add("Ctrl+Up", "上一处", summary.previous)
        shown(page, (600, 400))
        faults = [
            SummaryFault(f"f{n}", row.text, f"改第 {n} 格", field)
            for n, (row, field) in enumerate(zip(rows, fields, strict=True))
        ]
        summary.show_faults(faults)
        settle()
        return summary, fields, area

    def test_it_takes_the_focus_once_and_counts(self, faulty) -> None:
        summary, _, _ = faulty
        assert summary.isVisible()
        assert focused() is summary
        assert summary.accessibleName() == "还有 3 处要改，改好再按 F8"

    def test_control_down_walks_and_scrolls_to_the_field(self, faulty) -> None:
        _, fields, area = faulty
        for field in fields:
            press(focused(), Qt.Key.Key_Down, Qt.KeyboardModifier.ControlModifier)
            assert field.hasFocus()
            top = field.mapTo(area.viewport(), field.rect().topLeft()).y()
            assert 0 <= top <= area.viewport().height() - field.height()

    def test_mended_lines_are_struck_and_skipped(self, faulty) -> None:
        summary, fields, _ = faulty
        summary.mend("f1")
        assert summary.accessibleName() == "还有 2 处要改，改好再按 F8"
        summary.next()
        summary.next()
        assert fields[2].hasFocus()
        summary.mend("f1", "还是不对")
        assert [fault.field for fault in summary.open_faults()] == ["f0", "f1", "f2"]
        for name in ("f0", "f1", "f2"):
            summary.mend(name)
        assert summary.accessibleName() == "都改好了，按 F8"

    def test_links_are_buttons_that_jump(self, faulty) -> None:
        summary, fields, _ = faulty
        links = summary.findChildren(Link)
        links[2].setFocus()
        press(links[2], Qt.Key.Key_Space)
        assert fields[2].hasFocus()

    def test_no_faults_hide_it(self, faulty) -> None:
        summary, _, _ = faulty
        summary.show_faults([])
        assert summary.isHidden()


class TestFormRow:
    def test_hint_and_error_share_the_line_and_the_description(self, page) -> None:
        row = FormRow("姓名", NameField(), "照证件写")
        page.scene.addWidget(row)
        shown(page, (500, 300))
        before = row.sizeHint().height()
        row.set_error("写姓名，印在单据上")
        settle()
        assert row.sizeHint().height() == before
        assert row.field.accessibleDescription() == "写姓名，印在单据上"
        assert row.field.property("state") == "error"
        assert row.label.buddy() is row.field
        assert row.field.accessibleName() == "姓名"
        row.set_error(None)
        assert row.field.accessibleDescription() == "照证件写"
        assert row.field.property("state") == ""

    def test_a_long_label_is_not_cut(self, page) -> None:
        row = FormRow("城乡居民大病保险起付线", NameField())
        page.scene.addWidget(row)
        shown(page, (500, 300))
        assert cut_texts(page) == []


class TestToast:
    def test_undo_runs_once(self, page) -> None:
        shown(page, (600, 400))
        told, back = [], []
        page.status_message.connect(told.append)
        toast = Toast(page)
        toast.say("已标记 3 件", undo=lambda: back.append(1))
        assert told == ["已标记 3 件"]
        assert toast.isVisible()
        assert toast.can_undo()
        assert toast.undo()
        assert not toast.undo()
        assert back == [1]
        assert not toast.isVisible()

    def test_it_goes_by_itself_unless_it_has_the_focus(self, page) -> None:
        shown(page, (600, 400))
        toast = Toast(page)
        toast.say("已标记", undo=lambda: None)
        toast._button.setFocus()
        toast._timer.timeout.emit()
        assert toast.isVisible()
        toast._button.clearFocus()
        toast._timer.timeout.emit()
        assert not toast.isVisible()
        assert not toast.can_undo()


class TestVerdict:
    def test_full_and_folded_keep_answer_and_source(self, page) -> None:
        block = VerdictBlock()
        page.scene.addWidget(block)
        page.scene.addStretch(1)
        block.show_verdict(
            Verdict(
                "must_file",
                "跨省就医先备案、后结算。",
                "跨省 · 门诊慢特病",
                ((Status.OFFICIAL, "医保发〔2022〕22号 第7条"),),
                "全额垫付后手工报销",
                Status.MISSING,
            )
        )
        shown(page, (900, 300))
        assert block.accessibleName() == "必须备案：跨省就医先备案、后结算。"
        assert 84 <= block.height() <= 96
        assert "全额垫付后手工报销" in texts(block)
        block.set_folded(True)
        settle()
        assert block.height() <= 36
        assert "跨省就医先备案、后结算。" in texts(block)
        told = []
        block.why.connect(lambda: told.append(1))
        block.findChild(Link).click()
        assert told == [1]


class TestStepBar:
    def test_steps_are_buttons_with_names(self, page) -> None:
        bar = StepBar(["是谁", "要不要备案", "备案"])
        page.header_middle.addWidget(bar)
        shown(page, (800, 300))
        bar.show_state(2, {1})
        assert [step.state for step in bar.steps] == ["done", "current", "open"]
        assert bar.steps[0].accessibleName() == "第 1 步 是谁(Ctrl+1)"
        assert bar.steps[0].accessibleDescription() == "已办"
        told = []
        bar.chosen.connect(told.append)
        bar.steps[2].setFocus()
        press(bar.steps[2], Qt.Key.Key_Space)
        assert told == [3]
        wide = bar.sizeHint().width()
        bar.fold(True)
        settle()
        assert bar.sizeHint().width() < wide


class _Rows(QAbstractTableModel):
    def rowCount(self, parent=QModelIndex()) -> int:  # noqa: B008
        return 5

    def columnCount(self, parent=QModelIndex()) -> int:  # noqa: B008
        return 2

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        return f"{index.row()}" if role == Qt.ItemDataRole.DisplayRole else None


class TestTable:
    def test_keys_walk_rows_open_toggle_and_tab_leaves(self, page) -> None:
        table, other = Table("机构"), NameField()
        table.setModel(_Rows())
        table.model().setParent(table)
        table.columns([None, 80])
        page.scene.addWidget(table)
        page.scene.addWidget(other)
        shown(page, (500, 400))
        table.choose_row(0)
        table.setFocus()
        opened, toggled = [], []
        table.opened.connect(lambda index: opened.append(index.row()))
        table.toggled.connect(lambda index: toggled.append(index.row()))
        press(table, Qt.Key.Key_Down)
        press(table, Qt.Key.Key_Return)
        press(table, Qt.Key.Key_Space)
        assert (opened, toggled, table.current_row()) == ([1], [1], 1)
        press(table, Qt.Key.Key_Tab)
        assert other.hasFocus()
        assert table.rowHeight(0) == 28

    def test_rows_grow_with_the_scale(self, page) -> None:
        table = Table("机构")
        table.setModel(_Rows())
        table.model().setParent(table)
        page.scene.addWidget(table)
        shown(page, (500, 400))
        switch("contrast", 200)
        assert table.rowHeight(0) == 56


class TestMarks:
    @pytest.mark.parametrize("status", list(Status))
    def test_badges_name_their_status(self, qtbot, status) -> None:
        badge = Badge(status)
        qtbot.addWidget(badge)
        assert badge.accessibleName() == BADGES[status].word
        assert badge.sizeHint().height() == 18

    @pytest.mark.parametrize("kind", list(CHIPS))
    def test_chips_fit_their_words(self, qtbot, kind) -> None:
        chip = Chip(kind, "三级甲等" if kind == "plain" else None)
        qtbot.addWidget(chip)
        assert chip.sizeHint().height() == 20
        assert chip.accessibleName()

    def test_an_unknown_chip_is_refused(self, qtbot) -> None:
        with pytest.raises(ValueError, match="no such chip"):
            Chip("nonsense")


class TestSheet:
    def test_the_safe_answer_has_the_focus_and_escape_is_safe(self, qtbot, page) -> None:
        field = NameField()
        page.scene.addWidget(field)
        shown(page, (500, 400))
        field.setFocus()
        sheet = Sheet(
            "恢复备份", "现在的数据会换成备份里的。", "恢复这份备份", "不恢复", True, page
        )
        qtbot.addWidget(sheet)
        sheet.open()
        shown(sheet)
        assert focused() is sheet.safe_button
        assert sheet.width() >= 480
        assert cut_texts(sheet) == []
        press(sheet, Qt.Key.Key_Escape)
        assert sheet.result() == 0
        page.activateWindow()
        assert page.window().focusWidget() is field


class TestProgress:
    def test_it_waits_a_second_and_counts_in_words(self, page) -> None:
        row = ProgressRow("行")
        page.scene.addWidget(row)
        shown(page, (500, 300))
        row.start()
        assert row.isHidden()
        row._timer.timeout.emit()
        row.report(12400, 41286, "约 20 秒")
        assert "第 12,400 行，共 41,286 行，约 20 秒" in texts(row)
        told = []
        row.cancelled.connect(lambda: told.append(1))
        row.findChild(KeyButton).click()
        assert told == [1]
        row.finish("已取消，原名单没有变")
        assert "已取消，原名单没有变" in texts(row)


class TestLongNames:
    @pytest.mark.parametrize(
        ("name", "width", "lines"),
        [
            ("努尔麦麦提·阿卜杜拉", 6, ("努尔麦麦提·", "阿卜杜拉")),
            ("努尔·阿卜杜热合曼", 6, ("努尔·", "阿卜杜热合曼")),
            ("努尔·阿卜杜热合曼江", 6, ("努尔·阿卜杜", "热合曼江")),
            ("欧阳修", 2, ("欧阳", "修")),
        ],
    )
    def test_they_break_at_their_dot_where_that_fits(self, name, width, lines) -> None:
        assert two_lines(name, width, len) == lines
