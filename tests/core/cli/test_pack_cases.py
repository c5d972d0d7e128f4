"""Running a pack's cases: text becomes CASE.json, and a difference is named."""

from __future__ import annotations

from typing import Any

import pytest

from core.cli.pack_cases import case_data, run_case
from core.policy import AreaPolicy, PolicyBook

CASE: dict[str, Any] = {
    "date": "2026-11-21",
    "person": {"insured_area": "653200", "insurance": "resident", "category": "senior",
               "birth_date": "1960-04-12", "qualified_diseases": ["M00500"]},
    "care": {"area": "510100", "type": "chronic_outpatient", "disease": "M00500",
             "route": "direct", "emergency": "false"},
}  # fmt: skip


@pytest.fixture(scope="module")
def policy() -> AreaPolicy:
    return PolicyBook.shipped().for_area("653200")


def test_yaml_text_becomes_json_values() -> None:
    raw = {"a": "true", "b": ["false", "null?"], "admission_no": "2", "total": "2", "c": None}
    assert case_data(raw) == {
        "a": True, "b": [False, "null?"], "admission_no": 2, "total": "2", "c": None,
    }  # fmt: skip


def test_a_case_that_holds_says_nothing(policy: AreaPolicy) -> None:
    assert run_case(policy, CASE, {"answer": "must_file"}) == []


def test_a_difference_is_named_with_both_values(policy: AreaPolicy) -> None:
    (difference,) = run_case(policy, CASE, {"answer": "filing_exempt"})
    assert difference == "answer 应为 filing_exempt，得到 must_file"


def test_an_expected_error_holds_and_a_missing_one_is_said(policy: AreaPolicy) -> None:
    broken = {**CASE, "date": "2026-02-30"}
    assert run_case(policy, broken, {"answer": "must_file", "error": "I-100"}) == []
    assert run_case(policy, broken, {"answer": "must_file"})[0].endswith("（I-100）")
    assert run_case(policy, CASE, {"answer": "must_file", "error": "I-100"}) == [
        "应当报 I-100，却算出了结果"
    ]


def test_a_misspelt_expectation_is_not_skipped(policy: AreaPolicy) -> None:
    assert run_case(policy, CASE, {"anwser": "must_file"}) == ["expect 里不认识：anwser"]
