"""Numbers, visits, filings and estimates as stored."""

from __future__ import annotations

from datetime import date

from core.store.cases_db import CasesDb
from core.store.estimates import StoredEstimate
from tests.core.store.conftest import NOW, SECOND
from tests.core.store.makers import add_filing

DAY = date(2026, 11, 20)


def test_numbers_run_on_by_area_and_year(db: CasesDb) -> None:
    with db.transaction():
        made = [
            db.counters.filing_number("653221", DAY),
            db.counters.filing_number("653221", DAY),
            db.counters.filing_number("653222", DAY),
            db.counters.filing_number("653221", date(2027, 1, 1)),
            db.counters.estimate_number("653221", DAY),
            db.counters.visit_number(DAY),
        ]
    assert made == [
        "653221-2026-000001",
        "653221-2026-000002",
        "653222-2026-000001",
        "653221-2027-000001",
        "653221-G-2026-0001",
        "20261120-001",
    ]


def test_a_number_whose_act_failed_is_given_to_the_next(db: CasesDb) -> None:
    try:
        with db.transaction():
            assert db.counters.visit_number(DAY) == "20261120-001"
            raise ZeroDivisionError
    except ZeroDivisionError:
        pass
    with db.transaction():
        assert db.counters.visit_number(DAY) == "20261120-001"
        assert db.counters.visit_number(DAY) == "20261120-002"


def test_a_restored_office_skips_what_may_be_on_paper(db: CasesDb) -> None:
    with db.transaction():
        db.counters.filing_number("653221", DAY)
        db.counters.skip("filing:653221:2026", 1000)
        assert db.counters.filing_number("653221", DAY) == "653221-2026-001002"


def test_a_discarded_draft_is_gone_and_its_number_is_not(db: CasesDb) -> None:
    with db.transaction():
        visit = db.visits.add("20261120-001", "0317", '{"form": 1, "name": "王建平"}', NOW)
        db.visits.discard(visit, NOW + SECOND)
        db.visits.save(visit, '{"form": 1, "name": "王建平"}', NOW + SECOND)
    stored = db.visits.get(visit)
    assert stored is not None
    assert (stored.number, stored.state, stored.draft) == ("20261120-001", "discarded", None)
    assert db.visits.open_ones() == ()


def test_steps_are_kept_and_undone_steps_marked(db: CasesDb) -> None:
    filing = add_filing(db, NOW)
    with db.transaction():
        db.filings.move(filing, "to_enter", "0317", NOW + SECOND)
    entered = db.filings.get(filing.number)
    assert entered is not None
    with db.transaction():
        db.filings.move(entered, "in_force", "0317", NOW + 2 * SECOND, "", "P-1")
    in_force = db.filings.get(filing.number)
    assert in_force is not None
    assert (in_force.status, in_force.platform_number) == ("in_force", "P-1")
    with db.transaction():
        db.filings.undo(in_force, db.filings.steps(filing.id)[-1], NOW + 3 * SECOND)
    back = db.filings.get(filing.number)
    assert back is not None
    assert (back.status, back.platform_number) == ("to_enter", None)
    history = [(s.status_from, s.status_to, s.undone_at) for s in db.filings.steps(filing.id)]
    assert history == [
        (None, "accepted", None),
        ("accepted", "to_enter", None),
        ("to_enter", "in_force", NOW + 3 * SECOND),
    ]


def test_an_estimate_comes_back_as_it_was(db: CasesDb) -> None:
    estimate = StoredEstimate(
        number="653201-G-2026-0001",
        visit_id=None,
        person_id=None,
        filing_number=None,
        day=DAY,
        status="computed",
        confidence="unverified",
        engine="0.1.0",
        inputs='{"bill_total": "10000.00"}',
        packs='[{"area": "653200"}]',
        result='{"lines": {}}',
        clerk_id="0317",
        created_at=NOW,
    )
    with db.transaction():
        db.estimates.add(estimate)
    assert db.estimates.get(estimate.number) == estimate
