"""One estimate with its full explanation stays within 2 ms (run with -m bench)."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from core.areas import Divisions
from core.case.model import Case
from core.policy import PolicyBook
from core.settlement import estimate

BUDGET_MS = 2.0


@pytest.mark.bench
@pytest.mark.parametrize("known", [True, False])
def test_one_estimate(make_case: Callable[..., Case], divisions: Divisions, known: bool) -> None:
    sums = ("deductible_paid", "disease_fund_paid", "pool_paid", "critical_basis")
    case = make_case() if known else make_case(year_to_date=dict.fromkeys(sums))
    policy = PolicyBook.shipped().for_area("653201")
    estimate(case, policy, divisions)
    taken = []
    for _ in range(200):
        begin = time.perf_counter()
        estimate(case, policy, divisions)
        taken.append(time.perf_counter() - begin)
    median = sorted(taken)[100] * 1000
    print(f"one estimate, known={known}: {median:.2f} ms")  # noqa: T201 - the figure is the point
    assert median <= BUDGET_MS
