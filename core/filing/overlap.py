"""Two filings of one person at the same time: usually only one place may be in force."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import TypeVar


@dataclass(frozen=True)
class Span:
    """A filing as far as overlap asks: its number, the place, and the days (None = open-ended)."""

    number: str
    destination: str
    valid_from: date
    valid_to: date | None


class Clash(Enum):
    """`duplicate`: same place, same time. `other_place`: the old one must be changed first."""

    DUPLICATE = "duplicate"
    OTHER_PLACE = "other_place"


_T = TypeVar("_T", bound=Span)


def overlaps(one: Span, other: Span) -> bool:
    """Whether there is a day on which both are in force."""
    one_starts_in_time = other.valid_to is None or one.valid_from <= other.valid_to
    other_starts_in_time = one.valid_to is None or other.valid_from <= one.valid_to
    return one_starts_in_time and other_starts_in_time


def clashes(new: Span, existing: Iterable[_T]) -> tuple[tuple[_T, Clash], ...]:
    """The filings a new one runs into; the one it replaces is left out by its number."""
    return tuple(
        (old, Clash.DUPLICATE if old.destination == new.destination else Clash.OTHER_PLACE)
        for old in existing
        if old.number != new.number and overlaps(new, old)
    )
