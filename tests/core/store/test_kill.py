"""kill -9 at random moments: what was acknowledged is there, and nothing is there by halves."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from core.store.cases_db import CasesDb
from tests.core.store.conftest import KEY

ROOT = Path(__file__).resolve().parents[3]
PEOPLE_A_TURN = 180
RANDOM = random.Random(20261120)


def test_thirty_kills_lose_nothing(db: CasesDb) -> None:
    db.close()
    acknowledged = kill_often(db.path, 30)
    assert acknowledged > 30


@pytest.mark.soak
@pytest.mark.timeout(1800)
def test_five_hundred_kills_lose_nothing(db: CasesDb) -> None:
    db.close()
    acknowledged = kill_often(db.path, 500)
    assert acknowledged > 500


def kill_often(path: Path, times: int) -> int:
    """Kill a writer again and again; returns how many filings it had acknowledged in all."""
    said: list[str] = []
    for turn in range(times):
        # Every turn has people of its own, also for a commit that was not acknowledged any more.
        said += killed_writer(path, 1 + turn * PEOPLE_A_TURN)
        check(path, said)
    return len(said)


def killed_writer(path: Path, serial: int) -> list[str]:
    """What a writer acknowledged before it was killed at a random moment while writing."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.core.store.writer", str(path), str(serial)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    timer = threading.Timer(RANDOM.uniform(0.0, 0.08), process.send_signal, [signal.SIGKILL])
    timer.start()
    lines = process.stdout.read().splitlines(keepends=True)
    timer.join()
    assert process.wait() == -signal.SIGKILL
    process.stdout.close()
    return [line.strip() for line in lines if line.endswith("\n")]


def check(path: Path, said: list[str]) -> None:
    """Everything acknowledged is stored; every stored filing is whole, numbered and audited."""
    db = CasesDb.open(path, KEY)
    try:
        rows = db.session.rows("SELECT id, number, status FROM filing ORDER BY id")
        numbers = [row["number"] for row in rows]
        assert set(said) <= set(numbers)
        assert numbers == [f"653201-2026-{at:06d}" for at in range(1, len(rows) + 1)]
        assert {row["status"] for row in rows} <= {"to_enter"}
        counted = [
            db.session.number(f"SELECT count(*) FROM {table}")
            for table in ("filing_form", "filing_term", "person", "audit")
        ]
        assert counted == [len(rows)] * 4
        assert db.session.number("SELECT count(*) FROM filing_step") == 2 * len(rows)
        assert db.audit.verify().intact
        assert db.session.rows("PRAGMA quick_check") == [{"quick_check": "ok"}]
    finally:
        db.close()
