"""Paints paper 45, 210 x 148 mm, two on an A4 with a cut line: one to show, one to keep."""

from __future__ import annotations

from core.papers.hospital_card import (
    FLAG_HEADING,
    FLAG_LEAD,
    FLAG_NOTE,
    FLAGS,
    STUCK,
    HospitalCardPaper,
)
from core.papers.text import Run
from core.papers.words import HOTLINE, NOT_A_SETTLEMENT
from gui.papers.canvas import INNER, RIGHT, Box, Canvas
from gui.papers.ink import DARK
from gui.papers.textblock import UNITS, TextBlock, fit

PAGE = (210.0, 148.0)
SHEET = (210.0, 297.0)
SIDE = 12.0
CONTENT = 186.0
TITLE = Box(SIDE, 10.0, CONTENT, 9.0)
RULE_Y = 20.2
FRAME = Box(SIDE, 24.2, 112.0, 39.0)
FRAME_LINE = 0.8
FACT_COLUMNS = (27.0, 85.0)
FACT_ROW = 8.4
FACTS_Y = 66.5
RIGHT_BOX = Box(129.0, 24.2, 69.0, 93.4)
FLAG_COLUMN = 13.0
FLAG_ROW = 13.5
FOOT_Y = 130.3


class CardPainter:
    """One card."""

    def __init__(self, paper: HospitalCardPaper) -> None:
        self.paper = paper
        self.size = PAGE
        texts = [paper.headline, *(run.text for _, runs in paper.facts for run in runs)]
        blocks = [TextBlock(text, 11, 400) for text in texts]
        self.missing = tuple(dict.fromkeys(char for block in blocks for char in block.missing))

    @property
    def pages(self) -> int:
        """A card is one page."""
        return 1

    def paint(self, canvas: Canvas, page: int) -> None:
        """Paint the card; there is only page 0."""
        if page:
            raise IndexError(page)
        if self.paper.footer.watermark:
            canvas.watermark(self.paper.footer.watermark)
        canvas.text(TITLE, self.paper.title, 19, bold=True)
        canvas.text(TITLE, f"跨省异地就医 · {NOT_A_SETTLEMENT}", 10.5, align=RIGHT)
        canvas.line(SIDE, RULE_Y, SIDE + CONTENT, RULE_Y, 0.4)
        self._paint_frame(canvas)
        self._paint_facts(canvas)
        self._paint_right(canvas)
        self._paint_foot(canvas)

    def _paint_frame(self, canvas: Canvas) -> None:
        canvas.rect(FRAME, FRAME_LINE)
        inner = FRAME.inset(4.6, 0)
        canvas.text(Box(inner.x, FRAME.y + 2.4, inner.w, 6.0), self.paper.lead, 11.5)
        steps = ((32.0, 1, 1.15), (24.0, 1, 1.15), (18.0, 2, 1.05))
        canvas.block(
            Box(inner.x, FRAME.y + 8.8, inner.w, 13.6),
            fit(self.paper.headline, inner.w, steps, bold=True),
        )
        family = self.paper.family
        if family:
            line = Box(inner.x, FRAME.y + 22.6, inner.w, 9.0)
            large = canvas.text(line, family[0], 20, bold=True)
            x = inner.x + large.natural_width + 3.6
            canvas.text(Box(x, line.y + 1.6, inner.right - x, line.h), family[1], 10.5)
        note = Box(inner.x, FRAME.bottom - 7.6, inner.w, 5.0)
        canvas.text(note, self.paper.headline_note, 9.5)

    def _paint_facts(self, canvas: Canvas) -> None:
        y = FACTS_Y
        label, value = FACT_COLUMNS
        canvas.label(Box(SIDE, y, label, FACT_ROW), "这次看")
        cell = Box(SIDE + label, y, value, FACT_ROW)
        canvas.rect(cell, INNER)
        canvas.choices(cell.x + 2.0, cell.middle, self.paper.visits, 11)
        for words, runs in self.paper.facts:
            y += FACT_ROW
            canvas.label(Box(SIDE, y, label, FACT_ROW), words)
            cell = Box(SIDE + label, y, value, FACT_ROW)
            canvas.rect(cell, INNER)
            steps = ((11.0, 1, 1.2), (10.0, 1, 1.2), (9.0, 2, 1.1))
            canvas.block(cell.inset(2.0, 0), fit(runs, cell.w - 4.0, steps))

    def _paint_right(self, canvas: Canvas) -> None:
        canvas.rect(RIGHT_BOX, 0.5)
        inner = RIGHT_BOX.inset(3.4, 0)
        canvas.text(Box(inner.x, RIGHT_BOX.y + 2.2, inner.w, 6.4), FLAG_HEADING, 13, bold=True)
        lead = TextBlock(FLAG_LEAD, 9.5, inner.w, line=1.4)
        lead.paint(canvas.painter, inner.x, RIGHT_BOX.y + 8.9)
        y = RIGHT_BOX.y + 8.9 + lead.height + 1.2
        for flag in FLAGS:
            where = Box(inner.x, y, FLAG_COLUMN, FLAG_ROW)
            canvas.label(where, flag.where, 11)
            rest = Box(where.right, y, inner.w - FLAG_COLUMN, FLAG_ROW)
            canvas.rect(rest, INNER)
            words = (Run(f"{flag.label}\n"), *flag.field)
            canvas.block(
                rest.inset(1.4, 0), fit(words, rest.w - 2.8, ((9.8, 2, 1.3), (9.2, 2, 1.3)))
            )
            y += FLAG_ROW
        note = TextBlock(FLAG_NOTE, 9.5, inner.w, line=1.4)
        note.paint(canvas.painter, inner.x, y + 1.6)
        y += 1.6 + note.height + 1.8
        canvas.line(inner.x, y, inner.right, y)
        TextBlock(STUCK, 10, inner.w, line=1.5).paint(canvas.painter, inner.x, y + 1.8)

    def _paint_foot(self, canvas: Canvas) -> None:
        canvas.line(SIDE, FOOT_Y, SIDE + CONTENT, FOOT_Y, 0.2)
        for number, words in enumerate(self.paper.foot_lines):
            line = Box(SIDE, FOOT_Y + 2.2 + number * 4.2, 140, 4.2)
            canvas.text(line, words, 8.8, color=DARK)
        right = Box(SIDE, FOOT_Y + 0.6, CONTENT, 4.6)
        canvas.text(
            Box(right.x, right.y, right.w - 24.2, right.h), "参保地经办电话", 9, align=RIGHT
        )
        canvas.line(right.right - 24.0, right.bottom, right.right, right.bottom)
        hotline = Box(SIDE, FOOT_Y + 5.2, CONTENT, 5.6)
        canvas.text(hotline, f"医保热线 {HOTLINE}", 11.5, bold=True, align=RIGHT)


class CardSheet:
    """Two cards on an A4, because a window has no A5 in the tray."""

    def __init__(self, paper: HospitalCardPaper) -> None:
        self.card = CardPainter(paper)
        self.size = SHEET
        self.missing = self.card.missing

    @property
    def pages(self) -> int:
        """One sheet."""
        return 1

    def paint(self, canvas: Canvas, page: int) -> None:
        """Paint the sheet; there is only page 0."""
        for top in (0.0, SHEET[1] - PAGE[1]):
            canvas.painter.save()
            canvas.painter.translate(0, top * UNITS)
            self.card.paint(Canvas(canvas.painter, *PAGE), page)
            canvas.painter.restore()
        middle = SHEET[1] / 2
        canvas.line(SIDE, middle, SHEET[0] - SIDE, middle, INNER, dashed=True)
