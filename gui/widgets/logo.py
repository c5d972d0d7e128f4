"""The mark of the program: a rounded frame, an arc from here to there, a cross at its end."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen


def paint_logo(painter: QPainter, rect: QRectF, line: QColor, mark: QColor) -> None:
    """Paint the mark into a square."""
    side = rect.width()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.setPen(QPen(line, side * 0.06))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    edge = side * 0.04
    painter.drawRoundedRect(
        QRectF(edge, edge, side - 2 * edge, side - 2 * edge), side / 5, side / 5
    )
    path = QPainterPath(QPointF(side * 0.24, side * 0.68))
    path.cubicTo(
        QPointF(side * 0.36, side * 0.38),
        QPointF(side * 0.58, side * 0.38),
        QPointF(side * 0.72, side * 0.62),
    )
    pen = QPen(mark, side * 0.06)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mark)
    painter.drawEllipse(QPointF(side * 0.24, side * 0.68), side * 0.065, side * 0.065)
    cross = QPen(line, side * 0.06)
    cross.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(cross)
    centre, arm = QPointF(side * 0.72, side * 0.64), side * 0.13
    painter.drawLine(centre - QPointF(arm, 0), centre + QPointF(arm, 0))
    painter.drawLine(centre - QPointF(0, arm), centre + QPointF(0, arm))
    painter.restore()
