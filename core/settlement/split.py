"""Split by catalogue: total = excluded + over limit + first self-payment + in scope (I5)."""

from __future__ import annotations

from dataclasses import dataclass

from core.case.model import Bill
from core.kernel.errors import BadInput, FieldFault
from core.kernel.money import ZERO, Money, total
from core.settlement.itemised import sum_lines
from core.settlement.model import TraceNode

PARTS = ("excluded", "over_limit", "first_self_payment")


@dataclass(frozen=True)
class Split:
    """A bill whose parts are all known (fen)."""

    total: Money
    excluded: Money
    over_limit: Money
    first_self_payment: Money

    @property
    def in_scope(self) -> Money:
        """符合政策范围金额."""
        return self.total - self.excluded - self.over_limit - self.first_self_payment


def given_parts(bill: Bill) -> dict[str, Money | None]:
    """The three parts as the bill gives them; lines, where present, replace the given sums.

    Raises `BadInput` when a part is negative, the parts exceed the total, or the lines do not add
    up to the total (the interface demands equality).
    """
    if bill.total < ZERO:
        raise BadInput([FieldFault("bill.total", "医疗费总额不能是负数")])
    if bill.lines:
        summed = sum_lines(bill.lines)
        if summed.total != bill.total:
            message = f"明细合计 {summed.total}，和医疗费总额 {bill.total} 不一样，核对明细"
            raise BadInput([FieldFault("bill.lines", message)])
        parts: dict[str, Money | None] = {
            "excluded": summed.excluded,
            "over_limit": summed.over_limit,
            "first_self_payment": summed.first_self_payment,
        }
    else:
        parts = {name: getattr(bill, name) for name in PARTS}
    for name, amount in parts.items():
        if amount is not None and amount < ZERO:
            raise BadInput([FieldFault(f"bill.{name}", "金额不能是负数")])
    known = total(amount for amount in parts.values() if amount is not None)
    if known > bill.total:
        over = known - bill.total
        message = f"自费、超限价和先行自付加起来比总额多 {over}，改小其中一项或改总额"
        raise BadInput([FieldFault("bill", message)])
    return parts


def explain_split(split: Split) -> TraceNode:
    """in scope = total − the three parts, with a child for each."""
    parts = (
        ("fulamt_ownpay_amt", "全自费金额", split.excluded),
        ("overlmt_selfpay", "超限价自费", split.over_limit),
        ("preselfpay_amt", "先行自付金额", split.first_self_payment),
    )
    formula = " − ".join([str(split.total), *(str(amount) for _, _, amount in parts)]) + " ="
    children = [TraceNode("medfee_sumamt", "医疗费总额", "账单合计", str(split.total), split.total)]
    children += [TraceNode(key, label, "账单所列", str(sum_), sum_) for key, label, sum_ in parts]
    return TraceNode(
        "inscp_scp_amt",
        "政策范围内",
        formula,
        str(split.in_scope),
        split.in_scope,
        children=tuple(children),
    )
