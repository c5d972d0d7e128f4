"""Exact ratios: `75%` is the fraction 3/4, never a float."""

from __future__ import annotations

import re
from fractions import Fraction

from core.kernel.errors import BadText

_PERCENT = re.compile(r"^(\d{1,3}(?:\.\d{1,4})?)%$")


def parse_percent(text: str) -> Fraction:
    """`75%` or `92.5%` as an exact fraction between 0 and 1. Raises `BadText`."""
    found = _PERCENT.match(text.strip())
    if not found:
        raise BadText("比例写成百分数，例如 75%")
    ratio = Fraction(found.group(1)) / 100
    if ratio > 1:
        raise BadText("比例不能超过 100%")
    return ratio


def percent(ratio: Fraction) -> str:
    """The shortest percent text of a ratio: 3/4 -> `75%`, 37/40 -> `92.5%`; at most 4 decimals."""
    hundredths = ratio * 100
    if hundredths.denominator == 1:
        return f"{hundredths.numerator}%"
    scaled = hundredths * 10_000
    rounded = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    whole, rest = divmod(rounded, 10_000)
    return f"{whole}.{rest:04d}".rstrip("0").rstrip(".") + "%"
