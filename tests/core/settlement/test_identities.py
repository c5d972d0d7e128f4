"""Any bill under any rules: the identities hold, nobody pays too much, ranges are ordered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from core.case.model import Bill, YearToDate
from core.kernel.money import ZERO, Money, Rounding
from core.kernel.status import Citation, Status
from core.policy import Brackets, BracketStep, Ceiling, Deductible, Reduction, Rule, Value
from core.settlement.assemble import assemble
from core.settlement.compute import Inputs, compute
from core.settlement.rules import RuleSet
from core.settlement.split import PARTS, Split, given_parts
from core.settlement.unknowns import corners

CITED = Citation(Status.OFFICIAL, "测试")
money = st.integers(0, 30_000_000).map(Money)
ratio = st.integers(0, 1000).map(lambda n: Fraction(n, 1000))


def rule(value: Value) -> Rule:
    return Rule("test", "测试", value, "", "", CITED, {}, date(2020, 1, 1), "000000", 1)


deductibles = st.builds(
    Deductible,
    money,
    st.sampled_from(["visit", "day", "month", "quarter", "year", "hospital_year"]),
    st.sampled_from(["before_ratio", "after_ratio"]),
)


def ceilings(scope: str) -> st.SearchStrategy[Ceiling]:
    return st.builds(Ceiling, st.none() | money, st.sampled_from(["visit", "year"]), st.just(scope))


@st.composite
def reductions(draw: st.DrawFn) -> Reduction:
    mode = draw(st.sampled_from(["points", "factor", "extra_first_payment", "none"]))
    low, high = sorted((draw(ratio), draw(ratio)))
    return (
        Reduction(mode, Fraction(0), Fraction(0)) if mode == "none" else Reduction(mode, low, high)
    )


@st.composite
def tables(draw: st.DrawFn) -> Brackets:
    basis = draw(st.sampled_from(["excess", "cumulative"]))
    threshold = draw(money)
    start = threshold.fen if basis == "cumulative" else 0
    steps, edge = [], start
    for width in draw(st.lists(st.integers(1, 10_000_000), max_size=3)):
        edge += width
        steps.append(BracketStep(Money(edge), draw(ratio)))
    steps.append(BracketStep(None, draw(ratio)))
    return Brackets(threshold, basis, draw(st.none() | money), tuple(steps))


@st.composite
def rule_sets(draw: st.DrawFn) -> RuleSet:
    maybe = st.none()
    reduction = draw(maybe | reductions())
    ceiling = draw(maybe | ceilings("disease"))
    pool = draw(maybe | ceilings("pool"))
    critical = draw(maybe | tables())
    return RuleSet(
        deductible=rule(draw(deductibles)),
        ratio=rule(draw(ratio)),
        ceiling=None if ceiling is None else rule(ceiling),
        pool=None if pool is None else rule(pool),
        reduction=None if reduction is None else rule(reduction),
        critical=None if critical is None else rule(critical),
        catalogue=None,
        rounding=Rounding.HALF_UP,
        critical_code=draw(st.sampled_from(["hifmi_pay", "hifob_pay"])),
    )


@st.composite
def bills(draw: st.DrawFn) -> Bill:
    parts = {name: draw(st.none() | st.integers(0, 5_000_000).map(Money)) for name in PARTS}
    known = sum(amount.fen for amount in parts.values() if amount is not None)
    return Bill(Money(known + draw(st.integers(0, 30_000_000))), **parts)


years = st.builds(YearToDate, *[st.none() | money for _ in range(4)])


@settings(max_examples=400, deadline=None)
@given(bills(), years, rule_sets())
def test_both_ends_add_up_and_low_is_not_above_high(
    bill: Bill, year: YearToDate, rules: RuleSet
) -> None:
    ends = corners(bill, given_parts(bill), year, rules)
    for figures in (ends.low, ends.high):
        lines, parts = assemble(figures, rules.critical_code, resident=True)  # asserts I1-I6
        assert ZERO <= figures.personal <= bill.total
        assert ZERO <= figures.fund_total <= bill.total
        assert parts.own_share >= ZERO
        assert lines["psn_cash_pay"] == figures.personal
    assert ends.low.personal <= ends.high.personal


@settings(max_examples=300, deadline=None)
@given(bills(), years, rule_sets(), st.data())
def test_every_possible_answer_lies_in_the_range(
    bill: Bill, year: YearToDate, rules: RuleSet, data: st.DataObject
) -> None:
    """Whatever the unknown facts turn out to be, the person pays between low and high."""
    ends = corners(bill, given_parts(bill), year, rules)
    rest = bill.total.fen - sum(getattr(bill, n).fen for n in PARTS if getattr(bill, n))
    parts = {}
    for name in PARTS:
        amount = getattr(bill, name)
        if amount is None:
            amount = Money(data.draw(st.integers(0, rest)))
            rest -= amount.fen
        parts[name] = amount
    known = {
        name: getattr(year, name) if getattr(year, name) is not None else data.draw(money)
        for name in ("deductible_paid", "disease_fund_paid", "pool_paid", "critical_basis")
    }
    reduction = rules.reduction_value
    low, high = (reduction.low, reduction.high) if reduction else (Fraction(0), Fraction(0))
    value = low + (high - low) * data.draw(ratio)
    figures = compute(
        Inputs(
            Split(bill.total, **parts),
            known["deductible_paid"],
            known["disease_fund_paid"],
            known["pool_paid"],
            known["critical_basis"],
            value,
            dear=False,
        ),
        rules,
    )
    assert ends.low.personal <= figures.personal <= ends.high.personal


@settings(max_examples=300, deadline=None)
@given(money, money, money, money, rule_sets(), ratio)
def test_more_covered_cost_never_lowers_the_funds_share(
    covered: Money, more: Money, excluded: Money, used: Money, rules: RuleSet, value: Fraction
) -> None:
    def fund(in_scope: Money) -> Money:
        split = Split(in_scope + excluded, excluded, ZERO, ZERO)
        inputs = Inputs(split, used, used, used, used, value, dear=False)
        return compute(inputs, rules).fund_total

    assert fund(covered) <= fund(covered + more)


@settings(max_examples=150, deadline=None)
@given(bills(), years, rule_sets())
def test_what_is_missing_is_all_that_is_missing(
    bill: Bill, year: YearToDate, rules: RuleSet
) -> None:
    """Answering every reported fact, whatever the answer, leaves one figure."""
    ends = corners(bill, given_parts(bill), year, rules)
    named = {item.concept.removeprefix("case.") for item in ends.missing}
    sums = {
        field: ZERO
        for field in ("deductible_paid", "disease_fund_paid", "pool_paid", "critical_basis")
        if f"year_to_date.{field}" in named
    }
    answered = replace(year, **sums)
    whole = replace(bill, **{n: ZERO for n in PARTS if f"bill.{n}" in named})
    again = corners(whole, given_parts(whole), answered, rules)
    left = {item.concept for item in again.missing} - {"settlement.reduction"}
    # What moves a rounding only is not worth a question.
    if left and len(left) == len(again.missing):
        assert again.high.personal.fen - again.low.personal.fen <= 1
