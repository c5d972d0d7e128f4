"""Papers of a desk: fetch what a paper needs, hand it to the builder. Printing is noted apart."""

from __future__ import annotations

from datetime import date, datetime

from core.desk.answers import advice, compared, estimate_case, estimated
from core.desk.context import Context
from core.desk.draft import VisitDraft
from core.desk.draft_known import known
from core.desk.lives import filing_detail
from core.desk.paper_of_estimate import estimate_paper
from core.desk.paper_of_visit import (
    STATE_WORDS,
    Letterhead,
    filing_form_paper,
    hospital_card_paper,
    slip_paper,
)
from core.filing import Advice, FilingStatus
from core.institutions import Institution
from core.kernel.errors import BadInput
from core.papers import EstimatePaper, FilingFormPaper, HospitalCardPaper, SlipPaper
from core.policy import AreaPolicy
from core.settlement import Estimate

# What `Desk.note_print` is told: each paper of a number counts its own prints.
FORM = "form"
ESTIMATE = "estimate"
_PRINTS_LOOKED_AT = 500


def letterhead(context: Context, now: datetime, number: str = "", paper: str = "") -> Letterhead:
    """The desk's own head; with a number it counts the earlier prints of that paper."""
    reprint = _prints(context, number, paper) if number else 0
    office = context.office
    return Letterhead(
        office=office.name, desk=office.desk, now=now, demo=office.demo, reprint=reprint
    )


def _prints(context: Context, number: str, paper: str) -> int:
    acts = context.db.audit.recent(_PRINTS_LOOKED_AT, object_id=number)
    return sum(act.action == "filing.print" and act.summary == paper for act in acts)


def slip(context: Context, draft: VisitDraft, now: datetime, roll: int = 80) -> SlipPaper:
    """Paper 43. A half-typed visit gives a shorter slip: sections without content are left out."""
    day = now.date()
    draft = known(draft, context.divisions)
    policy = context.policy(draft.insured_area)
    institution = _institution(context, draft)
    listed = context.directory.info.list_date if context.directory and institution else None
    return slip_paper(
        draft,
        policy,
        context.divisions,
        letterhead(context, now),
        advice=_advice(context, draft, day),
        filing_status=_status(context, draft),
        ended=_ended(context, draft),
        institution=institution,
        list_date=listed,
        estimate=_estimate(context, draft, day),
        disease_name=disease_name(policy, draft, day),
        roll=roll,
    )


def filing_form(context: Context, number: str, now: datetime) -> FilingFormPaper:
    """Paper 40 of a saved filing, on the words it was saved with. Raises `Refused`."""
    detail = filing_detail(context, number, now.date())
    draft = detail.draft
    policy = context.policy(draft.insured_area)
    head = letterhead(context, now, number, FORM)
    filed = detail.row.created_at.astimezone(now.tzinfo).date()
    return filing_form_paper(draft, number, policy, context.divisions, head, filed)


def hospital_card(context: Context, draft: VisitDraft, now: datetime) -> HospitalCardPaper:
    """Paper 45 for the hospital's window. Raises `Refused` while what it states is not known."""
    draft = known(draft, context.divisions)
    policy = context.policy(draft.insured_area)
    name = disease_name(policy, draft, now.date())
    return hospital_card_paper(draft, policy, context.divisions, letterhead(context, now), name)


def estimate_sheet(context: Context, draft: VisitDraft, now: datetime) -> EstimatePaper:
    """Paper 42 of the estimate of this draft, with the comparisons. Raises `BadInput`."""
    day = now.date()
    draft = known(draft, context.divisions)
    policy = context.policy(draft.insured_area)
    status = _status(context, draft)
    number = draft.estimate_number or ""
    return estimate_paper(
        number or "未编号",
        estimate_case(context, draft, day),
        estimated(context, draft, day),
        compared(context, draft, day),
        policy,
        context.divisions,
        letterhead(context, now, number, ESTIMATE),
        name=draft.name or "",
        id_number=draft.id_number or "",
        disease_name=disease_name(policy, draft, day),
        filing_state=STATE_WORDS[status] if status else "",
    )


def disease_name(policy: AreaPolicy, draft: VisitDraft, day: date) -> str:
    """The disease as the insured area calls it: the exact code, else its family, else the code."""
    code = draft.disease
    if not code:
        return ""
    listed = policy.diseases(day)
    exact = next((one.name for one in listed if one.code == code), None)
    return exact or next((one.name for one in listed if one.major == code[:4]), code)


def _status(context: Context, draft: VisitDraft) -> FilingStatus | None:
    filing = context.db.filings.get(draft.filing_number) if draft.filing_number else None
    return FilingStatus(filing.status) if filing else None


def _ended(context: Context, draft: VisitDraft) -> str:
    """The number of the filing this visit has cancelled, empty if it has cancelled none."""
    if draft.action != "cancel" or not draft.previous_number:
        return ""
    filing = context.db.filings.get(draft.previous_number)
    return filing.number if filing and filing.status == FilingStatus.CANCELLED.value else ""


def _institution(context: Context, draft: VisitDraft) -> Institution | None:
    if context.directory is None or not draft.institution_code:
        return None
    return context.directory.get(draft.institution_code)


def _advice(context: Context, draft: VisitDraft, day: date) -> Advice | None:
    try:
        return advice(context, draft, day)
    except BadInput:
        return None


def _estimate(context: Context, draft: VisitDraft, day: date) -> Estimate | None:
    if not draft.bill_total:
        return None
    try:
        return estimated(context, draft, day)
    except BadInput:
        return None
