"""Estimates kept as they were given, so that a reprint years later shows the same numbers."""

from __future__ import annotations

import json
from datetime import datetime

from core.desk.answers import estimated
from core.desk.context import Context
from core.desk.draft import VisitDraft
from core.desk.views import SavedEstimate
from core.kernel.errors import Refused
from core.people.id_number import clean_id_number
from core.security.accounts import Act
from core.settlement import estimate_json
from core.store.estimates import StoredEstimate

# Who a person is stays out of the inputs of an estimate: the person row is linked instead.
_NOT_AN_INPUT = frozenset(
    {"id", "number", "step", "id_number", "name", "phone", "phone2", "outside_address", "remark"}
    | {"agent", "agent_name", "agent_id", "agent_phone", "agent_relation", "materials"}
)


def save_estimate(context: Context, draft: VisitDraft, now: datetime) -> SavedEstimate:
    """Compute once more and store inputs, packs with hashes, engine, result and trace.

    A recomputed estimate gets a new number; stored ones never change.
    """
    context.clerk.require(Act.WRITE_FILINGS)
    today = now.date()
    result = estimated(context, draft, today)
    body = estimate_json(result)
    inputs = json.loads(draft.to_json())
    kept = {name: value for name, value in inputs.items() if name not in _NOT_AN_INPUT}
    with context.db.transaction():
        number = context.db.counters.estimate_number(context.office.area, today)
        person = context.db.people.by_certificate(clean_id_number(draft.id_number or ""))
        context.db.estimates.add(
            StoredEstimate(
                number=number,
                visit_id=int(draft.id) if draft.id else None,
                person_id=person.id if person else None,
                filing_number=draft.filing_number,
                day=today,
                status=result.status.value,
                confidence=result.confidence.value,
                engine=result.engine,
                inputs=json.dumps(kept, ensure_ascii=False, sort_keys=True),
                packs=json.dumps(body["packs"], sort_keys=True),
                result=json.dumps(body, ensure_ascii=False, sort_keys=True),
                clerk_id=context.clerk.id,
                created_at=now,
            )
        )
        saved = draft.changed(estimate_number=number)
        if draft.id:
            context.db.visits.save(int(draft.id), saved.to_json(), now)
        context.record(now, "estimate.save", number, result.status.value)
    return SavedEstimate(number, saved)


def stored_estimate(context: Context, number: str) -> StoredEstimate:
    """One estimate as it was given. Raises `Refused` if there is none."""
    context.clerk.require(Act.READ_FILINGS)
    found = context.db.estimates.get(number)
    if found is None:
        raise Refused(f"没有 {number} 这份试算，核对编号", code="F-306")
    return found
