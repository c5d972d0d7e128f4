"""Each step is whole or absent, known by its fingerprint, and backed up before."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

from core.store import engine
from core.store.backup import copy_database
from core.store.cases_db import CasesDb
from core.store.migrations import CASES, fingerprint, migrate
from tests.core.store.conftest import KEY, NOW
from tests.core.store.makers import add_filing

# The schema after each step. A released step never changes; a new one adds a line.
FINGERPRINTS = {
    "0001_first": "37cf4edaae78b9bafb2222609b2d5765229156fc313d95c5e25c9ea197912d52",
}


def test_each_step_gives_the_schema_it_is_known_by(folder: Path) -> None:
    names = [step.name for step in CASES._migrations]
    found = {}
    for index, name in enumerate(names):
        db = engine.connect(folder / f"{name}.db", KEY, create=True)
        CASES.apply(db, stop_before=names[index + 1 :])
        found[name] = fingerprint(db)
        db.conn.close()
    assert found == FINGERPRINTS


def test_a_second_opening_has_nothing_to_do(db: CasesDb) -> None:
    again = CasesDb.open(db.path, KEY)
    assert (db.migrated, again.migrated) == (("0001_first",), ())
    again.close()


def test_a_failing_step_leaves_no_trace_and_keeps_the_data(db: CasesDb) -> None:
    number = add_filing(db, NOW).number
    before = fingerprint(db.session.db)
    steps = Migrations("cases")

    @steps(name="0001_first")
    def first(_db: Database) -> None:
        raise AssertionError("applied before")

    @steps(name="0002_fails")
    def fails(database: Database) -> None:
        database.executescript("CREATE TABLE half (a TEXT) STRICT; DELETE FROM filing_form;")
        raise ValueError("half way")

    with pytest.raises(ValueError, match="half way"):
        migrate(db.session.db, db.path, lambda path: copy_database(db.session.db, path, KEY), steps)
    assert fingerprint(db.session.db) == before
    stored = db.filings.get(number)
    assert stored is not None
    assert db.filings.form(stored.id) is not None
    copy = CasesDb.open(db.path.parent / "backups" / "cases-before-0002_fails.db", KEY)
    assert copy.filings.get(number) == stored
    copy.close()


def test_a_new_database_needs_no_copy_before_its_first_step(folder: Path) -> None:
    db = CasesDb.open(folder / "cases.db", KEY, create=True)
    db.close()
    assert not (folder / "backups").exists()
