"""Paints an explanation row: chevron, label, formula, value; under it badge and source."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTreeView, QWidget

from core.settlement import TraceNode
from gui.icons import paint_icon
from gui.settlement.explain_lines import second_line
from gui.settlement.explain_model import NODE
from gui.theme import theme
from gui.widgets.cell_option import Cell, cell
from gui.widgets.marks import paint_badge

_Index = QModelIndex | QPersistentModelIndex
INDENT = 18
CHEVRON = 14
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class ExplainDelegate(QStyledItemDelegate):
    """Rows are 43 high and painted over the whole width, guides and all."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme.px(200), theme.metric("explain_row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        node = index.data(NODE)
        if not isinstance(node, TraceNode):
            return
        place = cell(option)
        view = place.widget
        painter.save()
        width = view.viewport().width() if isinstance(view, QTreeView) else place.rect.width()
        whole = QRect(0, place.rect.top(), width, place.rect.height())
        self._ground(painter, whole, place, index)
        left = self._guides(painter, whole, index)
        self._chevron(painter, whole, left, view, index)
        left += theme.px(CHEVRON + 4)
        right = whole.right() - theme.px(10)
        upper = QRect(left, whole.top() + theme.px(3), right - left, theme.line_height("table"))
        self._first(painter, upper, node)
        lower = QRect(left, upper.bottom() + 1, right - left, theme.px(19))
        self._second(painter, lower, node)
        painter.restore()

    def _ground(self, painter: QPainter, whole: QRect, place: Cell, index: _Index) -> None:
        view = place.widget
        current = isinstance(view, QTreeView) and view.currentIndex() == index
        if current:
            painter.fillRect(whole, theme.color("select"))
            painter.fillRect(
                QRect(0, whole.top(), theme.px(3), whole.height()), theme.color("primary")
            )
        elif place.hovered:
            painter.fillRect(whole, theme.color("surface2"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(whole.bottomLeft(), whole.bottomRight())
        if current and view is not None and view.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(whole.adjusted(1, 1, -1, -1))

    def _guides(self, painter: QPainter, whole: QRect, index: _Index) -> int:
        """A hairline for every level above; returns where the row's own content begins."""
        left = theme.px(8)
        parent = index.parent()
        painter.setPen(QPen(theme.color("line"), 1))
        while parent.isValid():
            x = left + theme.px(CHEVRON) // 2
            painter.drawLine(x, whole.top(), x, whole.bottom())
            left += theme.px(INDENT)
            parent = parent.parent()
        return left

    def _chevron(
        self, painter: QPainter, whole: QRect, left: int, view: QWidget | None, index: _Index
    ) -> None:
        model = index.model()
        if model is None or not model.rowCount(_plain(index)):
            return
        opened = isinstance(view, QTreeView) and view.isExpanded(_plain(index))
        side = theme.px(CHEVRON)
        top = whole.top() + theme.px(3) + (theme.line_height("table") - side) / 2
        name = "chevron-down" if opened else "chevron-right"
        paint_icon(painter, name, QRectF(left, top, side, side), theme.hex("text2"))

    def _first(self, painter: QPainter, room: QRect, node: TraceNode) -> None:
        bold, plain = theme.font("table_bold"), theme.font("table")
        value_width = QFontMetrics(bold).horizontalAdvance(node.value)
        painter.setFont(bold)
        painter.setPen(theme.color("text"))
        painter.drawText(room, int(_RIGHT), node.value)
        label = QFontMetrics(bold)
        free = room.width() - value_width - theme.px(12)
        shown = label.elidedText(node.label, Qt.TextElideMode.ElideRight, free)
        painter.drawText(room, int(_LEFT), shown)
        start = label.horizontalAdvance(shown) + theme.px(6)
        painter.setFont(plain)
        painter.setPen(theme.color("text2"))
        rest = QRect(room.left() + start, room.top(), max(0, free - start), room.height())
        text = QFontMetrics(plain).elidedText(
            node.formula, Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, int(_LEFT), text)

    def _second(self, painter: QPainter, room: QRect, node: TraceNode) -> None:
        second = second_line(node)
        left = room.left()
        if second.status is not None:
            left += paint_badge(painter, room, second.status, second.words) + theme.px(6)
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        rest = QRect(left, room.top(), room.right() - left, room.height())
        text = QFontMetrics(theme.font("small")).elidedText(
            second.text, Qt.TextElideMode.ElideRight, rest.width()
        )
        painter.drawText(rest, int(_LEFT), text)


def _plain(index: _Index) -> QModelIndex:
    return index if isinstance(index, QModelIndex) else index.model().index(index.row(), 0)
