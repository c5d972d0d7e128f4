"""支付比例: one ratio, or segments of the cost, each lowered by the reduction."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from core.kernel.money import ZERO, Money, Rounding, total
from core.kernel.ratio import percent
from core.kernel.status import Citation
from core.policy import Brackets, Reduction
from core.settlement.brackets import Piece, pieces
from core.settlement.model import TraceNode
from core.settlement.reduction import reduce_ratio


@dataclass(frozen=True)
class RatioResult:
    """What the ratio yields: `paid` by the fund (fen) and the pieces it was computed from."""

    paid: Money
    pieces: tuple[Piece, ...]


def apply_ratio(
    rule: Fraction | Brackets,
    base: Money,
    before: Money,
    reduction: Reduction | None,
    value: Fraction,
    rounding: Rounding,
) -> RatioResult:
    """Fund share of `base` (fen), the cost left after everything paid first.

    `before` is what lies under the base on the scale of the in-scope cost (deductible and extra
    first self-payment); segments measured on the cumulative cost start there.
    """
    if isinstance(rule, Fraction):
        ratio = reduce_ratio(rule, reduction, value)
        piece = Piece(ZERO, None, base, ratio)
        return RatioResult(base.times(ratio, rounding), (piece,))
    start = before if rule.basis == "cumulative" else ZERO
    cut = tuple(
        Piece(p.start, p.end, p.amount, reduce_ratio(p.ratio, reduction, value))
        for p in pieces(rule, start, start + base)
    )
    return RatioResult(total(p.amount.times(p.ratio, rounding) for p in cut), cut)


def explain_ratio(
    rule: Fraction | Brackets,
    result: RatioResult,
    where: str,
    citation: Citation,
    children: tuple[TraceNode, ...],
) -> TraceNode:
    """The ratio before the reduction, whom it is for, and the reduction as a child."""
    if isinstance(rule, Fraction):
        after = result.pieces[0].ratio
        formula, value = where, percent(rule)
        if after != rule:
            formula, value = f"{where}；{percent(rule)} 按备案调整", percent(after)
    else:
        steps = [f"{p.span} 段 {p.amount} × {percent(p.ratio)}" for p in result.pieces]
        formula, value = " + ".join(steps) or where, str(result.paid)
    return TraceNode("ratio", "支付比例", formula, value, None, citation, citation.status, children)
