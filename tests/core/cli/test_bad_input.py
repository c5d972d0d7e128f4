"""Whatever a file holds, the answer is a typed error with its remedy, never a traceback."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from core.cli import main as cli
from tests.core.case.test_read import GOOD


def case_with(path: str, value: object) -> str:
    """The good case with one field replaced."""
    made = copy.deepcopy(GOOD)
    here: Any = made
    *above, last = path.split(".")
    for key in above:
        here = here[key]
    here[last] = value
    return json.dumps(made)


TEXTS = {
    "empty": ("", "I-203"),
    "no number": ('{"date": NaN}', "I-203"),
    "a number of 5000 digits": ('{"date": ' + "9" * 5000 + "}", "I-203"),
    "too deep": ("[" * 200_000, "I-203"),
    "a key twice": ('{"date": "2026-11-21", "date": "2025-11-21"}', "I-205"),
    "an amount of 5000 digits": (case_with("bill.total", "9" * 5000), "I-100"),
    "an amount as a number": (case_with("bill.total", 100.1), "I-100"),
    "infinity": (case_with("bill.total", float("inf")), "I-203"),
    "a negative amount": (case_with("bill.total", "-1.00"), "I-100"),
    "a count of 5000 digits": (case_with("care.admission_no", "9" * 5000), "I-100"),
    "a count beyond a year": (case_with("care.admission_no", 10**30), "I-100"),
    "an Arabic digit": (case_with("care.admission_no", "٣"), "I-100"),
    "Hong Kong": (case_with("care.area", "810000"), "I-100"),
    "null inside": (case_with("person", None), "I-100"),
    "half a character": (case_with("care.route", "\ud83d"), "I-100"),
}


@pytest.mark.parametrize("command", ["advise", "estimate"])
@pytest.mark.parametrize("name", TEXTS)
def test_a_typed_error_and_exit_2(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes], command: str, name: str
) -> None:
    text, code = TEXTS[name]
    path = tmp_path / "案件.json"
    path.write_text(text, encoding="utf-8")
    assert cli.main([command, str(path)]) == 2
    error = json.loads(capfdbinary.readouterr().out)["error"]
    assert error["code"] == code
    assert any("一" <= sign <= "鿿" for sign in error["message"])


@pytest.mark.parametrize("command", ["advise", "estimate"])
def test_no_file_behind_the_path(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    for path in (str(tmp_path), "a\0b", str(tmp_path / "none.json")):
        assert cli.main([command, path]) == 2
        assert json.loads(capsys.readouterr().out)["error"]["code"] == "I-201"


def test_a_byte_order_mark_is_no_fault(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(GOOD), encoding="utf-8-sig")
    assert cli.main(["advise", str(path)]) == 0
    assert "answer" in json.loads(capsys.readouterr().out)


def test_a_folder_without_packs_is_not_blamed_on_the_program(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "case.json"
    path.write_text(json.dumps(GOOD), encoding="utf-8")
    assert cli.main(["advise", str(path), "--packs", str(tmp_path)]) == 2
    assert "核对文件夹" in json.loads(capsys.readouterr().out)["error"]["message"]
