"""A case in the words of the condition vocabulary of the packs. Unknown is None, never a guess."""

from __future__ import annotations

from datetime import date

from core.areas import Divisions
from core.case.coverage import filing_covers
from core.case.model import CareType, Case, FilingKind
from core.kernel.dates import age_on

NOT_FILED = "none"


def case_facts(case: Case, divisions: Divisions, **overrides: str | None) -> dict[str, str | None]:
    """The facts the packs' conditions are matched against.

    `filing` is the kind that really covers this care: a filing for another place or outside its
    dates counts as none, emergency rescue counts as its own kind. `overrides` replace single facts
    (the intended kind, the other route) without touching the case.
    """
    person, care = case.person, case.care
    facts: dict[str, str | None] = {
        "insurance": person.insurance.value,
        "category": person.category.value,
        "assistance": person.assistance_identity,
        "age": str(age_on(person.birth_date, case.day)) if person.birth_date else None,
        "care_type": care.care_type.value,
        "disease": care.disease,
        "level": care.institution.level,
        "institution_class": care.institution.institution_class,
        "scope": divisions.scope(person.insured_area, care.area),
        "care_area": care.area,
        "filing": effective_filing(case, divisions),
        "route": care.route.value,
        "admission_no": str(care.admission_no) if care.admission_no else None,
        "emergency": "yes" if care.emergency else "no",
        "admission": admission(case, case.day),
    }
    facts.update(overrides)
    return facts


def effective_filing(case: Case, divisions: Divisions) -> str:
    """The kind the rules go by: a covering filing, else emergency rescue, else none."""
    if case.filing.kind is not None and filing_covers(case, divisions):
        return case.filing.kind.value
    return FilingKind.EMERGENCY_RESCUE.value if case.care.emergency else NOT_FILED


def admission(case: Case, day: date) -> str:
    """not_admitted | in_hospital | discharged on a day. Care without a stay is not admitted."""
    care = case.care
    if care.care_type is not CareType.INPATIENT or care.admitted_on is None:
        return "not_admitted"
    if care.admitted_on > day:
        return "not_admitted"
    if care.discharged_on is not None and care.discharged_on <= day:
        return "discharged"
    return "in_hospital"
