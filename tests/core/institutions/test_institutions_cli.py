"""`yidi institutions` and `yidi id` through their argument parsers."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import pytest

from core.cli import idcheck, institutions
from core.kernel.errors import BadText
from core.people.id_number import check_sign


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    subparsers = parser.add_subparsers(required=True)
    institutions.register(subparsers)
    idcheck.register(subparsers)
    arguments = parser.parse_args(words)
    return int(arguments.run(arguments))


def test_find_prints_hits_with_the_age_of_the_list(
    demo_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    words = ["find", "zlyy", "--db", str(demo_path), "--area", "510100", "--disease", "M00503"]
    assert run("institutions", *words, "--level", "3", "--limit", "3") == 0
    body = json.loads(capsys.readouterr().out)
    assert body["list"]["date"] == "2026-11-03"
    assert body["list"]["demo"] is True
    assert body["how"] == "按首字母"
    assert len(body["institutions"]) == 3
    assert body["total"] >= 3
    first = body["institutions"][0]
    start, end = first["match"][0]
    assert first["name"][start:end] == "肿瘤医院"
    assert first["level_text"].startswith("三级")


def test_an_unknown_area_is_an_error_with_a_remedy(demo_path: Path) -> None:
    with pytest.raises(BadText, match="没有这个区划"):
        run("institutions", "find", "x", "--db", str(demo_path), "--area", "999999")


def test_demo_writes_the_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "directory.db"
    assert run("institutions", "demo", "--db", str(path), "--date", "2026-11-03") == 0
    assert json.loads(capsys.readouterr().out)["count"] == 960
    assert path.exists()


def test_id_check_never_prints_the_number(capsys: pytest.CaptureFixture[str]) -> None:
    first = "45270219600101004"
    number = first + check_sign(first)
    assert run("id", "check", number) == 0
    printed = capsys.readouterr().out
    assert number not in printed
    body = json.loads(printed)
    assert body["birth_date"] == "1960-01-01"
    assert body["sex"] == "2"
    assert body["region"] == {
        "code": "452702",
        "known": True,
        "name": None,
        "former_name": "宜州市",
    }
    with pytest.raises(BadText):
        run("id", "check", number[:-1] + ("0" if number[-1] != "0" else "1"))
