"""The register of filings: search as typed, filters, paging, and the tiles of what is due."""

from __future__ import annotations

import calendar
import time
from datetime import date, timedelta

from core.desk.context import Context
from core.desk.due import SOON_DAYS
from core.desk.rows import register_row
from core.desk.views import DueCounts, RegisterPage, RegisterQuery
from core.filing import FilingStatus
from core.security.accounts import Act
from core.store.register import Filter

_IN_FORCE = (FilingStatus.IN_FORCE.value,)
_TO_ENTER = (FilingStatus.ACCEPTED.value, FilingStatus.TO_ENTER.value)
_RETURNED = (FilingStatus.RETURNED.value,)


def register_page(context: Context, query: RegisterQuery, today: date) -> RegisterPage:
    """One page and the total for the same conditions; the time is that of the search alone."""
    context.clerk.require(Act.READ_FILINGS)
    started = time.perf_counter()
    wanted = _filter(query, today)
    by_due = query.order == "due"
    register = context.db.register
    found = register.page(wanted, by_due=by_due, limit=query.limit, offset=query.offset)
    on_first = query.offset == 0 and len(found) < query.limit
    total = len(found) if on_first else register.total(wanted, by_due=by_due)
    elapsed = (time.perf_counter() - started) * 1000
    return RegisterPage(tuple(register_row(filing) for filing in found), total, elapsed)


def due_counts(context: Context, today: date) -> DueCounts:
    """The tiles: to enter, returned, ending soon, to follow, drafts, changeable this month."""
    context.clerk.require(Act.READ_FILINGS)
    register = context.db.register
    counts = {
        due: register.total(_filter(RegisterQuery(due=due), today))
        for due in ("to_enter", "returned", "expiring", "to_follow", "changeable")
    }
    nearest = {
        "to_enter": register.nearest("due_on", _TO_ENTER, date.min),
        "returned": register.nearest("due_on", _RETURNED, date.min),
        "expiring": register.nearest("valid_to", _IN_FORCE, today),
        "to_follow": register.nearest("follow_on", (*_TO_ENTER, *_IN_FORCE), date.min),
        "changeable": register.nearest("change_from", _IN_FORCE, today),
    }
    drafts = context.db.visits.open_ones(context.clerk.id)
    return DueCounts(
        **counts,
        drafts=len(drafts),
        nearest={due: day for due, day in nearest.items() if day is not None and counts[due]},
    )


def _filter(query: RegisterQuery, today: date) -> Filter:
    statuses, expires, changeable = query.statuses, None, None
    if query.due == "to_enter":
        statuses = _TO_ENTER
    elif query.due == "returned":
        statuses = _RETURNED
    elif query.due == "expiring":
        statuses, expires = _IN_FORCE, (today, today + timedelta(days=SOON_DAYS))
    elif query.due == "changeable":
        last = calendar.monthrange(today.year, today.month)[1]
        statuses, changeable = _IN_FORCE, (today.replace(day=1), today.replace(day=last))
    elif query.due == "to_follow":
        statuses = (*_TO_ENTER, *_IN_FORCE)
    return Filter(
        text=query.text,
        statuses=statuses,
        kinds=query.kinds,
        destination=query.destination,
        clerk_id=query.clerk_id,
        from_first=query.valid_from_first,
        from_last=query.valid_from_last,
        expires=expires,
        changeable=changeable,
        to_follow=query.due == "to_follow",
    )
