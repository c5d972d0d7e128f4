"""The blocks of a topic in one scroll area; the arrow keys walk through them all."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from core.policy import GuideBlock, GuideRow
from gui.guide.block_table import BlockTable
from gui.theme import theme
from gui.widgets.link import Link
from gui.widgets.metrics import space
from gui.widgets.panel import Panel

GAP = 10


class BlockList(QScrollArea):
    """`row_taken` carries the selected line; `source_asked`, `compare_asked` come from links."""

    row_taken = Signal(object)
    source_asked = Signal()
    compare_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._body = QWidget()
        self._body.setProperty("role", "scroll-body")
        self._column = space(QVBoxLayout(self._body), gap=GAP)
        self.setWidget(self._body)
        self.tables: list[BlockTable] = []
        self.compare_link: Link | None = None

    def show_blocks(
        self, blocks: Sequence[GuideBlock], mark_day: date | None, compare: str | None
    ) -> None:
        """Show other blocks; `compare` is the text of the link on the first comparison."""
        while self._column.count():
            item = self._column.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.tables, self.compare_link = [], None
        for number, block in enumerate(blocks):
            panel = Panel(block.title, block.note, flush=True)
            table = BlockTable(block, mark_day)
            table.row_taken.connect(self._take)
            table.left_at_edge.connect(lambda step, at=number: self._hop(at + step, step))
            table.grown.connect(self._settle)
            panel.body.addWidget(table)
            if block.kind == "compare" and compare and self.compare_link is None:
                self.compare_link = Link(compare, tone="text2")
                self.compare_link.clicked.connect(self.compare_asked)
                panel.head_slot.addWidget(self.compare_link)
            if number == 0:
                link = Link("看原文出处", key="F1", tone="text2")
                link.clicked.connect(self.source_asked)
                panel.head_slot.addWidget(link)
            self._column.addWidget(panel)
            self.tables.append(table)
        self._column.addStretch(1)
        self.verticalScrollBar().setValue(0)
        self._settle()

    def chosen(self) -> GuideRow | None:
        """The selected line of whichever table has one."""
        return next((row for table in self.tables if (row := table.chosen())), None)

    def stops(self) -> list[QWidget]:
        """What Tab stops at, from top to bottom: each head's links, then its table."""
        found: list[QWidget] = []
        for table in self.tables:
            panel = _panel_of(table)
            found += panel.head.findChildren(Link) if panel else []
            found.append(table)
        return found

    def content_height(self) -> int:
        """How high everything is without scrolling."""
        heights = []
        for table in self.tables:
            panel = _panel_of(table)
            if panel is not None:
                head = max(panel.head.sizeHint().height(), panel.head.minimumHeight())
                heights.append(head + table.height() + 2)
        return sum(heights) + theme.px(GAP) * max(0, len(heights) - 1)

    def _settle(self) -> None:
        """Take no more height than the rows need, so that the questions follow at once."""
        self.setMaximumHeight(max(1, self.content_height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for table in self.tables:
            table.fit()
        self._settle()
        self.reveal()

    def _take(self, row: GuideRow | None) -> None:
        if row is None:
            return
        taker = self.sender()
        for table in self.tables:
            if table is not taker and table.current_row() >= 0:
                table.drop_choice()
        self.reveal()
        self.row_taken.emit(row)

    def reveal(self) -> None:
        """Scroll until the selected line is seen."""
        for table in self.tables:
            if table.current_row() >= 0:
                spot = table.visualRect(table.currentIndex()).center()
                place = table.viewport().mapTo(self._body, spot)
                self.ensureVisible(0, place.y(), 0, theme.px(40))

    def _hop(self, number: int, step: int) -> None:
        if 0 <= number < len(self.tables):
            table = self.tables[number]
            table.setFocus(Qt.FocusReason.OtherFocusReason)
            table.choose_row(0 if step > 0 else table.model_.rowCount() - 1)


def _panel_of(table: BlockTable) -> Panel | None:
    step = table.parentWidget()
    while step is not None and not isinstance(step, Panel):
        step = step.parentWidget()
    return step
