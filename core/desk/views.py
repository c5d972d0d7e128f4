"""What the desk hands to the window: plain frozen data, masked unless it says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from core.desk.draft import VisitDraft


@dataclass(frozen=True)
class OpenVisit:
    """A visit begun and not finished. `name` is what was typed, `masked_id` never the number."""

    id: str
    number: str
    name: str
    masked_id: str
    step: str
    saved_at: datetime
    clerk_id: str


@dataclass(frozen=True)
class PersonHit:
    """A person the window has met before; `start_visit` of the desk turns it into a draft."""

    id: int
    name: str
    masked_id: str
    sex: str
    birth_date: str
    insured_area: str
    insurance: str
    category: str
    filings: int
    last_filing: str | None


@dataclass(frozen=True)
class SavedFiling:
    """The number of a filing just saved, and the draft that now carries it."""

    number: str
    draft: VisitDraft


@dataclass(frozen=True)
class SavedEstimate:
    """The number of an estimate just saved, and the draft that now carries it."""

    number: str
    draft: VisitDraft


@dataclass(frozen=True)
class RegisterQuery:
    """Filters of the register; empty = all. `text`: name, pinyin, initials, number, last 4 of ID.

    `order` is newest | due. `valid_from_first` and `_last` bound the filing's first day, inclusive.
    `due` narrows to a tile of the strip: to_enter, returned, expiring, to_follow, changeable.
    """

    text: str = ""
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    destination: str | None = None
    clerk_id: str | None = None
    valid_from_first: date | None = None
    valid_from_last: date | None = None
    due: str | None = None
    order: str = "newest"
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True)
class RegisterRow:
    """One filing as the register lists it. `due_on`/`due_reason`: what falls due next, if any."""

    number: str
    name: str
    masked_id: str
    insurance: str
    kind: str
    action: str
    destination: str
    valid_from: date
    valid_to: date | None
    status: str
    due_on: date | None
    due_reason: str
    clerk_id: str
    clerk_name: str
    created_at: datetime
    platform_number: str | None


@dataclass(frozen=True)
class RegisterPage:
    """One page of the register; `total` counts every match, `elapsed_ms` is the search alone."""

    rows: tuple[RegisterRow, ...]
    total: int
    elapsed_ms: float


@dataclass(frozen=True)
class HistoryStep:
    """One step in the life of a filing; `undone` steps stay in the history, struck through."""

    at: datetime
    status_from: str | None
    status_to: str
    clerk_id: str
    clerk_name: str
    reason: str
    undone: bool


@dataclass(frozen=True)
class FilingDetail:
    """One filing in full: the register row, the draft as it was saved, its history."""

    row: RegisterRow
    draft: VisitDraft
    history: tuple[HistoryStep, ...]
    allowed: tuple[str, ...]
    can_undo: bool
    packs: tuple[Mapping[str, str], ...]
    prints: int


@dataclass(frozen=True)
class DueCounts:
    """The tiles of the register: how many, and the nearest day of each."""

    to_enter: int
    returned: int
    expiring: int
    to_follow: int
    drafts: int
    changeable: int
    nearest: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True)
class PackFact:
    """A policy pack on the status bar; `overdue` = its review date has passed."""

    area: str
    title: str
    version: str
    review_by: date
    overdue: bool


@dataclass(frozen=True)
class DeskStatus:
    """What the status bar says. Ages are in days; None = there is none yet."""

    demo: bool
    packs: tuple[PackFact, ...]
    list_date: date | None
    list_age: int | None
    list_demo: bool
    backup_at: datetime | None
    backup_age: int | None
    reveals_today: int
    clock_ok: bool
