"""Text with bold words in it, wrapped to a width: one layout for measuring and for painting."""

from __future__ import annotations

from PySide6.QtCore import QPointF
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from gui.guide.reading import pieces


class MarkedText:
    """`**字**` is bold. Sizes are device pixels; `line` is the height of a line."""

    def __init__(self, marked: str, font: QFont, line: int, width: float | None = None) -> None:
        self._line = line
        bold = QFont(font)
        bold.setBold(True)
        text, spans, natural = "", [], 0.0
        for piece in pieces(marked):
            used = bold if piece.bold else font
            if piece.bold:
                spans.append(_format(len(text), len(piece.text), bold))
            text += piece.text
            natural += QFontMetricsF(used).horizontalAdvance(piece.text)
        self.natural_width = natural
        self._layout = QTextLayout(text, font)
        self._layout.setFormats(spans)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._break(width if width is not None else natural + 2)

    def _break(self, width: float) -> None:
        self.lines = 0
        self._layout.beginLayout()
        while (row := self._layout.createLine()).isValid():
            row.setLineWidth(max(1.0, width))
            drop = (self._line - row.height()) / 2
            row.setPosition(QPointF(0, self.lines * self._line + drop))
            self.lines += 1
        self._layout.endLayout()
        self.height = max(1, self.lines) * self._line

    def paint(self, painter: QPainter, x: float, y: float, color: QColor) -> None:
        """Paint with the upper left corner at a place."""
        painter.setPen(color)
        self._layout.draw(painter, QPointF(x, y))


def _format(start: int, length: int, font: QFont) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFont(font)
    span = QTextLayout.FormatRange()
    # the binding has these three fields, its type stubs do not
    span.start, span.length = start, length  # type: ignore[attr-defined]
    span.format = look  # type: ignore[attr-defined]
    return span
