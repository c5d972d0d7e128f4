"""keys.json: the data key wrapped once for each clerk and once for the printed recovery key.

A slot holds salt, nonce and AES-256-GCM ciphertext under Argon2id(password). The tag proves the
password, so that a wrong password and a damaged database are told apart for certain. The file
holds 工号 and display name because the login page shows them; nothing else about anybody.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from core.kernel.errors import DamagedStore, NewerSchema, Refused, WrongKey
from core.security.passwords import check_password
from core.security.private import explained, write_private
from core.security.recovery import new_recovery_key, read_recovery_key

FORMAT = 1
DATA_KEY_BYTES = 32
SALT_BYTES = 16
NONCE_BYTES = 12
WRAPPED_BYTES = DATA_KEY_BYTES + 16
MEMORY_KIB = 64 * 1024
PASSES = 3
LANES = 4
MOST_FAILURES = 5
LOCK = timedelta(minutes=15)
RECOVERY = "recovery"
_LABEL = b"yidi-desk/data-key/1/"

Rng = Callable[[int], bytes]


@dataclass(frozen=True)
class Slot:
    """One way to the data key. `failures` since the last success; `locked_until` ISO with zone."""

    id: str
    name: str
    salt: str
    nonce: str
    wrapped: str
    changed_on: str
    failures: int = 0
    locked_until: str | None = None


class Keyring:
    """The key file of one office, read once and replaced as a whole at every change."""

    def __init__(self, path: Path, slots: Mapping[str, Slot]) -> None:
        self.path = path
        self._slots = dict(slots)

    @staticmethod
    def create(
        path: Path, clerk_id: str, clerk_name: str, password: str, rng: Rng, now: datetime
    ) -> tuple[Keyring, bytes, str]:
        """A new key file with one clerk: the keyring, the data key, the recovery key to print.

        Raises `BadText` for a weak password and `Refused` if the file is there already.
        """
        if path.exists():
            raise Refused("这个文件夹里已有密钥文件，换一个空文件夹", code="K-101")
        check_password(password, clerk_id)
        data_key = rng(DATA_KEY_BYTES)
        recovery = new_recovery_key(rng)
        keyring = Keyring(path, {})
        keyring._put(clerk_id, clerk_name, password, data_key, rng, now)
        keyring._put(RECOVERY, "", read_recovery_key(recovery), data_key, rng, now)
        keyring._save()
        return keyring, data_key, recovery

    @staticmethod
    def open(path: Path) -> Keyring:
        """Read the key file. Raises `DamagedStore`, `NewerSchema`."""
        try:
            body = json.loads(path.read_text(encoding="utf-8"))
            if body["format"] > FORMAT:
                raise NewerSchema("密钥文件由更新的版本建立，装上新版本再打开")
            slots = [_checked(Slot(**entry)) for entry in body["slots"]]
            if len({slot.id for slot in slots}) != len(slots):
                raise ValueError("a slot twice")
        except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
            raise DamagedStore("密钥文件读不出来，从备份里取回同名的密钥文件") from error
        return Keyring(path, {slot.id: slot for slot in slots})

    @property
    def clerks(self) -> tuple[tuple[str, str], ...]:
        """工号 and display name of everybody who can sign in, by 工号."""
        people = (slot for slot in self._slots.values() if slot.id != RECOVERY)
        return tuple(sorted((slot.id, slot.name) for slot in people))

    def unlock(self, clerk_id: str, password: str, now: datetime) -> bytes:
        """The data key. Raises `WrongKey` (with the tries left) or `Refused` while locked."""
        slot = self._slots.get(clerk_id)
        if slot is None or slot.id == RECOVERY:
            raise WrongKey("没有这个工号，核对后再输", code="K-102")
        return self._open_slot(slot, password, now)

    def unlock_with_recovery(self, recovery_key: str, now: datetime) -> bytes:
        """The data key by the printed recovery key. Raises `BadText`, `WrongKey`, `Refused`."""
        key = read_recovery_key(recovery_key)
        slot = self._slots.get(RECOVERY)
        if slot is None:
            raise DamagedStore("密钥文件里没有恢复密钥这一项，从备份里取回同名的密钥文件")
        return self._open_slot(slot, key, now)

    def tries_left(self, clerk_id: str) -> int:
        """How many wrong passwords are left before the lock."""
        slot = self._slots.get(clerk_id)
        return MOST_FAILURES - (slot.failures if slot else 0)

    def locked_until(self, clerk_id: str, now: datetime) -> datetime | None:
        """When the lock of a clerk ends, None if there is none.

        A lock that would last longer than a lock can was written under a wrong clock, or by
        somebody who wants to keep a clerk out: it does not count.
        """
        slot = self._slots.get(clerk_id)
        until = slot.locked_until if slot else None
        end = datetime.fromisoformat(until) if until else None
        return end if end is not None and now < end <= now + LOCK else None

    def set_clerk(
        self, clerk_id: str, name: str, password: str, data_key: bytes, rng: Rng, now: datetime
    ) -> None:
        """Add a clerk or give one a new password; whoever holds the data key may. No rekeying."""
        if not clerk_id.strip() or clerk_id == RECOVERY:
            raise Refused("工号写数字或字母，例如 0317", code="K-103")
        check_password(password, clerk_id)
        self._put(clerk_id, name, password, data_key, rng, now)
        self._save()

    def remove_clerk(self, clerk_id: str) -> None:
        """Take a clerk's way in away. The last one stays."""
        if len(self.clerks) <= 1:
            raise Refused("最后一个能登录的人不能停用，先加一个人", code="K-104")
        self._slots.pop(clerk_id, None)
        self._save()

    def _open_slot(self, slot: Slot, secret: str, now: datetime) -> bytes:
        until = self.locked_until(slot.id, now)
        if until is not None:
            clock = until.astimezone(now.tzinfo)
            raise Refused(f"连错 {MOST_FAILURES} 次，{clock:%H:%M} 后再试", code="K-105")
        try:
            data_key = AESGCM(_derive(secret, bytes.fromhex(slot.salt))).decrypt(
                bytes.fromhex(slot.nonce), bytes.fromhex(slot.wrapped), _label(slot.id)
            )
        except InvalidTag:
            self._fail(slot, now)
            raise WrongKey(self._wrong(slot.id), code="K-106") from None
        if slot.failures or slot.locked_until:
            self._slots[slot.id] = replace(slot, failures=0, locked_until=None)
            self._save()
        return data_key

    def _fail(self, slot: Slot, now: datetime) -> None:
        # Once a lock has run out the count starts again.
        failures = 1 if slot.locked_until else slot.failures + 1
        locked = (now + LOCK).isoformat() if failures >= MOST_FAILURES else None
        self._slots[slot.id] = replace(slot, failures=failures, locked_until=locked)
        self._save()

    def _wrong(self, slot_id: str) -> str:
        left = self.tries_left(slot_id)
        if left <= 0:
            return f"口令不对，已连错 {MOST_FAILURES} 次，锁 15 分钟"
        return f"口令不对，还可试 {left} 次"

    def _put(
        self, slot_id: str, name: str, secret: str, data_key: bytes, rng: Rng, now: datetime
    ) -> None:
        salt, nonce = rng(SALT_BYTES), rng(NONCE_BYTES)
        wrapped = AESGCM(_derive(secret, salt)).encrypt(nonce, data_key, _label(slot_id))
        self._slots[slot_id] = Slot(
            slot_id, name, salt.hex(), nonce.hex(), wrapped.hex(), now.date().isoformat()
        )

    def _save(self) -> None:
        body: dict[str, Any] = {
            "format": FORMAT,
            "kdf": {"name": "argon2id", "memory_kib": MEMORY_KIB, "passes": PASSES, "lanes": LANES},
            "slots": [asdict(self._slots[slot_id]) for slot_id in sorted(self._slots)],
        }
        # A failure that cannot be counted must not be a free guess: the error stops the sign-in.
        with explained("密钥文件"):
            write_private(self.path, json.dumps(body, ensure_ascii=False, indent=1).encode())


def _checked(slot: Slot) -> Slot:
    """Raises `ValueError` for a slot that this program cannot have written."""
    sizes = ((slot.salt, SALT_BYTES), (slot.nonce, NONCE_BYTES), (slot.wrapped, WRAPPED_BYTES))
    hexed = all(re.fullmatch(rf"[0-9a-f]{{{2 * size}}}", text) for text, size in sizes)
    texts = all(isinstance(text, str) for text in (slot.id, slot.name, slot.changed_on))
    count = type(slot.failures) is int and 0 <= slot.failures <= MOST_FAILURES
    until = slot.locked_until
    zoned = until is None or datetime.fromisoformat(until).tzinfo is not None
    if not (hexed and texts and count and zoned and slot.id):
        raise ValueError("not a slot")
    return slot


def _derive(secret: str, salt: bytes) -> bytes:
    kdf = Argon2id(
        salt=salt, length=DATA_KEY_BYTES, iterations=PASSES, lanes=LANES, memory_cost=MEMORY_KIB
    )
    return kdf.derive(secret.encode())


def _label(slot_id: str) -> bytes:
    """Binds a ciphertext to its slot: moved to another slot it opens nothing."""
    return _LABEL + slot_id.encode()
