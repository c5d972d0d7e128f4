"""Resolution against a slow oracle that tries every possible person, on random tables."""

from __future__ import annotations

from datetime import date
from itertools import product

from hypothesis import given, settings
from hypothesis import strategies as st
from policy_makers import ratio_policy, row

from core.policy import NoRule, RuleConflict, UnknownFact

DOMAIN = {
    "insurance": ("employee", "resident"),
    "level": ("3", "2", "1", "none"),
    "emergency": ("yes", "no"),
    "disease": ("M005", "M00503", "M00504", "M010"),
}
FACTS = {**DOMAIN, "disease": ("M00503", "M00504", "M00500", "M01000", "M99900")}
DAYS = ("2020-01-01", "2022-01-01", "2024-01-01")
ASKED = date(2023, 6, 1)

conditions = st.fixed_dictionaries(
    {}, optional={key: st.lists(st.sampled_from(words), min_size=1, max_size=2, unique=True)
                  for key, words in DOMAIN.items()}
)  # fmt: skip
rows = st.lists(
    st.tuples(conditions, st.sampled_from(["10%", "20%", None]), st.sampled_from(DAYS)),
    min_size=1,
    max_size=6,
    unique_by=lambda each: (str({k: sorted(v) for k, v in sorted(each[0].items())}), each[2]),
)
facts_of = st.fixed_dictionaries(
    {key: st.one_of(st.none(), st.sampled_from(words)) for key, words in FACTS.items()}
)


def holds(when: dict[str, list[str]], person: dict[str, str]) -> bool:
    for key, words in when.items():
        own = {person[key], person[key][:4]} if key == "disease" else {person[key]}
        if not own & set(words):
            return False
    return True


def people(fixed: dict[str, str | None]) -> list[dict[str, str]]:
    choices = [[fixed[key]] if fixed[key] else list(words) for key, words in FACTS.items()]
    return [dict(zip(FACTS, chosen, strict=True)) for chosen in product(*choices)]


EVERYBODY = people(dict.fromkeys(FACTS))


def oracle_one(
    table: list[tuple[dict[str, list[str]], str | None, str]], person: dict[str, str]
) -> str:
    """What one fully known person gets: by comparing the sets of people the rows speak about."""
    latest: dict[str, tuple[dict[str, list[str]], str | None, str]] = {}
    for when, value, since in table:
        key = str({k: sorted(v) for k, v in sorted(when.items())})
        if since <= ASKED.isoformat() and (key not in latest or latest[key][2] < since):
            latest[key] = (when, value, since)
    live = [(when, value) for when, value, _ in latest.values() if value and holds(when, person)]
    reach = [frozenset(i for i, p in enumerate(EVERYBODY) if holds(when, p)) for when, _ in live]
    best = {
        value
        for (_, value), own in zip(live, reach, strict=True)
        if not any(other < own for other in reach)
    }
    if not best:
        return "none"
    return best.pop() if len(best) == 1 else "conflict"


def asked(
    table: list[tuple[dict[str, list[str]], str | None, str]], facts: dict[str, str | None]
) -> str:
    policy = ratio_policy(*(row(when, value, since) for when, value, since in table))
    try:
        value = policy.resolve("chronic.ratio", facts, ASKED).value
    except NoRule:
        return "none"
    except RuleConflict:
        return "conflict"
    except UnknownFact:
        return "unknown"
    return f"{value.numerator * 100 // value.denominator}%"  # type: ignore[union-attr]


def closed(table: list[tuple[dict[str, list[str]], str | None, str]]) -> bool:
    """Whether no row lists words that together are all words (a condition that says nothing)."""
    return all(
        set(words) != set(DOMAIN[key]) for when, _, _ in table for key, words in when.items()
    )


@settings(max_examples=150, deadline=None)
@given(rows, facts_of)
def test_resolution_equals_the_oracle(
    table: list[tuple[dict[str, list[str]], str | None, str]], facts: dict[str, str | None]
) -> None:
    if not closed(table):
        return
    outcomes = {oracle_one(table, person) for person in people(facts)}
    expected = outcomes.pop() if len(outcomes) == 1 else "unknown"
    if expected == "conflict" and None in facts.values():
        # Which two rows collide may depend on the unknown fact: then that fact is asked for first.
        assert asked(table, facts) in ("conflict", "unknown")
    else:
        assert asked(table, facts) == expected
