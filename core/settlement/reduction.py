"""Lower benefit for the filing state: four mechanisms in use, three of them act on the ratio.

points: ratio − d. factor: ratio × k. extra_first_payment: a share of the in-scope sum is paid by
the person first (转外自理). A rule that only names a bound (from .. to) gives a range.
"""

from __future__ import annotations

from fractions import Fraction

from core.case.model import FilingKind
from core.kernel.money import ZERO, Money, Rounding
from core.kernel.ratio import percent
from core.kernel.status import Citation, Status
from core.policy import Reduction
from core.settlement.model import TraceNode

POINTS, FACTOR, EXTRA, NONE = "points", "factor", "extra_first_payment", "none"

FILED_AS = {
    None: "未备案",
    FilingKind.RESETTLED_RETIREE: "异地安置退休，已备案",
    FilingKind.LONG_TERM_RESIDENT: "异地长期居住，已备案",
    FilingKind.POSTED_WORKER: "常驻异地工作，已备案",
    FilingKind.REFERRED_PATIENT: "异地转诊，已备案",
    FilingKind.TEMPORARY_TRAVELLER: "临时外出，已备案",
    FilingKind.EMERGENCY_RESCUE: "急诊抢救，视同已备案",
}


def reduction_value(rule: Reduction | None, dear: bool) -> Fraction:
    """The value to use in the cheapest or the dearest case for the person."""
    if rule is None or rule.mode == NONE:
        return Fraction(0)
    # A factor is a share that is kept: the higher one is the cheap one.
    take_high = dear != (rule.mode == FACTOR)
    return rule.high if take_high else rule.low


def is_bound(rule: Reduction | None) -> bool:
    """Whether only a bound is known, so that the result is a range."""
    return rule is not None and rule.mode != NONE and rule.low != rule.high


def reduce_ratio(ratio: Fraction, rule: Reduction | None, value: Fraction) -> Fraction:
    """The payment ratio after the reduction, never below zero."""
    if rule is None or rule.mode in (NONE, EXTRA):
        return ratio
    if rule.mode == POINTS:
        return max(ratio - value, Fraction(0))
    return ratio * value


def transfer_self(
    in_scope: Money, rule: Reduction | None, value: Fraction, rounding: Rounding
) -> Money:
    """转外自理 (S000): the extra share of the in-scope sum the person pays first (fen)."""
    if rule is None or rule.mode != EXTRA:
        return ZERO
    return in_scope.times(value, rounding)


def effect_text(rule: Reduction | None, value: Fraction) -> str:
    """`不降`, `降 20 个百分点`, `×80%` or `先自付 10%`."""
    if rule is None or rule.mode == NONE or (rule.mode != FACTOR and value == 0):
        return "不降"
    if rule.mode == POINTS:
        return f"降 {percent(value).removesuffix('%')} 个百分点"
    if rule.mode == FACTOR:
        return f"× {percent(value)}"
    return f"先自付 {percent(value)}"


def explain_reduction(
    rule: Reduction | None, value: Fraction, kind: FilingKind | None, citation: Citation | None
) -> TraceNode:
    """One line: which filing state, and what it does to the ratio."""
    formula = FILED_AS[kind] if rule is not None else "本统筹区内，不看备案"
    if is_bound(rule):
        formula += "；只知道上限"
    return TraceNode(
        "settlement.reduction",
        "备案状态调整",
        formula,
        effect_text(rule, value),
        None,
        citation,
        citation.status if citation else Status.OFFICIAL,
    )
