"""Asks the packs on behalf of one advice: keeps the statuses used and what was missing."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from core.case.model import FilingKind
from core.kernel.status import Cited, Status, weakest
from core.policy import AreaPolicy, Facts, Missing, NoRule, Rule, UnknownFact


class Asker:
    """One conversation with the packs of one area on one day."""

    def __init__(self, policy: AreaPolicy, facts: Facts, on: date) -> None:
        self._policy = policy
        self._facts = dict(facts)
        self._on = on
        self._missing: dict[str, Missing] = {}
        self._statuses: list[Status] = []

    def ask(self, concept: str, **facts: str | None) -> Rule | None:
        """The rule, or None with the gap noted. Raises `RuleConflict`: two truths are no answer."""
        try:
            rule = self._policy.resolve(concept, {**self._facts, **facts}, on=self._on)
        except (NoRule, UnknownFact) as gap:
            self._missing[concept] = Missing(concept, gap.label, gap.message)
            return None
        self._statuses.append(rule.citation.status)
        return rule

    def look(self, concept: str, **facts: str | None) -> Rule | None:
        """Like `ask` for what need not exist: its absence is no gap."""
        rule = known_rule(self._policy, concept, {**self._facts, **facts}, self._on)
        if rule is not None:
            self._statuses.append(rule.citation.status)
        return rule

    def about(self, kind: FilingKind) -> Asker:
        """The same conversation, with the kind being filled in as the filing asked about."""
        made = Asker(self._policy, {**self._facts, "filing": kind.value}, self._on)
        made._missing, made._statuses = self._missing, self._statuses
        return made

    @property
    def missing(self) -> tuple[Missing, ...]:
        """The gaps met so far, in the order they were met."""
        return tuple(self._missing.values())

    @property
    def status(self) -> Status:
        """The weakest status used so far."""
        return weakest(self._statuses)


def known_rule(policy: AreaPolicy, concept: str, facts: Facts, on: date) -> Rule | None:
    """The rule as far as the facts decide one; None where there is none or a fact still lacks."""
    try:
        return policy.find(concept, facts, on)
    except UnknownFact:
        return None


def sentence(rule: Rule) -> Cited:
    """The rule in words: its own text, else the value if that is text, else its name."""
    value = rule.value
    spoken = value if isinstance(value, str) and not value.isascii() else ""
    return Cited(rule.text or spoken or rule.label, rule.citation)


def lines(rule: Rule | None) -> tuple[Cited, ...]:
    """The items of a list rule, each with the rule's source."""
    if rule is None or not isinstance(rule.value, tuple):
        return ()
    return tuple(Cited(_words(item), rule.citation) for item in rule.value)


def _words(item: Any) -> str:
    if isinstance(item, Mapping):
        return "：".join(str(part) for part in (item.get("name"), item.get("text")) if part)
    return str(item)
