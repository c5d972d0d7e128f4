"""A key file that somebody has worked on: it opens nothing more, and every fault has a sentence."""

from __future__ import annotations

import json
import os
import random
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from core.kernel.errors import DamagedStore, KnownError, WrongKey
from core.security.keyring import Keyring
from core.security.private import NotWritten, private_folder, write_private

NOW = datetime(2026, 11, 20, 3, 26, tzinfo=UTC)
PASSWORD, OTHER = "Yanshi-2026", "Lingyige-2026"
Change = Callable[[list[dict[str, Any]]], object]


@pytest.fixture
def keys(tmp_path: Path) -> Path:
    """Two clerks with passwords of their own, and the recovery key beside the file."""
    source = random.Random(7)
    path = tmp_path / "keys.json"
    ring, key, recovery = Keyring.create(path, "0317", "甲", PASSWORD, source.randbytes, NOW)
    ring.set_clerk("0322", "乙", OTHER, key, source.randbytes, NOW)
    (tmp_path / "paper").write_text(recovery, encoding="utf-8")
    return path


def tamper(path: Path, change: Change) -> None:
    body = json.loads(path.read_text(encoding="utf-8"))
    change(body["slots"])
    path.write_text(json.dumps(body), encoding="utf-8")


def swap(slots: list[dict[str, Any]]) -> None:
    """The first two slots exchange everything but the 工号."""
    for name in ("salt", "nonce", "wrapped"):
        slots[0][name], slots[1][name] = slots[1][name], slots[0][name]


def test_swapped_slots_open_for_neither_clerk(keys: Path) -> None:
    tamper(keys, swap)
    for clerk, password in (("0317", PASSWORD), ("0317", OTHER), ("0322", PASSWORD)):
        with pytest.raises(WrongKey):
            Keyring.open(keys).unlock(clerk, password, NOW)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("failures", -1000),
        ("failures", "0"),
        ("failures", True),
        ("failures", 1e9),
        ("locked_until", "never"),
        ("locked_until", "2026-11-20T03:26:00"),
        ("locked_until", 5),
        ("salt", ""),
        ("salt", "zz" * 16),
        ("nonce", "00"),
        ("wrapped", "00" * 47),
        ("wrapped", None),
        ("id", ["0317"]),
        ("id", "0322"),
        ("name", {"a": 1}),
        ("extra", 1),
    ],
)
def test_a_slot_nobody_here_wrote_is_damage(keys: Path, name: str, value: object) -> None:
    tamper(keys, lambda slots: slots[0].update({name: value}))
    with pytest.raises(DamagedStore, match="密钥文件"):
        Keyring.open(keys)


def test_every_cut_of_the_file_is_damage(keys: Path) -> None:
    content = keys.read_bytes()
    for end in range(0, len(content) - 1, 97):
        keys.write_bytes(content[:end])
        with pytest.raises(DamagedStore):
            Keyring.open(keys)


def test_a_file_nested_without_end_is_damage(keys: Path) -> None:
    keys.write_text("[" * 200_000, encoding="utf-8")
    with pytest.raises(DamagedStore):
        Keyring.open(keys)


@pytest.mark.parametrize("wrong_by", [timedelta(days=3650), timedelta(minutes=16)])
def test_a_lock_from_a_wrong_clock_keeps_nobody_out(keys: Path, wrong_by: timedelta) -> None:
    until = (NOW + wrong_by).isoformat()
    tamper(keys, lambda slots: slots[0].update(failures=5, locked_until=until))
    assert Keyring.open(keys).locked_until("0317", NOW) is None
    assert len(Keyring.open(keys).unlock("0317", PASSWORD, NOW)) == 32


def test_a_file_without_the_recovery_slot_says_so(keys: Path) -> None:
    recovery = keys.with_name("paper").read_text(encoding="utf-8")
    tamper(keys, lambda slots: slots.pop())
    with pytest.raises(DamagedStore, match="恢复密钥"):
        Keyring.open(keys).unlock_with_recovery(recovery, NOW)


def test_a_failure_that_cannot_be_counted_is_no_free_guess(
    keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_source: object, _target: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("core.security.private.os.replace", full)
    with pytest.raises(NotWritten, match="没有写成"):
        Keyring.open(keys).unlock("0317", "Falsch-2026", NOW)
    assert issubclass(NotWritten, KnownError)
    assert sorted(entry.name for entry in keys.parent.iterdir()) == ["keys.json", "paper"]


def test_only_the_owner_reads_what_is_written(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        folder = private_folder(tmp_path / "甲" / "乙")
        write_private(folder / "x", b"1")
    finally:
        os.umask(before)
    assert (folder / "x").read_bytes() == b"1"
    if os.name == "posix":
        made = (folder.parent, folder, folder / "x")
        assert [entry.stat().st_mode & 0o777 for entry in made] == [0o700, 0o700, 0o600]
