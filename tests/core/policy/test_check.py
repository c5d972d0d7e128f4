"""`packs check`: repeats, contradictions found before a clerk meets them, and cases."""

from __future__ import annotations

from typing import Any

from policy_makers import make_pack, row, table

from core.policy import AreaPolicy, PolicyBook
from core.policy.check import check_pack


def faults(*rows: Any) -> list[tuple[int | None, str]]:
    pack = make_pack(table("chronic.ratio", "percent", rows))
    report = check_pack(PolicyBook([pack]), pack, None)
    assert report.ok is (not report.faults)
    return [(fault.row, fault.message) for fault in report.faults]


def test_a_good_table_has_no_fault() -> None:
    assert faults(row({}, "10%"), row({"insurance": "resident"}, "20%")) == []


def test_the_same_conditions_on_the_same_day() -> None:
    found = faults(row({"level": ["3", "2"]}, "10%"), row({"level": ["2", "3"]}, "10%"))
    assert [at for at, _ in found] == [2]
    assert "第 1 行" in found[0][1]


def test_rows_that_can_meet_and_differ() -> None:
    found = faults(row({"insurance": "resident"}, "10%"), row({"level": "3"}, "20%"))
    assert len(found) == 1
    assert "insurance=resident、level=3" in found[0][1]


def test_a_narrower_row_settles_the_pair() -> None:
    both = {"insurance": "resident", "level": "3"}
    assert (
        faults(row({"insurance": "resident"}, "10%"), row({"level": "3"}, "20%"), row(both, "30%"))
        == []
    )


def test_a_contradiction_that_begins_later_is_found() -> None:
    found = faults(row({"insurance": "resident"}, "10%"), row({"level": "3"}, "20%", "2028-01-01"))
    assert "2028-01-01" in found[0][1]


def test_rows_that_cannot_meet() -> None:
    assert faults(row({"insurance": "resident"}, "10%"), row({"category": "retired"}, "20%")) == []
    assert faults(row({"disease": "M00501"}, "10%"), row({"disease": "M00502"}, "20%")) == []


def test_areas_meet_where_one_lies_in_the_other() -> None:
    found = faults(
        row({"care_area": "510000", "level": "3"}, "10%"), row({"care_area": "510100"}, "20%")
    )
    assert "care_area=510100" in found[0][1]


def test_cases_are_run_and_named() -> None:
    case = {"name": "一例", "case": {"date": "2026-11-20"}, "expect": {"answer": "must_file"}}
    pack = make_pack(cases=[case])

    def runner(policy: AreaPolicy, given: dict[str, Any], expect: dict[str, Any]) -> list[str]:
        assert policy.area == "000000"
        return (
            [] if given == {"date": "2026-11-20"} and expect == {"answer": "other"} else ["不一样"]
        )

    report = check_pack(PolicyBook([pack]), pack, runner)
    assert [(fault.key, fault.message) for fault in report.faults] == [("一例", "不一样")]
    assert report.cases == 1


def test_a_layer_of_another_province_is_a_fault() -> None:
    packs = [make_pack(), make_pack(area="650000", extends="000000"),
             make_pack(area="451200", extends="650000")]  # fmt: skip
    report = check_pack(PolicyBook(packs), packs[2], None)
    assert [fault.key for fault in report.faults] == ["extends"]
