"""Drafts outlive the process, belong to their clerk, and vanish when thrown away."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from core.desk.office import Office, sign_in
from core.desk.service import Desk
from core.kernel.errors import Refused
from core.security.accounts import Clerk, Role
from tests.core.desk.conftest import CLERK, NOW, PASSWORD
from tests.core.desk.makers import file, who

ROOT = Path(__file__).resolve().parents[3]
TYPES_AND_DIES = """
import os, signal, sys
from pathlib import Path
from core.desk.office import open_office, sign_in
from tests.core.desk.conftest import CLERK, NOW, PASSWORD
desk = sign_in(open_office(Path(sys.argv[1])), CLERK, PASSWORD, NOW)
draft = desk.new_visit(NOW).changed(name="阿依努尔·图尔荪", id_number="65320119600412", step="who")
desk.save_draft(draft, NOW)
print(draft.number, flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""


def test_a_draft_survives_the_death_of_the_process(office: Office) -> None:
    done = subprocess.run(
        [sys.executable, "-c", TYPES_AND_DIES, str(office.folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    desk = sign_in(office, CLERK, PASSWORD, NOW + timedelta(minutes=1))
    (left,) = desk.unfinished()
    assert (left.number, left.name, left.step) == (
        done.stdout.strip(),
        "阿依努尔·图尔荪",
        "who",
    )
    assert left.masked_id == "653*******0412"
    draft = desk.resume(left.id, NOW)
    assert draft.id_number == "65320119600412"
    desk.close()


def test_visits_are_numbered_by_day(desk: Desk) -> None:
    assert [desk.new_visit(NOW).number for _ in range(2)] == ["20261120-001", "20261120-002"]
    assert desk.new_visit(NOW + timedelta(days=1)).number == "20261121-001"


def test_another_clerk_may_not_take_a_draft_up(desk: Desk) -> None:
    draft = desk.new_visit(NOW)
    other = with_clerk(desk, Clerk("0322", "努尔兰"))
    with pytest.raises(Refused, match="原来的经办人"):
        other.resume(draft.id or "", NOW)
    with pytest.raises(Refused, match="原来的经办人"):
        other.save_draft(draft, NOW)
    assert other.unfinished() == ()
    assert len(other.unfinished(everyone=True)) == 1


def test_a_discarded_visit_leaves_its_number_and_no_name(desk: Desk) -> None:
    draft = who(desk, NOW)
    desk.save_draft(draft, NOW)
    desk.discard(draft.id or "", NOW)
    assert desk.unfinished() == ()
    with pytest.raises(Refused, match="放弃"):
        desk.save_draft(draft, NOW)
    with pytest.raises(Refused, match="放弃"):
        desk.resume(draft.id or "", NOW)
    assert desk.new_visit(NOW).number == "20261120-002"


def test_a_finished_visit_is_not_offered_and_can_be_opened_again(desk: Desk) -> None:
    draft = who(desk, NOW)
    desk.finish(draft, NOW)
    assert desk.unfinished() == ()
    assert desk.resume(draft.id or "", NOW) == draft
    assert len(desk.unfinished()) == 1


@pytest.mark.parametrize("visit_id", ["", "abc", "999"])
def test_a_visit_that_is_not_there_is_refused(desk: Desk, visit_id: str) -> None:
    with pytest.raises(Refused):
        desk.resume(visit_id, NOW)


def test_a_person_met_before_is_found_and_filled_in(desk: Desk) -> None:
    saved = file(desk, NOW)
    for typed in ("阿依", "ayne", saved.draft.id_number or ""):
        (hit,) = desk.find_people(typed)
        assert (hit.name, hit.filings, hit.last_filing) == ("阿依努尔·图尔荪", 1, saved.number)
        assert hit.masked_id == "653***********" + (saved.draft.id_number or "")[-4:]
    again = desk.new_visit(NOW, person_id=hit.id)
    for name in ("id_number", "name", "birth_date", "insured_area", "insurance", "phone"):
        assert again[name] == saved.draft[name]
    assert (again.filing_number, again.kind) == (None, None)


@pytest.mark.parametrize("role", [Role.ADMIN, Role.AUDITOR])
def test_who_may_not_work_on_filings_cannot(desk: Desk, role: Role) -> None:
    saved = file(desk, NOW)
    other = with_clerk(desk, Clerk("0901", "阿迪力", role))
    for act in (
        lambda: other.new_visit(NOW),
        lambda: other.find_people("阿依"),
        lambda: other.filing(saved.number, NOW.date()),
        lambda: other.save_filing(saved.draft, NOW),
        lambda: other.reveal_id("核对证件", NOW, filing_number=saved.number),
        lambda: other.move_filing(saved.number, "cancelled", NOW),
    ):
        with pytest.raises(Refused):
            act()


def with_clerk(desk: Desk, clerk: Clerk) -> Desk:
    """The same office with somebody else signed in."""
    context = desk.context
    with context.db.transaction():
        if context.db.clerks.get(clerk.id) is None:
            context.db.clerks.add(clerk, NOW)
    return Desk(replace(context, clerk=clerk))
