"""What a changed answer takes with it: later answers that were given for the old one.

A disease list, a qualification, a hospital or an institution chosen for another place or another
care must be asked again; left standing it would be wrong without anybody seeing it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from core.case.model import CareType
from core.desk.context import Context
from core.desk.draft import VisitDraft
from core.desk.draft_known import unknown_choices

# A stored estimate does not depend on these.
_BESIDE_AN_ESTIMATE = frozenset(
    {"id", "number", "step", "id_number", "name", "sex", "phone", "phone2", "outside_address"}
    | {"agent", "agent_name", "agent_id", "agent_phone", "agent_relation", "materials", "remark"}
    | {"notice_ack_at", "filing_number", "estimate_number", "action", "previous_number"}
    | {"referral_hospital", "referral_diagnosis", "referral_date", "insured_status"}
    | {"qualified_on"}
)
_QUALIFICATION = ("qualified", "qualified_on")
_SPENT_ON_CARE = ("ytd_deductible", "ytd_disease_fund")


def outdated(
    context: Context, before: VisitDraft, after: VisitDraft, day: date
) -> dict[str, object]:
    """The fields to empty. What was given in the same change, or stands filed, stays."""
    if before == after:
        return {}
    gone: set[str] = set()
    # Only an answer that replaces another one makes later ones old; the first one never does.
    replaced = {
        name
        for name in ("insured_area", "care_type", "disease", "care_area", "destination")
        if before[name] and before[name] != after[name]
    }
    if "insured_area" in replaced and _pool(context, before) != _pool(context, after):
        gone |= {*_QUALIFICATION, "insured_status", "materials", "facilities"}
    if _asks_another_list(before, after) and not _listed(context, after, day):
        gone |= {"disease", *_QUALIFICATION, *_SPENT_ON_CARE}
    if "care_type" in replaced:
        gone |= {"institution_code", *_SPENT_ON_CARE}
    if "disease" in replaced:
        gone |= {*_QUALIFICATION, "facilities", *_SPENT_ON_CARE}
    if "care_area" in replaced:
        gone |= {"destination", "facilities"}
        if not _lies_in(context, after.institution_code, after.care_area):
            gone.add("institution_code")
    if "destination" in replaced:
        gone.add("facilities")
    if _admitted(before) and _admitted(before) != _admitted(after):
        # The begin was taken from the admission, and only somebody in hospital files late.
        gone |= {"valid_from", "action"} if before.action == "late" else {"valid_from"}
    if "institution_code" in gone and after.institution_code is None:
        gone.discard("institution_code")
    if after.filing_number:
        gone -= {"destination", "facilities", "materials", "valid_from", "action"}
    if before.estimate_number and _another_case(before, after):
        gone.add("estimate_number")
    empty = VisitDraft()
    return {
        name: empty[name]
        for name in gone
        if before[name] == after[name] and after[name] != empty[name]
    }


def _asks_another_list(before: VisitDraft, after: VisitDraft) -> bool:
    lists = ("insured_area", "insurance", "care_type")
    return any(before[name] != after[name] for name in lists)


def _listed(context: Context, draft: VisitDraft, day: date) -> bool:
    """Whether the disease stands in the list of the insured area; other text is left as typed."""
    code, unknown = draft.disease, unknown_choices(draft, context.divisions)
    if not code or draft.care_type != CareType.CHRONIC_OUTPATIENT.value:
        return True
    if not draft.insured_area or {"disease", "insured_area"} & set(unknown):
        return True
    return any(
        code in (one.code, one.major)
        and (not one.insurance or not draft.insurance or draft.insurance in one.insurance)
        for one in context.policy(draft.insured_area).diseases(day)
    )


def _pool(context: Context, draft: VisitDraft) -> str:
    found = context.divisions.find(draft.insured_area or "")
    return context.divisions.pooling_area(found.code) if found else ""


def _admitted(draft: VisitDraft) -> str | None:
    stays = draft.care_type == CareType.INPATIENT.value and draft.admission != "not_admitted"
    return draft.admitted_on if stays else None


def _lies_in(context: Context, code: str | None, area: str | None) -> bool:
    """Whether an institution is in a place: `510100` holds everything that begins with 5101."""
    if not code or not area or context.directory is None:
        return False
    found = context.directory.get(code)
    prefix = area.rstrip("0")
    prefix += "0" * (-len(prefix) % 2)
    return found is not None and found.area.startswith(prefix)


def _another_case(before: VisitDraft, after: VisitDraft) -> bool:
    def facts(draft: VisitDraft) -> VisitDraft:
        empty: dict[str, Any] = {name: VisitDraft()[name] for name in _BESIDE_AN_ESTIMATE}
        return draft.changed(**empty)

    return facts(before) != facts(after)
