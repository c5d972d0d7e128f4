"""Money as whole fen. Money is never multiplied by money and never holds a fraction of a fen."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from fractions import Fraction

from core.kernel.errors import BadText

_AMOUNT = re.compile(r"^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?$")
MAX_YUAN = 99_999_999


class Rounding(Enum):
    """How a fraction of a fen becomes whole fen. A pack names the rule; nothing rounds silently."""

    HALF_UP = "half_up"
    DOWN = "down"
    UP = "up"


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """An amount in fen (1/100 yuan), negative allowed for differences."""

    fen: int

    def __post_init__(self) -> None:
        if not isinstance(self.fen, int) or isinstance(self.fen, bool):
            raise TypeError("Money holds whole fen")

    def __add__(self, other: Money) -> Money:
        return Money(self.fen + other.fen)

    def __sub__(self, other: Money) -> Money:
        return Money(self.fen - other.fen)

    def __neg__(self) -> Money:
        return Money(-self.fen)

    def __bool__(self) -> bool:
        return self.fen != 0

    def times(self, ratio: Fraction | int, rounding: Rounding = Rounding.HALF_UP) -> Money:
        """This amount times an exact ratio, rounded to the fen by the named rule.

        Half goes away from zero.
        """
        exact = Fraction(self.fen) * ratio
        whole, rest = divmod(abs(exact.numerator), exact.denominator)
        if rest and (
            rounding is Rounding.UP
            or (rounding is Rounding.HALF_UP and 2 * rest >= exact.denominator)
        ):
            whole += 1
        return Money(-whole if exact < 0 else whole)

    @property
    def plain(self) -> str:
        """`12345.00`, the form of CASE.json and of the platform's fields."""
        sign = "-" if self.fen < 0 else ""
        yuan, fen = divmod(abs(self.fen), 100)
        return f"{sign}{yuan}.{fen:02d}"

    def __str__(self) -> str:
        """`12,345.00` with U+2212 as minus, the form of screen and paper."""
        sign = "−" if self.fen < 0 else ""
        yuan, fen = divmod(abs(self.fen), 100)
        return f"{sign}{yuan:,}.{fen:02d}"


ZERO = Money(0)


def yuan(text: str | int) -> Money:
    """An amount written by us (pack, test): plain decimal yuan, at most two decimals."""
    return parse_money(str(text))


def parse_money(text: str) -> Money:
    """What a person typed: `1,234.5`, full-width digits and spaces allowed. Raises `BadText`."""
    cleaned = unicodedata.normalize("NFKC", text).strip().replace(" ", "")
    cleaned = cleaned.replace("，", ",").removesuffix("元").replace("−", "-")
    found = _AMOUNT.match(cleaned)
    if not found:
        if re.fullmatch(r"-?[\d,]+\.\d{3,}", cleaned):
            raise BadText("金额最多两位小数，写到分，例如 1234.50")
        raise BadText("金额只写数字和小数点，例如 1234.50")
    sign, whole, fraction = found.groups()
    digits = whole.replace(",", "").lstrip("0")
    # Python refuses to read a number of thousands of digits; a pasted one is no crash.
    if len(digits) > len(str(MAX_YUAN)) or (value := int(digits or "0")) > MAX_YUAN:
        raise BadText("金额太大，核对是不是多打了几位")
    fen = value * 100 + int((fraction or "").ljust(2, "0") or 0)
    return Money(-fen if sign else fen)


def total(amounts: Iterable[Money]) -> Money:
    """The sum of any number of amounts; nothing at all is zero."""
    fen = 0
    for amount in amounts:
        fen += amount.fen
    return Money(fen)
