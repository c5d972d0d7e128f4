"""An answer that is replaced takes along what was answered for it; a first answer takes nothing."""

from __future__ import annotations

from typing import Any

import pytest

from core.desk.service import Desk
from core.desk.visit import MaterialState, VisitDraft
from core.institutions import SearchQuery
from tests.core.desk.conftest import NOW, TODAY
from tests.core.desk.makers import who


def full(desk: Desk) -> VisitDraft:
    """A visit filled to the end, for 成都."""
    hits = desk.institutions(SearchQuery(area="510100", limit=1)).hits
    return who(desk, NOW).changed(
        disease="M00500",
        qualified_on="2026-05-18",
        destination="510100",
        facilities=("H51010000001",),
        materials={"proof": MaterialState(checked=True)},
        institution_code=hits[0].institution.code,
        ytd_deductible="0.00",
        ytd_disease_fund="100.00",
        ytd_pool="100.00",
        estimate_number="Y1",
    )


def gone(desk: Desk, **changes: Any) -> set[str]:
    before = full(desk)
    return set(desk.outdated(before, before.changed(**changes), TODAY))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"insured_area": "451200"},
            {"qualified", "qualified_on", "insured_status", "materials", "facilities"}
            | {"estimate_number"},
        ),
        ({"insured_area": "653200"}, {"estimate_number"}),
        (
            {"disease": "M01600"},
            {"qualified", "qualified_on", "facilities", "ytd_deductible", "ytd_disease_fund"}
            | {"estimate_number"},
        ),
        (
            {"care_type": "inpatient"},
            {"institution_code", "ytd_deductible", "ytd_disease_fund", "estimate_number"},
        ),
        (
            {"care_area": "440100"},
            {"destination", "facilities", "institution_code", "estimate_number"},
        ),
        ({"destination": "440100"}, {"facilities", "estimate_number"}),
        ({"bill_total": "5"}, {"estimate_number"}),
        ({"phone": "13900000001"}, set()),
    ],
)
def test_a_replaced_answer(desk: Desk, changes: dict[str, Any], expected: set[str]) -> None:
    assert gone(desk, **changes) == expected


def test_a_disease_the_other_area_does_not_list_is_asked_again(desk: Desk) -> None:
    before = full(desk).changed(disease="M01200")
    lost = desk.outdated(before, before.changed(insured_area="510100"), TODAY)
    assert {"disease", "qualified"} <= set(lost)


def test_first_answers_and_what_comes_with_the_change_stay(desk: Desk) -> None:
    before = full(desk).changed(care_area=None, estimate_number=None)
    assert desk.outdated(before, before.changed(care_area="510100"), TODAY) == {}
    both = full(desk).changed(care_area="440100", destination="440100", estimate_number="Y2")
    assert "destination" not in desk.outdated(full(desk), both, TODAY)


def test_a_filing_that_is_saved_keeps_its_place(desk: Desk) -> None:
    before = full(desk).changed(filing_number="B1")
    lost = set(desk.outdated(before, before.changed(care_area="440100"), TODAY))
    assert not {"destination", "facilities", "materials"} & lost
