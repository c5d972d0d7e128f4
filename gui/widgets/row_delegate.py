"""The one painter of table rows: hairlines, a bar on the selected row, badges, chips, matches."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from gui.icons import paint_icon
from gui.theme import theme
from gui.widgets import roles
from gui.widgets.cell_option import Cell, cell
from gui.widgets.marks import paint_badge, paint_chip

_Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RowDelegate(QStyledItemDelegate):
    """Paints cells from the roles of `gui.widgets.roles`; `row` is the row height in design px."""

    def __init__(self, parent: QWidget | None = None, row: int = 28, role: str = "table") -> None:
        super().__init__(parent)
        self.row, self.role = row, role

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme.px(60), theme.px(self.row))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        place = cell(option)
        rect = place.rect
        painter.save()
        self._paint_ground(painter, place, index)
        room = rect.adjusted(theme.px(8), 0, -theme.px(8), -1)
        indent = index.data(roles.INDENT)
        if indent:
            room.setLeft(room.left() + theme.px(int(indent)))
        check = index.data(Qt.ItemDataRole.CheckStateRole)
        if check is not None:
            room.setLeft(self._paint_check(painter, room, Qt.CheckState(check)))
        room.setLeft(self._paint_marks(painter, room, index))
        if index.data(roles.CHIP) is None:
            self._paint_text(painter, room, index)
        painter.restore()

    def _paint_ground(self, painter: QPainter, place: Cell, index: _Index) -> None:
        view, rect, on = place.widget, place.rect, place.selected
        hovered = getattr(view, "hovered_row", -1) == index.row()
        if on:
            painter.fillRect(rect, theme.color("select"))
        elif hovered or index.data(roles.SHADE):
            painter.fillRect(rect, theme.color("surface2"))
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        first = not isinstance(view, QTableView) or view.visualRect(index).left() <= 0
        if on and first:
            bar = QRect(rect.left(), rect.top(), 3, rect.height())
            painter.fillRect(bar, theme.color("primary"))
        current = isinstance(view, QTableView) and view.currentIndex().row() == index.row()
        if current and view is not None and view.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawLine(rect.left(), rect.top() + 1, rect.right(), rect.top() + 1)
            painter.drawLine(rect.left(), rect.bottom(), rect.right(), rect.bottom())

    def _paint_check(self, painter: QPainter, room: QRect, state: Qt.CheckState) -> int:
        side = theme.px(16)
        box = QRectF(room.left() + 0.5, room.center().y() - side / 2 + 0.5, side - 1, side - 1)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        on = state != Qt.CheckState.Unchecked
        painter.setPen(QPen(theme.color("primary" if on else "field_line"), 1))
        painter.setBrush(theme.color("primary" if on else "surface"))
        painter.drawRoundedRect(box, theme.px(3), theme.px(3))
        if on:
            name = "check" if state == Qt.CheckState.Checked else "minus"
            paint_icon(painter, name, box.adjusted(1, 1, -1, -1), theme.hex("on_primary"))
        return room.left() + side + theme.px(8)

    def _paint_marks(self, painter: QPainter, room: QRect, index: _Index) -> int:
        left = room.left()
        chip, badge, icon = (index.data(role) for role in (roles.CHIP, roles.BADGE, roles.ICON))
        if chip is not None:
            left += paint_chip(painter, room, chip[0], chip[1]) + theme.px(6)
        if badge is not None:
            left += paint_badge(painter, room, badge[0], badge[1]) + theme.px(6)
        if icon is not None:
            side = theme.px(14)
            text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
            start = float(left)
            alignment = self._alignment(index)
            if alignment & Qt.AlignmentFlag.AlignRight:
                start = room.right() - self._width(index, text) - theme.px(4) - side
            elif alignment & Qt.AlignmentFlag.AlignHCenter and not text:
                start = room.center().x() - side / 2
            place = QRectF(start, room.center().y() - side / 2 + 0.5, side, side)
            paint_icon(painter, icon[0], place, theme.hex(icon[1]))
            if not alignment & Qt.AlignmentFlag.AlignRight:
                left = round(start) + side + theme.px(4)
        return left

    def _paint_text(self, painter: QPainter, room: QRect, index: _Index) -> None:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        if not text:
            return
        font = self._font(index)
        metrics = QFontMetrics(font)
        elide = index.data(roles.ELIDE)
        tone = index.data(roles.TONE) or "text"
        if elide == "wrap" and metrics.horizontalAdvance(text) > room.width():
            self._paint_name(painter, room, text, tone)
            return
        mode = Qt.TextElideMode.ElideMiddle if elide == "middle" else Qt.TextElideMode.ElideRight
        shown = metrics.elidedText(text, mode, room.width())
        alignment = self._alignment(index)
        if shown == text:
            for start, end in index.data(roles.MATCH) or ():
                left = room.left() + metrics.horizontalAdvance(text[:start])
                width = metrics.horizontalAdvance(text[start:end])
                height = theme.line_height(self.role)
                top = room.center().y() - height // 2
                painter.fillRect(QRect(left, top, width, height), theme.color("match"))
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        painter.drawText(room, int(alignment), shown)

    def _paint_name(self, painter: QPainter, room: QRect, text: str, tone: str) -> None:
        """A long name on two smaller lines, broken at its dot where it has one."""
        font = theme.font("code")
        metrics = QFontMetrics(font)
        first, second = two_lines(text, room.width(), metrics.horizontalAdvance)
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        half = room.height() // 2
        top = QRect(room.left(), room.top(), room.width(), half)
        below = QRect(room.left(), room.top() + half, room.width(), room.height() - half)
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(top, flags, first)
        end = metrics.elidedText(second, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(below, flags, end)

    def _font(self, index: _Index) -> QFont:
        font = theme.font(self.role)
        if index.data(roles.BOLD):
            font.setBold(True)
        return font

    def _width(self, index: _Index, text: str) -> int:
        return QFontMetrics(self._font(index)).horizontalAdvance(text)

    @staticmethod
    def _alignment(index: _Index) -> Qt.AlignmentFlag:
        given = index.data(Qt.ItemDataRole.TextAlignmentRole)
        if given is None:
            return _LEFT
        return Qt.AlignmentFlag(given) | Qt.AlignmentFlag.AlignVCenter


def two_lines(text: str, width: int, measure: Callable[[str], int]) -> tuple[str, str]:
    """Break a name for two lines: after the last dot that fits, else where the width ends."""
    fitting = next((n for n in range(len(text), 0, -1) if measure(text[:n]) <= width), 1)
    dot = text.rfind("·", 0, fitting) + 1
    at = dot if dot and measure(text[dot:]) <= width else fitting
    return text[:at], text[at:]


BadgeDelegate = RowDelegate
"""Badges and chips are cells of the same rows; the name says it where a column holds only them."""
