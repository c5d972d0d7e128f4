"""One administrative division (GB/T 2260) with its readings."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Division:
    """A province (1), prefecture (2) or county (3); `readings` holds all syllables a character."""

    code: str
    name: str
    level: int
    parent: str
    province: str
    prefecture: str
    short_name: str
    pinyin: str
    initials: str
    readings: tuple[tuple[str, ...], ...]
    other_readings: bool = False
