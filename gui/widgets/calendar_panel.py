"""The month that opens under a date field: arrow keys walk days, PageUp and PageDown months."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from core.kernel.dates import add_months
from gui.icons import paint_icon
from gui.theme import theme
from gui.widgets.overlay import Floating

_DAYS = "一二三四五六日"


class CalendarPanel(Floating):
    """Six weeks, Monday first. The date field keeps the focus and sends its keys here."""

    chosen = Signal(date)

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self.day = date(2000, 1, 1)
        self.today = self.day
        self.setAccessibleName("日历")
        self.setMouseTracking(True)

    def open_on(self, day: date, today: date) -> None:
        """Show the month of a day."""
        self.day, self.today = day, today
        self._tell()
        self.open_at(self.sizeHint())

    def sizeHint(self) -> QSize:
        cell = self._cell()
        return QSize(7 * cell + 2 * theme.px(8), 7 * cell + theme.px(34) + theme.px(8))

    def step(self, key: int) -> bool:
        """Walk by a key; True when the key meant something here."""
        days = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -7,
            Qt.Key.Key_Down: 7,
        }.get(Qt.Key(key))
        if days is not None:
            self._go(self.day + timedelta(days=days))
        elif key == Qt.Key.Key_PageUp:
            self._go(add_months(self.day, -1))
        elif key == Qt.Key.Key_PageDown:
            self._go(add_months(self.day, 1))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.day)
        else:
            return False
        return True

    def _go(self, day: date) -> None:
        if 1900 <= day.year <= 2199:
            self.day = day
            self._tell()
            self.update()

    def _tell(self) -> None:
        self.setAccessibleDescription(self.day.isoformat())

    def _choose(self, day: date) -> None:
        self.close_floating()
        self.chosen.emit(day)

    def _cell(self) -> int:
        return max(theme.px(30), QFontMetrics(theme.font("table")).horizontalAdvance("00") + 8)

    def _first(self) -> date:
        first = self.day.replace(day=1)
        return first - timedelta(days=first.weekday())

    def _cell_rect(self, index: int) -> QRect:
        cell = self._cell()
        left = theme.px(8) + index % 7 * cell
        return QRect(left, theme.px(34) + cell + index // 7 * cell, cell, cell)

    def _arrows(self) -> tuple[QRect, QRect]:
        side = theme.px(26)
        return (
            QRect(theme.px(8), theme.px(4), side, side),
            QRect(self.width() - theme.px(8) - side, theme.px(4), side, side),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = event.position().toPoint()
        back, forth = self._arrows()
        if back.contains(spot):
            self._go(add_months(self.day, -1))
        elif forth.contains(spot):
            self._go(add_months(self.day, 1))
        else:
            for index in range(42):
                if self._cell_rect(index).contains(spot):
                    self._choose(self._first() + timedelta(days=index))
                    return

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setFont(theme.font("body_bold"))
        painter.setPen(theme.color("text"))
        head = QRect(0, 0, self.width(), theme.px(34))
        painter.drawText(head, centre, f"{self.day.year} 年 {self.day.month} 月")
        for rect, name in zip(self._arrows(), ("chevron-left", "chevron-right"), strict=True):
            pad = theme.px(5)
            paint_icon(
                painter, name, rect.toRectF().adjusted(pad, pad, -pad, -pad), theme.hex("text2")
            )
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text3"))
        cell = self._cell()
        for column, text in enumerate(_DAYS):
            painter.drawText(
                QRect(theme.px(8) + column * cell, theme.px(34), cell, cell), centre, text
            )
        painter.setFont(theme.font("table"))
        spot = self.mapFromGlobal(self.cursor().pos())
        for index in range(42):
            self._paint_day(painter, index, spot)

    def _paint_day(self, painter: QPainter, index: int, spot: QPoint) -> None:
        day = self._first() + timedelta(days=index)
        rect = self._cell_rect(index)
        box = rect.toRectF().adjusted(1.5, 1.5, -1.5, -1.5)
        painter.setPen(Qt.PenStyle.NoPen)
        ink = theme.color("text" if day.month == self.day.month else "text3")
        if day == self.day:
            painter.setBrush(theme.color("primary"))
            painter.drawRoundedRect(box, theme.px(3), theme.px(3))
            ink = theme.color("on_primary")
        elif rect.contains(spot):
            painter.setBrush(theme.color("select"))
            painter.drawRoundedRect(box, theme.px(3), theme.px(3))
        if day == self.today:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("field_line"), 1))
            painter.drawRoundedRect(box, theme.px(3), theme.px(3))
        painter.setPen(ink)
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, str(day.day))
