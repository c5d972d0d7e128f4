import copy
import json
from pathlib import Path
from typing import Any

import pytest

from core.cli import main as cli
from core.policy.pack import canonical_bytes
from tests.core.case.test_read import GOOD

Run = tuple[int, dict[str, Any]]


def run(tmp_path: Path, capsys: pytest.CaptureFixture[str], data: Any, *options: str) -> Run:
    path = tmp_path / "案件 1.json"
    path.write_text(data if isinstance(data, str) else json.dumps(data), encoding="utf-8")
    code = cli.main(["advise", str(path), *options])
    return code, json.loads(capsys.readouterr().out)


def test_the_answer_comes_with_its_source(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out = run(tmp_path, capsys, GOOD)
    assert code == 0
    assert out["answer"] == "must_file"
    assert out["sentence"]["text"]
    assert out["sentence"]["source"]["title"]
    assert out["destination"]["code"] == "510100"
    assert out["filed_ok"] is True


def test_all_faults_of_the_input_are_fields_of_one_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = copy.deepcopy(GOOD)
    bad["date"] = "2026-13-01"
    bad["care"]["area"] = "999999"
    code, out = run(tmp_path, capsys, bad)
    assert code == 2
    assert out["error"]["code"] == "I-100"
    assert {fault["field"] for fault in out["error"]["fields"]} == {"date", "care.area"}


def test_no_rule_is_said_and_exits_3(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    case = copy.deepcopy(GOOD)
    case["date"] = "2019-01-01"
    case["filing"] = {"kind": None}
    code, out = run(tmp_path, capsys, case)
    assert code == 3
    assert out["answer"] is None
    assert "filing.requirement" in [gap["concept"] for gap in out["missing"]]


def test_two_truths_exit_4(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    row = {"since": "2020-01-01", "source": "law"}
    clash = [
        row | {"when": {"scope": "cross_province"}, "value": "must_file"},
        row | {"when": {"care_type": "chronic_outpatient"}, "value": "filing_exempt"},
    ]
    head = {
        "area": "000000",
        "title": "矛盾的包",
        "version": "2026.11.1",
        "issued_on": "2026-11-01",
        "review_by": "2027-01-31",
    }
    content = canonical_bytes(
        {
            "format": "yidi-pack-1",
            "head": head,
            "sources": [
                {"id": "law", "title": "甲文", "checked_on": "2026-11-01", "status": "official"}
            ],
            "tables": [
                {
                    "concept": "filing.requirement",
                    "label": "要不要备案",
                    "unit": "choice",
                    "rows": clash,
                }
            ],
            "diseases": [],
            "offices": [],
            "guide": [],
            "cases": [],
        }
    )
    (tmp_path / "packs" / "000000").mkdir(parents=True)
    (tmp_path / "packs" / "000000" / "pack.json").write_bytes(content)
    code, out = run(tmp_path, capsys, GOOD, "--packs", str(tmp_path / "packs"))
    assert code == 4
    assert out["error"]["code"] == "P-302"


@pytest.mark.parametrize(
    ("text", "error"), [("{", "I-203"), ("[]", "I-204"), ('{"date": 1}', "I-100")]
)
def test_what_is_no_case_is_bad_input(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, error: str
) -> None:
    code, out = run(tmp_path, capsys, text)
    assert (code, out["error"]["code"]) == (2, error)


def test_a_missing_file_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["advise", "/nowhere/case.json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "I-201"


def test_gbk_is_told_from_utf8(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "gbk.json"
    path.write_bytes('{"date": "和田"}'.encode("gbk"))
    assert cli.main(["advise", str(path)]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "I-202"


def test_every_command_there_is_registers_itself() -> None:
    parser = cli.build_parser()
    listed = parser.format_help()
    for command, module in cli.COMMANDS.items():
        if module in cli.available():
            assert command in listed


def test_no_command_is_left_out_of_the_dispatcher() -> None:
    here = Path(cli.__file__).parent
    made = {path.stem for path in here.glob("*.py") if "\ndef register(" in path.read_text("utf-8")}
    assert made <= set(cli.COMMANDS.values())
