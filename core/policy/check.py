"""What loading cannot see: rows that repeat or contradict, cases that no longer come out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Any

from core.policy.book import AreaPolicy, PolicyBook
from core.policy.errors import PackFault, RuleConflict
from core.policy.pack import PolicyPack
from core.policy.table import Group, Table
from core.policy.vocabulary import impossible

CaseRunner = Callable[[AreaPolicy, dict[str, Any], dict[str, Any]], Sequence[str]]
"""Runs one pack case (policy, case, expect) and returns what came out differently, in Chinese."""


@dataclass(frozen=True)
class CheckReport:
    """What `packs check` found in one pack."""

    area: str
    faults: tuple[PackFault, ...]
    rows: int
    cases: int

    @property
    def ok(self) -> bool:
        """Whether the pack may be shipped."""
        return not self.faults


def check_pack(book: PolicyBook, pack: PolicyPack, run_case: CaseRunner | None) -> CheckReport:
    """Every fault of one pack of the book. Without `run_case` its cases are not run."""
    faults: list[PackFault] = []
    for table in pack.tables.values():
        faults += repeated_rows(table)
        faults += contradictions(table)
    faults += _layers(book, pack)
    ran = 0
    if run_case is not None:
        policy = book.for_area(pack.area)
        for case in pack.cases:
            ran += 1
            for difference in run_case(policy, dict(case.case), dict(case.expect)):
                faults.append(PackFault("cases", ran, case.name, difference))
    rows = sum(len(table.rows) for table in pack.tables.values())
    return CheckReport(pack.area, tuple(faults), rows, ran)


def repeated_rows(table: Table) -> Iterable[PackFault]:
    """Two rows with the same conditions from the same day."""
    for group in table.groups:
        for earlier, later in zip(group.rows, group.rows[1:], strict=False):
            if earlier.since == later.since:
                message = f"和第 {earlier.number} 行条件相同，都从 {later.since} 起，留一行"
                yield PackFault(table.concept, later.number, "when", message)


def contradictions(table: Table) -> Iterable[PackFault]:
    """Two rows, neither narrower, that can meet in one case and say different things.

    Tries every pair of conditions of the table on every day on which one of them begins; a third,
    narrower row that settles the pair is seen.
    """
    seen: set[tuple[int, int]] = set()
    days = sorted({row.since for row in table.rows})
    for one, other in combinations(table.groups, 2):
        facts = meeting(one, other)
        if facts is None:
            continue
        for day in days:
            sure, _ = table.match(facts, day)
            try:
                if sure:
                    table.winner(sure)
            except RuleConflict as conflict:
                first, second = sorted(rule.row for rule in conflict.rows)
                if (first, second) not in seen:
                    seen.add((first, second))
                    yield PackFault(table.concept, second, "when", _meets(first, facts, day))


def meeting(one: Group, other: Group) -> dict[str, str | None] | None:
    """Facts that satisfy both groups of conditions, or None if no case can."""
    facts: dict[str, str | None] = {}
    others = {condition.key: condition for condition in other.conditions}
    for condition in one.conditions:
        rival = others.pop(condition.key, None)
        fact = condition.samples()[0] if rival is None else condition.common(rival)
        if fact is None:
            return None
        facts[condition.fact] = fact
    for condition in others.values():
        facts[condition.fact] = condition.samples()[0]
    return None if impossible(facts) else facts


def _meets(row: int, facts: dict[str, str | None], day: date) -> str:
    case = "、".join(f"{key}={value}" for key, value in facts.items())
    return f"和第 {row} 行同样具体，说法不同（{case}，{day}）；加一行更具体的，或把条件写窄"


def _layers(book: PolicyBook, pack: PolicyPack) -> Iterable[PackFault]:
    """The chain has to end at the national pack, and units have to agree."""
    chain = book.for_area(pack.area).packs
    if book.pack("000000") is not None and chain[-1].area != "000000":
        yield PackFault("pack.yaml", None, "extends", "一层层往上要到全国包 000000")
    for upper in chain[1:]:
        if upper.area != "000000" and upper.area[:2] != pack.area[:2]:
            yield PackFault("pack.yaml", None, "extends", f"{upper.area} 不是它的上一级")
