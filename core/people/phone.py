"""Telephone numbers of people: mobile, or landline with area code."""

from __future__ import annotations

import re
import unicodedata

from core.kernel.errors import BadText

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(010|02\d|0[3-9]\d{2})([1-9]\d{6,7})")
REMEDY = "补到 11 位；座机写成 0903-1234567"


def parse_phone(text: str) -> str:
    """`13800000000` or `0903-1234567`; spaces, hyphens, +86 and full width are accepted.

    Raises `BadText` with the remedy.
    """
    digits = re.sub(r"[\s\-‐–—()]", "", unicodedata.normalize("NFKC", text))
    digits = re.sub(r"^(\+86|0086|86(?=1\d{10}$))", "", digits)
    if not digits.isascii() or not digits.isdigit():
        raise BadText("电话只写数字；座机写成 0903-1234567")
    if _MOBILE.fullmatch(digits):
        return digits
    landline = _LANDLINE.fullmatch(digits)
    if landline:
        return f"{landline.group(1)}-{landline.group(2)}"
    if len(digits) > 12 or (digits.startswith("1") and len(digits) > 11):
        raise BadText(f"手机号是 11 位，现在是 {len(digits)} 位")
    if digits.startswith("1") and len(digits) == 11:
        raise BadText("手机号第二位是 3 到 9，核对一遍")
    raise BadText(REMEDY)
