"""What is not known about a bill, turned into the two ends of a range.

Every unknown fact moves the personal burden one way only, so the cheapest and the dearest case are
the corners where all unknowns are favourable or all are not. A fact is reported as missing only if
it changes the result at one of the two corners.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from core.case.model import Bill, YearToDate
from core.kernel.money import ZERO, Money, total
from core.policy import Missing
from core.settlement.ceiling import is_pool, reads_used
from core.settlement.compute import Figures, Inputs, compute
from core.settlement.critical_illness import worst_and_best_before
from core.settlement.deductible import accumulates
from core.settlement.reduction import is_bound, reduction_value
from core.settlement.rules import RuleSet
from core.settlement.split import PARTS, Split

PERIOD_WORDS = {
    "month": "本月",
    "quarter": "本季度",
    "course": "本疗程",
    "hospital_year": "今年在这家医院",
}
LABELS = {
    "bill.excluded": "全自费",
    "bill.over_limit": "超限价自费",
    "bill.first_self_payment": "先行自付",
    "year_to_date.deductible_paid": "起付线已付",
    "year_to_date.disease_fund_paid": "本病种已支付",
    "year_to_date.pool_paid": "统筹已支付",
    "year_to_date.critical_basis": "大病自付累计",
    "settlement.reduction": "异地降低比例",
}
OUTPATIENT_POOL = "普通门诊统筹已支付"
CRITICAL = "year_to_date.critical_basis"
_YEAR = ("deductible_paid", "disease_fund_paid", "pool_paid")


@dataclass(frozen=True)
class Corners:
    """The cheapest and the dearest case for the person, and what lies between them."""

    low: Figures
    high: Figures
    missing: tuple[Missing, ...]


def corners(
    bill: Bill, parts: Mapping[str, Money | None], year: YearToDate, rules: RuleSet
) -> Corners:
    """Both ends of the result; equal when nothing unknown matters."""
    unknown = [f"bill.{name}" for name in PARTS if parts[name] is None]
    unknown += [f"year_to_date.{name}" for name in _YEAR if getattr(year, name) is None]
    if year.critical_basis is None and rules.critical is not None:
        unknown.append(CRITICAL)
    if is_bound(rules.reduction_value):
        unknown.append("settlement.reduction")
    everything = frozenset(unknown)

    def at(dear: frozenset[str], by: RuleSet) -> Figures:
        return compute(_inputs(bill, parts, year, by, dear), by)

    low, high = at(frozenset(), rules), at(everything, rules)
    # 大病 follows from the own payments: leaving it out finds the same facts, much faster.
    bare = replace(rules, critical=None)
    ends = (at(frozenset(), bare), at(everything, bare))
    own = [figures.own_in_scope for figures in ends]
    matters = []
    for name in unknown:
        if name == CRITICAL:
            continue
        one = frozenset({name})
        beside = (at(one, bare), at(everything - one, bare))
        own += [figures.own_in_scope for figures in beside]
        if _differ(ends[0], beside[0]) or _differ(ends[1], beside[1]):
            matters.append(name)
    if CRITICAL in unknown and _critical_matters(rules, own):
        matters.append(CRITICAL)
    return Corners(low, high, tuple(_missing(name, rules) for name in matters))


def _critical_matters(rules: RuleSet, own: list[Money]) -> bool:
    """Whether earlier own payments change what 大病 pays for one of these own payments."""
    table = rules.critical_value
    if table is None:
        return False
    for amount in dict.fromkeys(own):
        (_, least), (_, most) = worst_and_best_before(table, amount, rules.rounding)
        if least != most:
            return True
    return False


def _inputs(
    bill: Bill,
    parts: Mapping[str, Money | None],
    year: YearToDate,
    rules: RuleSet,
    dear: frozenset[str],
) -> Inputs:
    used = {
        name: _given(getattr(year, name), _worst(name, rules, f"year_to_date.{name}" in dear))
        for name in _YEAR
    }
    return Inputs(
        split=_split(bill, parts, dear),
        deductible_paid=used["deductible_paid"],
        disease_fund_paid=used["disease_fund_paid"],
        pool_paid=used["pool_paid"],
        critical_before=year.critical_basis,
        reduction=reduction_value(rules.reduction_value, "settlement.reduction" in dear),
        dear=CRITICAL in dear,
    )


def _given(amount: Money | None, otherwise: Money) -> Money:
    return otherwise if amount is None else amount


def _split(bill: Bill, parts: Mapping[str, Money | None], dear: frozenset[str]) -> Split:
    """Unknown parts are nothing in the cheap case; in the dear one the first takes the rest."""
    values = {name: _given(parts[name], ZERO) for name in PARTS}
    for name in PARTS:
        if f"bill.{name}" in dear:
            values[name] = bill.total - total(values.values())
            break
    return Split(bill.total, values["excluded"], values["over_limit"], values["first_self_payment"])


def _worst(name: str, rules: RuleSet, dear: bool) -> Money:
    """The value of an unknown year sum: a paid deductible helps, a used ceiling hurts."""
    if name == "deductible_paid":
        return ZERO if dear else rules.deductible_value.amount
    if not dear:
        return ZERO
    pool = name == "pool_paid"
    ceilings = (rules.ceiling_value, rules.pool_value)
    limits = [
        ceiling.amount
        for ceiling in ceilings
        if ceiling is not None
        and ceiling.amount is not None
        and reads_used(ceiling)
        and (is_pool(ceiling) or ceiling is rules.pool_value) == pool
    ]
    return max(limits, default=ZERO)


def _differ(one: Figures, other: Figures) -> bool:
    return _key(one) != _key(other)


def _key(figures: Figures) -> tuple[object, ...]:
    return (
        figures.split,
        figures.deductible,
        figures.pooling_fund,
        figures.critical,
        figures.personal,
    )


def _missing(name: str, rules: RuleSet) -> Missing:
    label = LABELS[name]
    if name == "settlement.reduction":
        return Missing(name, label, "只知道最多降多少，问参保地医保部门实际降多少")
    if name.startswith("bill."):
        return Missing(f"case.{name}", label, f"{label}多少不清楚，看费用清单；不清楚就按两头算")
    when = "今年"
    if name == "year_to_date.deductible_paid" and accumulates(rules.deductible_value):
        when = PERIOD_WORDS.get(rules.deductible_value.period, when)
    if name == "year_to_date.pool_paid" and rules.outpatient:
        label = OUTPATIENT_POOL
    if name == "year_to_date.disease_fund_paid" and rules.ceiling_value is not None:
        when = PERIOD_WORDS.get(rules.ceiling_value.period, when)
    return Missing(f"case.{name}", label, f"{when}{label}多少不清楚，问参保地医保部门或查结算记录")
