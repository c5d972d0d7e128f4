"""The desk's table view: hairlines only, the row has the focus, Tab leaves it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from gui.theme import theme
from gui.widgets.row_delegate import RowDelegate

_Index = QModelIndex | QPersistentModelIndex


class Table(QTableView):
    """`Table("可选机构", row=28)`, then `setModel`, then `columns([...])`.

    `opened` fires on Enter or double click, `toggled` on Space or a click into a check box cell.
    """

    opened = Signal(QModelIndex)
    toggled = Signal(QModelIndex)
    row_changed = Signal(int)

    def __init__(self, name: str, row: int = 28, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hovered_row = -1
        self._row = row
        self._widths: list[int | None] = []
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setAlternatingRowColors(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(RowDelegate(self, row))
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head = self.horizontalHeader()
        head.setProperty("type", "small")
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(24)
        self._measure()
        self.doubleClicked.connect(self.opened)

    def columns(self, widths: list[int | None]) -> None:
        """Design widths of the columns; None takes what is left. A head is never cut."""
        self._widths = list(widths)
        self._apply_columns()

    def _apply_columns(self) -> None:
        model, head = self.model(), self.horizontalHeader()
        metrics = QFontMetrics(theme.font("small"))
        for number, width in enumerate(self._widths[: head.count()]):
            if width is None:
                head.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
                continue
            words = str(model.headerData(number, Qt.Orientation.Horizontal) or "")
            least = metrics.horizontalAdvance(words) + 2 * theme.px(8) + 2 if words else 0
            head.setSectionResizeMode(number, QHeaderView.ResizeMode.Interactive)
            self.setColumnWidth(number, max(theme.px(width), least))

    def choose_row(self, row: int) -> None:
        """Select a row and bring it into view."""
        model = self.model()
        if model is not None and 0 <= row < model.rowCount():
            self.setCurrentIndex(model.index(row, 0))
            self.selectRow(row)

    def current_row(self) -> int:
        """The row with the focus, -1 for none."""
        return self.currentIndex().row()

    def _measure(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.px(self._row))
        self.verticalHeader().setMinimumSectionSize(theme.px(self._row))
        self.horizontalHeader().setFixedHeight(theme.metric("table_head"))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._measure()
            self._apply_columns()

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        self.row_changed.emit(current.row())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, index = event.key(), self.currentIndex()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and index.isValid():
            self.opened.emit(index)
        elif key == Qt.Key.Key_Space and index.isValid():
            self.toggled.emit(index)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            self.toggled.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        self._hover(self.indexAt(event.position().toPoint()).row())

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self.hovered_row:
            self.hovered_row = row
            self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        model = self.model()
        if self.hasFocus() and (model is None or not model.rowCount()):
            painter = QPainter(self.viewport())
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(self.viewport().rect().adjusted(1, 1, -1, -1))
