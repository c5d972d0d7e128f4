"""A draft as far as it is known: what fits no list is typed text, not an answer.

The draft keeps every text as typed. Rules, papers and steps look at `known` instead, so that a
word like `xyb` in the disease field is nowhere taken for a disease.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import Any, TypeVar

from core.areas import Divisions
from core.case.model import CareType, Category, FilingKind, Insurance, Route
from core.desk.draft import FIELD_NAMES, VisitDraft
from core.filing.form import ACTIONS, AGENT_RELATIONS
from core.filing.numbers import parse_filing_number
from core.kernel.errors import BadText, FieldFault
from core.people.id_number import parse_id_number
from core.people.names import normalise_name

# The sentence of a field whose text fits no item of its list.
CHOOSE = "从下拉里选一项，F4 打开"
# M-codes; two letters and four digits: a disease of a local list that has no M-code.
_DISEASE = re.compile(r"M\d{3}(\d{2})?|[A-Z]{2}\d{4}")
_INSTITUTION = re.compile(r"[HP]\d{11}")
_CODES: dict[str, frozenset[str]] = {
    "insurance": frozenset(one.value for one in Insurance),
    "category": frozenset(one.value for one in Category),
    "care_type": frozenset(one.value for one in CareType),
    "kind": frozenset(one.value for one in FilingKind),
    "route": frozenset(one.value for one in Route),
    "qualified": frozenset({"yes", "no", "unknown"}),
    "admission": frozenset({"not_admitted", "in_hospital", "discharged"}),
    "institution_level": frozenset({"3", "2", "1", "none"}),
    "action": frozenset(ACTIONS),
    "agent_relation": frozenset(AGENT_RELATIONS),
}
_AREAS = ("insured_area", "care_area", "destination")
_EMPLOYEE = frozenset({Category.ACTIVE.value, Category.RETIRED.value})
_OF_STAY = ("admission", "admitted_on", "discharged_on", "admission_no")
_OF_AGENT = ("agent_name", "agent_id", "agent_phone", "agent_relation")
_OF_REFERRAL = ("referral_hospital", "referral_diagnosis", "referral_date")
_E = TypeVar("_E", bound=Enum)


def choice(kinds: type[_E], text: str | None) -> _E | None:
    """The item a text stands for, None for an empty text and for one that is none of them."""
    try:
        return kinds(text) if text else None
    except ValueError:
        return None


def unknown_choices(draft: VisitDraft, divisions: Divisions) -> tuple[str, ...]:
    """The fields whose text is none of the answers they ask for, in the order of the form."""
    bad = {name for name, codes in _CODES.items() if draft[name] and draft[name] not in codes}
    bad |= {name for name in _AREAS if draft[name] and divisions.find(draft[name]) is None}
    if draft.disease and not _DISEASE.fullmatch(draft.disease):
        bad.add("disease")
    if draft.institution_code and not _INSTITUTION.fullmatch(draft.institution_code):
        bad.add("institution_code")
    if draft.previous_number and _fault(parse_filing_number, draft.previous_number):
        bad.add("previous_number")
    if not {"insurance", "category"} & bad and draft.insurance and draft.category:
        employee = draft.insurance == Insurance.EMPLOYEE.value
        if employee != (draft.category in _EMPLOYEE):
            bad.add("category")
    return tuple(name for name in FIELD_NAMES if name in bad)


def known(draft: VisitDraft, divisions: Divisions) -> VisitDraft:
    """The draft with nothing in it that is no answer, and nothing its answers do not ask for.

    A disease belongs to 门诊慢特病 only, dates of a stay to 住院, an agent's facts to an agent;
    what was typed there before another answer was given stays in the draft, out of sight.
    """
    gone: dict[str, Any] = dict.fromkeys(unknown_choices(draft, divisions))
    care = draft.care_type
    if care and care != CareType.CHRONIC_OUTPATIENT.value:
        gone |= dict.fromkeys(("disease", "qualified", "qualified_on"))
    if care and care != CareType.INPATIENT.value:
        gone |= dict.fromkeys(_OF_STAY)
    elif draft.admission == "not_admitted":
        gone |= dict.fromkeys(("admitted_on", "discharged_on"))
    elif draft.admission == "in_hospital":
        gone |= {"discharged_on": None}
    if draft.qualified != "yes":
        gone |= {"qualified_on": None}
    if not draft.agent:
        gone |= dict.fromkeys(_OF_AGENT)
    if draft.kind != FilingKind.REFERRED_PATIENT.value:
        gone |= dict.fromkeys(_OF_REFERRAL)
    return draft.changed(**gone)


def text_faults(draft: VisitDraft, divisions: Divisions, day: date) -> tuple[FieldFault, ...]:
    """What is typed in steps 1 and 2 and cannot be read, with the remedy; empty is no fault."""
    found = dict.fromkeys(unknown_choices(draft, divisions), CHOOSE)
    readers: tuple[tuple[str, Callable[[str], object]], ...] = (
        ("id_number", lambda text: parse_id_number(text, day)),
        ("name", normalise_name),
    )
    for name, reader in readers:
        message = _fault(reader, draft[name]) if draft[name] else None
        if message:
            found[name] = message
    return tuple(FieldFault(name, found[name]) for name in FIELD_NAMES if name in found)


def _fault(reader: Callable[[str], object], text: str) -> str | None:
    try:
        reader(text)
    except BadText as error:
        return error.message
    return None
