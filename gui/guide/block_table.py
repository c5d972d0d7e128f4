"""The table of one block: rows grow with their text, the view is as high as its rows."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QWidget

from core.policy import GuideBlock, GuideRow
from gui.guide.block_model import BlockModel
from gui.guide.column_widths import column_widths
from gui.guide.marked_text import MarkedText
from gui.theme import theme
from gui.widgets import roles
from gui.widgets.row_delegate import RowDelegate
from gui.widgets.table import Table

ROW = 29
_PAD = 8
_OVER = 11


class GuideDelegate(RowDelegate):
    """Rows as everywhere, with bold words and more than one line in a cell."""

    def _paint_text(
        self, painter: QPainter, room: QRect, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        model = index.model()
        assert isinstance(model, BlockModel)
        if index.column() == model.columnCount() - 1:
            self.role = "small"
            super()._paint_text(painter, room, index)
            self.role = "table"
            return
        text = MarkedText(
            model.marked(index.row(), index.column()),
            theme.font("table"),
            theme.line_height("table"),
            room.width(),
        )
        color = theme.color(str(index.data(roles.TONE)))
        text.paint(painter, room.left(), room.top() + (room.height() - text.height) / 2, color)


class BlockTable(Table):
    """`left_at_edge` fires when Up or Down goes past the first or last row (-1 or 1).

    `row_taken` carries the line that is selected now, `grown` says that the height has changed.
    """

    left_at_edge = Signal(int)
    row_taken = Signal(object)
    grown = Signal()

    def __init__(
        self, block: GuideBlock, mark_day: date | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(block.title, ROW, parent)
        self.block = block
        self.model_ = BlockModel(block, mark_day, self)
        self.setItemDelegate(GuideDelegate(self, ROW))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setModel(self.model_)
        self.row_changed.connect(self._say)

    def chosen(self) -> GuideRow | None:
        """The line that is selected."""
        row = self.current_row()
        return self.model_.row(row) if row >= 0 else None

    def drop_choice(self) -> None:
        """Select nothing: another table has the focus."""
        self.setCurrentIndex(QModelIndex())
        self.clearSelection()

    def fit(self) -> None:
        """Set columns, row heights and the height of the whole from the width there is."""
        width = self.viewport().width()
        if width < theme.px(80):
            return
        widths = column_widths(self.model_, width)
        for number, taken in enumerate(widths):
            self.setColumnWidth(number, taken)
        height = self.horizontalHeader().height()
        for row in range(self.model_.rowCount()):
            lines = max(self._lines(row, n, w) for n, w in enumerate(widths[:-1]))
            high = lines * theme.line_height("table") + theme.px(_OVER)
            self.setRowHeight(row, high)
            height += high
        if self.height() != height:
            self.setFixedHeight(height)
            self.grown.emit()

    def _lines(self, row: int, column: int, width: int) -> int:
        room = width - 2 * theme.px(_PAD)
        font, line = theme.font("table"), theme.line_height("table")
        return MarkedText(self.model_.marked(row, column), font, line, room).lines

    def _say(self, row: int) -> None:
        self.row_taken.emit(self.model_.row(row) if row >= 0 else None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "model_"):
            self.fit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.current_row() < 0:
            self.choose_row(0)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, last = self.current_row(), self.model_.rowCount() - 1
        if event.key() == Qt.Key.Key_Down and row >= last:
            self.left_at_edge.emit(1)
        elif event.key() == Qt.Key.Key_Up and row <= 0:
            self.left_at_edge.emit(-1)
        else:
            super().keyPressEvent(event)
