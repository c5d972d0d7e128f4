"""The list under a pick field: rows of 28, at most ten, the typed part marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from gui.theme import theme
from gui.widgets.cell_option import cell
from gui.widgets.metrics import space
from gui.widgets.overlay import Floating
from gui.widgets.pick_item import PickItem, match_span

ROWS = 10
NOTHING = "没有找到，换个字或首字母"
_Index = QModelIndex | QPersistentModelIndex


class _Model(QAbstractListModel):
    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.items: tuple[PickItem, ...] = ()

    def show(self, items: Sequence[PickItem]) -> None:
        self.beginResetModel()
        self.items = tuple(items)
        self.endResetModel()

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.items)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        item = self.items[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return item.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{item.text} {item.hint}".strip()
        return None


class _Delegate(QStyledItemDelegate):
    """Text with the typed part on the match colour, the hint in grey behind it."""

    def __init__(self, popup: PickPopup) -> None:
        super().__init__(popup)
        self._popup = popup

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme.px(80), theme.metric("table_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        item = self._popup.item(index.row())
        place = cell(option)
        rect = place.rect
        if item is None:
            return
        painter.save()
        on, hover = place.selected, place.hovered
        if on or hover:
            painter.fillRect(rect, theme.color("select" if on else "surface2"))
        if on:
            painter.fillRect(
                QRect(rect.left(), rect.top(), 3, rect.height()), theme.color("primary")
            )
        font = theme.font("body")
        metrics = QFontMetrics(font)
        room = rect.adjusted(theme.px(9), 0, -theme.px(8), 0)
        shown = metrics.elidedText(item.text, Qt.TextElideMode.ElideMiddle, room.width())
        span = match_span(shown, self._popup.query)
        if span:
            left = room.left() + metrics.horizontalAdvance(shown[: span[0]])
            width = metrics.horizontalAdvance(shown[span[0] : span[1]])
            height = metrics.height()
            top = rect.center().y() - height // 2
            painter.fillRect(QRect(left, top, width, height), theme.color("match"))
        painter.setFont(font)
        painter.setPen(theme.color("text"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, flags, shown)
        painter.setFont(theme.font("table"))
        painter.setPen(theme.color("text3"))
        used = metrics.horizontalAdvance(shown) + theme.px(8)
        painter.drawText(room.adjusted(used, 0, 0, 0), flags, item.hint)
        painter.restore()


class PickPopup(Floating):
    """A child list of the page; the field keeps the focus and sends its keys here."""

    taken = Signal(object)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.query = ""
        inside = space(QVBoxLayout(self))
        self.view = QListView(self)
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setUniformItemSizes(True)
        self.view.setMouseTracking(True)
        self._model = _Model(self)
        self.view.setModel(self._model)
        self.view.setItemDelegate(_Delegate(self))
        self.view.clicked.connect(self._on_clicked)
        self.view.setAccessibleName("可选项")
        inside.addWidget(self.view)

    def show_items(self, items: Sequence[PickItem], query: str, current: str | None) -> None:
        """Show items for a query; the current code is the marked row, else the first."""
        self.query = query
        found = list(items) or [PickItem("", NOTHING)]
        self._model.show(found)
        codes = [item.code for item in found]
        row = codes.index(current) if current in codes else 0
        if items:
            self.view.setCurrentIndex(self._model.index(row))
        width = max(self.owner.width(), self._wanted_width())
        self.open_at(QSize(width, min(len(found), ROWS) * theme.metric("table_row") + 4))
        if items:
            self.view.scrollTo(self._model.index(row))

    def item(self, row: int) -> PickItem | None:
        """The item of a row."""
        return self._model.items[row] if 0 <= row < len(self._model.items) else None

    def current(self) -> PickItem | None:
        """The marked item."""
        found = self.item(self.view.currentIndex().row())
        return found if found is not None and found.code else None

    def move_by(self, rows: int) -> None:
        """Mark another row."""
        count = self._model.rowCount()
        row = max(0, min(count - 1, self.view.currentIndex().row() + rows))
        if self.item(row) is not None and self._model.items[row].code:
            self.view.setCurrentIndex(self._model.index(row))

    def _wanted_width(self) -> int:
        metrics = QFontMetrics(theme.font("body"))
        small = QFontMetrics(theme.font("table"))
        widest = max(
            (
                metrics.horizontalAdvance(item.text) + small.horizontalAdvance(item.hint)
                for item in self._model.items[:50]
            ),
            default=0,
        )
        return min(widest + theme.px(44), theme.px(420))

    def _on_clicked(self, index: QModelIndex) -> None:
        item = self.item(index.row())
        if item is not None and item.code:
            self.taken.emit(item)
