"""公民身份号码, GB 11643-1999: region (6), yyyymmdd, sequence (3), check sign (MOD 11-2)."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date
from enum import Enum

from core.kernel.dates import age_on, real_date
from core.kernel.errors import BadText
from core.people.regions import region_codes

LENGTH = 18
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_SIGNS = "10X98765432"
_SEPARATORS = re.compile(r"[\s\-‐‑‒–—−_.·]")


class Sex(Enum):
    """性别 as the platform codes it (gend)."""

    MALE = "1"
    FEMALE = "2"


@dataclass(frozen=True)
class IdNumber:
    """A number whose date and check sign are right; whether the person exists is not known."""

    text: str
    area_code: str
    birth_date: date
    sex: Sex

    @property
    def region_known(self) -> bool:
        """False for a region never issued so far as we know: a hint, never an error."""
        return self.area_code in region_codes()

    def age_on(self, day: date) -> int:
        """Full years of age on a day."""
        return age_on(self.birth_date, day)


def clean_id_number(text: str) -> str:
    """Half width, no spaces or hyphens, capital X; nothing is checked."""
    return _SEPARATORS.sub("", unicodedata.normalize("NFKC", text)).upper()


def check_sign(first: str) -> str:
    """The check sign that belongs to the first 17 digits."""
    return _SIGNS[sum(int(d) * w for d, w in zip(first, _WEIGHTS, strict=True)) % 11]


def parse_id_number(text: str, today: date) -> IdNumber:
    """The number as typed, scanned or pasted. Raises `BadText` with the remedy.

    The message never gives the right check sign away: a guessed number must not be completed.
    """
    cleaned = clean_id_number(text)
    if len(cleaned) == 15 and cleaned.isascii() and cleaned.isdigit():
        raise BadText("15 位旧号已停用，照现用证件写 18 位")
    if len(cleaned) != LENGTH:
        raise BadText(f"身份证号是 18 位，现在是 {len(cleaned)} 位")
    if not re.fullmatch(r"[0-9]{17}[0-9X]", cleaned):
        raise BadText("前 17 位只写数字，最后一位是数字或 X")
    try:
        birth = real_date(int(cleaned[6:10]), int(cleaned[10:12]), int(cleaned[12:14]))
    except BadText as wrong:
        raise BadText(f"出生日期不对（第 7 到 14 位）：{wrong.message}") from None
    if birth > today:
        raise BadText("出生日期在今天之后，核对第 7 到 14 位")
    if check_sign(cleaned[:17]) != cleaned[17]:
        raise BadText("号码和校验位对不上，对着证件逐位核对")
    sex = Sex.MALE if int(cleaned[16]) % 2 else Sex.FEMALE
    return IdNumber(cleaned, cleaned[:6], birth, sex)
