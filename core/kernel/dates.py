"""Dates as the window writes them. Today comes in as an argument, never from the clock."""

from __future__ import annotations

import calendar
import re
import unicodedata
from datetime import date

from core.kernel.errors import BadText

_FULL = re.compile(r"^(\d{4})[-./年](\d{1,2})[-./月](\d{1,2})日?$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_SHORT = re.compile(r"^(\d{2})(\d{2})$")


def parse_date(text: str, today: date) -> date:
    """`20261120`, `2026-11-20`, `2026.11.20`, `2026年11月20日` or `1120` (this year).

    Raises `BadText`.
    """
    cleaned = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).replace("−", "-")
    short = _SHORT.match(cleaned)
    if short:
        parts = (today.year, int(short.group(1)), int(short.group(2)))
    else:
        found = _COMPACT.match(cleaned) if cleaned.isdigit() else _FULL.match(cleaned)
        if not found:
            raise BadText("日期写成 2026-11-20 或 20261120")
        parts = (int(found.group(1)), int(found.group(2)), int(found.group(3)))
    return real_date(*parts)


def real_date(year: int, month: int, day: int) -> date:
    """The date, or a sentence that says what the calendar has instead. Raises `BadText`."""
    if not 1900 <= year <= 2199:
        raise BadText("年份写四位，1900 到 2199")
    if not 1 <= month <= 12:
        raise BadText("月份是 1 到 12")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise BadText(f"{year} 年 {month} 月只有 {last} 天")
    return date(year, month, day)


def iso(text: str) -> date:
    """A date written by us (pack, CASE.json): ISO only. Raises `BadText`."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise BadText("日期写成 2026-11-20")
    return real_date(int(text[:4]), int(text[5:7]), int(text[8:]))


def add_months(start: date, months: int) -> date:
    """The same day `months` later; the last day of a shorter month if that day does not exist."""
    index = start.year * 12 + start.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(start.day, calendar.monthrange(year, month + 1)[1]))


def age_on(birth: date, day: date) -> int:
    """Full years of age on a day."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))
