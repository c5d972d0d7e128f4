"""The shipped packs: what the user described computes under a badge, a gap stays a gap."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from core.areas import Divisions
from core.case.model import Case
from core.kernel.status import Status
from core.policy import PolicyBook
from core.settlement import EstimateStatus, estimate

YEAR = {
    "deductible_paid": "0.00",
    "disease_fund_paid": "0.00",
    "pool_paid": "0.00",
    "critical_basis": "0.00",
}


@pytest.fixture(scope="module")
def book() -> PolicyBook:
    return PolicyBook.shipped()


def test_hotan_tumour_resident_computes_unverified(
    book: PolicyBook, make_case: Callable[..., Case], divisions: Divisions
) -> None:
    found = estimate(make_case(), book.for_area("653201"), divisions)
    assert found.status is EstimateStatus.COMPUTED
    assert found.confidence is Status.UNVERIFIED
    assert found.lines["hifp_pay"] is not None
    assert found.lines["hifp_pay"].plain == "6900.00"
    assert len(found.unverified) >= 3
    assert [pack.area for pack in found.packs] == ["653200", "650000", "000000"]


def test_hotan_inpatient_names_what_is_missing(
    book: PolicyBook, make_case: Callable[..., Case], divisions: Divisions
) -> None:
    case = make_case(care={"type": "inpatient", "disease": None, "admission_no": 1})
    found = estimate(case, book.for_area("653201"), divisions)
    assert found.status is EstimateStatus.NO_RULE
    assert {"inpatient.ratio", "inpatient.deductible"} <= {m.concept for m in found.missing}


@pytest.mark.parametrize(
    ("insurance", "category", "disease", "fund"),
    [
        # third level: 50 % residents, 70 / 75 % employees; the monthly deductible comes off after.
        ("resident", "adult", "M04600", "480.00"),
        ("resident", "adult", "M01600", "490.00"),
        ("resident", "adult", "M06900", "480.00"),
        ("employee", "active", "M04600", "600.00"),
        ("employee", "retired", "M04600", "650.00"),
        ("employee", "active", "M01600", "650.00"),
    ],
)
def test_hechi_special_diseases(
    book: PolicyBook,
    make_case: Callable[..., Case],
    divisions: Divisions,
    insurance: str,
    category: str,
    disease: str,
    fund: str,
) -> None:
    case = make_case(
        person={
            "insured_area": "451202",
            "insurance": insurance,
            "category": category,
            "qualified_diseases": [disease],
        },
        care={
            "disease": disease,
            "institution": {"level": "3", "network": True, "opened_diseases": [disease[:4]]},
        },
        bill={"total": "1000.00", "excluded": "0.00", "first_self_payment": "0.00"},
    )
    found = estimate(case, book.for_area("451202"), divisions)
    assert found.status is EstimateStatus.COMPUTED, found.missing
    assert found.lines["hifp_pay"] is not None
    assert found.lines["hifp_pay"].plain == fund


def test_hechi_yearly_limit_of_a_disease_cuts(
    book: PolicyBook, make_case: Callable[..., Case], divisions: Divisions
) -> None:
    case = make_case(
        person={"insured_area": "451202", "qualified_diseases": ["M046"]},
        care={"disease": "M04600", "institution": {"level": "3"}},
        bill={"total": "1000.00", "excluded": "0.00", "first_self_payment": "0.00"},
        year_to_date={"disease_fund_paid": "1900.00"},
    )
    found = estimate(case, book.for_area("451202"), divisions)
    assert found.lines["hifp_pay"] is not None
    assert found.lines["hifp_pay"].plain == "100.00"


@pytest.mark.parametrize(("area", "care"), [("451202", "450107"), ("653201", "653222")])
def test_at_home_or_exempt_nothing_asks_for_a_filing(
    book: PolicyBook, make_case: Callable[..., Case], divisions: Divisions, area: str, care: str
) -> None:
    disease = "M04600" if area == "451202" else "M00500"
    case = make_case(
        person={"insured_area": area, "qualified_diseases": [disease]},
        care={
            "area": care,
            "disease": disease,
            "institution": {"level": "3", "opened_diseases": [disease[:4]]},
        },
        filing=None,
    )
    found = estimate(case, book.for_area(area), divisions)
    assert found.status is EstimateStatus.COMPUTED, found.missing
    assert found.route.value == "direct"
