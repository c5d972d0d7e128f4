"""`yidi demo`, `yidi self-test` and `yidi backup` as a person runs them."""

from __future__ import annotations

import getpass
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from core.cli import self_test
from core.cli.main import main
from core.desk.office import open_office, sign_in
from core.desk.views import RegisterQuery
from tests.core.desk.conftest import PASSWORD
from tests.core.store.test_engine import flip


def run(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, dict[str, Any]]:
    """Exit code and the JSON printed."""
    code = main(words)
    return code, json.loads(capsys.readouterr().out)


@pytest.fixture
def demo(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    """A demonstration made by the command."""
    code, body = run(capsys, "demo", "--dir", str(tmp_path / "我的 演示"))
    assert code == 0
    return body


def test_demo_prints_all_it_takes_to_sign_in(demo: dict[str, Any]) -> None:
    assert demo["start"] == ["yidi-desk", "--office", demo["folder"]]
    now = datetime.now(UTC).astimezone()
    office = open_office(Path(demo["folder"]))
    assert office.demo
    desk = sign_in(office, demo["clerk"], demo["password"], now)
    assert desk.register(RegisterQuery(), now.date()).total >= 40
    assert desk.status(now).clock_ok
    desk.close()


def test_demo_refuses_a_folder_in_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "photo.jpg").write_bytes(b"mine")
    code, body = run(capsys, "demo", "--dir", str(tmp_path))
    assert code == 5
    assert body["error"]["code"] == "O-103"
    assert "空" in body["error"]["message"]
    assert [path.name for path in tmp_path.iterdir()] == ["photo.jpg"]


def test_self_test_passes_here(capsys: pytest.CaptureFixture[str]) -> None:
    code, body = run(capsys, "self-test")
    assert code == 0
    assert body["ok"]
    assert [check["check"] for check in body["checks"]] == [
        "packs",
        "divisions",
        "fonts",
        "store",
        "directory",
    ]


def test_self_test_names_what_is_broken_and_checks_the_rest(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    for name in self_test.FONTS:
        (fonts / name).write_bytes(b"")
    monkeypatch.setattr(self_test, "resources", lambda: tmp_path)
    code, body = run(capsys, "self-test")
    assert code == 5
    failed = [check["check"] for check in body["checks"] if not check["ok"]]
    assert failed == ["fonts"]


def test_backup_is_made_and_verified_by_command(
    demo: dict[str, Any], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: demo["password"])
    clerk = ("--clerk", demo["clerk"])
    code, made = run(capsys, "backup", "create", "--office", demo["folder"], *clerk)
    assert (code, made["verified"]) == (0, True)
    code, checked = run(capsys, "backup", "verify", made["file"], *clerk)
    assert code == 0
    assert checked["rows"] == made["rows"]
    flip(Path(made["file"]), 9000)
    code, body = run(capsys, "backup", "verify", made["file"], *clerk)
    assert (code, body["error"]["code"]) == (5, "B-102")


def test_backup_with_a_wrong_password_is_refused(
    demo: dict[str, Any], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: PASSWORD + "x")
    code, body = run(
        capsys, "backup", "create", "--office", demo["folder"], "--clerk", demo["clerk"]
    )
    assert (code, body["error"]["code"]) == (5, "K-106")
