"""The comparison table of paper 42: the same bill under one changed fact."""

from __future__ import annotations

from collections.abc import Sequence

from core.papers.estimate_sheet import ComparisonRow
from gui.papers import estimate_layout as at
from gui.papers.canvas import CENTER, INNER, OUTER, RIGHT, Box, Canvas
from gui.papers.ink import LABEL
from gui.papers.textblock import TextBlock, fit

HEADINGS = ("同一张账单，换一种情况", "医保付（元）", "您付（元）", "说明")
LABEL_STEPS = ((9.5, 1, 1.2), (8.8, 1, 1.2), (8.8, 3, 1.2))
AMOUNT_STEPS = ((11.0, 1, 1.2), (9.5, 1, 1.2), (9.0, 2, 1.15))
NOTE_STEPS = ((8.8, 1, 1.2), (8.8, 4, 1.2))
PAD = 2.2


def _blocks(row: ComparisonRow) -> list[TextBlock]:
    label, fund, own, note = (width - 2 * PAD for width in at.COMPARISON_COLUMNS)
    return [
        fit(row.label, label, LABEL_STEPS, bold=row.is_this),
        fit(row.fund.text, fund, AMOUNT_STEPS, bold=row.is_this, align=RIGHT),
        fit(row.own.text, own, AMOUNT_STEPS, bold=row.is_this, align=RIGHT),
        fit(row.note, note, NOTE_STEPS),
    ]


def comparison_heights(rows: Sequence[ComparisonRow]) -> list[float]:
    """The heights of the header and of each row."""
    heights = [at.COMPARISON_ROW]
    for row in rows:
        tallest = max(block.height for block in _blocks(row))
        heights.append(max(at.COMPARISON_ROW, tallest + 0.8))
    return heights


def paint_comparison(canvas: Canvas, x: float, y: float, rows: Sequence[ComparisonRow]) -> None:
    """Paint the table; it is never cut."""
    heights = comparison_heights(rows)
    left = x
    for width, words in zip(at.COMPARISON_COLUMNS, HEADINGS, strict=True):
        cell = Box(left, y, width, heights[0])
        canvas.rect(cell, INNER, LABEL)
        canvas.text(cell, words, 9.5, align=CENTER)
        left += width
    top = y + heights[0]
    for row, height in zip(rows, heights[1:], strict=True):
        left = x
        for width, block in zip(at.COMPARISON_COLUMNS, _blocks(row), strict=True):
            cell = Box(left, top, width, height)
            canvas.rect(cell, INNER)
            canvas.block(cell.inset(PAD, 0), block)
            left += width
        top += height
    canvas.rect(Box(x, y, at.CONTENT, top - y), OUTER)
