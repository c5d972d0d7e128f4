"""The chain: append-only for the program, and any later change shows."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.store import engine
from core.store.audit import START
from core.store.cases_db import CasesDb
from tests.core.store.conftest import NOW, SECOND


def append(db: CasesDb, count: int) -> None:
    with db.transaction():
        for index in range(count):
            db.audit.append(NOW + index * SECOND, "0317", "3 号台", "test", f"object {index}")


def test_an_untouched_chain_holds(db: CasesDb) -> None:
    assert db.audit.verify().head == START
    append(db, 12)
    report = db.audit.verify()
    assert (report.intact, report.count, report.clock_back) == (True, 12, ())
    assert report.head == db.audit.recent(1)[0].hash


@pytest.mark.parametrize("statement", ["UPDATE audit SET summary = 'x'", "DELETE FROM audit"])
def test_the_database_itself_refuses_changes(db: CasesDb, statement: str) -> None:
    append(db, 3)
    with pytest.raises(engine.IntegrityError, match="append-only"), db.transaction():
        db.session.write(statement)
    assert db.audit.verify().count == 3


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE audit SET clerk_id = '0322' WHERE seq = 5", 5),
        ("UPDATE audit SET reason = 'x' WHERE seq = 1", 1),
        ("DELETE FROM audit WHERE seq = 7", 7),
        ("UPDATE audit SET seq = 99 WHERE seq = 10", 10),
    ],
)
def test_whoever_removes_the_guard_is_still_found_out(
    db: CasesDb, statement: str, broken_at: int
) -> None:
    append(db, 10)
    with db.transaction():
        db.session.write("DROP TRIGGER audit_keeps")
        db.session.write("DROP TRIGGER audit_stays")
        db.session.write(statement)
    report = db.audit.verify()
    assert not report.intact
    assert report.broken_at == broken_at


def test_a_clock_that_went_back_is_named(db: CasesDb) -> None:
    append(db, 3)
    with db.transaction():
        db.audit.append(NOW - timedelta(hours=1), "0317", "3 号台", "test", "earlier")
    report = db.audit.verify()
    assert (report.intact, report.clock_back) == (True, (4,))
    assert db.audit.latest() == NOW + 2 * SECOND


def test_an_act_and_its_row_stand_or_fall_together(db: CasesDb) -> None:
    def act() -> None:
        with db.transaction():
            db.audit.append(NOW, "0317", "3 号台", "test", "never")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        act()
    assert db.audit.verify().count == 0


def test_counting_goes_by_the_local_day(db: CasesDb) -> None:
    append(db, 2)
    assert db.audit.count("test", day=NOW.date()) == 2
    assert db.audit.count("test", day=NOW.date() + timedelta(days=1)) == 0
    assert db.audit.count("test", object_id="object 1") == 1
