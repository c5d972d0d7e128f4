"""Text on paper, laid out in millimetres and the same on every device.

Layout runs in units of 1/100 mm with unhinted fonts, so screen, image, PDF and printer break lines
at the same places. A character without a glyph becomes an empty frame of 5 mm.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QTextCharFormat, QTextLayout, QTextOption

from core.papers.text import Run, Runs
from gui.papers.glyphs import has_glyph, paper_families
from gui.papers.ink import BLACK

UNITS = 100
"""Painter units a millimetre."""

MM_PER_POINT = 25.4 / 72
HAND_FRAME = 5.0
"""Side of the empty frame of a missing character, mm."""

CENTRE = 0.38
"""Height of the middle of an ideograph above the baseline, in ems."""

IDEOGRAPHIC_SPACE = "\u3000"


@lru_cache(maxsize=256)
def paper_font(points: float, bold: bool = False, spacing: float = 0.0) -> QFont:
    """A font of this size on paper; `spacing` is added between characters, mm."""
    font = QFont()
    font.setFamilies(list(paper_families()))
    font.setPixelSize(round(points * MM_PER_POINT * UNITS))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if spacing:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, spacing * UNITS)
    return font


def runs_of(text: str | Runs, bold: bool = False) -> Runs:
    """A text as runs."""
    return (Run(text, bold),) if isinstance(text, str) else text


class TextBlock:
    """Runs broken into lines of at most `width` mm. Sizes in points, everything else in mm."""

    def __init__(
        self,
        text: str | Runs,
        points: float,
        width: float,
        *,
        line: float = 1.3,
        align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
        bold: bool = False,
        spacing: float = 0.0,
    ) -> None:
        self.points = points
        self.width = width
        self.align = align
        self.missing: list[str] = []
        self._frames: list[int] = []
        self._size = points * MM_PER_POINT
        shown, formats = self._compose(runs_of(text, bold), spacing)
        self._layout = QTextLayout(shown, paper_font(points, False, spacing))
        self._layout.setFormats(formats)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setUseDesignMetrics(True)
        self._layout.setTextOption(option)
        self._break(line)

    def _compose(self, runs: Runs, spacing: float) -> tuple[str, list[QTextLayout.FormatRange]]:
        shown: list[str] = []
        formats: list[QTextLayout.FormatRange] = []
        at = 0  # in UTF-16 units, as Qt counts
        for run in runs:
            start = at
            for char in run.text:
                drawn = char
                if char != "\n" and not has_glyph(char, run.bold):
                    self.missing.append(char)
                    self._frames.append(at)
                    drawn = IDEOGRAPHIC_SPACE
                elif char == "\n":
                    drawn = "\u2028"
                shown.append(drawn)
                at += len(drawn.encode("utf-16-le")) // 2
            formats.append(_format(start, at - start, paper_font(self.points, run.bold, spacing)))
        frame = paper_font(HAND_FRAME / MM_PER_POINT)
        formats += [_format(place, 1, frame) for place in self._frames]
        return "".join(shown), formats

    def _break(self, line: float) -> None:
        self._tops: list[float] = []
        top = 0.0
        natural = 0.0
        self._layout.beginLayout()
        while (row := self._layout.createLine()).isValid():
            row.setLineWidth(self.width * UNITS)
            pitch = self._size * line
            first, length = row.textStart(), row.textLength()
            if any(first <= place < first + length for place in self._frames):
                pitch = max(pitch, HAND_FRAME + 0.3)
            taken = row.naturalTextWidth() / UNITS
            natural = max(natural, taken)
            left = 0.0
            if self.align & Qt.AlignmentFlag.AlignRight:
                left = self.width - taken
            elif self.align & Qt.AlignmentFlag.AlignHCenter:
                left = (self.width - taken) / 2
            baseline = top + pitch / 2 + CENTRE * self._size
            row.setPosition(QPointF(left * UNITS, baseline * UNITS - row.ascent()))
            self._tops.append(top)
            top += pitch
        self._layout.endLayout()
        self.height = top
        self.natural_width = natural

    @property
    def lines(self) -> int:
        """How many lines the text takes."""
        return self._layout.lineCount()

    def line_texts(self) -> list[str]:
        """The text of each line as broken."""
        # Qt counts UTF-16 units, Python code points
        units = self._layout.text().encode("utf-16-le")
        found = []
        for index in range(self.lines):
            row = self._layout.lineAt(index)
            start, end = row.textStart() * 2, (row.textStart() + row.textLength()) * 2
            found.append(units[start:end].decode("utf-16-le"))
        return found

    def paint(self, painter: QPainter, x: float, y: float, color: str = BLACK) -> None:
        """Paint with the upper left corner at (x, y) mm."""
        painter.setPen(QPen(QColor(color)))
        self._layout.draw(painter, QPointF(x * UNITS, y * UNITS))
        for place in self._frames:
            self._paint_frame(painter, x, y, place)

    def _paint_frame(self, painter: QPainter, x: float, y: float, place: int) -> None:
        row = self._layout.lineForTextPosition(place)
        index = row.lineNumber()
        bottom = self._tops[index + 1] if index + 1 < self.lines else self.height
        middle = y + (self._tops[index] + bottom) / 2
        left, _ = cast("tuple[float, int]", row.cursorToX(place))
        pen = QPen(QColor(BLACK), 0.25 * UNITS)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = HAND_FRAME / 2
        painter.drawRect(
            QRectF(
                x * UNITS + left + 0.15 * UNITS,
                (middle - half + 0.15) * UNITS,
                (HAND_FRAME - 0.3) * UNITS,
                (HAND_FRAME - 0.3) * UNITS,
            )
        )


def _format(start: int, length: int, font: QFont) -> QTextLayout.FormatRange:
    look = QTextCharFormat()
    look.setFont(font)
    span = QTextLayout.FormatRange()
    # the binding has these three fields, its type stubs do not
    span.start, span.length = start, length  # type: ignore[attr-defined]
    span.format = look  # type: ignore[attr-defined]
    return span


def fit(
    text: str | Runs,
    width: float,
    steps: Sequence[tuple[float, int, float]],
    *,
    height: float | None = None,
    bold: bool = False,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
) -> TextBlock:
    """The first (points, most lines, line factor) that holds the text, else the last one."""
    block = None
    for points, most, line in steps:
        block = TextBlock(text, points, width, line=line, bold=bold, align=align)
        if block.lines <= most and (height is None or block.height <= height):
            return block
    if block is None:
        raise ValueError("no step to fit the text into")
    return block
