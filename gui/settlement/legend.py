"""The legend of the chart: two squares with the sums of both kinds."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.settlement.waterfall import screen_style
from gui.settlement.waterfall_paint import paint_swatch
from gui.theme import theme

SIDE, GAP = 10, 5


class Legend(QWidget):
    """个人 hatched, 基金 solid, each with its sum."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = ("个人", "基金")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_sums(self, own: str | None, fund: str | None) -> None:
        """Other sums; None while there is no figure."""
        self._texts = (f"个人 {own}" if own else "个人", f"基金 {fund}" if fund else "基金")
        self.setAccessibleName("，".join(self._texts))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("small"))
        texts = sum(metrics.horizontalAdvance(text) for text in self._texts)
        return QSize(texts + 2 * theme.px(SIDE + GAP) + theme.px(12), theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setFont(theme.font("small"))
        metrics, side, x = QFontMetrics(theme.font("small")), theme.px(SIDE), 0
        for text, own in zip(self._texts, (True, False), strict=True):
            box = QRectF(x, (self.height() - side) / 2, side, side)
            paint_swatch(painter, box, screen_style(), own=own)
            x += side + theme.px(GAP)
            width = metrics.horizontalAdvance(text)
            painter.setPen(theme.color("text2"))
            painter.drawText(x, 0, width + 2, self.height(), Qt.AlignmentFlag.AlignVCenter, text)
            x += width + theme.px(12)
