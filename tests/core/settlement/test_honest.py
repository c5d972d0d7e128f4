"""What an estimate must say beside its figures, with the shipped packs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from core.areas import Divisions
from core.case.model import Case
from core.policy import PolicyBook
from core.settlement import Estimate, EstimateStatus, compare_filing, estimate

BOOK = PolicyBook.shipped()
ZERO_YEAR = {
    "deductible_paid": "0.00",
    "disease_fund_paid": "0.00",
    "pool_paid": "0.00",
    "critical_basis": "0.00",
}
HECHI = {
    "insured_area": "451202",
    "insurance": "resident",
    "category": "adult",
    "qualified_diseases": ["M04600"],
}
STAY = {"area": "440103", "type": "inpatient", "disease": None, "admission_no": 1,
        "institution": {"level": "2"}}  # fmt: skip
BILL = {"total": "10000.00", "excluded": "500.00", "first_self_payment": "500.00"}

Run = Callable[..., Estimate]


@pytest.fixture
def run(make_case: Callable[..., Case], divisions: Divisions) -> Run:
    """The estimate of a case with parts replaced."""

    def of(**parts: Mapping[str, Any] | str | None) -> Estimate:
        case = make_case(**parts)
        return estimate(case, BOOK.for_area(case.person.insured_area), divisions)

    return of


def test_a_deductible_nobody_stated_is_said_before_the_sum(run: Run) -> None:
    found = run(year_to_date=ZERO_YEAR)
    assert found.lines["act_pay_dedc"] is not None
    assert any("起付线没有查到" in notice for notice in found.notices)


def test_a_deductible_that_is_zero_by_its_document_is_not_doubted(run: Run) -> None:
    care = {"area": "450103", "disease": "M02100", "institution": {"level": "3"}}
    found = run(person={**HECHI, "qualified_diseases": ["M02100"]}, care=care, filing=None)
    assert not any("起付线没有查到" in notice for notice in found.notices)


def test_still_in_hospital_the_notice_says_that_filing_now_helps(run: Run) -> None:
    found = run(person=HECHI, care={**STAY, "admitted_on": "2026-11-18"}, filing=None, bill=BILL)
    assert any("现在补办备案就可以直接结算" in notice for notice in found.notices)
    gone = run(
        person=HECHI,
        care={**STAY, "admitted_on": "2026-11-10", "discharged_on": "2026-11-18"},
        filing=None,
        bill=BILL,
    )
    assert not any("现在补办" in notice for notice in gone.notices)
    assert any("没有生效的备案" in notice for notice in gone.notices)


@pytest.mark.parametrize(
    ("filing", "said"),
    [
        ({"valid_from": "2024-01-01", "valid_to": "2025-01-01"}, "到期的重新备案"),
        ({"valid_from": "2026-01-01", "area": "420100"}, "换地方先变更备案"),
    ],
)
def test_a_filing_left_aside_says_which_of_the_two_and_what_to_do(
    run: Run, filing: dict[str, str], said: str
) -> None:
    made = {"kind": "long_term_resident", "valid_from": None, **filing}
    found = run(person=HECHI, care=STAY, filing=made, bill=BILL)
    assert any(said in notice and "按没有备案算" in notice for notice in found.notices)


def test_where_no_filing_is_needed_an_old_one_is_no_worry(run: Run) -> None:
    made = {"kind": "long_term_resident", "valid_from": "2026-01-01", "area": "420100"}
    found = run(person=HECHI, care={**STAY, "area": "450103"}, filing=made, bill=BILL)
    assert not any("按没有备案算" in notice for notice in found.notices)


def test_without_the_class_of_the_hospital_both_ratios_make_a_range(run: Run) -> None:
    care = {**STAY, "area": "450103", "institution": {"level": "3", "class": None}}
    found = run(person=HECHI, care=care, filing=None, bill=BILL, year_to_date=ZERO_YEAR)
    assert found.status is EstimateStatus.RANGE
    assert found.high is not None
    low, high = found.lines["hifp_pay"], found.high["hifp_pay"]
    # (9000 - 600) x 60 % in a city hospital, x 55 % in one of the autonomous region
    assert (low and low.plain, high and high.plain) == ("5040.00", "4620.00")
    assert "case.institution_class" in {gap.concept for gap in found.missing}


def test_a_disease_of_the_local_list_can_be_asked_for(run: Run) -> None:
    care = {"area": "450103", "disease": "GX0200",
            "institution": {"level": "3", "opened_diseases": ["GX02"]}}  # fmt: skip
    found = run(
        person={**HECHI, "qualified_diseases": ["GX0200"]},
        care=care,
        filing=None,
        bill={"total": "200.00", "excluded": "0.00", "first_self_payment": "0.00"},
        year_to_date=ZERO_YEAR,
    )
    assert found.lines["hifp_pay"] is not None
    assert found.lines["hifp_pay"].plain == "100.00"


def test_the_yearly_limit_of_outpatient_care_asks_for_outpatient_sums_only(run: Run) -> None:
    employee = {"insured_area": "451202", "insurance": "employee", "category": "active"}
    care = {"area": "450103", "type": "outpatient", "disease": None, "institution": {"level": "2"}}
    bill = {"total": "1000.00", "excluded": "0.00", "first_self_payment": "0.00"}
    unknown = {**ZERO_YEAR, "pool_paid": None}
    found = run(person=employee, care=care, filing=None, bill=bill, year_to_date=unknown)
    assert any("普通门诊统筹已支付" in gap.message for gap in found.missing)
    assert any("不要把住院的加进来" in notice for notice in found.notices)
    stay = run(person=HECHI, care={**STAY, "area": "450103"}, filing=None, bill=BILL)
    assert not any("住院的加进来" in notice for notice in stay.notices)


def test_no_difference_is_promised_that_could_go_either_way(
    make_case: Callable[..., Case], divisions: Divisions
) -> None:
    # Referred: 10 points. Filed as a temporary traveller: 0 or 20, the sources disagree.
    filing = {"kind": "referred_patient", "valid_from": "2026-10-01"}
    case = make_case(person=HECHI, care=STAY, filing=filing, bill=BILL, year_to_date=ZERO_YEAR)
    found = compare_filing(case, BOOK.for_area("451202"), divisions)
    temporary = next(one for one in found if one.label.startswith("临时外出"))
    assert temporary.estimate is not None
    assert temporary.difference is None
    assert "多付少付都有可能" in temporary.reason
    unfiled = next(one for one in found if one.label.startswith("不备案"))
    assert unfiled.difference is not None
    assert unfiled.difference.plain == "870.00"
