"""One settlement with every fact known: numbers only, in the order of the national computation.

split -> 转外自理 -> deductible -> ratio, lowered by the reduction -> ceilings -> 大病/大额.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from core.kernel.money import ZERO, Money, total
from core.settlement.ceiling import is_pool, room
from core.settlement.critical_illness import pay_for_bill, worst_and_best_before
from core.settlement.deductible import AFTER_RATIO, charge, deductible_due
from core.settlement.ratio import RatioResult, apply_ratio
from core.settlement.reduction import transfer_self
from core.settlement.rules import RuleSet
from core.settlement.split import Split


@dataclass(frozen=True)
class Inputs:
    """Everything one computation needs (fen). `critical_before` None = unknown: `dear` then picks
    the earlier payments that pay the person least (True) or most (False)."""

    split: Split
    deductible_paid: Money
    disease_fund_paid: Money
    pool_paid: Money
    critical_before: Money | None
    reduction: Fraction
    dear: bool


@dataclass(frozen=True)
class CeilingResult:
    """One ceiling applied: what was used before, what was asked, what is paid."""

    used: Money
    wanted: Money
    paid: Money


@dataclass(frozen=True)
class Figures:
    """The numbers of one settlement (fen); identities are asserted by `assemble`."""

    inputs: Inputs
    transfer_self: Money
    due: Money
    deductible: Money
    base: Money
    ratio: RatioResult
    before_ceiling: Money
    ceiling: CeilingResult | None
    pool: CeilingResult | None
    pooling_fund: Money
    own_in_scope: Money
    critical_before: Money | None
    critical: Money | None

    @property
    def split(self) -> Split:
        """The bill."""
        return self.inputs.split

    @property
    def over_ceiling(self) -> Money:
        """What the ceilings cut off."""
        return self.before_ceiling - self.pooling_fund

    @property
    def own_share(self) -> Money:
        """比例自付: in scope, not paid first, not cut by a ceiling, not paid by the fund."""
        return self.own_in_scope - self.transfer_self - self.deductible - self.over_ceiling

    @property
    def fund_total(self) -> Money:
        """基金支付总额."""
        return self.pooling_fund + (self.critical or ZERO)

    @property
    def personal(self) -> Money:
        """个人负担总额."""
        split = self.split
        parts = (split.excluded, split.over_limit, split.first_self_payment, self.own_in_scope)
        return total(parts) - (self.critical or ZERO)


def compute(inputs: Inputs, rules: RuleSet) -> Figures:
    """All numbers of one settlement."""
    rounding = rules.rounding
    in_scope = inputs.split.in_scope
    extra = transfer_self(in_scope, rules.reduction_value, inputs.reduction, rounding)
    left = in_scope - extra
    rule = rules.deductible_value
    due = deductible_due(rule, inputs.deductible_paid)
    if rule.order == AFTER_RATIO:
        base = left
        ratio = _apply(rules, base, extra, inputs)
        charged = charge(due, ratio.paid)
        wanted = ratio.paid - charged
    else:
        charged = charge(due, left)
        base = left - charged
        ratio = _apply(rules, base, extra + charged, inputs)
        wanted = ratio.paid
    ceiling = _ceiling(rules, inputs, wanted)
    paid = wanted if ceiling is None else ceiling.paid
    pool = None
    if rules.pool_value is not None:
        left_in_pool = room(rules.pool_value, inputs.pool_paid)
        capped = paid if left_in_pool is None else min(paid, left_in_pool)
        pool = CeilingResult(inputs.pool_paid, paid, capped)
        paid = capped
    own = in_scope - paid
    before, critical = _critical(rules, inputs, own)
    return Figures(
        inputs, extra, due, charged, base, ratio, wanted, ceiling, pool, paid, own, before, critical
    )


def _apply(rules: RuleSet, base: Money, before: Money, inputs: Inputs) -> RatioResult:
    reduction = rules.reduction_value
    return apply_ratio(rules.ratio_value, base, before, reduction, inputs.reduction, rules.rounding)


def _ceiling(rules: RuleSet, inputs: Inputs, wanted: Money) -> CeilingResult | None:
    rule = rules.ceiling_value
    if rule is None:
        return None
    used = inputs.pool_paid if is_pool(rule) else inputs.disease_fund_paid
    left = room(rule, used)
    return CeilingResult(used, wanted, wanted if left is None else min(wanted, left))


def _critical(rules: RuleSet, inputs: Inputs, own: Money) -> tuple[Money | None, Money | None]:
    table = rules.critical_value
    if table is None:
        return None, None
    if inputs.critical_before is not None:
        before = inputs.critical_before
        return before, pay_for_bill(table, before, own, rules.rounding)
    least, most = worst_and_best_before(table, own, rules.rounding)
    return least if inputs.dear else most
