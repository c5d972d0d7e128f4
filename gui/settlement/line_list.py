"""The settlement list: choosing a line shows how it came about at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QRect, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QKeySequence, QPainter, QResizeEvent
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QWidget

from core.settlement import Estimate
from core.settlement.nhsa_fields import FIELDS
from gui.settlement.line_model import AMOUNT, CHANGED, CODE, ITEM, LineModel
from gui.theme import theme
from gui.widgets.cell_option import cell
from gui.widgets.row_delegate import RowDelegate
from gui.widgets.table import Table

_Index = QModelIndex | QPersistentModelIndex
ROW = 21
CODES, AMOUNTS, NAMES, MARK = 124, 84, 119, 18


class _LineDelegate(RowDelegate):
    """Rows of the list, with a bar on a line that has just changed."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        if index.column() == ITEM and index.data(CHANGED):
            rect = cell(option).rect
            bar = QRect(rect.left(), rect.top(), theme.px(3), rect.height())
            painter.fillRect(bar, theme.color("primary"))


class LineList(Table):
    """`chosen` carries the field code of the current line."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("结算项目", ROW, parent)
        self._offered = True
        self.lines = LineModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_LineDelegate(self, ROW))
        self.columns([None, CODES, AMOUNTS])
        self.setItemDelegateForColumn(CODE, _LineDelegate(self, ROW, "code"))
        self.row_changed.connect(self._say)

    def show_estimate(self, estimate: Estimate | None) -> None:
        """Show another result and keep the chosen line."""
        self.lines.show_estimate(estimate)
        self._measure_columns()

    def offer_codes(self, offered: bool) -> None:
        """Whether the field codes may be shown; they still give way to wide amounts."""
        self._offered = offered
        self._measure_columns()

    def choose(self, code: str) -> None:
        """Move to a line."""
        self.choose_row(self.lines.row_of(code))

    def code(self) -> str | None:
        """The field code of the current line."""
        row = self.current_row()
        return self.lines.field(row).code if row >= 0 else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy) and self.current_row() >= 0:
            QApplication.clipboard().setText(self.lines.spoken(self.current_row()))
            return
        super().keyPressEvent(event)

    def _measure_columns(self) -> None:
        """Amounts get what they need; the codes are shown if the names still have room."""
        metrics = QFontMetrics(theme.font("table_bold"))
        widths = [
            metrics.horizontalAdvance(self.lines.amount_text(field.code))
            + (theme.px(MARK) if self.lines.marked(field) else 0)
            for field in FIELDS
        ]
        amounts = max(theme.px(AMOUNTS), max(widths) + theme.px(18))
        room = self.viewport().width() - amounts - theme.px(CODES)
        self.setColumnWidth(AMOUNT, amounts)
        self.setColumnWidth(CODE, theme.px(CODES))
        self.setColumnHidden(CODE, not self._offered or room < theme.px(NAMES) - 4)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "lines"):
            self._measure_columns()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._measure_columns()

    def _say(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self.lines.field(row).code)
