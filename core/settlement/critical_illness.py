"""居民大病 / 职工大额: brackets over the year's own in-scope payments above a threshold.

The year's entitlement is a function of the cumulative own payments; this bill gets what the bill
adds to it. Brackets are measured on the excess over the threshold or on the cumulative sum: both
occur, and they give different money.
"""

from __future__ import annotations

from fractions import Fraction
from math import ceil

from core.kernel.money import ZERO, Money, Rounding
from core.kernel.ratio import percent
from core.kernel.status import Citation
from core.policy import Brackets
from core.settlement.brackets import Piece, breakpoints, pieces
from core.settlement.model import TraceNode


def entitlement(table: Brackets, own: Money) -> Fraction:
    """What is due in all for `own` fen of in-scope own payments in a year, in exact fen."""
    due = sum((p.amount.fen * p.ratio for p in entitlement_pieces(table, own)), Fraction(0))
    return due if table.cap is None else min(due, Fraction(table.cap.fen))


def entitlement_pieces(table: Brackets, own: Money) -> tuple[Piece, ...]:
    """The bracket pieces behind `entitlement`."""
    if own <= table.threshold:
        return ()
    if table.basis == "cumulative":
        return pieces(table, table.threshold, own)
    return pieces(table, ZERO, own - table.threshold)


def pay_for_bill(table: Brackets, before: Money, own: Money, rounding: Rounding) -> Money:
    """What this bill's `own` fen add to the entitlement, with `before` fen from earlier bills;
    rounded once, on what is paid."""
    added = entitlement(table, before + own) - entitlement(table, before)
    return Money(1).times(added, rounding)


def worst_and_best_before(
    table: Brackets, own: Money, rounding: Rounding
) -> tuple[tuple[Money, Money], tuple[Money, Money]]:
    """With unknown earlier payments: ((before, pay) paying least, (before, pay) paying most).

    The pay is piecewise linear in `before`, so its extremes stand where the bill starts or ends at
    a bracket edge or at the cap.
    """
    edges = [*breakpoints(table), *_cap_edge(table)]
    starts = {ZERO, *edges, *(max(edge - own, ZERO) for edge in edges)}
    tried = [(start, pay_for_bill(table, start, own, rounding)) for start in sorted(starts)]
    return min(tried, key=lambda t: t[1]), max(tried, key=lambda t: t[1])


def _cap_edge(table: Brackets) -> list[Money]:
    """The own payments at which the cap is reached: the fen below and the fen above."""
    if table.cap is None:
        return []
    left = Fraction(table.cap.fen)
    for piece in pieces(table, *_scale(table)):
        full = piece.amount.fen * piece.ratio
        if full >= left and piece.ratio:
            shift = ZERO if table.basis == "cumulative" else table.threshold
            above = piece.start + shift + Money(ceil(left / piece.ratio))
            return [above - Money(1), above]
        left -= full
    return []


def _scale(table: Brackets) -> tuple[Money, Money]:
    """A stretch long enough to reach any cap."""
    start = table.threshold if table.basis == "cumulative" else ZERO
    return start, Money(10**13)


def explain_critical(
    key: str,
    label: str,
    table: Brackets,
    before: Money,
    own: Money,
    paid: Money,
    citation: Citation,
) -> TraceNode:
    """Own payments of the year against the threshold, then the pieces."""
    sum_ = before + own
    earlier = f"{before} + {own} = " if before else ""
    if sum_ <= table.threshold:
        formula = f"自付累计 {earlier}{sum_} ≤ 起付 {table.threshold}"
    else:
        parts = [f"{p.amount} × {percent(p.ratio)}" for p in entitlement_pieces(table, sum_)]
        formula = f"自付累计 {earlier}{sum_} > 起付 {table.threshold}；" + " + ".join(parts)
        if table.cap is not None and entitlement(table, sum_) == table.cap.fen:
            formula += f"，到年度上限 {table.cap}"
        already = entitlement(table, before)
        if already:
            formula += f" − 前次应付 {_exact(already)}"
        formula += " ="
    return TraceNode(key, label, formula, str(paid), paid, citation, citation.status)


def _exact(fen: Fraction) -> str:
    """Exact fen as yuan, with up to four decimals where two do not say it."""
    if fen.denominator == 1:
        return str(Money(fen.numerator))
    hundredths = Money(1).times(fen * 100)
    return f"{Money(hundredths.fen // 100)}{hundredths.fen % 100:02d}"
