"""The divisions of the country are read within 40 ms (run with -m bench)."""

from __future__ import annotations

import time

import pytest

from core.areas import Division, Divisions
from core.kernel.paths import resources
from tests.bench.table import Table

BUDGET_MS = 40


@pytest.mark.bench
def test_loading_is_quick(table: Table) -> None:
    times = []
    for _ in range(5):
        started = time.perf_counter()
        assert isinstance(next(iter(Divisions(resources() / "areas"))), Division)
        times.append((time.perf_counter() - started) * 1000)
    assert table.add("load the divisions", times, BUDGET_MS, judged="best") <= BUDGET_MS
