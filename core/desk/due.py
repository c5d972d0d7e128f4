"""What falls due next with a filing, and by when: one rule for saving, moving and listing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from core.desk.draft import MaterialState
from core.filing import TO_FOLLOW, FilingStatus
from core.kernel.dates import parse_date
from core.kernel.errors import BadText

# 30 days before its end a filing counts as ending soon; the office calls people then.
SOON_DAYS = 30


@dataclass(frozen=True)
class Due:
    """The day and why: enter | returned | follow | expires."""

    on: date
    reason: str


def next_due(status: str, since: date, follow_on: date | None, valid_to: date | None) -> Due | None:
    """The next thing to do. `since`: the day the status was reached; entering is due that day."""
    if status in (FilingStatus.ACCEPTED.value, FilingStatus.TO_ENTER.value):
        return Due(since, "enter")
    if status == FilingStatus.RETURNED.value:
        return Due(since, "returned")
    if status != FilingStatus.IN_FORCE.value:
        return None
    if follow_on is not None:
        return Due(follow_on, "follow")
    return Due(valid_to, "expires") if valid_to is not None else None


def first_to_follow(materials: Mapping[str, MaterialState], today: date) -> date | None:
    """The nearest day on which a promised paper is due; today if no day was promised."""
    days: list[date] = []
    for mark in materials.values():
        if mark.state != TO_FOLLOW:
            continue
        try:
            days.append(parse_date(mark.until, today) if mark.until else today)
        except BadText:
            days.append(today)
    return min(days, default=None)
