"""Paints paper 43 on a roll: 80 mm (72 printed) or 58 mm (48 printed), as long as its content.

A thermal head knows black only, so there is no grey here, and the demo mark is a frame.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.papers.footer import DEMO_MARK
from core.papers.slip import (
    SlipLine,
    SlipPair,
    SlipPaper,
    SlipPhone,
    SlipQuote,
    SlipText,
    SlipTick,
)
from core.papers.text import Run, Runs, bold, plain, text_of
from gui.papers.canvas import CENTER, OUTER, RIGHT, Box, Canvas
from gui.papers.textblock import TextBlock, fit

RULE = 0.4
QUOTE_FRAME = 0.5
FEED = 8.0
TOP = 4.0
PRINT_WIDTHS = {80: 72.0, 58: 48.0}
TICK_SIDE = 3.0
WIDE_SPACE = "\u3000"


@dataclass(frozen=True)
class SlipType:
    """Sizes in points."""

    office: float
    title: float
    section: float
    body: float
    note: float
    hotline: float


TYPES = {
    80: SlipType(10.5, 18.0, 13.0, 11.0, 10.0, 16.0),
    58: SlipType(9.5, 16.0, 12.0, 10.0, 9.0, 14.0),
}


class SlipPainter:
    """Walks the slip twice with the same code: first without a canvas to learn its length."""

    def __init__(self, paper: SlipPaper) -> None:
        self.paper = paper
        self.type = TYPES[paper.roll]
        self.margin = (paper.roll - PRINT_WIDTHS[paper.roll]) / 2
        self.inner = PRINT_WIDTHS[paper.roll]
        self._missing: list[str] = []
        self.size = (float(paper.roll), self._walk(None))
        self.missing = tuple(dict.fromkeys(self._missing))

    @property
    def pages(self) -> int:
        """A roll is one page."""
        return 1

    def paint(self, canvas: Canvas, page: int) -> None:
        """Paint the slip; there is only page 0."""
        if page:
            raise IndexError(page)
        self._walk(canvas)

    def _walk(self, canvas: Canvas | None) -> float:
        paper = self.paper
        y = TOP
        if paper.footer.watermark:
            y = self._demo(canvas, y)
        y = self._centred(canvas, y, plain(paper.office), self.type.office, 1.25)
        y = self._centred(canvas, y, bold(paper.title), self.type.title, 1.25)
        y = self._centred(canvas, y, plain(paper.when), self.type.note, 1.4)
        if paper.who:
            y = self._centred(canvas, y, plain(paper.who), self.type.note, 1.4)
        for heading, lines in paper.numbered:
            y = self._rule(canvas, y)
            y = self._block(canvas, y, bold(heading), self.type.section, 1.4)
            for line in lines:
                y = self._line(canvas, y, line)
        y = self._rule(canvas, y)
        strong, keep = paper.not_a_settlement
        closing = (Run(strong, bold=True), Run(f"　{keep}"))
        y = self._centred(canvas, y, closing, self.type.note, 1.4)
        for words in paper.closing:
            y = self._centred(canvas, y, plain(words), self.type.note, 1.4)
        if self._missing:
            y = self._centred(canvas, y, plain("方框里的字用手写"), self.type.note, 1.4)
        return y + FEED

    def _demo(self, canvas: Canvas | None, y: float) -> float:
        box = Box(self.margin + 0.5, y, self.inner - 1, 7.5)
        if canvas:
            canvas.rect(box, OUTER)
            words = f"{DEMO_MARK}　{DEMO_MARK}　{DEMO_MARK}"
            canvas.text(box, words, self.type.section, bold=True, align=CENTER)
        return box.bottom + 2.0

    def _rule(self, canvas: Canvas | None, y: float) -> float:
        y += 2.2
        if canvas:
            canvas.line(self.margin, y, self.margin + self.inner, y, RULE)
        return y + 1.6

    def _centred(
        self, canvas: Canvas | None, y: float, runs: Runs, points: float, line: float
    ) -> float:
        block = TextBlock(runs, points, self.inner, line=line, align=CENTER)
        return self._put(canvas, y, block, 0.0)

    def _block(
        self,
        canvas: Canvas | None,
        y: float,
        runs: Runs,
        points: float,
        line: float = 1.44,
        indent: float = 0.0,
    ) -> float:
        block = TextBlock(runs, points, self.inner - indent, line=line)
        return self._put(canvas, y, block, indent)

    def _put(self, canvas: Canvas | None, y: float, block: TextBlock, indent: float) -> float:
        self._missing += block.missing
        if canvas:
            block.paint(canvas.painter, self.margin + indent, y)
        return y + block.height

    def _line(self, canvas: Canvas | None, y: float, line: SlipLine) -> float:
        match line:
            case SlipText(runs, note):
                return self._text(canvas, y, runs, self.type.note if note else self.type.body)
            case SlipTick(text):
                return self._tick(canvas, y, text)
            case SlipQuote(text):
                return self._quote(canvas, y, text)
            case SlipPair(label, value):
                return self._pair(canvas, y, label, value)
            case SlipPhone():
                return self._phone(canvas, y, line)

    def _text(self, canvas: Canvas | None, y: float, runs: Runs, points: float) -> float:
        block = TextBlock(runs, points, self.inner, line=1.44)
        parts = text_of(runs).split(WIDE_SPACE)
        if block.lines > 1 and len(runs) == 1 and len(parts) > 1:
            # on the narrow roll two short facts take a line each rather than break in a word
            for part in parts:
                y = self._block(canvas, y, (Run(part, runs[0].bold),), points)
            return y
        return self._put(canvas, y, block, 0.0)

    def _tick(self, canvas: Canvas | None, y: float, text: str) -> float:
        block = TextBlock(text, self.type.body, self.inner - 4.7, line=1.44)
        if canvas:
            first = block.height / block.lines
            canvas.tick_box(self.margin + 0.2, y + first / 2, False, TICK_SIDE)
        return self._put(canvas, y, block, 4.7)

    def _quote(self, canvas: Canvas | None, y: float, text: str) -> float:
        width = self.inner - 5.0
        block = fit(text, width, ((self.type.section, 99, 1.4),), bold=True)
        box = Box(self.margin + 0.25, y + 0.3, self.inner - 0.5, block.height + 3.0)
        self._missing += block.missing
        if canvas:
            canvas.rect(box, QUOTE_FRAME)
            block.paint(canvas.painter, box.x + 2.2, box.y + 1.5)
        return box.bottom + 0.8

    def _pair(self, canvas: Canvas | None, y: float, label: str, value: str) -> float:
        left = TextBlock(label, self.type.body, self.inner, line=1.44)
        right = TextBlock(value, self.type.body, self.inner, line=1.44, bold=True, align=RIGHT)
        if left.natural_width + right.natural_width + 2.0 > self.inner:
            # a long range moves to its own line rather than run into the label
            y = self._put(canvas, y, left, 0.0)
        elif canvas:
            left.paint(canvas.painter, self.margin, y)
        return self._put(canvas, y, right, 0.0)

    def _phone(self, canvas: Canvas | None, y: float, line: SlipPhone) -> float:
        label = TextBlock(line.label, self.type.body, self.inner, line=1.44)
        gap = 3.8
        if not line.number:
            if canvas:
                label.paint(canvas.painter, self.margin, y + 1.0)
                x = self.margin + label.natural_width + gap
                end = min(x + 38.0, self.margin + self.inner)
                canvas.line(x, y + label.height + 0.8, end, y + label.height + 0.8)
            return y + label.height + 1.4
        points = self.type.hotline if line.large else self.type.body
        room = self.inner - label.natural_width - gap
        number = TextBlock(line.number, points, self.inner, bold=line.large, line=1.44)
        if number.natural_width > room:
            y = self._put(canvas, y, label, 0.0)
            return self._put(canvas, y, number, 0.0)
        # the smaller label stands on the baseline of the larger number
        drop = (number.height - label.height) / 2 + (number.points - label.points) * 0.134
        if canvas:
            label.paint(canvas.painter, self.margin, y + max(drop, 0.0))
        return self._put(canvas, y, number, label.natural_width + gap)
