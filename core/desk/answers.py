"""What the rules say about a draft: must it be filed, what does it cost, and against what else."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from core.case.model import CareInstitution, Case, FiledState, FilingKind
from core.desk.context import Context
from core.desk.draft import VisitDraft
from core.desk.draft_case import intended_filing, to_case
from core.filing import Advice, FilingStatus, advise
from core.people.id_number import clean_id_number
from core.settlement import Comparison, Estimate, compare_filing, estimate
from core.store.filings import StoredFiling

# A filing counts for the rules once it is accepted here; the platform follows within the day.
COUNTING = (
    FilingStatus.ACCEPTED.value,
    FilingStatus.TO_ENTER.value,
    FilingStatus.IN_FORCE.value,
)


def advice(context: Context, draft: VisitDraft, day: date) -> Advice:
    """The filing answer. Faults in later steps do not stop it; raises `BadInput` for its own."""
    case = to_case(
        draft,
        context.divisions,
        day,
        institution_of(context, draft),
        with_filing=False,
        with_bill=False,
    )
    policy = context.policy(case.person.insured_area)
    intended = intended_filing(draft, context.divisions, day)
    standing = standing_filing(context, draft, day)
    if standing is not None:
        case = replace(case, filing=standing)
    return advise(case, policy, context.divisions, intended=intended)


def estimate_case(context: Context, draft: VisitDraft, day: date) -> Case:
    """The case an estimate is made for: the filing on the form, else the one that stands."""
    case = to_case(draft, context.divisions, day, institution_of(context, draft))
    if case.filing.kind is None and draft.action != "cancel":
        standing = standing_filing(context, draft, day)
        if standing is not None:
            case = replace(case, filing=standing)
    return case


def estimated(context: Context, draft: VisitDraft, day: date) -> Estimate:
    """The estimate for a draft. Raises `BadInput` by draft field names."""
    case = estimate_case(context, draft, day)
    return estimate(case, context.policy(case.person.insured_area), context.divisions)


def compared(context: Context, draft: VisitDraft, day: date) -> tuple[Comparison, ...]:
    """Filed against not filed, direct against by hand, with only that fact changed."""
    case = estimate_case(context, draft, day)
    return compare_filing(case, context.policy(case.person.insured_area), context.divisions)


def institution_of(context: Context, draft: VisitDraft) -> CareInstitution | None:
    """The chosen institution as the list knows it, None if none is chosen or it is not listed."""
    if not draft.institution_code or context.directory is None:
        return None
    found = context.directory.get(draft.institution_code)
    if found is None:
        return None
    return CareInstitution(
        code=found.code,
        level=found.deductible_level,
        institution_class=found.institution_class,
        network=found.network == "normal",
        opened_diseases=tuple(major for major, _since in found.diseases),
    )


def past_filings(context: Context, draft: VisitDraft) -> tuple[StoredFiling, ...]:
    """All filings of the person on the draft, newest first; none while the number is incomplete."""
    number = clean_id_number(draft.id_number or "")
    person = context.db.people.by_certificate(number) if len(number) == 18 else None
    return context.db.filings.of_person(person.id) if person else ()


def standing_filing(context: Context, draft: VisitDraft, day: date) -> FiledState | None:
    """The person's filing that counts on a day, for the care area first if there are several."""
    standing = [
        filing
        for filing in past_filings(context, draft)
        if filing.status in COUNTING
        and filing.valid_from <= day
        and (filing.valid_to is None or day <= filing.valid_to)
        and filing.number != draft.previous_number
    ]
    if not standing:
        return None
    here = draft.care_area or ""
    best = min(standing, key=lambda one: (one.destination[:4] != here[:4], -one.id))
    form = context.db.filings.form(best.id)
    facilities = VisitDraft.from_json(form.draft).facilities if form else ()
    return FiledState(
        kind=FilingKind(best.kind),
        valid_from=best.valid_from,
        valid_to=best.valid_to,
        area=best.destination,
        facilities=facilities or None,
    )
