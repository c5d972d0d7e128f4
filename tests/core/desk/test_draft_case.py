"""The case a draft makes: unknown stays unknown, and every fault is named by its field."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from core.areas import Divisions
from core.case.model import CareInstitution, CareType, FilingKind, Insurance, Route
from core.desk.visit import VisitDraft, intended_filing, to_case
from core.kernel.errors import BadInput
from core.kernel.money import yuan

DAY = date(2026, 11, 20)
DIVISIONS = Divisions.shipped()
DRAFT = VisitDraft(
    insured_area="653201",
    insurance="resident",
    category="senior",
    birth_date="1960-04-12",
    care_type="chronic_outpatient",
    disease="M00503",
    qualified="yes",
    care_area="510107",
)


def faults(draft: VisitDraft) -> dict[str, str]:
    """Field and remedy of every fault."""
    with pytest.raises(BadInput) as caught:
        to_case(draft, DIVISIONS, DAY)
    return {fault.field: fault.message for fault in caught.value.faults}


def test_a_full_draft_makes_a_full_case() -> None:
    draft = DRAFT.changed(
        kind="long_term_resident",
        destination="510100",
        valid_from="20261001",
        open_ended=True,
        valid_to="half typed",
        route="manual",
        bill_total="1,0000".replace(",", ""),
        bill_excluded="500",
        ytd_deductible="0.00",
        admission_no="2",
    )
    case = to_case(draft, DIVISIONS, DAY, CareInstitution("H1", "3"))
    assert case.person.insurance is Insurance.RESIDENT
    assert case.person.qualified_diseases == ("M00503",)
    assert (case.care.area, case.care.care_type) == ("510107", CareType.CHRONIC_OUTPATIENT)
    assert (case.care.institution.level, case.care.route) == ("3", Route.MANUAL)
    assert case.filing.kind is FilingKind.LONG_TERM_RESIDENT
    assert (case.filing.valid_from, case.filing.valid_to) == (date(2026, 10, 1), None)
    assert case.bill is not None
    assert case.bill.total == yuan(10000)
    assert (case.bill.excluded, case.bill.over_limit) == (yuan(500), None)
    assert case.year_to_date.deductible_paid == yuan(0)
    assert case.year_to_date.pool_paid is None


@pytest.mark.parametrize(
    ("qualified", "known"), [("yes", ("M00503",)), ("no", ()), ("unknown", None), (None, None)]
)
def test_a_qualification_nobody_asked_about_is_unknown(
    qualified: str | None, known: tuple[str, ...] | None
) -> None:
    case = to_case(DRAFT.changed(qualified=qualified), DIVISIONS, DAY)
    assert case.person.qualified_diseases == known


def test_an_empty_draft_names_every_field_it_needs() -> None:
    assert set(faults(VisitDraft())) == {
        "insured_area",
        "insurance",
        "category",
        "care_type",
        "care_area",
    }


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"insured_area": "999999"}, "insured_area"),
        ({"birth_date": "1960-02-30"}, "birth_date"),
        ({"disease": None}, "disease"),
        ({"bill_total": "12.345"}, "bill_total"),
        ({"bill_total": "-1"}, "bill_total"),
        ({"bill_excluded": "5"}, "bill_total"),
        ({"bill_total": "10", "bill_excluded": "6", "bill_first_self": "5"}, "bill_total"),
        ({"bill_total": "10", "ytd_pool": "x"}, "ytd_pool"),
        ({"care_type": "inpatient", "admission_no": "zwei"}, "admission_no"),
        ({"care_type": "inpatient", "admission_no": "²"}, "admission_no"),
        ({"kind": "tourist"}, "kind"),
        ({"care_type": "inpatient", "admission": "in_hospital"}, "admitted_on"),
        (
            {"care_type": "inpatient", "admission": "discharged", "admitted_on": "1101"},
            "discharged_on",
        ),
    ],
)
def test_each_fault_is_named_by_its_own_field(changes: dict[str, Any], field: str) -> None:
    found = faults(DRAFT.changed(**changes))
    assert set(found) == {field}
    assert found[field]


def test_half_typed_later_steps_do_not_stop_an_earlier_answer() -> None:
    draft = DRAFT.changed(kind="long_term_resident", valid_from="2026-13", bill_total="abc")
    assert set(faults(draft)) == {"valid_from", "bill_total"}
    case = to_case(draft, DIVISIONS, DAY, with_filing=False, with_bill=False)
    assert (case.filing.kind, case.bill) == (None, None)
    intended = intended_filing(draft, DIVISIONS, DAY)
    assert intended is not None
    assert (intended.kind, intended.valid_from) == (FilingKind.LONG_TERM_RESIDENT, None)


def test_without_a_kind_nothing_is_intended() -> None:
    assert intended_filing(DRAFT, DIVISIONS, DAY) is None
