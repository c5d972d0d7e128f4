"""The life of a filing: which step may follow which, what may be undone, and when it is locked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from core.kernel.errors import Refused


class FilingStatus(Enum):
    """草稿, 已受理, 待平台录入, 已生效, 退回, 已到期, 取消."""

    DRAFT = "draft"
    ACCEPTED = "accepted"
    TO_ENTER = "to_enter"
    IN_FORCE = "in_force"
    RETURNED = "returned"
    EXPIRED = "expired"
    CANCELLED = "cancelled"


_S = FilingStatus
TRANSITIONS: dict[FilingStatus, frozenset[FilingStatus]] = {
    _S.DRAFT: frozenset({_S.ACCEPTED, _S.CANCELLED}),
    _S.ACCEPTED: frozenset({_S.TO_ENTER, _S.CANCELLED}),
    _S.TO_ENTER: frozenset({_S.IN_FORCE, _S.RETURNED, _S.CANCELLED}),
    _S.RETURNED: frozenset({_S.TO_ENTER, _S.CANCELLED}),
    _S.IN_FORCE: frozenset({_S.EXPIRED, _S.CANCELLED}),
    _S.EXPIRED: frozenset(),
    _S.CANCELLED: frozenset(),
}
# Slips of the hand on our own list. A cancellation of a filing in force is an act of law at the
# platform and is taken back only by a new filing.
_UNDOABLE = frozenset(
    {
        (_S.ACCEPTED, _S.TO_ENTER),
        (_S.TO_ENTER, _S.IN_FORCE),
        (_S.TO_ENTER, _S.RETURNED),
        (_S.RETURNED, _S.TO_ENTER),
        (_S.ACCEPTED, _S.CANCELLED),
        (_S.TO_ENTER, _S.CANCELLED),
        (_S.RETURNED, _S.CANCELLED),
    }
)
_NAMES = {
    _S.DRAFT: "草稿",
    _S.ACCEPTED: "已受理",
    _S.TO_ENTER: "待平台录入",
    _S.IN_FORCE: "已生效",
    _S.RETURNED: "退回",
    _S.EXPIRED: "已到期",
    _S.CANCELLED: "取消",
}


@dataclass(frozen=True)
class Term:
    """What the transitions ask about a filing; before `change_from` no change or cancellation."""

    valid_from: date
    valid_to: date | None = None
    change_from: date | None = None


def check_transition(current: FilingStatus, target: FilingStatus, term: Term, today: date) -> None:
    """Raises `Refused` with the remedy if the step is not allowed on this day."""
    if target not in TRANSITIONS[current]:
        raise Refused(f"“{_NAMES[current]}”的备案不能直接变成“{_NAMES[target]}”", code="F-201")
    if target is _S.EXPIRED and not is_over(term, today):
        until = f"{term.valid_to} 才到期" if term.valid_to else "长期有效，不会到期"
        raise Refused(f"这件备案{until}", code="F-202")
    if current is _S.IN_FORCE and target is _S.CANCELLED:
        check_change(term, today)


def check_change(term: Term, today: date) -> None:
    """Raises `Refused` while the filing may not yet be changed or cancelled (锁定期)."""
    if term.change_from is not None and today < term.change_from:
        raise Refused(
            f"{term.change_from} 起才能变更或取消；急着改的先问参保地医保部门", code="F-203"
        )


def can_undo(before: FilingStatus, after: FilingStatus) -> bool:
    """Whether the step from `before` to `after` may be taken back."""
    return (before, after) in _UNDOABLE


def is_over(term: Term, today: date) -> bool:
    """Whether the last day of the filing has passed."""
    return term.valid_to is not None and today > term.valid_to


def is_due(term: Term, today: date, days: int) -> bool:
    """快到期: in force today and ending within `days` days."""
    return (
        term.valid_to is not None
        and term.valid_from <= today <= term.valid_to
        and term.valid_to - today <= timedelta(days=days)
    )
