"""The recovery key as it is printed: 160 random bits in signs that are not mistaken, and a check.

Seven groups of five: 32 signs of key, three signs of check, so that a slip of the pen is told from
a wrong key. The alphabet is Crockford's (no I, L, O, U); small letters and I, L, O are understood.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable

from core.kernel.errors import BadText

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_KEY_BYTES = 20
_KEY_SIGNS = 32
_CHECK_SIGNS = 3
_LOOK_ALIKES = str.maketrans("OIL", "011")


def new_recovery_key(rng: Callable[[int], bytes]) -> str:
    """A new key in printed form: `XXXXX-XXXXX-…`, seven groups."""
    number = int.from_bytes(rng(_KEY_BYTES), "big")
    key = "".join(_SIGNS[number >> 5 * place & 31] for place in reversed(range(_KEY_SIGNS)))
    text = key + _check(key)
    return "-".join(text[at : at + 5] for at in range(0, len(text), 5))


def read_recovery_key(text: str) -> str:
    """The 32 key signs of what was typed. Raises `BadText` when signs are missing or mistyped."""
    signs = re.sub(r"[\s\-]", "", text).upper().translate(_LOOK_ALIKES)
    wanted = _KEY_SIGNS + _CHECK_SIGNS
    if len(signs) != wanted or any(sign not in _SIGNS for sign in signs):
        raise BadText(f"恢复密钥是 7 组、每组 5 个字符，现在读到 {len(signs)} 个", code="K-120")
    key, check = signs[:_KEY_SIGNS], signs[_KEY_SIGNS:]
    if _check(key) != check:
        raise BadText("恢复密钥抄错了，对着打印件逐组核对", code="K-121")
    return key


def _check(key: str) -> str:
    digest = int.from_bytes(hashlib.sha256(key.encode()).digest()[:2], "big")
    return "".join(_SIGNS[digest >> 5 * place & 31] for place in range(_CHECK_SIGNS))
