"""When an unknown fact decides which row applies: try every answer it can have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.policy import AreaPolicy, Missing, UnknownFact
from core.policy.vocabulary import NAMES
from core.settlement.rules import RuleSet, RulesMissing, find_rules, with_fact
from core.settlement.situation import Situation

ANSWERS: dict[str, tuple[str, ...]] = {
    "admission_no": ("1", "2"),
    "level": ("3", "2", "1", "none"),
    "institution_class": ("regional", "municipal", "provincial", "district", "county"),
}
REMEDIES = {
    "level": "选好机构，或写明机构级别",
    "institution_class": "选好机构",
    "age": "补上出生日期",
    "category": "选人员类别",
    "admission_no": "写今年第几次住院",
}
# No identity on record is the ordinary case; the sentence keeps the other one in view.
NO_IDENTITY = "none"


@dataclass(frozen=True)
class Variant:
    """One set of rules under assumed answers; `missing` lists the facts that were assumed."""

    rules: RuleSet
    situation: Situation
    missing: tuple[Missing, ...] = ()
    notices: tuple[str, ...] = ()


def rule_variants(
    policy: AreaPolicy,
    situation: Situation,
    on: date,
    assumed: tuple[Missing, ...] = (),
    notices: tuple[str, ...] = (),
) -> tuple[Variant, ...]:
    """All rule sets the unknown facts allow, at least one.

    Raises `RulesMissing`, and `UnknownFact` for a fact whose answers cannot be listed (age) or of
    which some answer has no rule.
    """
    try:
        return (Variant(find_rules(policy, situation, on), situation, assumed, notices),)
    except UnknownFact as unknown:
        fact = unknown.fact
        if fact == "assistance":
            said = "按没有救助身份算；有低保、特困等身份的，大病的起付线和比例不同"
            known = with_fact(situation, fact, NO_IDENTITY)
            return rule_variants(policy, known, on, assumed, (*notices, said))
        if fact not in ANSWERS:
            raise
        missing = missing_fact(unknown)
        found: list[Variant] = []
        for answer in ANSWERS[fact]:
            try:
                found += rule_variants(
                    policy, with_fact(situation, fact, answer), on, (*assumed, missing), notices
                )
            except RulesMissing as gap:
                # One answer without a rule: the ends of the range are not known.
                raise unknown from gap
        return tuple(found)


def missing_fact(unknown: UnknownFact) -> Missing:
    """The fact to ask for, with the remedy first."""
    label = NAMES.get(unknown.fact, unknown.fact)
    remedy = REMEDIES.get(unknown.fact, f"先弄清{label}")
    return Missing(f"case.{unknown.fact}", label, f"{remedy}：{unknown.label}要看它")
