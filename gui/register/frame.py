"""The parts of the register page and where they stand; what they do is in `page`."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QStackedWidget, QVBoxLayout, QWidget

from core.desk.service import Desk
from gui.register.detail_foot import DetailFoot
from gui.register.due_strip import DueStrip
from gui.register.filter_row import FilterRow
from gui.register.line_model import LineModel
from gui.register.register_table import RegisterTable
from gui.widgets.breakpoint import Layout
from gui.widgets.empty_state import EmptyState
from gui.widgets.key_button import KeyButton
from gui.widgets.label import label
from gui.widgets.metrics import fix, space
from gui.widgets.page import Page
from gui.widgets.panel import Panel
from gui.widgets.toast import Toast


class RegisterFrame(Page):
    """Strip, filters, bulk bar, table, detail foot, toast; nothing is connected here."""

    title = "备案台账"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.new_button = KeyButton("新办件", None, kind="primary", small=True)
        self.header_slot.addWidget(self.new_button)
        body = space(QVBoxLayout(), (12, 12, 12, 12), 10)
        self.scene.addLayout(body)
        self.strip = DueStrip()
        body.addWidget(self.strip)
        self.filters = FilterRow(desk.context.divisions, desk.context.office.clerks)
        body.addWidget(self.filters)
        panel = Panel(flush=True)
        body.addWidget(panel, 1)
        self.bulk = self._build_bulk()
        panel.body.addWidget(self.bulk)
        self.model = LineModel(self)
        self.table = RegisterTable(self.model)
        self.nothing = EmptyState("panels-top-left", "没有符合的备案", "")
        self.lists = QStackedWidget()
        self.lists.addWidget(self.table)
        self.lists.addWidget(self.nothing)
        panel.body.addWidget(self.lists, 1)
        self.foot = DetailFoot()
        panel.body.addWidget(self.foot)
        self.toast = Toast(self)
        # The page follows its size class; no part may hold the window wider than the screen.
        for part in (self.strip, self.filters, panel):
            part.setSizePolicy(QSizePolicy.Policy.Ignored, part.sizePolicy().verticalPolicy())

    def arrange(self, layout: Layout) -> None:
        """Filters and the history give way; columns drop by themselves."""
        self.filters.set_compact(layout.compact, layout.narrow)
        self.foot.set_short(layout.narrow)

    def show_bulk(self, ticked: int) -> None:
        """The bar of the ticked filings."""
        self.bulk.setVisible(ticked > 0)
        self._bulk_text.setText(f"<b>已选 {ticked} 件</b>　待平台录入")

    def say_empty(self, tile: str) -> None:
        """What stands where the rows would be."""
        if tile == "to_enter":
            self.nothing.set_texts("没有待录入的备案", "新办件会出现在这里")
        elif tile == "drafts":
            self.nothing.set_texts("没有没办完的办件", "挂起的和中断的办件会出现在这里")
        else:
            self.nothing.set_texts("没有符合的备案", "少一个条件，或换个写法再找")

    def _build_bulk(self) -> QFrame:
        bar = QFrame()
        bar.setProperty("role", "selected")
        fix(bar, height=40)
        row = space(QHBoxLayout(bar), (12, 0, 12, 0), 12)
        self._bulk_text = label("", "table", rich=True)
        self.mark_button = KeyButton("标记已录入", None, kind="primary", small=True)
        self.untick_button = KeyButton("取消选择", None, kind="quiet", small=True)
        row.addWidget(self._bulk_text)
        row.addWidget(self.mark_button)
        row.addStretch(1)
        row.addWidget(label("标记时逐件填平台编号", "table", "text2"))
        row.addWidget(self.untick_button)
        bar.hide()
        return bar
