"""The number of a filing: 区划-年-六位, never reused (653221-2026-000148)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from core.kernel.errors import BadText

_NUMBER = re.compile(r"^(\d{6})-(\d{4})-(\d{6})$")


@dataclass(frozen=True, order=True)
class FilingNumber:
    """Area code of the office, year, and the running number of that year from 1."""

    area: str
    year: int
    serial: int

    def __post_init__(self) -> None:
        if not re.fullmatch(r"\d{6}", self.area) or not 1 <= self.serial <= 999_999:
            raise ValueError(f"no filing number: {self.area} {self.year} {self.serial}")

    def __str__(self) -> str:
        return f"{self.area}-{self.year:04d}-{self.serial:06d}"


def parse_filing_number(text: str) -> FilingNumber:
    """The number as printed. Raises `BadText`."""
    found = _NUMBER.match(text.strip())
    if not found or int(found.group(3)) == 0:
        raise BadText("备案编号写成 653201-2026-000148")
    return FilingNumber(found.group(1), int(found.group(2)), int(found.group(3)))
