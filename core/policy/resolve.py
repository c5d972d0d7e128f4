"""Which rule applies: the lowest layer that has a matching row; in it the most specific row.

An unknown fact is harmless while every possibility gives the same value; otherwise `UnknownFact`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from core.policy.concepts import label_of
from core.policy.errors import Facts, NoRule, RuleConflict, UnknownFact
from core.policy.rules import Rule
from core.policy.table import Table
from core.policy.vocabulary import NAMES, impossible, unmentioned

# Beyond this many possibilities the question is open anyway; the answer has to stay quick.
_MOST = 4096


def resolve(
    tables: Sequence[Table], concept: str, facts: Facts, on: date, area: str, area_title: str
) -> Rule:
    """The rule in force; tables come most specific layer first.

    Raises `NoRule`, `RuleConflict` (two most specific rows with different values) or `UnknownFact`.
    """
    for table in tables:
        sure, possible = table.match(facts, on)
        if possible and sure:
            possible = table.unbeaten(possible, sure)
        if possible:
            return _by_possibilities(tables, concept, facts, on, area, area_title)
        if sure:
            return table.winner(sure)
    raise NoRule(area, concept, on, facts, _label(tables, concept), area_title)


def _by_possibilities(
    tables: Sequence[Table], concept: str, facts: Facts, on: date, area: str, area_title: str
) -> Rule:
    unknown = _unknown_values(tables, facts)
    label = _label(tables, concept)
    names = [NAMES[key] for key in unknown]
    size = 1
    for values in unknown.values():
        size *= len(values)
    if size > _MOST:
        raise UnknownFact(concept, list(unknown), names, label)
    outcomes: list[tuple[tuple[str, ...], Rule | NoRule | RuleConflict]] = []
    for chosen, known in _completions(facts, unknown):
        try:
            outcomes.append((chosen, resolve(tables, concept, known, on, area, area_title)))
        except (NoRule, RuleConflict) as problem:
            outcomes.append((chosen, problem))
    if not outcomes:
        raise NoRule(area, concept, on, facts, label, area_title)
    first = outcomes[0][1]
    if all(_same(first, outcome) for _, outcome in outcomes):
        if isinstance(first, Rule):
            rules = [outcome for _, outcome in outcomes if isinstance(outcome, Rule)]
            # The least founded of the possible rows: the value is no better than that.
            return max(rules, key=lambda rule: rule.status.rank)
        raise first
    deciding = _deciding(list(unknown), outcomes)
    raise UnknownFact(concept, deciding, [NAMES[key] for key in deciding], label)


def _unknown_values(tables: Sequence[Table], facts: Facts) -> dict[str, tuple[str, ...]]:
    """Unknown facts the rows ask for, each with the values worth trying."""
    mentioned: dict[str, dict[str, None]] = {}
    for table in tables:
        for group in table.groups:
            if any(
                (fact := facts.get(key)) is not None and not test(fact) for key, test in group.tests
            ):
                continue
            for condition in group.conditions:
                if facts.get(condition.fact) is None:
                    seen = mentioned.setdefault(condition.key, {})
                    seen.update(dict.fromkeys(condition.samples()))
    found: dict[str, tuple[str, ...]] = {}
    for key, values in mentioned.items():
        fact = "age" if key == "age_from" else key
        found[fact] = (*values, *unmentioned(key, set(values)))
    return found


def _completions(
    facts: Facts, unknown: dict[str, tuple[str, ...]]
) -> Iterator[tuple[tuple[str, ...], dict[str, str | None]]]:
    keys = tuple(unknown)
    for chosen in product(*unknown.values()):
        known = {**facts, **dict(zip(keys, chosen, strict=True))}
        if not impossible(known):
            yield chosen, known


def _same(one: Rule | NoRule | RuleConflict, other: Rule | NoRule | RuleConflict) -> bool:
    if isinstance(one, Rule) and isinstance(other, Rule):
        return one.value == other.value
    if isinstance(one, RuleConflict) and isinstance(other, RuleConflict):
        return one.rows == other.rows
    return isinstance(one, NoRule) and isinstance(other, NoRule)


def _deciding(
    keys: list[str], outcomes: list[tuple[tuple[str, ...], Rule | NoRule | RuleConflict]]
) -> list[str]:
    """The facts whose change alone changes the outcome; all of them if only pairs do."""
    found: list[str] = []
    for index, key in enumerate(keys):
        seen: dict[tuple[str, ...], Rule | NoRule | RuleConflict] = {}
        for chosen, outcome in outcomes:
            rest = chosen[:index] + chosen[index + 1 :]
            if not _same(seen.setdefault(rest, outcome), outcome):
                found.append(key)
                break
    return found or keys


def _label(tables: Sequence[Table], concept: str) -> str:
    return tables[0].label if tables else label_of(concept)
