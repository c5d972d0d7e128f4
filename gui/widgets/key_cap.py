"""Key caps: one paint function for buttons, key help and the big 下一键."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.theme import theme


def cap_size(text: str, big: bool = False) -> QSize:
    """The size of the cap of a key."""
    metrics = QFontMetrics(theme.font("title" if big else "code"))
    pad = theme.px(12 if big else 5)
    return QSize(metrics.horizontalAdvance(text) + 2 * pad, theme.px(32 if big else 18))


def paint_cap(
    painter: QPainter, rect: QRect, text: str, ink: QColor, line: QColor, big: bool = False
) -> None:
    """Paint a key cap into a rectangle: thin border, heavier at the bottom."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = theme.px(4 if big else 3)
    frame = rect.toRectF().adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(QPen(line, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(frame, radius, radius)
    y = frame.bottom() - 1
    painter.drawLine(int(frame.left()) + radius, int(y), int(frame.right()) - radius, int(y))
    painter.setPen(ink)
    painter.setFont(theme.font("title" if big else "code"))
    painter.drawText(rect.adjusted(0, 0, 0, -1), Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


class KeyCap(QWidget):
    """A key cap standing alone, as in the key help or, big, as 下一键."""

    def __init__(self, text: str, big: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._big = text, big
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def text(self) -> str:
        """The key's name."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another key."""
        self._text = text
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return cap_size(self._text, self._big)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = theme.color("text" if self._big else "text2")
        paint_cap(painter, self.rect(), self._text, ink, theme.color("field_line"), self._big)
