"""Begin, save, leave, take up and throw away visits."""

from __future__ import annotations

from datetime import datetime

from core.desk.context import Context
from core.desk.draft import VisitDraft
from core.desk.steps import Step
from core.desk.views import OpenVisit, PersonHit
from core.kernel.errors import Refused
from core.people.masking import mask_id
from core.security.accounts import Act
from core.store.people import Person
from core.store.visits import StoredVisit


def new_visit(context: Context, now: datetime, person_id: int | None = None) -> VisitDraft:
    """A new numbered visit, empty or with what is known about a person."""
    context.clerk.require(Act.WRITE_FILINGS)
    known = context.db.people.get(person_id) if person_id is not None else None
    draft = VisitDraft(step=Step.WHO.value, action="new")
    if known is not None:
        draft = with_person(draft, known)
    with context.db.transaction():
        number = context.db.counters.visit_number(now.date())
        visit_id = context.db.visits.add(number, context.clerk.id, draft.to_json(), now)
        draft = draft.changed(id=str(visit_id), number=number)
        context.db.visits.save(visit_id, draft.to_json(), now)
        masked = mask_id(draft.id_number) if draft.id_number else ""
        context.record(now, "visit.new", number, masked)
    return draft


def with_person(draft: VisitDraft, person: Person) -> VisitDraft:
    """The draft with the stored facts of a person; what is already typed elsewhere stays."""
    facts = person.facts
    return draft.changed(
        id_number=facts.cert_no,
        name=facts.name,
        sex=facts.sex,
        birth_date=facts.birth_date,
        insured_area=facts.insured_area,
        insurance=facts.insurance,
        category=facts.category,
        insured_status=facts.insured_status,
        assistance=facts.assistance,
        phone=draft.phone or facts.phone,
    )


def save_draft(context: Context, draft: VisitDraft, now: datetime) -> datetime:
    """Autosave: one small durable transaction. Returns the moment that may be shown as saved."""
    visit = _own(context, draft.id)
    with context.db.transaction():
        context.db.visits.save(visit.id, draft.to_json(), now)
    return now


def unfinished(context: Context, *, everyone: bool = False) -> tuple[OpenVisit, ...]:
    """Open visits of this clerk (or of everyone, as a supervisor asks)."""
    visits = context.db.visits.open_ones(None if everyone else context.clerk.id)
    return tuple(_open_visit(visit) for visit in visits)


def resume(context: Context, visit_id: str, now: datetime) -> VisitDraft:
    """The draft as it was last saved. Raises `Refused` for another clerk's or a discarded one."""
    visit = _own(context, visit_id)
    assert visit.draft is not None
    if visit.state == "finished":
        with context.db.transaction():
            context.db.visits.reopen(visit.id, now)
    return VisitDraft.from_json(visit.draft).changed(id=str(visit.id), number=visit.number)


def discard(context: Context, visit_id: str, now: datetime) -> None:
    """Throw the draft away. The number stays used and the audit says so."""
    visit = _own(context, visit_id)
    with context.db.transaction():
        context.db.visits.discard(visit.id, now)
        context.record(now, "visit.discard", visit.number)


def finish(context: Context, draft: VisitDraft, now: datetime) -> None:
    """The person leaves; the draft stays for reprints."""
    visit = _own(context, draft.id)
    with context.db.transaction():
        context.db.visits.save(visit.id, draft.to_json(), now)
        context.db.visits.finish(visit.id, now)
        context.record(now, "visit.finish", visit.number)


def find_people(context: Context, text: str, limit: int = 20) -> tuple[PersonHit, ...]:
    """People by name, pinyin, initials, last four or whole number; numbers come masked."""
    context.clerk.require(Act.READ_FILINGS)
    return tuple(_hit(person) for person in context.db.people.search(text, limit))


def _own(context: Context, visit_id: str | None) -> StoredVisit:
    context.clerk.require(Act.WRITE_FILINGS)
    visit = context.db.visits.get(int(visit_id)) if visit_id and visit_id.isdigit() else None
    if visit is None or visit.draft is None:
        raise Refused("这次办件已经放弃，按 F2 新办件", code="R-301")
    if visit.clerk_id != context.clerk.id:
        raise Refused("这是别人办到一半的件，由原来的经办人接着办", code="R-302")
    return visit


def _open_visit(visit: StoredVisit) -> OpenVisit:
    draft = VisitDraft.from_json(visit.draft or "")
    return OpenVisit(
        id=str(visit.id),
        number=visit.number,
        name=draft.name or "",
        masked_id=mask_id(draft.id_number) if draft.id_number else "",
        step=draft.step or Step.WHO.value,
        saved_at=visit.saved_at,
        clerk_id=visit.clerk_id,
    )


def _hit(person: Person) -> PersonHit:
    facts = person.facts
    return PersonHit(
        id=person.id,
        name=facts.name,
        masked_id=mask_id(facts.cert_no),
        sex=facts.sex or "",
        birth_date=facts.birth_date or "",
        insured_area=facts.insured_area,
        insurance=facts.insurance,
        category=facts.category,
        filings=person.filings,
        last_filing=person.last_filing,
    )
