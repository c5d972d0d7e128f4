"""Single steps: itemised bills, segments, refused bills, the field table, merged steps."""

from __future__ import annotations

from fractions import Fraction

import pytest

from core.case.model import Bill, BillLine
from core.kernel.errors import BadInput
from core.kernel.money import ZERO, Rounding, yuan
from core.kernel.status import Citation, Status
from core.policy import Brackets, BracketStep, Reduction
from core.settlement import TraceNode
from core.settlement.itemised import sum_lines
from core.settlement.nhsa_fields import BY_CODE, CODES, FIELDS
from core.settlement.ratio import apply_ratio
from core.settlement.split import given_parts
from core.settlement.trace import merge


def segments(threshold: str, *steps: tuple[str | None, str]) -> Brackets:
    rows = tuple(BracketStep(yuan(to) if to else None, Fraction(ratio)) for to, ratio in steps)
    return Brackets(yuan(threshold), "cumulative", None, rows)


def test_lines_are_rounded_one_by_one_and_split_by_class() -> None:
    lines = (
        BillLine("甲", "0.333333", "10", "01"),  # 3.33333 -> 3.33
        BillLine("乙", "12.50", "2", "02", first_self_ratio="10%", price_limit="10.00"),
        BillLine("丙", "7.005", "1", "03"),  # 7.005 -> 7.01, half up
    )
    summed = sum_lines(lines)
    assert summed.total == yuan("35.34")
    assert summed.excluded == yuan("7.01")
    assert summed.over_limit == yuan("5.00")
    assert summed.first_self_payment == yuan("2.00")  # 10 % of what the limit leaves


def test_class_b_without_its_first_share_names_the_line() -> None:
    with pytest.raises(BadInput) as fault:
        sum_lines((BillLine("甲", "1", "1", "01"), BillLine("乙", "1", "1", "02")))
    assert fault.value.faults[0].field == "bill.lines[2].first_self_ratio"


@pytest.mark.parametrize(
    ("bill", "field"),
    [
        (Bill(yuan("100"), yuan("60"), yuan("30"), yuan("20")), "bill"),
        (Bill(yuan("100"), yuan("-1"), ZERO, ZERO), "bill.excluded"),
        (Bill(yuan("-1"), ZERO, ZERO, ZERO), "bill.total"),
        (Bill(yuan("2"), lines=(BillLine("甲", "1", "1", "01"),)), "bill.lines"),
    ],
)
def test_a_bill_that_does_not_add_up_is_refused(bill: Bill, field: str) -> None:
    with pytest.raises(BadInput) as fault:
        given_parts(bill)
    assert fault.value.faults[0].field == field


def test_ratio_by_segments_of_the_cost() -> None:
    # 洛阳居民 市级三级: 起付 1,200; 1,200–4,000 53 %, 4,000 以上 72 %.
    table = segments("1200", ("4000", "53/100"), (None, "72/100"))
    found = apply_ratio(table, yuan("8800"), yuan("1200"), None, Fraction(0), Rounding.HALF_UP)
    assert found.paid == yuan("5804")  # 2,800 × 53 % + 6,000 × 72 %
    small = apply_ratio(table, yuan("1000"), yuan("1200"), None, Fraction(0), Rounding.HALF_UP)
    assert small.paid == yuan("530")
    lowered = apply_ratio(
        table,
        yuan("8800"),
        yuan("1200"),
        Reduction("points", Fraction(1, 10), Fraction(1, 10)),
        Fraction(1, 10),
        Rounding.HALF_UP,
    )
    assert lowered.paid == yuan("4924")  # 2,800 × 43 % + 6,000 × 62 %


def test_a_reduction_never_makes_the_ratio_negative() -> None:
    rule = Reduction("points", Fraction(9, 10), Fraction(9, 10))
    found = apply_ratio(Fraction(1, 2), yuan("100"), ZERO, rule, Fraction(9, 10), Rounding.HALF_UP)
    assert found.paid == ZERO


def test_the_field_table_has_each_name_and_code_once() -> None:
    assert len(FIELDS) == len(CODES) == len(BY_CODE) == 15
    assert FIELDS[0].code == "medfee_sumamt"
    assert FIELDS[-1].code == "psn_cash_pay"
    assert [field.code for field in FIELDS if field.is_sum] == [
        "fund_pay_sumamt",
        "psn_part_amt",
        "psn_cash_pay",
    ]


def test_a_merged_step_keeps_both_ends_and_the_weaker_status() -> None:
    weak = Citation(Status.UNVERIFIED, "口径")
    low = TraceNode("a", "统筹", "1 × 75% =", "7.50", yuan("7.5"), children=())
    high = TraceNode(
        "a",
        "统筹",
        "1 × 55% =",
        "5.50",
        yuan("5.5"),
        children=(TraceNode("b", "封顶", "到顶", "封顶", None, weak, weak.status),),
    )
    both = merge(low, high)
    assert both.value == "5.50–7.50"
    assert both.formula == "少付时 1 × 75% = 7.50；多付时 1 × 55% = 5.50"
    assert [child.key for child in both.children] == ["b"]
    assert both.weakest is Status.UNVERIFIED
