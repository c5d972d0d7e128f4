"""One decision table, compiled: rows grouped by equal conditions, a history each."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from core.policy.errors import Facts, RuleConflict
from core.policy.rules import Rule
from core.policy.vocabulary import Condition


@dataclass(frozen=True)
class Row:
    """A read row: compiled conditions and the rule; None = `value: null`, ended from `since`."""

    number: int
    conditions: tuple[Condition, ...]
    since: date
    rule: Rule | None


class Group:
    """Rows with the same conditions: the latest `since` that is not after the day counts."""

    def __init__(self, conditions: tuple[Condition, ...]) -> None:
        self.conditions = conditions
        self.tests: tuple[tuple[str, Callable[[str], bool]], ...] = tuple(
            (condition.fact, condition.test) for condition in conditions
        )
        self.days: list[date] = []
        self.rows: list[Row] = []

    def add(self, row: Row) -> None:
        """Rows may come in any order; equal days stay in the order of the file."""
        at = bisect_right(self.days, row.since)
        self.days.insert(at, row.since)
        self.rows.insert(at, row)

    def at(self, on: date) -> tuple[Rule, ...]:
        """The rule in force; two only if one day is written twice."""
        at = bisect_right(self.days, on)
        if not at:
            return ()
        since = self.days[at - 1]
        found: list[Rule] = []
        while at and self.days[at - 1] == since:
            rule = self.rows[at - 1].rule
            if rule is not None:
                found.insert(0, rule)
            at -= 1
        return tuple(found)


def narrows(one: Sequence[Condition], other: Sequence[Condition]) -> bool:
    """Whether `one` matches only cases that `other` matches too."""
    own = {condition.key: condition for condition in one}
    return all(
        condition.key in own and own[condition.key].narrows(condition) for condition in other
    )


class Table:
    """All rows of one concept of one pack."""

    def __init__(self, concept: str, label: str, unit: str, note: str, rows: Iterable[Row]) -> None:
        self.concept = concept
        self.label = label
        self.unit = unit
        self.note = note
        self.rows = tuple(rows)
        self.groups: list[Group] = []
        self._beaten_by: list[int] | None = None
        by_when: dict[frozenset[tuple[str, frozenset[str]]], Group] = {}
        for row in self.rows:
            key = frozenset((c.key, frozenset(c.values)) for c in row.conditions)
            group = by_when.get(key)
            if group is None:
                group = by_when[key] = Group(row.conditions)
                self.groups.append(group)
            group.add(row)

    def match(
        self, facts: Facts, on: date
    ) -> tuple[list[tuple[int, Rule]], list[tuple[int, Rule]]]:
        """(surely matching, matching if unknown facts fit): group number and rule."""
        sure: list[tuple[int, Rule]] = []
        possible: list[tuple[int, Rule]] = []
        get = facts.get
        for number, group in enumerate(self.groups):
            unknown = False
            for key, test in group.tests:
                fact = get(key)
                if fact is None:
                    unknown = True
                elif not test(fact):
                    break
            else:
                for rule in group.at(on):
                    (possible if unknown else sure).append((number, rule))
        return sure, possible

    def unbeaten(
        self, candidates: Sequence[tuple[int, Rule]], among: Sequence[tuple[int, Rule]]
    ) -> list[tuple[int, Rule]]:
        """The candidates that no row of `among` narrows."""
        beaten_by = self._beaten_by or self._compare()
        present = 0
        for number, _ in among:
            present |= 1 << number
        return [each for each in candidates if not beaten_by[each[0]] & present]

    def winner(self, sure: Sequence[tuple[int, Rule]]) -> Rule:
        """The one rule of matching rows. Raises `RuleConflict` if two unbeaten rows differ."""
        if len(sure) == 1:
            return sure[0][1]
        rules = [rule for _, rule in self.unbeaten(sure, sure)]
        first = rules[0]
        for rule in rules[1:]:
            if rule.value != first.value:
                raise RuleConflict((first, rule))
        return min(rules, key=lambda rule: (rule.status.rank, -rule.since.toordinal(), rule.row))

    def _compare(self) -> list[int]:
        """For every group the bit set of the groups that are a strict narrowing of it."""
        count = len(self.groups)
        masks = [0] * count
        for one in range(count):
            for other in range(count):
                if one == other:
                    continue
                a, b = self.groups[one].conditions, self.groups[other].conditions
                if len(a) >= len(b) and narrows(a, b) and not narrows(b, a):
                    masks[other] |= 1 << one
        self._beaten_by = masks
        return masks
