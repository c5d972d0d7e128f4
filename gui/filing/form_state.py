"""What the form fills in by itself and what one change brings with it. No widget is here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from core.case.model import CareType, FilingKind
from core.desk.draft import VisitDraft
from core.desk.draft_known import choice
from core.desk.views import RegisterRow
from core.filing import Advice, Answer
from core.filing.validity import least_end
from core.kernel.dates import parse_date
from core.kernel.errors import BadText

_LIVING = frozenset({"accepted", "to_enter", "in_force", "returned"})


def prefill(draft: VisitDraft, advice: Advice | None, today: date) -> dict[str, Any]:
    """What an untouched form starts with; nothing the person typed is ever replaced."""
    new: dict[str, Any] = {}
    if draft.filing_number:
        return new
    late = advice is not None and advice.answer is Answer.LATE_FILING_POSSIBLE
    if draft.action is None or (draft.action == "new" and late and not draft.kind):
        new["action"] = "late" if late else "new"
    if draft.destination is None and advice is not None and advice.destination is not None:
        new["destination"] = advice.destination.code
    if draft.valid_from is None:
        begin = read_day(admitted_on(draft), today) or today
        new["valid_from"] = min(begin, today).isoformat()
    new |= _end_of(draft, advice)
    return {name: value for name, value in new.items() if draft[name] != value}


def _end_of(draft: VisitDraft, advice: Advice | None) -> dict[str, Any]:
    """A kind chosen elsewhere (another page, an older draft) without its end."""
    validity = advice.validity if advice else None
    if validity is None or draft.open_ended or draft.valid_to:
        return {}
    if validity.open_ended:
        return {"open_ended": True}
    return {"valid_to": validity.valid_to.isoformat()} if validity.valid_to else {}


def following(
    draft: VisitDraft,
    changes: Mapping[str, Any],
    advice: Advice | None,
    today: date,
    past: Sequence[RegisterRow] = (),
) -> dict[str, Any]:
    """What a change brings with it. `draft` already has the change, `advice` is for it.

    `past` are the filings of the person that still live: a single one is the one to change.
    """
    new: dict[str, Any] = {}
    if changes.get("action") in ("change", "cancel") and not draft.previous_number:
        new["previous_number"] = past[0].number if len(past) == 1 else None
    if "kind" in changes:
        kind = choice(FilingKind, draft.kind)
        new["open_ended"] = kind is not None and kind.long_term
        new["valid_to"] = None
        # The proof of one kind proves nothing for another; identity and form stay.
        kept = {key: mark for key, mark in draft.materials.items() if key != "proof"}
        if kept != dict(draft.materials):
            new["materials"] = kept
    if changes.get("action") == "late" and admitted_on(draft):
        new["valid_from"] = admitted_on(draft)
    begins_anew = {"kind", "valid_from", "action"} & set(changes)
    open_ended = new.get("open_ended", draft.open_ended)
    if begins_anew and not open_ended and advice is not None and advice.validity is not None:
        months = advice.validity.min_months
        begin = read_day(new.get("valid_from", draft.valid_from), today)
        end = read_day(new.get("valid_to", draft.valid_to), today)
        if months is not None and begin is not None:
            least = least_end(begin, months)
            if end is None or end < least:
                new["valid_to"] = least.isoformat()
    return {name: value for name, value in new.items() if draft[name] != value}


def living(past: Sequence[RegisterRow]) -> tuple[RegisterRow, ...]:
    """The filings of the person that can be changed or cancelled."""
    return tuple(row for row in past if row.status in _LIVING)


def admitted_on(draft: VisitDraft) -> str | None:
    """The typed day of admission while there is a stay; other care keeps it out of sight."""
    stays = draft.care_type == CareType.INPATIENT.value and draft.admission != "not_admitted"
    return draft.admitted_on if stays else None


def read_day(text: str | None, today: date) -> date | None:
    """The day of a typed text, None if there is none."""
    try:
        return parse_date(text, today) if text else None
    except BadText:
        return None
