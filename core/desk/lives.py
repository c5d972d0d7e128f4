"""Steps in the life of a filing: enter, return, cancel, expire, take back; each one audited."""

from __future__ import annotations

from datetime import date, datetime

from core.desk.context import Context
from core.desk.draft import VisitDraft
from core.desk.due import next_due
from core.desk.rows import pack_list, register_row
from core.desk.views import FilingDetail, HistoryStep
from core.filing import TRANSITIONS, FilingStatus, Term, can_undo, check_transition
from core.kernel.errors import KnownError, Refused
from core.security.accounts import Act
from core.store.filings import StoredFiling, StoredStep


def move_filing(
    context: Context,
    number: str,
    target: str,
    now: datetime,
    reason: str = "",
    platform_number: str | None = None,
) -> None:
    """One step. In force asks for the platform's number, returned for the reason.

    A change that comes into force ends the filing it replaces. Raises `Refused` with the remedy.
    """
    context.clerk.require(Act.WRITE_FILINGS)
    status = FilingStatus(target)
    if status is FilingStatus.IN_FORCE and not (platform_number or "").strip():
        raise Refused("填上平台给的备案编号，再标记已录入", code="F-302")
    if status is FilingStatus.RETURNED and not reason.strip():
        raise Refused("写明平台退回的原因，再标记退回", code="F-303")
    with context.db.transaction():
        filing = _filing(context, number)
        _step(context, filing, status, now, reason, (platform_number or "").strip() or None)
        if status is FilingStatus.IN_FORCE and filing.action == "change":
            _end_replaced(context, filing, now)


def cancel_filing(context: Context, number: str, now: datetime, reason: str = "") -> None:
    """End a filing. Raises `Refused` while its lock runs."""
    move_filing(context, number, FilingStatus.CANCELLED.value, now, reason)


def undo_filing(context: Context, number: str, now: datetime) -> None:
    """Take the last step back where that is allowed. Raises `Refused` otherwise."""
    context.clerk.require(Act.WRITE_FILINGS)
    with context.db.transaction():
        filing = _filing(context, number)
        last = _last_step(context, filing)
        if last is None:
            raise Refused("这件备案的上一步不能撤销，按现在的状态接着办", code="F-304")
        context.db.filings.undo(filing, last, now)
        context.record(now, "filing.undo", number, f"{last.status_to} -> {last.status_from}")
        _refresh_due(context, number, now.date())


def expire_filings(context: Context, now: datetime) -> int:
    """Mark every filing in force whose last day has passed; returns how many."""
    ended = context.db.filings.ended(FilingStatus.IN_FORCE.value, now.date())
    if ended:
        with context.db.transaction():
            for filing in ended:
                _step(context, filing, FilingStatus.EXPIRED, now, "", None)
    return len(ended)


def filing_detail(context: Context, number: str, today: date) -> FilingDetail:
    """One filing in full, for its page and for reprints. Raises `Refused` if there is none."""
    context.clerk.require(Act.READ_FILINGS)
    filing = _filing(context, number)
    form = context.db.filings.form(filing.id)
    assert form is not None
    steps = context.db.filings.steps(filing.id)
    return FilingDetail(
        row=register_row(filing),
        draft=VisitDraft.from_json(form.draft),
        history=tuple(_history(step) for step in steps),
        allowed=_allowed(filing, today),
        can_undo=_last_step(context, filing) is not None,
        packs=pack_list(form.packs),
        prints=context.db.audit.count("filing.print", object_id=number),
    )


def note_print(context: Context, number: str, paper: str, now: datetime) -> int:
    """Record that a paper of a filing was printed; returns how many prints there were before."""
    before = context.db.audit.count("filing.print", object_id=number)
    with context.db.transaction():
        context.record(now, "filing.print", number, paper)
    return before


def _step(
    context: Context,
    filing: StoredFiling,
    status: FilingStatus,
    now: datetime,
    reason: str,
    platform_number: str | None,
) -> None:
    check_transition(FilingStatus(filing.status), status, _term(filing), now.date())
    context.db.filings.move(
        filing, status.value, context.clerk.id, now, reason.strip(), platform_number
    )
    summary = f"{filing.status} -> {status.value}"
    context.record(now, "filing.move", filing.number, summary, reason.strip())
    _refresh_due(context, filing.number, now.date())


def _end_replaced(context: Context, filing: StoredFiling, now: datetime) -> None:
    old = context.db.filings.get(filing.previous_number or "")
    if old is not None and FilingStatus.CANCELLED in TRANSITIONS[FilingStatus(old.status)]:
        _step(context, old, FilingStatus.CANCELLED, now, f"由 {filing.number} 变更", None)


def _refresh_due(context: Context, number: str, today: date) -> None:
    filing = _filing(context, number)
    due = next_due(filing.status, today, filing.follow_on, filing.valid_to)
    context.db.filings.set_due(filing.id, due.on if due else None, due.reason if due else "")


def _allowed(filing: StoredFiling, today: date) -> tuple[str, ...]:
    current = FilingStatus(filing.status)
    allowed = []
    for status in FilingStatus:
        try:
            check_transition(current, status, _term(filing), today)
        except KnownError:
            continue
        allowed.append(status.value)
    return tuple(allowed)


def _last_step(context: Context, filing: StoredFiling) -> StoredStep | None:
    """The step that undo would take back, None if the last step stays."""
    steps = [step for step in context.db.filings.steps(filing.id) if step.undone_at is None]
    last = steps[-1]
    if last.status_from is None:
        return None
    taken = can_undo(FilingStatus(last.status_from), FilingStatus(last.status_to))
    return last if taken else None


def _term(filing: StoredFiling) -> Term:
    return Term(filing.valid_from, filing.valid_to, filing.change_from)


def _filing(context: Context, number: str) -> StoredFiling:
    filing = context.db.filings.get(number)
    if filing is None:
        raise Refused(f"台账里没有 {number}，核对备案编号", code="F-305")
    return filing


def _history(step: StoredStep) -> HistoryStep:
    return HistoryStep(
        at=step.at,
        status_from=step.status_from,
        status_to=step.status_to,
        clerk_id=step.clerk_id,
        clerk_name=step.clerk_name,
        reason=step.reason,
        undone=step.undone_at is not None,
    )
