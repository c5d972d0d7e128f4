"""A forgotten password and the printed recovery key."""

from __future__ import annotations

import getpass
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.cli.main import main
from core.desk.new_office import NewOffice, create_office
from core.desk.office import open_office, sign_in
from core.desk.reset_password import reset_password
from core.kernel.errors import BadText, WrongKey
from core.store.cases_db import CasesDb

NOW = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
OLD, NEW = "Chuangkou-2026", "Xinkouling-2027"


@pytest.fixture
def new(tmp_path: Path) -> NewOffice:
    folder = tmp_path / "办公 文件夹"
    return create_office(folder, "示例窗口", "1 号台", "653201", "0317", "示例", OLD, NOW)


def test_the_recovery_key_gives_a_new_password_and_the_audit_says_so(new: NewOffice) -> None:
    reset_password(new.office, new.recovery_key, "0317", NEW, NOW)
    office = open_office(new.office.folder)
    with pytest.raises(WrongKey):
        office.keyring.unlock("0317", OLD, NOW)
    sign_in(office, "0317", NEW, NOW).close()
    key = office.keyring.unlock("0317", NEW, NOW)
    db = CasesDb.open(office.cases_path, key)
    acts = [row.action for row in db.audit.recent(9)]
    assert "password.reset" in acts
    assert db.audit.verify().intact
    db.close()


def test_a_wrong_key_a_weak_password_or_a_stranger_changes_nothing(new: NewOffice) -> None:
    before = new.office.keys_path.read_bytes()
    with pytest.raises(WrongKey):
        reset_password(new.office, new.recovery_key, "9999", NEW, NOW)
    with pytest.raises(BadText):
        reset_password(new.office, new.recovery_key, "0317", "123", NOW)
    assert new.office.keys_path.read_bytes() == before
    with pytest.raises(BadText):
        reset_password(new.office, new.recovery_key[:-1], "0317", NEW, NOW)
    sign_in(new.office, "0317", OLD, NOW).close()


def test_the_command_asks_for_secrets_and_prints_none(
    new: NewOffice, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answers = iter([new.recovery_key, NEW, NEW])
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(answers))
    code = main(["password", "reset", "--office", str(new.office.folder), "--clerk", "0317"])
    printed = capsys.readouterr().out
    assert (code, json.loads(printed)) == (0, {"clerk": "0317", "reset": True})
    assert NEW not in printed
    answers = iter([new.recovery_key, NEW, OLD])
    assert main(["password", "reset", "--office", str(new.office.folder), "--clerk", "0317"]) == 2
    assert "两次输的" in capsys.readouterr().out
