"""The day whose rules are shown; today is called today."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui import clock
from gui.theme import theme
from gui.widgets.date_field import DateField


class DayField(DateField):
    """A date field as wide as its column, with 今天 behind today's date."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def paint_right(self, painter: QPainter) -> None:
        super().paint_right(painter)
        today = clock.today()
        if self.day() != today or self.text() != today.isoformat():
            return
        start = theme.px(11) + QFontMetrics(self.font()).horizontalAdvance(self.text() + " ")
        painter.setFont(theme.font("body"))
        painter.setPen(theme.color("text"))
        room = QRect(start, 0, self.width() - start - theme.px(28), self.height())
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), "今天")
