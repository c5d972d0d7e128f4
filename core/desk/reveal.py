"""The one way to see a full ID number: with a reason, audited, of one person at a time."""

from __future__ import annotations

from datetime import datetime

from core.desk.context import Context
from core.kernel.errors import BadText, Refused
from core.people.masking import mask_id
from core.security.accounts import Act


def reveal_id(
    context: Context,
    reason: str,
    now: datetime,
    *,
    filing_number: str | None = None,
    person_id: int | None = None,
    visit_number: str | None = None,
    typed: str | None = None,
) -> str:
    """The number of a filing's person, of a person, or one typed in a visit that masks it.

    Raises `BadText` without a reason, `Refused` for a role that may not or an unknown object.
    """
    context.clerk.require(Act.REVEAL_NUMBER)
    if len(reason.strip()) < 2:
        raise BadText("写明看全号的原因，例如 核对证件")
    number, object_id = _looked_up(context, filing_number, person_id, visit_number, typed)
    with context.db.transaction():
        context.record(now, "id.reveal", object_id, mask_id(number), reason.strip())
    return number


def _looked_up(
    context: Context,
    filing_number: str | None,
    person_id: int | None,
    visit_number: str | None,
    typed: str | None,
) -> tuple[str, str]:
    if filing_number is not None:
        filing = context.db.filings.get(filing_number)
        if filing is not None:
            return filing.cert_no, filing_number
    elif person_id is not None:
        person = context.db.people.get(person_id)
        if person is not None:
            return person.facts.cert_no, f"person {person_id}"
    elif visit_number and typed:
        return typed, visit_number
    raise Refused("没有找到这个人的号码，刷新后再看", code="F-307")
