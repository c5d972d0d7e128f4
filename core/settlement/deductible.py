"""起付线: what of the deductible is still due, before or after the ratio.

Periods: a `visit` or `day` deductible is due in full each time; `month`, `quarter`, `year` and
`hospital_year` are topped up, so what was already paid in the running period is taken off first.
"""

from __future__ import annotations

from core.kernel.money import ZERO, Money
from core.kernel.status import Citation
from core.policy import Deductible
from core.settlement.model import TraceNode

ACCUMULATING = frozenset({"month", "quarter", "year", "hospital_year"})
AFTER_RATIO = "after_ratio"
PERIODS = {
    "visit": "每次",
    "day": "每天",
    "month": "每月",
    "quarter": "每季度",
    "year": "每年",
    "hospital_year": "每家医院每年",
}


def accumulates(rule: Deductible) -> bool:
    """Whether what was paid before in the period counts."""
    return rule.period in ACCUMULATING


def deductible_due(rule: Deductible, already_paid: Money) -> Money:
    """The deductible standard still open for this bill (fen); never negative."""
    if not accumulates(rule):
        return rule.amount
    return max(rule.amount - already_paid, ZERO)


def charge(due: Money, base: Money) -> Money:
    """The deductible really charged: no more than there is to charge it on."""
    return min(due, base)


def explain_deductible(
    rule: Deductible,
    already_paid: Money,
    due: Money,
    charged: Money,
    citation: Citation,
) -> TraceNode:
    """标准, what was paid before, what is charged now."""
    formula = f"{PERIODS.get(rule.period, rule.period)} {rule.amount}"
    if accumulates(rule):
        formula += f"，已付 {already_paid}，应付 {due}"
    if rule.order == AFTER_RATIO:
        formula += "；从基金支付额里扣"
    if charged < due:
        formula += f"；够扣的只有 {charged}"
    return TraceNode(
        "act_pay_dedc", "起付标准", formula, str(charged), charged, citation, citation.status
    )
