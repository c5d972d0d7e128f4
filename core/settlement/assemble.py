"""Figures into the lines of the national form, with the identities asserted on every result.

I1 total = funds + personal. I2 funds add up. I3 personal = account + cash. I4 the account pays no
more than the personal burden. I5 total = excluded + over limit + first self-payment + in scope.
I6 personal = its own parts less what the supplements pay.
"""

from __future__ import annotations

from collections.abc import Mapping

from core.kernel.errors import Refused
from core.kernel.money import ZERO, Money, total
from core.settlement.compute import Figures
from core.settlement.model import Breakdown
from core.settlement.nhsa_fields import BY_CODE, FIELDS, FUND_CODES

Lines = dict[str, Money | None]


class IdentityViolated(Refused):
    """The lines do not add up: such a result is never shown."""

    code = "R-210"


def assemble(figures: Figures, critical_code: str, *, resident: bool) -> tuple[Lines, Breakdown]:
    """The lines in national order, checked. The personal account is not known here: residents have
    none (0.00), for employees the line is None and all is shown as cash. Raises `IdentityViolated`.
    """
    split = figures.split
    values: Lines = {
        "medfee_sumamt": split.total,
        "fulamt_ownpay_amt": split.excluded,
        "overlmt_selfpay": split.over_limit,
        "preselfpay_amt": split.first_self_payment,
        "inscp_scp_amt": split.in_scope,
        "act_pay_dedc": figures.deductible,
        "hifp_pay": figures.pooling_fund,
        critical_code: figures.critical,
        "fund_pay_sumamt": figures.fund_total,
        "psn_part_amt": figures.personal,
        "acct_pay": ZERO if resident else None,
        "psn_cash_pay": figures.personal,
    }
    lines: Lines = {field.code: values.get(field.code) for field in FIELDS}
    parts = Breakdown(figures.transfer_self, figures.own_share, figures.over_ceiling)
    check_identities(lines, parts)
    return lines, parts


def check_identities(lines: Mapping[str, Money | None], parts: Breakdown | None = None) -> None:
    """Assert I1-I6 and that no amount is negative. Raises `IdentityViolated` naming the sum.

    Usable on any settlement, our own or a published one.
    """
    amount = {code: lines.get(code) or ZERO for code in BY_CODE}
    for code, value in amount.items():
        if value < ZERO:
            raise _violated(f"{BY_CODE[code].label} 是负数")
    whole = amount["medfee_sumamt"]
    funds = amount["fund_pay_sumamt"]
    personal = amount["psn_part_amt"]
    if funds > whole:
        raise _violated(f"基金支付 {funds} 超过医疗费总额 {whole}")
    if whole != funds + personal:
        raise _violated(f"总额 {whole} ≠ 基金支付 {funds} + 个人负担 {personal}")
    if funds != total(amount[code] for code in FUND_CODES):
        raise _violated(f"基金支付总额 {funds} 和各项基金之和不等")
    if amount["acct_pay"] > personal or personal != amount["acct_pay"] + amount["psn_cash_pay"]:
        raise _violated(f"个人负担 {personal} ≠ 个人账户 + 现金")
    first = total(
        amount[code] for code in ("fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt")
    )
    if whole != first + amount["inscp_scp_amt"]:
        raise _violated(f"总额 {whole} ≠ 自费 + 超限价 + 先行自付 + 政策范围内")
    if parts is None:
        return
    own = (parts.transfer_self, parts.own_share, parts.over_ceiling)
    if any(value < ZERO for value in own):
        raise _violated("个人负担的某一部分是负数")
    supplements = funds - amount["hifp_pay"]
    if personal != first + amount["act_pay_dedc"] + total(own) - supplements:
        raise _violated(f"个人负担 {personal} 和各部分之和不等")


def _violated(detail: str) -> IdentityViolated:
    return IdentityViolated(
        f"算出来的各项对不上（{detail}），结果不给出；把政策包和账单交管理员核对"
    )
