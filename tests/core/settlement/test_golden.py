"""Settlements that were published come out to the fen."""

from __future__ import annotations

from fractions import Fraction

import pytest

from core.areas import Divisions
from core.case.read import read_case
from core.kernel.money import yuan
from core.policy import Brackets, BracketStep, PolicyBook
from core.settlement import EstimateStatus, IdentityViolated, check_identities, estimate
from core.settlement.critical_illness import entitlement, entitlement_pieces

ZEROS = {"over_limit": "0.00", "excluded": "0.00", "first_self_payment": "0.00"}
YEAR = {
    "deductible_paid": "0.00",
    "disease_fund_paid": "0.00",
    "pool_paid": "0.00",
    "critical_basis": "0.00",
}


def person(area: str, insurance: str, category: str) -> dict[str, object]:
    return {"insured_area": area, "insurance": insurance, "category": category}


CASES = {
    "黑龙江 2020 住院": (
        {
            "date": "2020-06-01",
            "person": person("230100", "employee", "active"),
            "care": {"area": "230100", "type": "inpatient"},
            "bill": {
                "lines": [
                    {"name": "诊疗", "price": "2000", "quantity": "1", "class": "甲"},
                    {"name": "甲类", "price": "3000", "quantity": "1", "class": "甲"},
                    {
                        "name": "乙类",
                        "price": "5000",
                        "quantity": "1",
                        "class": "乙",
                        "first_self_ratio": "10%",
                    },
                ]
            },
        },
        {
            "inscp_scp_amt": "9500.00",
            "preselfpay_amt": "500.00",
            "act_pay_dedc": "1300.00",
            "hifp_pay": "6560.00",
            "psn_part_amt": "3440.00",
        },
    ),
    "成都 2024 职工 二级住院": (
        {
            "date": "2024-06-01",
            "person": person("510104", "employee", "active"),
            "care": {"area": "510107", "type": "inpatient", "institution": {"level": "2"}},
            "bill": {
                **ZEROS,
                "total": "8400.00",
                "excluded": "1000.00",
                "first_self_payment": "500.00",
            },
        },
        {"hifp_pay": "5850.00", "psn_part_amt": "2550.00", "act_pay_dedc": "400.00"},
    ),
    "岳阳退休职工在南宁 2024-12": (
        {
            "date": "2024-12-05",
            "person": person("430602", "employee", "retired"),
            "care": {
                "area": "450100",
                "type": "chronic_outpatient",
                "disease": "M04600",
                "institution": {"level": "3"},
            },
            "filing": {"kind": "long_term_resident"},
            "bill": {**ZEROS, "total": "291.96"},
        },
        {"hifp_pay": "248.17", "psn_part_amt": "43.79"},
    ),
    "丹东 2023 退休职工门诊统筹 一级": (
        {
            "date": "2023-06-01",
            "person": person("210602", "employee", "retired"),
            "care": {"area": "210602", "type": "outpatient", "institution": {"level": "1"}},
            "bill": {**ZEROS, "total": "1050.00", "excluded": "50.00"},
        },
        {"hifp_pay": "455.00", "psn_part_amt": "595.00", "act_pay_dedc": "300.00"},
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_published_settlement(name: str, golden_book: PolicyBook, divisions: Divisions) -> None:
    data, expected = CASES[name]
    case = read_case({**data, "year_to_date": YEAR}, divisions)
    found = estimate(case, golden_book.for_area(case.person.insured_area), divisions)
    assert found.status is EstimateStatus.COMPUTED
    got = {code: amount.plain for code, amount in found.lines.items() if amount is not None}
    assert {code: got[code] for code in expected} == expected


def test_critical_illness_on_the_cumulative_sum() -> None:
    steps = [("30000", 60), ("100000", 65), (None, 75)]
    table = Brackets(
        yuan("12000"),
        "cumulative",
        None,
        tuple(BracketStep(yuan(to) if to else None, Fraction(r, 100)) for to, r in steps),
    )
    own = yuan("150000")
    parts = [p.amount.times(p.ratio).plain for p in entitlement_pieces(table, own)]
    assert parts == ["10800.00", "45500.00", "37500.00"]
    assert entitlement(table, own) == yuan("93800").fen


def test_a_page_that_pays_more_than_the_bill_is_refused() -> None:
    lines = {
        "medfee_sumamt": yuan("200000"),
        "inscp_scp_amt": yuan("200000"),
        "hifp_pay": yuan("240000"),
        "fund_pay_sumamt": yuan("240000"),
    }
    with pytest.raises(IdentityViolated) as refused:
        check_identities(lines)
    assert "240,000.00" in refused.value.message


def test_overlapping_segments_are_refused() -> None:
    table = Brackets(
        yuan("0"),
        "excess",
        None,
        (
            BracketStep(yuan("10000"), Fraction(1, 2)),
            BracketStep(yuan("5000"), Fraction(3, 5)),
            BracketStep(None, Fraction(7, 10)),
        ),
    )
    with pytest.raises(Exception, match="重叠") as refused:
        entitlement(table, yuan("20000"))
    assert refused.value.code == "R-211"
