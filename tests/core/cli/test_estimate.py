"""`yidi estimate`: JSON out, and the exit code says why there is no figure."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from core.cli.main import main
from tests.support.cases import case_data


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, Any]]:
    def run(data: dict[str, Any], *options: str) -> tuple[int, Any]:
        path = tmp_path / "案 例.json"
        path.write_text(json.dumps(data, ensure_ascii=False), "utf-8")
        code = main(["estimate", str(path), *options])
        return code, json.loads(capsys.readouterr().out)

    return run


def test_a_figure_with_its_explanation(run: Callable[..., tuple[int, Any]]) -> None:
    code, body = run(case_data())
    assert code == 0
    assert (body["status"], body["confidence"]) == ("computed", "unverified")
    assert body["lines"]["psn_part_amt"] == "3100.00"
    assert body["trace"][0]["key"] == "hifp_pay"
    assert body["unverified"]
    assert [pack["area"] for pack in body["packs"]] == ["653200", "650000", "000000"]


def test_compare_filing(run: Callable[..., tuple[int, Any]]) -> None:
    code, body = run(case_data(), "--compare", "filing")
    assert code == 0
    own, temporary, unfiled = body["compare"]
    assert own["own"] is True
    assert temporary["difference"] == "1840.00"
    assert (unfiled["estimate"], unfiled["difference"]) == (None, None)
    assert unfiled["missing"][0]["concept"] == "settlement.reduction"


def test_a_missing_rule_is_exit_3(run: Callable[..., tuple[int, Any]]) -> None:
    data = case_data()
    data["care"] = {"area": "510100", "type": "inpatient", "admission_no": 1}
    code, body = run(data)
    assert code == 3
    assert body["status"] == "no_rule"
    assert "inpatient.ratio" in [item["concept"] for item in body["missing"]]
    assert body["lines"]["psn_part_amt"] is None


def test_a_missing_fact_is_exit_2(run: Callable[..., tuple[int, Any]]) -> None:
    data = case_data()
    data["person"] = {**data["person"], "insured_area": "451202"}
    data["care"] = {**data["care"], "disease": "M04600", "institution": {}}
    code, body = run(data)
    assert code == 2
    assert [item["concept"] for item in body["missing"]] == ["case.level"]


def test_parts_above_the_total_are_exit_2_with_the_field(
    run: Callable[..., tuple[int, Any]],
) -> None:
    data = case_data()
    data["bill"] = {**data["bill"], "excluded": "9999.00"}
    code, body = run(data)
    assert code == 2
    assert body["error"]["fields"][0]["field"] == "bill.total"


def test_packs_of_a_folder(run: Callable[..., tuple[int, Any]], tmp_path: Path) -> None:
    code, body = run(case_data(), "--packs", str(tmp_path))
    assert code == 2
    assert body["error"]["code"] == "I-206"
