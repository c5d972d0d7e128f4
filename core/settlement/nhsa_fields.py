"""The one mapping between our words and the field codes of the national settlement interface.

Order and names follow `setlinfo` of the interface (2206/2207/2304). Everything that shows, stores
or prints settlement lines reads this table.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class SettlementField:
    """One line: `name` is our identifier, `code` the platform's, `label` the printed item.

    `indent` is the depth in the printed list (a part of the sum above or below it), `is_sum` marks
    the totals.
    """

    name: str
    code: str
    label: str
    indent: int = 0
    is_sum: bool = False


FIELDS: tuple[SettlementField, ...] = (
    SettlementField("total_cost", "medfee_sumamt", "医疗费总额"),
    SettlementField("excluded_cost", "fulamt_ownpay_amt", "全自费金额", 1),
    SettlementField("over_limit_cost", "overlmt_selfpay", "超限价自费", 1),
    SettlementField("first_self_payment", "preselfpay_amt", "先行自付金额", 1),
    SettlementField("in_scope_cost", "inscp_scp_amt", "符合政策范围"),
    SettlementField("deductible_paid", "act_pay_dedc", "实际支付起付线", 1),
    SettlementField("pooling_fund_pay", "hifp_pay", "基本统筹支出", 1),
    SettlementField("critical_illness_pay", "hifmi_pay", "居民大病支出", 1),
    SettlementField("large_amount_subsidy_pay", "hifob_pay", "大额补助支出", 1),
    SettlementField("civil_servant_subsidy_pay", "cvlserv_pay", "公务员补助支出", 1),
    SettlementField("medical_assistance_pay", "maf_pay", "医疗救助支出", 1),
    SettlementField("fund_pay_total", "fund_pay_sumamt", "基金支付总额", 0, True),
    SettlementField("personal_burden", "psn_part_amt", "个人负担总额", 0, True),
    SettlementField("account_pay", "acct_pay", "个人账户支出", 1),
    SettlementField("cash_pay", "psn_cash_pay", "个人现金支出", 0, True),
)

CODES: dict[str, str] = {field.name: field.code for field in FIELDS}
BY_CODE: dict[str, SettlementField] = {field.code: field for field in FIELDS}
FUND_CODES: tuple[str, ...] = ("hifp_pay", "hifmi_pay", "hifob_pay", "cvlserv_pay", "maf_pay")
