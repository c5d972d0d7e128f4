"""A painter that thinks in millimetres: lines, cells, hand boxes, ticks, hatch, watermark.

Black and four greys, because every paper has to survive a photocopy. Ticks and boxes are painted
lines, never characters of a font.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPolygonF

from core.kernel.status import Status
from core.papers.estimate_sheet import STATUS_WORDS
from core.papers.text import Choice, Runs
from gui.papers.ink import BLACK, DARK, LABEL, PAPER, WATERMARK
from gui.papers.textblock import MM_PER_POINT, UNITS, TextBlock

OUTER = 0.5
INNER = 0.25
HAND = 0.25
DOUBT = 0.35
FOOT = 0.2
CLEAR = 5.0
"""Kept clear at every edge, whatever the margins say."""

TICK = 3.8
HATCH_STEP = 2.4
HATCH_PEN = 0.5
HINT_POINTS = 8.0
BADGE_POINTS = 8.8
WATERMARK_POINTS = 96.0
WATERMARK_TURN = -28.0

LEFT = Qt.AlignmentFlag.AlignLeft
CENTER = Qt.AlignmentFlag.AlignHCenter
RIGHT = Qt.AlignmentFlag.AlignRight


@dataclass(frozen=True)
class Box:
    """A rectangle in mm."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h

    @property
    def middle(self) -> float:
        """The height of the horizontal middle line."""
        return self.y + self.h / 2

    def inset(self, dx: float, dy: float | None = None) -> Box:
        """The box without a border of `dx` and `dy` (as `dx` when left out)."""
        dy = dx if dy is None else dy
        return Box(self.x + dx, self.y + dy, self.w - 2 * dx, self.h - 2 * dy)

    def qt(self) -> QRectF:
        """The rectangle in painter units."""
        return QRectF(self.x * UNITS, self.y * UNITS, self.w * UNITS, self.h * UNITS)


def badge_box(x: float, middle: float, status: Status) -> Box:
    """The box of a badge around its word, with its left edge at `x`."""
    width = len(STATUS_WORDS[status]) * BADGE_POINTS * MM_PER_POINT + 2.8
    return Box(x, middle - 2.1, width, 4.2)


class Canvas:
    """Paints onto a painter whose unit is 1/100 mm (see `gui.papers.render`)."""

    def __init__(self, painter: QPainter, width: float, height: float) -> None:
        self.painter = painter
        self.width = width
        self.height = height

    def _pen(self, width: float, dashed: bool = False, color: str = BLACK) -> QPen:
        pen = QPen(QColor(color), width * UNITS)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        if dashed:
            pen.setDashPattern([3.0, 2.0])
        return pen

    def line(
        self,
        x1: float,
        y1: float,
        x2: float,
        y2: float,
        width: float = INNER,
        dashed: bool = False,
        color: str = BLACK,
    ) -> None:
        """A line of a width in mm."""
        self.painter.setPen(self._pen(width, dashed, color))
        self.painter.drawLine(QLineF(x1 * UNITS, y1 * UNITS, x2 * UNITS, y2 * UNITS))

    def rect(
        self,
        box: Box,
        width: float = INNER,
        fill: str | None = None,
        dashed: bool = False,
        radius: float = 0.0,
    ) -> None:
        """A frame, its line centred on the edge; `width` 0 only fills."""
        self.painter.setPen(self._pen(width, dashed) if width else Qt.PenStyle.NoPen)
        self.painter.setBrush(QBrush(QColor(fill)) if fill else Qt.BrushStyle.NoBrush)
        if radius:
            self.painter.drawRoundedRect(box.qt(), radius * UNITS, radius * UNITS)
        else:
            self.painter.drawRect(box.qt())

    def text(
        self,
        box: Box,
        text: str | Runs,
        points: float,
        *,
        bold: bool = False,
        align: Qt.AlignmentFlag = LEFT,
        line: float = 1.3,
        color: str = BLACK,
        spacing: float = 0.0,
    ) -> TextBlock:
        """Text in the vertical middle of a box."""
        block = TextBlock(text, points, box.w, line=line, align=align, bold=bold, spacing=spacing)
        self.block(box, block, color)
        return block

    def block(self, box: Box, block: TextBlock, color: str = BLACK) -> None:
        """A laid-out text in the vertical middle of a box."""
        block.paint(self.painter, box.x, box.middle - block.height / 2, color)

    def label(self, box: Box, text: str, points: float = 10.5) -> None:
        """A grey label cell with centred words."""
        self.rect(box, INNER, LABEL)
        self.text(box.inset(0.5, 0), text, points, align=CENTER)

    def hand_box(self, box: Box, hint: str) -> None:
        """An empty dashed frame to write in, the hint at its lower right."""
        self.rect(box, HAND, dashed=True)
        if hint:
            height = HINT_POINTS * MM_PER_POINT * 1.3
            place = Box(box.x, box.bottom - height - 0.9, box.w - 1.3, height)
            self.text(place, hint, HINT_POINTS, align=RIGHT, color=DARK)

    def by_hand_hint(self, cell: Box) -> None:
        """The hint 手写 at the lower right of a cell that holds an empty character frame."""
        height = HINT_POINTS * MM_PER_POINT * 1.3
        place = Box(cell.x, cell.bottom - height - 0.4, cell.w - 1.3, height)
        self.text(place, "手写", HINT_POINTS, align=RIGHT, color=DARK)

    def tick_box(self, x: float, middle: float, ticked: bool, side: float = TICK) -> None:
        """A box of painted lines with its left edge at `x`."""
        box = Box(x, middle - side / 2, side, side)
        self.rect(box, 0.35)
        if ticked:
            self.tick(box)

    def tick(self, box: Box, width: float = 0.55) -> None:
        """The tick alone."""
        pen = self._pen(width)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        self.painter.setPen(pen)
        self.painter.setBrush(Qt.BrushStyle.NoBrush)
        corners = ((0.19, 0.52), (0.42, 0.76), (0.82, 0.24))
        self.painter.drawPolyline(
            QPolygonF(
                [
                    QPointF((box.x + fx * box.w) * UNITS, (box.y + fy * box.h) * UNITS)
                    for fx, fy in corners
                ]
            )
        )

    def choices(
        self,
        x: float,
        middle: float,
        choices: Sequence[Choice],
        points: float,
        gap: float = 4.1,
    ) -> float:
        """A row of tick boxes with words, the chosen ones bold. Returns the x after the last."""
        for choice in choices:
            self.tick_box(x, middle, choice.chosen)
            block = TextBlock(choice.label, points, 120, bold=choice.chosen)
            block.paint(self.painter, x + TICK + 1.2, middle - block.height / 2)
            x += TICK + 1.2 + block.natural_width + gap
        return x - gap

    def hatch(self, box: Box, width: float = INNER) -> None:
        """45° lines every 2.4 mm inside a frame: what the person pays, on screen and paper."""
        self.rect(box, 0, PAPER)
        self.painter.save()
        self.painter.setClipRect(box.qt(), Qt.ClipOperation.IntersectClip)
        step = HATCH_STEP * math.sqrt(2)  # the distance is measured across the lines
        at = box.x - box.h + step / 2
        while at < box.right:
            self.line(at, box.bottom, at + box.h, box.y, HATCH_PEN)
            at += step
        self.painter.restore()
        self.rect(box, width)

    def badge(self, box: Box, status: Status, points: float = BADGE_POINTS) -> None:
        """The status word; 未核实 dashed on grey, 缺参数 double: a copy still tells them."""
        doubtful = status is Status.UNVERIFIED
        self.rect(
            box, DOUBT if doubtful else INNER, LABEL if doubtful else None, doubtful, radius=0.6
        )
        if status is Status.MISSING:
            self.rect(box.inset(0.5), INNER)
        self.text(box, STATUS_WORDS[status], points, bold=True, align=CENTER)

    def watermark(self, text: str) -> None:
        """Large grey words across the page, painted before everything else."""
        block = TextBlock(text, WATERMARK_POINTS, 400, bold=True)
        self.painter.save()
        self.painter.translate(self.width / 2 * UNITS, self.height / 2 * UNITS)
        self.painter.rotate(WATERMARK_TURN)
        block.paint(self.painter, -block.natural_width / 2, -block.height / 2, WATERMARK)
        self.painter.restore()

    def footer(
        self,
        left: Sequence[str],
        right: Sequence[str],
        *,
        x: float = 18.0,
        width: float = 174.0,
        y: float = 279.5,
    ) -> None:
        """A thin line and up to two lines of 8 pt at both sides."""
        self.line(x, y, x + width, y, FOOT)
        for side, lines in ((LEFT, left), (RIGHT, right)):
            for number, words in enumerate(line for line in lines if line):
                place = Box(x, y + 0.9 + number * 3.9, width, 3.9)
                self.text(place, words, HINT_POINTS, align=side, color=DARK)
