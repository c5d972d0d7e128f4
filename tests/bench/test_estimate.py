"""One estimate with its full explanation stays within 2 ms (run with -m bench)."""

from __future__ import annotations

import time

import pytest

from core.areas import Divisions
from core.case.read import read_case
from core.policy import PolicyBook
from core.settlement import estimate
from tests.bench.table import Table
from tests.support.cases import case_data

BUDGET_MS = 2.0


@pytest.mark.bench
@pytest.mark.parametrize("known", [True, False])
def test_one_estimate(table: Table, known: bool) -> None:
    divisions, data = Divisions.shipped(), case_data()
    if not known:
        data["year_to_date"] = dict.fromkeys(data["year_to_date"])
    case = read_case(data, divisions)
    policy = PolicyBook.shipped().for_area("653201")
    estimate(case, policy, divisions)
    taken = []
    for _ in range(200):
        begin = time.perf_counter()
        estimate(case, policy, divisions)
        taken.append((time.perf_counter() - begin) * 1000)
    what = f"one estimate, year to date {'known' if known else 'unknown'}"
    assert table.add(what, taken, BUDGET_MS, judged="median") <= BUDGET_MS
