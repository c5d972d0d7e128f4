"""钱去哪了 on the screen."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.settlement import WaterfallBar
from gui.settlement.waterfall_paint import WaterfallStyle, as_text, paint_waterfall
from gui.theme import theme

ROW, LEAST = 20, 112
EMPTY = "有了结果，这里画出钱的去处"


def screen_style(row: float = ROW) -> WaterfallStyle:
    """The style of the scheme and scale in force."""
    return WaterfallStyle(
        total=theme.color("bar_total"),
        own=theme.color("bar_self"),
        fund=theme.color("bar_fund"),
        track=theme.color("bar_track"),
        text=theme.color("text"),
        text2=theme.color("text2"),
        font=theme.font("table"),
        bold=theme.font("table_bold"),
        label_width=theme.px(92),
        amount_width=theme.px(88),
        row_height=theme.px(row),
        bar_height=theme.px(min(16, row - 3)),
        gap=theme.px(8),
        smallest=theme.px(2),
        hatch_gap=theme.px(3),
        hatch_width=theme.px(2),
    )


class Waterfall(QWidget):
    """The bars of an estimate; grows its rows where there is room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bars: tuple[WaterfallBar, ...] = ()
        self.setAccessibleName("钱去哪了")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: tuple[WaterfallBar, ...]) -> None:
        """Show the bars of another estimate; none while there is no figure."""
        self._bars = bars
        self.setAccessibleDescription(as_text(bars) or EMPTY)
        self.updateGeometry()
        self.update()

    def bars(self) -> tuple[WaterfallBar, ...]:
        """What is shown."""
        return self._bars

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(LEAST))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if not self._bars:
            painter.setFont(theme.font("table"))
            painter.setPen(theme.color("text3"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, EMPTY)
            return
        room = self.height() / len(self._bars) / (theme.scale / 100)
        row = min(room, ROW + 8)
        paint_waterfall(painter, QRectF(self.rect()), self._bars, screen_style(row))
