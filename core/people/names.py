"""Names as the ID card has them: one separator, U+00B7, whatever was typed or pasted."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from core.kernel.errors import BadText

DOT = "·"
MAX_LENGTH = 50
# Look-alikes seen in records, web pages and input methods. Hyphen and spaces are handled apart.
_DOTS = "•‧∙⋅・･．.。᛫ㆍ﹒"
_HYPHENS = "-‐‑–—－"
_SPACES = re.compile(r"[\s\u3000]+")
_WIDTH = {code: code - 0xFEE0 for code in range(0xFF21, 0xFF5B)}
_LATIN = re.compile(r"[A-Za-zÀ-ž'’. \-]+")


@dataclass(frozen=True)
class Name:
    """The name as it is stored, and the signs that were turned into U+00B7 or dropped."""

    text: str
    replaced: tuple[str, ...] = ()


def normalise_name(text: str) -> Name:
    """A person's name with every look-alike separator turned into `·`. Raises `BadText`.

    A space separates only a long name (买买提 艾力): 张　三 and 欧阳 娜娜 are one name each.
    """
    trimmed = _SPACES.sub(" ", text.translate(_WIDTH)).strip()
    trimmed = "".join(c for c in trimmed if unicodedata.category(c) not in ("Cc", "Cf"))
    if not trimmed:
        raise BadText("姓名照证件写")
    if any(c.isdecimal() for c in trimmed):
        raise BadText("姓名里有数字，照证件写")
    if _LATIN.fullmatch(trimmed):
        return Name(_within_length(trimmed))
    joined, replaced = _join(trimmed)
    joined = re.sub(f"{DOT}+", DOT, joined).strip(DOT)
    _refuse_signs(joined)
    return Name(_within_length(joined), tuple(dict.fromkeys(replaced)))


def _join(text: str) -> tuple[str, list[str]]:
    replaced: list[str] = []
    out: list[str] = []
    for sign in text:
        if sign in _DOTS or sign in _HYPHENS:
            replaced.append(sign)
            out.append(DOT)
        else:
            out.append(sign)
    joined = "".join(out)
    joined = re.sub(f" *{DOT} *", DOT, joined)
    if " " in joined:
        replaced.append(" ")
        parts = joined.split(" ")
        separates = len(joined) - len(parts) + 1 >= 5 and all(len(p) >= 2 for p in parts)
        joined = (DOT if separates else "").join(parts)
    return joined, replaced


def _refuse_signs(text: str) -> None:
    if not text:
        raise BadText("姓名照证件写")
    if any(unicodedata.category(c) == "Co" for c in text):
        raise BadText("姓名里有旧系统的自造字，换成正式汉字再写")
    strange = [c for c in text if c != DOT and unicodedata.category(c)[0] not in "LM"]
    if strange:
        raise BadText(f"姓名里有不该有的符号，照证件写：{strange[0]}")


def _within_length(text: str) -> str:
    if len(text) > MAX_LENGTH:
        raise BadText(f"姓名最多 {MAX_LENGTH} 个字，现在是 {len(text)} 个")
    return text
