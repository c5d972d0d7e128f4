"""Values of rules as a person reads them, for lists of sources and for comparisons."""

from __future__ import annotations

from fractions import Fraction

from core.kernel.money import Money
from core.kernel.ratio import percent
from core.policy import Brackets, Ceiling, Deductible, Reduction
from core.settlement import ceiling as _ceiling
from core.settlement import deductible as _deductible
from core.settlement.reduction import effect_text, is_bound


def value_text(value: object) -> str:
    """`75%`, `每月 20.00`, `每年 100,000.00`, `降 20 个百分点`, `起付 12,000.00，分 3 段` ..."""
    match value:
        case Fraction():
            text = percent(value)
        case Deductible():
            text = f"{_deductible.PERIODS.get(value.period, value.period)} {value.amount}"
        case Ceiling(amount=None):
            text = "不限"
        case Ceiling():
            text = f"{_ceiling.PERIODS.get(value.period, value.period)} {value.amount}"
        case Reduction():
            text = reduction_text(value)
        case Brackets():
            text = f"起付 {value.threshold}，分 {len(value.steps)} 段"
        case _:
            text = str(value)
    return text


def reduction_text(value: Reduction) -> str:
    """The lowering in words; a bound names both ends."""
    if not is_bound(value):
        return effect_text(value, value.low)
    return f"{effect_text(value, value.low)}到{effect_text(value, value.high)}"


def ratio_range(ratio: tuple[Fraction, Fraction] | None) -> str:
    """`75%`, `55%–75%`, or 分段."""
    if ratio is None:
        return "分段"
    low, high = sorted(ratio)
    return percent(low) if low == high else f"{percent(low)}–{percent(high)}"


def money_range(low: Money, high: Money | None) -> str:
    """`3,250.00` or `3,250.00–5,050.00`, the smaller first."""
    if high is None or high == low:
        return str(low)
    return f"{min(low, high)}–{max(low, high)}"
