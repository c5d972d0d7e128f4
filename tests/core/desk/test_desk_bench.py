"""Budgets of the desk: a durable save within 50 ms, a sign-in nobody waits for."""

from __future__ import annotations

import statistics
import time
from datetime import date, timedelta

import pytest

from core.desk.demo_people import demo_id_number
from core.desk.office import Office, sign_in
from core.desk.service import Desk
from tests.core.desk.conftest import CLERK, NOW, PASSWORD
from tests.core.desk.makers import form, who

pytestmark = pytest.mark.bench


def test_a_filing_is_saved_durably_within_its_budget(desk: Desk) -> None:
    saves, drafts = [], []
    for serial in range(100):
        born = date(1960, 1, 1) + timedelta(days=serial)
        now = NOW + timedelta(seconds=serial)
        draft = who(desk, now, id_number=demo_id_number("653201", born, "男"), name="王建平")
        draft = form(desk, draft, now)
        started = time.perf_counter()
        desk.save_draft(draft, now)
        drafts.append((time.perf_counter() - started) * 1000)
        started = time.perf_counter()
        desk.save_filing(draft, now)
        saves.append((time.perf_counter() - started) * 1000)
    report("save_filing", saves)
    report("save_draft", drafts)
    assert statistics.quantiles(saves, n=20)[-1] <= 50


def test_signing_in_takes_less_than_half_a_second(office: Office) -> None:
    times = []
    for _ in range(10):
        started = time.perf_counter()
        sign_in(office, CLERK, PASSWORD, NOW).close()
        times.append((time.perf_counter() - started) * 1000)
    report("sign_in", times)
    assert statistics.median(times) <= 500


def report(name: str, times: list[float]) -> None:
    """One line for the record; shown with -rP."""
    ordered = sorted(times)
    print(  # noqa: T201
        f"{name}: median {statistics.median(ordered):.1f} ms, "
        f"p95 {ordered[int(len(ordered) * 0.95)]:.1f} ms, max {ordered[-1]:.1f} ms"
    )
