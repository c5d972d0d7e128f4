"""钱去哪了 on paper: the bill, what the person pays stepping down, what the fund pays below it.

The person's part is hatched, the fund's part solid, so that a photocopy still tells them apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.kernel.money import total
from core.papers.amount import MINUS, Amount
from core.papers.estimate_sheet import ChartBar
from gui.papers.canvas import HATCH_PEN, INNER, RIGHT, Box, Canvas
from gui.papers.ink import DARK, GREY, LABEL
from gui.papers.textblock import fit

ROW = 6.2
BAR = 4.8
TRACK_X = 35.0
TRACK_WIDTH = 82.0
AMOUNT_RIGHT = 143.0
BRACKET_X = 145.5
BRACKET_ARM = 2.1
BRACKET_TEXT_X = 151.0
LEAST = 0.4
"""No part of the bill is thinner than this."""

AMOUNT_STEPS = ((10.5, 1, 1.2), (9.0, 1, 1.2), (8.0, 2, 1.05))
SUM_STEPS = ((13.2, 1, 1.15), (11.0, 1, 1.15), (11.0, 2, 1.15), (9.0, 2, 1.1))


@dataclass(frozen=True)
class Span:
    """Where a bar lies on the track, in shares of the bill: the sure part and the unknown part."""

    sure: tuple[float, float]
    open: tuple[float, float] | None = None

    @property
    def left(self) -> float:
        """The left end of everything drawn."""
        return min(self.sure[0], self.open[0]) if self.open else self.sure[0]


def spans(bars: Sequence[ChartBar]) -> tuple[Span, ...]:
    """Each bar's place; positions follow the dearest case, the only one that adds up as drawn."""
    whole = next((bar.amount.fen for bar in bars if bar.kind == "total"), 0)
    if whole <= 0:
        return tuple(Span((0.0, 0.0)) for _ in bars)
    rest = whole
    found = []
    for bar in bars:
        if bar.kind == "total":
            found.append(Span((0.0, 1.0)))
            continue
        dear = bar.amount.fen if bar.high is None else bar.high.fen
        sure, most = sorted((bar.amount.fen, dear))
        end, start = rest / whole, (rest - dear) / whole
        if sure == most:
            found.append(Span((start, end)))
        elif bar.kind == "self":
            edge = (rest - sure) / whole
            found.append(Span((edge, end), ((rest - most) / whole, edge)))
        else:
            found.append(
                Span((start, start + sure / whole), (start + sure / whole, start + most / whole))
            )
        rest -= dear
    return tuple(found)


def chart_height(bars: Sequence[ChartBar]) -> float:
    """The height of the chart, mm."""
    return len(bars) * ROW


def amount_text(bar: ChartBar) -> str:
    """Signed as it is drawn: what the person pays is taken off the bill.

    A range carries no sign, because the same stroke stands between its ends.
    """
    amount = Amount(bar.amount, bar.high)
    signed = bar.kind == "self" and not amount.is_range
    return f"{MINUS}{amount.text}" if signed else amount.text


def paint_waterfall(
    canvas: Canvas, x: float, y: float, bars: Sequence[ChartBar], own: Amount, fund: Amount
) -> None:
    """Paint the chart with its upper left corner at (x, y)."""
    places = spans(bars)
    for index, (bar, span) in enumerate(zip(bars, places, strict=True)):
        top = y + index * ROW
        row = Box(x, top, TRACK_X - 1.0, BAR)
        strong = bar.kind != "self"
        canvas.block(row, fit(bar.label, row.w, ((10.0, 1, 1.2), (8.8, 2, 1.05)), bold=strong))
        _paint_bar(canvas, Box(x + TRACK_X, top, TRACK_WIDTH, BAR), bar, span)
        if 0 < index < len(bars) - 1:
            at = x + TRACK_X + span.left * TRACK_WIDTH
            canvas.line(at, top + BAR, at, top + ROW, 0.3)
        money = Box(
            x + TRACK_X + TRACK_WIDTH + 1.0,
            top,
            AMOUNT_RIGHT - TRACK_X - TRACK_WIDTH - 1.0,
            BAR,
        )
        canvas.block(money, fit(amount_text(bar), money.w, AMOUNT_STEPS, bold=strong, align=RIGHT))
    _paint_bracket(canvas, x, y, bars, "self", "您付", own)
    _paint_bracket(canvas, x, y, bars, "fund", "医保付", fund)


def _paint_bar(canvas: Canvas, track: Box, bar: ChartBar, span: Span) -> None:
    if bar.kind != "total":
        canvas.rect(track, 0, LABEL)
    if span.open:
        canvas.rect(_part(track, span.open), INNER, dashed=True)
    if span.sure[1] <= span.sure[0]:
        return
    part = _part(track, span.sure)
    if bar.kind == "self":
        canvas.hatch(part)
    else:
        canvas.rect(part, INNER, GREY if bar.kind == "total" else DARK)


def _part(track: Box, ends: tuple[float, float]) -> Box:
    left = max(0.0, min(ends))
    width = max(LEAST, (max(ends) - left) * track.w)
    return Box(track.x + min(left * track.w, track.w - width), track.y, width, track.h)


def _paint_bracket(
    canvas: Canvas,
    x: float,
    y: float,
    bars: Sequence[ChartBar],
    kind: str,
    label: str,
    amount: Amount,
) -> None:
    rows = [index for index, bar in enumerate(bars) if bar.kind == kind]
    if not rows:
        return
    top = y + rows[0] * ROW
    bottom = y + rows[-1] * ROW + BAR
    left, spine = x + BRACKET_X, x + BRACKET_X + BRACKET_ARM
    for at in (top, bottom):
        canvas.line(left, at, spine, at, HATCH_PEN)
    canvas.line(spine, top - HATCH_PEN / 2, spine, bottom + HATCH_PEN / 2, HATCH_PEN)
    middle = (top + bottom) / 2
    canvas.line(spine, middle, spine + 2.0, middle, HATCH_PEN)
    room = 174.0 - BRACKET_TEXT_X
    sum_block = fit(amount.text, room, SUM_STEPS, bold=True)
    words = fit(label, room, ((10.5, 1, 1.15),))
    upper = middle - (words.height + sum_block.height) / 2
    words.paint(canvas.painter, x + BRACKET_TEXT_X, upper)
    sum_block.paint(canvas.painter, x + BRACKET_TEXT_X, upper + words.height)


def adds_up(bars: Sequence[ChartBar]) -> bool:
    """Whether the parts make the bill in both cases; a chart that lies is not painted."""
    bill = [bar.amount for bar in bars if bar.kind == "total"]
    parts = [bar for bar in bars if bar.kind != "total"]
    if len(bill) != 1:
        return False
    cheap = total(bar.amount for bar in parts)
    dear = total(bar.high if bar.high is not None else bar.amount for bar in parts)
    return cheap == bill[0] and dear == bill[0]
