"""The head of paper 42: the facts grid, the two sums, and what it costs not to file."""

from __future__ import annotations

from collections.abc import Sequence

from core.papers.amount import Amount
from core.papers.estimate_sheet import Aside, EstimatePaper, Fact
from core.papers.text import Run
from gui.papers import estimate_layout as at
from gui.papers.canvas import DOUBT, Box, Canvas, badge_box
from gui.papers.ink import LABEL
from gui.papers.textblock import TextBlock, fit

COLUMNS = 3
SUM_INSET = 4.4
FACT_STEPS = ((at.FACT_POINTS, 1, 1.3), (8.8, 1, 1.3), (8.8, 99, 1.2))
SUM_STEPS = (
    (at.SUM_POINTS, 1, 1.2),
    (16.0, 1, 1.2),
    (13.0, 1, 1.2),
    (11.5, 1, 1.2),
    (12.0, 2, 1.1),
)


def _fact_rows(facts: Sequence[Fact]) -> list[list[TextBlock]]:
    rows = []
    for start in range(0, len(facts), COLUMNS):
        blocks = []
        for fact in facts[start : start + COLUMNS]:
            label = f"{fact.label}：" if fact.label else ""
            runs = (Run(label), Run(fact.value, bold=fact.strong))
            blocks.append(fit(runs, at.FACT_COLUMN - 2.0, FACT_STEPS))
        rows.append(blocks)
    return rows


def _row_height(blocks: Sequence[TextBlock]) -> float:
    return max(at.FACT_ROW, *(block.height for block in blocks))


def facts_height(facts: Sequence[Fact]) -> float:
    """The height of the grid: three lines, more when a value needs two."""
    return at.FACTS.h + sum(_row_height(row) for row in _fact_rows(facts)) - 3 * at.FACT_ROW


def paint_facts(canvas: Canvas, facts: Sequence[Fact]) -> None:
    """Paint the grid between its two lines."""
    box = at.FACTS
    height = facts_height(facts)
    for y in (box.y, box.y + height):
        canvas.line(box.x, y, box.right, y)
    y = box.y + (at.FACTS.h - 3 * at.FACT_ROW) / 2
    for row in _fact_rows(facts):
        tall = _row_height(row)
        for column, block in enumerate(row):
            canvas.block(Box(box.x + column * at.FACT_COLUMN, y, at.FACT_COLUMN, tall), block)
        y += tall


def paint_boxes(canvas: Canvas, paper: EstimatePaper, y: float) -> None:
    """Paint the three boxes of the result."""
    x = at.LEFT_EDGE
    sums = sum_blocks((paper.fund, paper.own))
    for width, label, block in zip(at.BOX_WIDTHS, ("医保大约付", "您大约付"), sums, strict=False):
        box = Box(x, y, width, at.BOXES_HEIGHT)
        canvas.rect(box, 0.5)
        canvas.text(Box(x + SUM_INSET, y + 1.6, width - 2 * SUM_INSET, 5.6), label, 11)
        canvas.block(Box(x + SUM_INSET, y + 7.2, width - 2 * SUM_INSET, 9.8), block)
        x += width + at.BOX_GAP
    if paper.aside:
        _paint_aside(canvas, Box(x, y, at.BOX_WIDTHS[2], at.BOXES_HEIGHT), paper.aside)


def sum_blocks(amounts: Sequence[Amount]) -> list[TextBlock]:
    """The sums in one size, the largest in which all of them fit."""
    room = at.BOX_WIDTHS[0] - 2 * SUM_INSET + 2.0
    words = [f"{amount.text} 元" if amount.known else amount.text for amount in amounts]
    blocks = [fit(text, room, SUM_STEPS, bold=True) for text in words]
    smallest = min(blocks, key=lambda block: block.points)
    steps = tuple(step for step in SUM_STEPS if step[0] <= smallest.points)
    return [fit(text, room, steps, bold=True) for text in words]


def _paint_aside(canvas: Canvas, box: Box, aside: Aside) -> None:
    canvas.rect(box, DOUBT, LABEL, dashed=True)
    inner = box.inset(3.2, 0)
    top = Box(inner.x, box.y + 1.5, inner.w, 5.2)
    heading = canvas.text(top, aside.heading, 10.5, bold=True)
    if aside.status is not None:
        left = inner.x + heading.natural_width + 0.8
        canvas.badge(badge_box(left, top.middle, aside.status), aside.status)
    blocks = [
        fit(line, inner.w, ((10.0, 1, 1.2), (8.8, 1, 1.2)) if first else ((8.8, 2, 1.12),))
        for first, line in ((not number, line) for number, line in enumerate(aside.lines))
    ]
    room = box.bottom - 0.4 - top.bottom - sum(block.height for block in blocks)
    gap = max(0.0, min(1.2, room / len(blocks)))
    y = top.bottom
    for block in blocks:
        block.paint(canvas.painter, inner.x, y)
        y += block.height + gap
