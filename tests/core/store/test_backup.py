"""A backup is only one after it was reopened, checked and counted."""

from __future__ import annotations

import json
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from core.kernel.errors import WrongKey
from core.store import backup, engine
from core.store.backup import back_up, last_verified, verify
from core.store.cases_db import CasesDb
from core.store.errors import BackupFailed
from tests.core.store.conftest import KEY, NOW
from tests.core.store.makers import ID_NUMBER, add_filing
from tests.core.store.test_engine import flip


@pytest.fixture
def keys(folder: Path) -> Path:
    """A key file; the backup only copies it."""
    path = folder / "keys.json"
    path.write_text('{"format": 1, "slots": []}', encoding="utf-8")
    return path


def test_a_backup_holds_everything_and_opens_alone(db: CasesDb, keys: Path, folder: Path) -> None:
    filing = add_filing(db, NOW)
    done = back_up(db.path, keys, folder / "backups", KEY, NOW)
    assert done.rows["filing"] == done.rows["person"] == 1
    assert last_verified(folder / "backups") == done
    names = sorted(path.name for path in (folder / "backups").iterdir())
    stem = "cases-20261120-032600"
    assert names == [f"{stem}.db", f"{stem}.keys.json", "last_verified.json"]
    copy = CasesDb.open(done.path, KEY)
    assert copy.filings.get(filing.number) == filing
    copy.close()


def test_a_backup_is_encrypted(db: CasesDb, keys: Path, folder: Path) -> None:
    add_filing(db, NOW)
    done = back_up(db.path, keys, folder / "backups", KEY, NOW)
    content = done.path.read_bytes()
    assert ID_NUMBER.encode() not in content
    assert not content.startswith(b"SQLite format 3")
    with pytest.raises(WrongKey):
        engine.connect(done.path, bytes(32))


def test_a_backup_is_consistent_while_others_write(db: CasesDb, keys: Path, folder: Path) -> None:
    stop = threading.Event()
    failures: list[BaseException] = []

    def write() -> None:
        serial = 0
        try:
            while not stop.is_set():
                add_filing(db, NOW, cert_no=f"6532011960041{serial:05d}")
                serial += 1
        except BaseException as error:
            failures.append(error)

    writer = threading.Thread(target=write)
    writer.start()
    try:
        made = [
            back_up(db.path, keys, folder / "backups", KEY, NOW + timedelta(seconds=at))
            for at in range(5)
        ]
    finally:
        stop.set()
        writer.join()
    assert failures == []
    for done in made:
        assert done.rows["filing"] == done.rows["filing_form"] == done.rows["filing_step"]
    assert made[-1].rows["filing"] >= made[0].rows["filing"]


def test_a_bad_copy_is_no_backup_and_the_old_one_stays(
    db: CasesDb, keys: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = back_up(db.path, keys, folder / "backups", KEY, NOW)
    copy = backup.copy_database

    def broken(source: object, path: Path, key: bytes) -> None:
        copy(source, path, key)  # type: ignore[arg-type]
        flip(path, path.stat().st_size // 2)

    monkeypatch.setattr(backup, "copy_database", broken)
    with pytest.raises(BackupFailed):
        back_up(db.path, keys, folder / "backups", KEY, NOW + timedelta(days=1))
    assert last_verified(folder / "backups") == first
    assert not list((folder / "backups").glob("*.part*"))


def test_a_backup_that_decays_later_is_found_out(db: CasesDb, keys: Path, folder: Path) -> None:
    done = back_up(db.path, keys, folder / "backups", KEY, NOW)
    assert verify(done.path, KEY) == done.rows
    flip(done.path, done.path.stat().st_size - 5000)
    with pytest.raises(BackupFailed):
        verify(done.path, KEY)


def test_the_wrong_rows_are_no_backup(
    db: CasesDb, keys: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(backup, "verify", lambda _path, _key: {"filing": 7})
    with pytest.raises(BackupFailed, match="对不上"):
        back_up(db.path, keys, folder / "backups", KEY, NOW)


def test_a_lost_or_spoiled_mark_counts_as_no_backup(db: CasesDb, keys: Path, folder: Path) -> None:
    backups = folder / "backups"
    assert last_verified(backups) is None
    done = back_up(db.path, keys, backups, KEY, NOW)
    mark = backups / "last_verified.json"
    saved = mark.read_text(encoding="utf-8")
    for spoiled in ("", "[]", "{}", json.dumps({"file": done.path.name, "at": "x", "rows": {}})):
        mark.write_text(spoiled, encoding="utf-8")
        assert last_verified(backups) is None
    mark.write_text(saved, encoding="utf-8")
    done.path.unlink()
    assert last_verified(backups) is None
