"""Save a filing: checked, numbered, stored with its person, its answer and its audit row."""

from __future__ import annotations

import json
from datetime import date, datetime

from core.case.model import FilingKind
from core.desk.answers import advice, past_filings
from core.desk.context import Context
from core.desk.draft import VisitDraft
from core.desk.draft_known import known
from core.desk.due import first_to_follow, next_due
from core.desk.lives import cancel_filing
from core.desk.views import SavedFiling
from core.filing import (
    Advice,
    Clash,
    FilingForm,
    FilingStatus,
    Span,
    Term,
    advice_json,
    check_change,
    check_filing_form,
    clashes,
)
from core.kernel.dates import parse_date
from core.kernel.errors import BadInput, FieldFault, Refused
from core.people.id_number import parse_id_number
from core.people.masking import mask_id
from core.people.names import normalise_name
from core.people.phone import parse_phone
from core.policy import AreaPolicy
from core.security.accounts import Act
from core.store.filings import NewFiling, StoredFiling
from core.store.people import PersonFacts

_ALIVE = frozenset(
    {
        FilingStatus.ACCEPTED.value,
        FilingStatus.TO_ENTER.value,
        FilingStatus.IN_FORCE.value,
        FilingStatus.RETURNED.value,
    }
)


def filing_faults(context: Context, draft: VisitDraft, today: date) -> tuple[FieldFault, ...]:
    """Everything to mend before the filing can be saved, in the order of the form."""
    draft = known(draft, context.divisions)
    policy = context.policy(draft.insured_area)
    form = FilingForm.of(draft)
    faults = check_filing_form(form, policy, context.divisions, today)
    if faults:
        return faults
    return tuple(_clash_faults(context, draft, today))


def save_filing(context: Context, draft: VisitDraft, now: datetime) -> SavedFiling:
    """Check, number and store. Raises `BadInput` by draft field names; nothing is stored then.

    A cancellation gets no number of its own: it ends the filing named in `previous_number`.
    """
    context.clerk.require(Act.WRITE_FILINGS)
    if draft.filing_number:
        raise Refused(f"这次办件已经编号 {draft.filing_number}，要改就点“变更”", code="F-301")
    today = now.date()
    faults = filing_faults(context, draft, today)
    if faults:
        raise BadInput(faults)
    if draft.action == "cancel":
        assert draft.previous_number is not None
        cancel_filing(context, draft.previous_number, now, draft.remark or "")
        return SavedFiling(draft.previous_number, draft)
    draft = known(draft, context.divisions)
    answer = advice(context, draft, today)
    policy = context.policy(draft.insured_area)
    with context.db.transaction():
        _refuse_twice(context, draft)
        number = context.db.counters.filing_number(context.office.area, today)
        facts = _person(draft, today)
        person_id = context.db.people.upsert(facts, now)
        saved = draft.changed(filing_number=number)
        filing = _filing(saved, number, person_id, facts, answer, policy, context.clerk.id, today)
        filing_id = context.db.filings.add(filing, FilingStatus.ACCEPTED.value, now)
        stored = context.db.filings.get(number)
        assert stored is not None
        context.db.filings.move(stored, FilingStatus.TO_ENTER.value, context.clerk.id, now)
        due = next_due(FilingStatus.TO_ENTER.value, today, filing.follow_on, filing.valid_to)
        assert due is not None
        context.db.filings.set_due(filing_id, due.on, due.reason)
        if draft.id:
            context.db.visits.save(int(draft.id), saved.to_json(), now)
        context.record(now, "filing.save", number, mask_id(facts.cert_no))
    return SavedFiling(number, saved)


def _filing(
    draft: VisitDraft,
    number: str,
    person_id: int,
    facts: PersonFacts,
    answer: Advice,
    policy: AreaPolicy,
    clerk_id: str,
    today: date,
) -> NewFiling:
    span = _span(draft, today)
    return NewFiling(
        number=number,
        person_id=person_id,
        name=facts.name,
        cert_no=facts.cert_no,
        visit_id=int(draft.id) if draft.id else None,
        kind=draft.kind or "",
        action=draft.action or "new",
        previous_number=draft.previous_number,
        insured_area=facts.insured_area,
        insurance=facts.insurance,
        destination=span.destination,
        valid_from=span.valid_from,
        valid_to=span.valid_to,
        change_from=answer.validity.change_from if answer.validity else None,
        follow_on=first_to_follow(draft.materials, today),
        clerk_id=clerk_id,
        draft=draft.to_json(),
        answer=json.dumps(advice_json(answer), ensure_ascii=False, sort_keys=True),
        packs=pack_stamps(policy),
    )


def pack_stamps(policy: AreaPolicy) -> str:
    """The packs an answer rested on, with their hashes, as JSON."""
    packs = [{"area": p.area, "version": p.version, "sha256": p.sha256} for p in policy.packs]
    return json.dumps(packs, sort_keys=True)


def _person(draft: VisitDraft, today: date) -> PersonFacts:
    number = parse_id_number(draft.id_number or "", today)
    return PersonFacts(
        cert_no=number.text,
        name=normalise_name(draft.name or "").text,
        insured_area=draft.insured_area or "",
        insurance=draft.insurance or "",
        category=draft.category or "",
        sex=number.sex.value,
        birth_date=number.birth_date.isoformat(),
        insured_status=draft.insured_status,
        assistance=draft.assistance,
        phone=parse_phone(draft.phone) if draft.phone else None,
    )


def _span(draft: VisitDraft, today: date) -> Span:
    end = None if draft.open_ended or not draft.valid_to else parse_date(draft.valid_to, today)
    begin = parse_date(draft.valid_from or "", today)
    return Span(draft.previous_number or "", draft.destination or "", begin, end)


def _clash_faults(context: Context, draft: VisitDraft, today: date) -> list[FieldFault]:
    """A place already filed, an old place still in force, or a change before its day."""
    alive = [filing for filing in past_filings(context, draft) if filing.status in _ALIVE]
    if draft.action in ("change", "cancel"):
        return _previous_faults(draft, alive, today)
    long_term = FilingKind(draft.kind or "").long_term
    same_group = [one for one in alive if FilingKind(one.kind).long_term == long_term]
    old = [Span(one.number, one.destination, one.valid_from, one.valid_to) for one in same_group]
    faults = []
    for span, clash in clashes(_span(draft, today), old):
        place = context.divisions.short(span.destination)
        if clash is Clash.DUPLICATE:
            message = f"已经备案到{place}（{span.number}），不用再办；要改内容点“变更”"
            faults.append(FieldFault("destination", message))
        else:
            message = f"{span.number} 备案到{place}还有效，点“变更”改到新地方"
            faults.append(FieldFault("action", message))
    return faults[:1]


def _previous_faults(draft: VisitDraft, alive: list[StoredFiling], today: date) -> list[FieldFault]:
    old = next((one for one in alive if one.number == draft.previous_number), None)
    if old is None:
        message = "从这个人的以往备案里选还有效的一件"
        return [FieldFault("previous_number", message)]
    if old.status != FilingStatus.IN_FORCE.value:
        return []
    try:
        check_change(Term(old.valid_from, old.valid_to, old.change_from), today)
    except Refused as refused:
        return [FieldFault("previous_number", refused.message)]
    return []


def _refuse_twice(context: Context, draft: VisitDraft) -> None:
    """F8 pressed twice: the second finds the number the first has stored."""
    visit = context.db.visits.get(int(draft.id)) if draft.id else None
    if visit is not None and visit.draft is not None:
        number = VisitDraft.from_json(visit.draft).filing_number
        if number:
            raise Refused(f"这次办件已经编号 {number}，要改就点“变更”", code="F-301")
