"""Which row applies: specificity, dates, ends, layers, conflicts, unknown facts."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest
from policy_makers import make_pack, ratio_policy, row, table

from core.kernel.status import Status
from core.policy import NoRule, PackRejected, PolicyBook, RuleConflict, UnknownFact

DAY = date(2026, 11, 20)


def half(percent: int) -> Fraction:
    return Fraction(percent, 100)


def test_the_more_specific_row_wins_whatever_the_order() -> None:
    rows = [row({}, "10%"), row({"insurance": "resident"}, "20%"),
            row({"insurance": "resident", "level": "3"}, "30%")]  # fmt: skip
    facts = {"insurance": "resident", "level": "3"}
    for order in (rows, rows[::-1]):
        assert ratio_policy(*order).resolve("chronic.ratio", facts, DAY).value == half(30)


def test_the_latest_since_counts_and_the_day_itself_belongs_to_it() -> None:
    policy = ratio_policy(row({}, "20%", "2025-01-01"), row({}, "10%", "2024-01-01"))
    found = [policy.resolve("chronic.ratio", {}, day).value
             for day in (date(2024, 12, 31), date(2025, 1, 1))]  # fmt: skip
    assert found == [half(10), half(20)]


def test_before_the_first_day_there_is_no_rule_never_a_zero() -> None:
    policy = ratio_policy(row({}, "10%", "2024-01-01"))
    with pytest.raises(NoRule) as none:
        policy.resolve("chronic.ratio", {"level": "3"}, date(2023, 12, 31))
    assert (none.value.code, none.value.exit_code) == ("P-301", 3)
    assert none.value.facts == {"level": "3"}
    assert "示例 000000" in none.value.message
    assert "2023-12-31" in none.value.message
    assert policy.find("chronic.ratio", {}, date(2023, 12, 31)) is None


def test_null_ends_a_row_and_the_wider_one_applies_again() -> None:
    narrow = {"insurance": "resident"}
    policy = ratio_policy(
        row({}, "10%"), row(narrow, "20%", "2021-01-01"), row(narrow, None, "2026-01-01")
    )
    facts = {"insurance": "resident"}
    assert policy.resolve("chronic.ratio", facts, date(2025, 12, 31)).value == half(20)
    assert policy.resolve("chronic.ratio", facts, DAY).value == half(10)


def test_null_without_a_wider_row_is_no_rule() -> None:
    policy = ratio_policy(row({}, "10%"), row({}, None, "2026-01-01"))
    with pytest.raises(NoRule):
        policy.resolve("chronic.ratio", {}, DAY)


def test_a_conflict_names_both_rows() -> None:
    policy = ratio_policy(row({"insurance": "resident"}, "20%"), row({"level": "3"}, "30%"))
    with pytest.raises(RuleConflict) as conflict:
        policy.resolve("chronic.ratio", {"insurance": "resident", "level": "3"}, DAY)
    assert [rule.row for rule in conflict.value.rows] == [1, 2]
    assert (conflict.value.code, conflict.value.exit_code) == ("P-302", 4)
    assert "第 1 行" in conflict.value.message
    assert "第 2 行" in conflict.value.message


def test_two_rows_that_agree_are_no_conflict_and_the_better_founded_one_is_shown() -> None:
    policy = ratio_policy(
        row({"insurance": "resident"}, "20%", status="unverified"), row({"level": "3"}, "20%")
    )
    rule = policy.resolve("chronic.ratio", {"insurance": "resident", "level": "3"}, DAY)
    assert (rule.row, rule.status) == (2, Status.OFFICIAL)


def test_a_full_disease_code_beats_its_major_and_matches_only_itself() -> None:
    policy = ratio_policy(row({"disease": "M005"}, "10%"), row({"disease": "M00503"}, "20%"))
    found = {code: policy.resolve("chronic.ratio", {"disease": code}, DAY).value
             for code in ("M00503", "M00500", "M005")}  # fmt: skip
    assert found == {"M00503": half(20), "M00500": half(10), "M005": half(10)}


@pytest.mark.parametrize(
    ("area", "value"), [("510107", 30), ("510700", 20), ("530100", 10), ("511000", 20)]
)
def test_an_area_matches_everything_below_it(area: str, value: int) -> None:
    policy = ratio_policy(
        row({}, "10%"), row({"care_area": "510000"}, "20%"), row({"care_area": "510100"}, "30%")
    )
    assert policy.resolve("chronic.ratio", {"care_area": area}, DAY).value == half(value)


@pytest.mark.parametrize(("age", "value"), [("59", 10), ("60", 20), ("79", 20), ("80", 30)])
def test_ages_count_from_a_full_year(age: str, value: int) -> None:
    policy = ratio_policy(
        row({}, "10%"), row({"age_from": "60"}, "20%"), row({"age_from": "80"}, "30%")
    )
    assert policy.resolve("chronic.ratio", {"age": age}, DAY).value == half(value)


@pytest.mark.parametrize(("number", "value"), [("1", 10), ("2", 20), ("7", 20)])
def test_the_second_stay_and_every_later_one(number: str, value: int) -> None:
    policy = ratio_policy(row({"admission_no": "1"}, "10%"), row({"admission_no": "2+"}, "20%"))
    assert policy.resolve("chronic.ratio", {"admission_no": number}, DAY).value == half(value)


def test_a_list_matches_any_of_its_words() -> None:
    policy = ratio_policy(row({"level": ["3", "2"]}, "10%"), row({"level": "2"}, "20%"))
    assert policy.resolve("chronic.ratio", {"level": "3"}, DAY).value == half(10)
    assert policy.resolve("chronic.ratio", {"level": "2"}, DAY).value == half(20)


def test_an_unknown_fact_that_decides_is_named() -> None:
    policy = ratio_policy(
        row({"insurance": "resident"}, "10%"), row({"insurance": "employee"}, "20%")
    )
    for facts in ({}, {"insurance": None, "level": "3"}):
        with pytest.raises(UnknownFact) as unknown:
            policy.resolve("chronic.ratio", facts, DAY)
        assert (unknown.value.fact, unknown.value.concept) == ("insurance", "chronic.ratio")
        assert (unknown.value.code, unknown.value.exit_code) == ("P-303", 2)
        assert "险种" in unknown.value.message


def test_an_unknown_fact_that_changes_nothing_is_harmless_but_the_weakest_row_is_shown() -> None:
    policy = ratio_policy(
        row({"insurance": "resident"}, "10%"),
        row({"insurance": "employee"}, "10%", status="secondary"),
    )
    rule = policy.resolve("chronic.ratio", {}, DAY)
    assert (rule.value, rule.status) == (half(10), Status.SECONDARY)


def test_an_unknown_fact_of_a_beaten_row_is_harmless() -> None:
    policy = ratio_policy(
        row({"level": "3", "insurance": "resident"}, "30%"), row({"level": "3"}, "10%")
    )
    assert policy.resolve(
        "chronic.ratio", {"level": "3", "insurance": "employee"}, DAY
    ).value == half(10)


def test_a_category_the_insurance_does_not_know_is_not_a_possibility() -> None:
    policy = ratio_policy(row({"insurance": "resident"}, "10%"),
                          row({"insurance": "resident", "category": "retired"}, "90%"))  # fmt: skip
    assert policy.resolve("chronic.ratio", {"insurance": "resident"}, DAY).value == half(10)


def test_the_lower_layer_wins_even_with_a_wider_row() -> None:
    upper = make_pack(table("chronic.ratio", "percent", [row({"level": "3"}, "90%")]))
    lower = make_pack(table("chronic.ratio", "percent", [row({"insurance": "resident"}, "10%")]),
                      area="653200", extends="000000")  # fmt: skip
    policy = PolicyBook([upper, lower]).for_area("653201")
    assert [pack.area for pack in policy.packs] == ["653200", "000000"]
    facts = {"insurance": "resident", "level": "3"}
    assert policy.resolve("chronic.ratio", facts, DAY).pack_area == "653200"
    facts = {"insurance": "employee", "level": "3"}
    assert policy.resolve("chronic.ratio", facts, DAY).pack_area == "000000"


def test_a_row_ended_below_lets_the_upper_layer_speak() -> None:
    upper = make_pack(table("chronic.ratio", "percent", [row({}, "90%")]))
    ended = [row({}, "10%"), row({}, None, "2026-01-01")]
    lower = make_pack(table("chronic.ratio", "percent", ended), area="653200", extends="000000")
    policy = PolicyBook([upper, lower]).for_area("653200")
    assert policy.resolve("chronic.ratio", {}, DAY).value == half(90)


def test_history_is_what_these_facts_meet_over_time() -> None:
    policy = ratio_policy(
        row({}, "10%", "2020-01-01"),
        row({"insurance": "resident"}, "20%", "2023-07-01"),
        row({"insurance": "employee"}, "99%", "2024-01-01"),
    )
    rules = policy.history("chronic.ratio", {"insurance": "resident"})
    assert [(rule.value, rule.since) for rule in rules] == [
        (half(10), date(2020, 1, 1)),
        (half(20), date(2023, 7, 1)),
    ]
    assert len(policy.rows("chronic.ratio")) == 3


def test_an_area_without_a_pack_falls_back_to_the_country() -> None:
    book = PolicyBook([make_pack()])
    assert book.for_area("110101").packs[0].area == "000000"


def test_a_missing_upper_layer_and_a_double_area_are_refused() -> None:
    lower = make_pack(area="653200", extends="650000")
    with pytest.raises(PackRejected, match="650000"):
        PolicyBook([lower])
    with pytest.raises(PackRejected, match="两个"):
        PolicyBook([make_pack(), make_pack()])
    with pytest.raises(PackRejected, match="全国"):
        PolicyBook([]).for_area("653200")
