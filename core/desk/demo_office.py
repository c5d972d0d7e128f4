"""A complete office with invented people: a fresh install can be tried and shown.

Everything is made through the desk itself, in the order of time, so that history, audit and
numbers are those of a real office.
"""

from __future__ import annotations

import heapq
import secrets
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from itertools import count
from pathlib import Path

from core.desk.demo_filing import filled_draft
from core.desk.demo_people import DemoPerson, demo_id_number, demo_people
from core.desk.new_office import create_office
from core.desk.office_folder import DEMO, Office
from core.desk.service import Desk
from core.desk.sign_in import sign_in
from core.filing import FilingStatus
from core.institutions.demo import build_demo_directory
from core.security.accounts import Clerk, Role
from core.security.keyring import Keyring, Rng

DEMO_CLERK = "0317"
DEMO_PASSWORD = "Yanshi-2026"
_AREA = "653201"
_HALL = "和田市政务服务中心"
_DESK = "医疗保障窗口　3 号台"
_CHINA = timezone(timedelta(hours=8))
_COLLEAGUES = (
    Clerk("0322", "努尔兰·吐尔逊", Role.CLERK),
    Clerk("0105", "陈志远", Role.REVIEWER),
    Clerk("0901", "阿迪力·玉素甫", Role.ADMIN),
    Clerk("0911", "赵敏", Role.AUDITOR),
)
_LIST_AGE = timedelta(days=17)
_CANCELLED_AFTER = timedelta(days=200)

Task = Callable[[datetime], None]


def create_demo_office(
    folder: Path, day: date, now: datetime | None = None, rng: Rng = secrets.token_bytes
) -> Office:
    """The demonstration as it stands on `day`, the last act one minute before `now` (08:30).

    Raises `Refused` for a folder that is not empty.
    """
    ends = now or datetime.combine(day, time(8, 30), _CHINA)
    people = demo_people()
    begins = ends - timedelta(days=max(person.days_ago for person in people) + 1)
    office = create_office(
        folder,
        _HALL,
        _DESK,
        _AREA,
        DEMO_CLERK,
        "古丽米热·艾尼",
        DEMO_PASSWORD,
        begins,
        mode=DEMO,
        rng=rng,
    ).office
    build_demo_directory(office.directory_path, day - _LIST_AGE)
    desk = sign_in(office, DEMO_CLERK, DEMO_PASSWORD, begins)
    try:
        _add_colleagues(desk, office.keyring, begins, rng)
        _Story(desk, ends).tell(people)
    finally:
        desk.close()
    return office


def _add_colleagues(desk: Desk, keyring: Keyring, now: datetime, rng: Rng) -> None:
    db = desk.context.db
    for clerk in _COLLEAGUES:
        keyring.set_clerk(clerk.id, clerk.name, DEMO_PASSWORD, desk.context.key, rng, now)
        with db.transaction():
            db.clerks.add(clerk, now)
            desk.context.record(now, "clerk.add", clerk.id, clerk.role.value)


class _Story:
    """What happened in the office, told in the order of time."""

    def __init__(self, desk: Desk, ends: datetime) -> None:
        other = Desk(replace(desk.context, clerk=_COLLEAGUES[0]))
        self._desks = (desk, desk, other)
        self._ends = ends
        self._serial = count(1)
        self._tasks: list[tuple[datetime, int, Task]] = []

    def tell(self, people: tuple[DemoPerson, ...]) -> None:
        """All filings, the expiries of the last night, a backup, an estimate, an open visit."""
        for index, person in enumerate(people):
            at = self._ends - timedelta(days=person.days_ago, minutes=90 - 2 * index)
            self._at(at, self._filing(person, self._desks[index % 3]))
        self._at(self._ends - timedelta(minutes=95), self._expire)
        self._at(self._ends - timedelta(minutes=4), self._back_up)
        self._at(self._ends - timedelta(minutes=1), self._unfinished)
        while self._tasks:
            at, _serial, task = heapq.heappop(self._tasks)
            task(at)

    def _at(self, at: datetime, task: Task) -> None:
        heapq.heappush(self._tasks, (at, next(self._serial), task))

    def _filing(self, person: DemoPerson, desk: Desk) -> Task:
        def save(now: datetime) -> None:
            draft = filled_draft(desk, person, now)
            saved = desk.save_filing(draft, now)
            if person.days_ago == 15:
                saved = replace(saved, draft=desk.save_estimate(saved.draft, now).draft)
            desk.finish(saved.draft, now)
            self._follow(person.outcome, desk, saved.number, now)

        return save

    def _follow(self, outcome: str, desk: Desk, number: str, now: datetime) -> None:
        soon = now + timedelta(minutes=1)
        entered = {"platform_number": f"YS{number[-6:]}{now:%m%d}"}
        if outcome == "accepted":
            self._at(soon, lambda at: desk.undo_filing(number, at))
        elif outcome == "returned":
            reason = "演示：转诊证明没有盖章"
            self._move(soon, desk, number, FilingStatus.RETURNED, reason=reason)
        elif outcome == "cancelled" and now + _CANCELLED_AFTER > self._ends:
            self._move(soon, desk, number, FilingStatus.CANCELLED, reason="演示：本人不去了")
        elif outcome != "to_enter":
            self._move(soon, desk, number, FilingStatus.IN_FORCE, **entered)
        if outcome == "cancelled" and now + _CANCELLED_AFTER <= self._ends:
            later = now + _CANCELLED_AFTER
            self._move(later, desk, number, FilingStatus.CANCELLED, reason="演示：已回参保地")

    def _move(
        self, at: datetime, desk: Desk, number: str, status: FilingStatus, **facts: str
    ) -> None:
        self._at(at, lambda now: desk.move_filing(number, status.value, now, **facts))

    def _expire(self, now: datetime) -> None:
        self._desks[0].expire_filings(now)

    def _back_up(self, now: datetime) -> None:
        self._desks[0].back_up(now)

    def _unfinished(self, now: datetime) -> None:
        desk = self._desks[0]
        born = date(1960, 4, 12)
        draft = desk.new_visit(now).changed(
            step="file",
            id_number=demo_id_number(_AREA, born, "女"),
            name="阿依努尔·图尔荪",
            sex="2",
            birth_date=born.isoformat(),
            insured_area=_AREA,
            insurance="resident",
            category="senior",
            insured_status="1",
            care_type="chronic_outpatient",
            disease="M00500",
            qualified="yes",
            care_area="510100",
            kind="long_term_resident",
            destination="510100",
        )
        desk.save_draft(draft, now)
