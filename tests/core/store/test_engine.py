"""Keys, settings and damage: each failure is told apart and names its remedy."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from core.kernel.errors import DamagedStore, KnownError, NewerSchema, WrongKey
from core.store import driver, engine
from core.store.cases_db import CasesDb
from core.store.errors import DiskFull, ReadOnlyStore, StoreBusy, StoreMissing
from tests.core.store.conftest import KEY, NOW
from tests.core.store.makers import ID_NUMBER, add_filing, person

OTHER_KEY = bytes(32)


def test_the_driver_is_the_one_whose_errors_sqlite_utils_catches() -> None:
    assert driver.IN_PLACE


def test_every_safety_setting_is_on(db: CasesDb) -> None:
    found = {
        name: db.session.rows(f"PRAGMA {name}")[0].popitem()[1]
        for name in (
            "journal_mode",
            "synchronous",
            "foreign_keys",
            "secure_delete",
            "trusted_schema",
            "temp_store",
        )
    }
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "secure_delete": 1,
        "trusted_schema": 0,
        "temp_store": 2,
    }


def test_every_ordinary_table_is_strict(db: CasesDb) -> None:
    loose = db.session.rows(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' "
        "AND strict = 0 AND name NOT LIKE 'sqlite_%'"
    )
    assert loose == []


def test_a_foreign_key_is_enforced(db: CasesDb) -> None:
    with pytest.raises(engine.IntegrityError), db.transaction():
        db.visits.add("20261120-001", "9999", "{}", NOW)
    assert db.visits.open_ones() == ()


def test_a_wrong_key_is_told_as_wrong(db: CasesDb) -> None:
    with pytest.raises(WrongKey):
        CasesDb.open(db.path, OTHER_KEY)


def test_a_wrong_key_prints_nothing(db: CasesDb, capfd: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(WrongKey):
        engine.connect(db.path, OTHER_KEY)
    assert capfd.readouterr() == ("", "")


def test_a_damaged_first_page_under_a_proven_key_is_damage(db: CasesDb) -> None:
    db.close()
    flip(db.path, 100)
    with pytest.raises(DamagedStore, match="备份"):
        CasesDb.open(db.path, KEY, key_proven=True)


@pytest.mark.parametrize("part", [0.2, 0.4, 0.6, 0.8, 0.99])
def test_a_flipped_bit_in_the_data_is_damage_not_a_wrong_answer(db: CasesDb, part: float) -> None:
    add_people(db, 400)
    db.close()
    open_and_check(db.path)
    flip(db.path, int(db.path.stat().st_size * part))
    with pytest.raises(DamagedStore, match="备份"):
        open_and_check(db.path)


def test_a_truncated_file_is_damage(db: CasesDb) -> None:
    add_filing(db, NOW)
    db.close()
    os.truncate(db.path, db.path.stat().st_size // 2 // 4096 * 4096)
    with pytest.raises(DamagedStore):
        open_and_check(db.path)


def test_a_missing_file_is_not_created_in_silence(folder: Path) -> None:
    with pytest.raises(StoreMissing):
        CasesDb.open(folder / "nothing.db", KEY)
    assert list(folder.iterdir()) == []


def test_a_newer_schema_is_refused_and_left_alone(db: CasesDb) -> None:
    with db.transaction():
        db.session.write(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) VALUES (?, ?, ?)",
            ("cases", "0999_later", "2030-01-01"),
        )
    db.close()
    before = db.path.read_bytes()
    with pytest.raises(NewerSchema, match="新版本"):
        CasesDb.open(db.path, KEY)
    assert db.path.read_bytes() == before


def test_a_full_disk_leaves_the_old_state_and_says_so(db: CasesDb) -> None:
    pages = db.session.number("PRAGMA page_count")
    db.session.rows(f"PRAGMA max_page_count = {pages + 2}")
    with pytest.raises(DiskFull, match="腾出空间"):
        add_people(db, 2_000)
    assert db.session.number("SELECT count(*) FROM person") == 0
    with db.transaction():
        db.audit.append(NOW, "0317", "3", "after", "full disk")
    assert db.audit.verify().intact


def test_a_read_only_connection_refuses_to_write(db: CasesDb) -> None:
    reader = engine.connect(db.path, KEY, read_only=True)
    with pytest.raises(ReadOnlyStore, match="权限"), engine.translated():
        reader.conn.execute("DELETE FROM clerk")
    reader.conn.close()


def test_two_connections_see_each_others_commits_and_wait_for_writes(db: CasesDb) -> None:
    other = CasesDb.open(db.path, KEY)
    first = add_filing(db, NOW)
    second = add_filing(other, NOW, cert_no=ID_NUMBER[:-1] + "6", name="王建平")
    assert (first.number, second.number) == ("653201-2026-000001", "653201-2026-000002")
    assert db.filings.get(second.number) == second
    other.session.db.conn.execute("PRAGMA busy_timeout = 50")
    with db.transaction():
        db.audit.append(NOW, "0317", "3", "x", "y")
        with pytest.raises(StoreBusy, match="另一个程序"), other.transaction():
            other.audit.append(NOW, "0317", "3", "x", "y")
    other.close()
    assert db.audit.verify().count == 1


def test_a_write_outside_a_transaction_is_a_bug(db: CasesDb) -> None:
    with pytest.raises(RuntimeError):
        db.counters.take("visit:20261120")


def test_known_errors_have_codes_of_their_own() -> None:
    codes = [kind.code for kind in (DiskFull, ReadOnlyStore, StoreBusy, StoreMissing, WrongKey)]
    assert len(set(codes)) == len(codes)
    assert KnownError.code not in codes


def test_importing_the_store_opens_nothing(tmp_path: Path) -> None:
    script = "import core.store.cases_db, os; print(os.listdir('.'))"
    root = Path(__file__).resolve().parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(root)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def add_people(db: CasesDb, count: int) -> None:
    """Many people in one transaction."""
    with db.transaction():
        for serial in range(count):
            db.people.upsert(person(cert_no=f"65320119600412{serial:04d}"), NOW)


def open_and_check(path: Path) -> None:
    """Open with the right key and read everything."""
    db = CasesDb.open(path, KEY, key_proven=True)
    try:
        db.check()
    finally:
        db.close()


def flip(path: Path, at: int) -> None:
    """Flip one bit of a file."""
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(bytes(content))
