"""Budgets of the packs (run with -m bench): a clerk never waits for the rules."""

from __future__ import annotations

import time
from datetime import date

import pytest

from core.policy import PolicyBook
from tests.bench.table import Table

DAY = date(2026, 11, 20)
FACTS = {
    "insurance": "resident", "category": "senior", "care_type": "chronic_outpatient",
    "disease": "M00500", "level": "3", "scope": "cross_province", "care_area": "510100",
    "filing": "long_term_resident", "route": "direct", "emergency": "no", "age": "66",
    "admission": "not_admitted", "assistance": "none", "admission_no": "1",
}  # fmt: skip


@pytest.mark.bench
def test_loading_every_pack_takes_at_most_60_ms(table: Table) -> None:
    PolicyBook.shipped()
    begun = time.perf_counter()
    for _ in range(5):
        PolicyBook.shipped()
    spent = (time.perf_counter() - begun) / 5 * 1000
    assert table.add("load every pack", [spent], 60, judged="most") <= 60


@pytest.mark.bench
@pytest.mark.parametrize("concept", ["filing.requirement", "chronic.ratio", "settlement.reduction"])
def test_resolving_takes_at_most_30_microseconds(table: Table, concept: str) -> None:
    policy = PolicyBook.shipped().for_area("653201")
    policy.resolve(concept, FACTS, DAY)
    begun = time.perf_counter()
    for _ in range(2000):
        policy.resolve(concept, FACTS, DAY)
    spent = (time.perf_counter() - begun) / 2000 * 1e6
    assert table.add(f"resolve {concept}", [spent], 30, "us", "most") <= 30
