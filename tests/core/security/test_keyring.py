"""The key file: who gets in, who is locked out, and what a thief of the file learns."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.kernel.errors import BadText, DamagedStore, NewerSchema, Refused, WrongKey
from core.security.keyring import Keyring
from core.security.private import NotWritten

NOW = datetime(2026, 11, 20, 3, 26, tzinfo=UTC)
PASSWORD = "Yanshi-2026"
WRONG = "Yanshi-2027"


def rng(count: int) -> bytes:
    """Deterministic, but different at each call."""
    return SOURCE.randbytes(count)


SOURCE = random.Random(1)


@pytest.fixture
def made(tmp_path: Path) -> tuple[Keyring, bytes, str]:
    """A key file with one clerk in a folder with Chinese in its name."""
    folder = tmp_path / "钥匙"
    folder.mkdir()
    return Keyring.create(folder / "keys.json", "0317", "古丽米热·艾尼", PASSWORD, rng, NOW)


def test_the_password_opens_the_data_key(made: tuple[Keyring, bytes, str]) -> None:
    keyring, data_key, _recovery = made
    again = Keyring.open(keyring.path)
    assert again.clerks == (("0317", "古丽米热·艾尼"),)
    assert again.unlock("0317", PASSWORD, NOW) == data_key
    assert len(data_key) == 32


def test_the_file_holds_neither_key_nor_password(made: tuple[Keyring, bytes, str]) -> None:
    keyring, data_key, recovery = made
    text = keyring.path.read_text(encoding="utf-8")
    assert data_key.hex() not in text
    assert PASSWORD not in text
    assert recovery not in text
    assert recovery.replace("-", "")[:32] not in text


def test_the_recovery_key_opens_as_printed_and_as_people_type_it(
    made: tuple[Keyring, bytes, str],
) -> None:
    keyring, data_key, recovery = made
    typed = recovery.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    for text in (recovery, typed):
        assert Keyring.open(keyring.path).unlock_with_recovery(text, NOW) == data_key


@pytest.mark.parametrize("place", [0, 18, 40])
def test_a_miswritten_recovery_key_is_told_from_a_wrong_one(
    made: tuple[Keyring, bytes, str], place: int
) -> None:
    keyring, _data_key, recovery = made
    other = "2" if recovery[place] != "2" else "3"
    slip = recovery[:place] + other + recovery[place + 1 :]
    with pytest.raises(BadText, match="抄错"):
        keyring.unlock_with_recovery(slip, NOW)
    with pytest.raises(BadText, match="7 组"):
        keyring.unlock_with_recovery(recovery[:-1], NOW)


def test_another_offices_recovery_key_is_wrong(
    made: tuple[Keyring, bytes, str], tmp_path: Path
) -> None:
    keyring, *_rest = made
    other = Keyring.create(tmp_path / "other.json", "0317", "甲", PASSWORD, rng, NOW)
    with pytest.raises(WrongKey):
        keyring.unlock_with_recovery(other[2], NOW)


def test_five_failures_lock_for_fifteen_minutes_across_restarts(
    made: tuple[Keyring, bytes, str],
) -> None:
    path, data_key = made[0].path, made[1]
    for left in (4, 3, 2, 1):
        with pytest.raises(WrongKey, match=f"还可试 {left} 次"):
            Keyring.open(path).unlock("0317", WRONG, NOW)
    with pytest.raises(WrongKey, match="锁 15 分钟"):
        Keyring.open(path).unlock("0317", WRONG, NOW)
    until = NOW + timedelta(minutes=15)
    keyring = Keyring.open(path)
    assert keyring.locked_until("0317", NOW) == until
    for moment in (NOW, until - timedelta(seconds=1)):
        with pytest.raises(Refused, match="03:41 后再试"):
            Keyring.open(path).unlock("0317", PASSWORD, moment)
    assert Keyring.open(path).unlock("0317", PASSWORD, until) == data_key
    assert Keyring.open(path).tries_left("0317") == 5


def test_after_a_lock_the_count_begins_again(made: tuple[Keyring, bytes, str]) -> None:
    keyring = made[0]
    for _ in range(5):
        with pytest.raises(WrongKey):
            keyring.unlock("0317", WRONG, NOW)
    later = NOW + timedelta(minutes=15)
    with pytest.raises(WrongKey, match="还可试 4 次"):
        keyring.unlock("0317", WRONG, later)


def test_a_lock_of_one_clerk_does_not_lock_another(made: tuple[Keyring, bytes, str]) -> None:
    keyring, data_key, _recovery = made
    keyring.set_clerk("0322", "努尔兰", PASSWORD, data_key, rng, NOW)
    for _ in range(5):
        with pytest.raises(WrongKey):
            keyring.unlock("0317", WRONG, NOW)
    assert Keyring.open(keyring.path).unlock("0322", PASSWORD, NOW) == data_key


def test_a_slot_moved_to_another_clerk_opens_nothing(made: tuple[Keyring, bytes, str]) -> None:
    keyring = made[0]
    body = json.loads(keyring.path.read_text(encoding="utf-8"))
    body["slots"][0]["id"] = "0901"
    keyring.path.write_text(json.dumps(body), encoding="utf-8")
    with pytest.raises(WrongKey):
        Keyring.open(keyring.path).unlock("0901", PASSWORD, NOW)


def test_a_new_password_replaces_the_old_without_a_new_data_key(
    made: tuple[Keyring, bytes, str],
) -> None:
    keyring, data_key, recovery = made
    keyring.set_clerk("0317", "古丽米热·艾尼", "Xin-Kouling-1", data_key, rng, NOW)
    again = Keyring.open(keyring.path)
    with pytest.raises(WrongKey):
        again.unlock("0317", PASSWORD, NOW)
    assert again.unlock("0317", "Xin-Kouling-1", NOW) == data_key
    assert again.unlock_with_recovery(recovery, NOW) == data_key


def test_a_removed_clerk_is_out_and_the_last_one_stays(made: tuple[Keyring, bytes, str]) -> None:
    keyring, data_key, _recovery = made
    keyring.set_clerk("0322", "努尔兰", PASSWORD, data_key, rng, NOW)
    keyring.remove_clerk("0317")
    again = Keyring.open(keyring.path)
    with pytest.raises(WrongKey, match="没有这个工号"):
        again.unlock("0317", PASSWORD, NOW)
    with pytest.raises(Refused):
        again.remove_clerk("0322")


def test_the_recovery_slot_is_no_clerk(made: tuple[Keyring, bytes, str]) -> None:
    with pytest.raises(WrongKey, match="没有这个工号"):
        made[0].unlock("recovery", PASSWORD, NOW)
    with pytest.raises(Refused):
        made[0].set_clerk("recovery", "x", PASSWORD, made[1], rng, NOW)


@pytest.mark.parametrize(
    "text", ["", "{", "[]", '{"format": 1}', '{"format": 1, "slots": [{"id": "0317"}]}']
)
def test_a_spoiled_key_file_is_damage(made: tuple[Keyring, bytes, str], text: str) -> None:
    made[0].path.write_text(text, encoding="utf-8")
    with pytest.raises(DamagedStore, match="备份"):
        Keyring.open(made[0].path)


def test_a_later_key_file_is_left_alone(made: tuple[Keyring, bytes, str]) -> None:
    made[0].path.write_text('{"format": 2, "slots": []}', encoding="utf-8")
    with pytest.raises(NewerSchema):
        Keyring.open(made[0].path)


def test_an_existing_key_file_is_never_overwritten(made: tuple[Keyring, bytes, str]) -> None:
    before = made[0].path.read_bytes()
    with pytest.raises(Refused):
        Keyring.create(made[0].path, "0001", "甲", PASSWORD, rng, NOW)
    assert made[0].path.read_bytes() == before


def test_a_failed_write_leaves_the_old_key_file(
    made: tuple[Keyring, bytes, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring, data_key, _recovery = made

    def fail(_source: object, _target: object) -> None:
        raise OSError("disk gone")

    monkeypatch.setattr("core.security.private.os.replace", fail)
    with pytest.raises(NotWritten, match="没有写成"):
        keyring.set_clerk("0317", "x", "Xin-Kouling-1", data_key, rng, NOW)
    monkeypatch.undo()
    assert Keyring.open(keyring.path).unlock("0317", PASSWORD, NOW) == data_key
