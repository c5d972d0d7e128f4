"""Collects the faults of a form, one per field, and reads typed texts on the way."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TypeVar

from core.kernel.dates import parse_date
from core.kernel.errors import BadText, FieldFault

_T = TypeVar("_T")


class Faults:
    """The faults found so far. The first fault of a field stays: one remedy at a time."""

    def __init__(self, today: date) -> None:
        self.today = today
        self._found: dict[str, str] = {}

    def add(self, name: str, remedy: str) -> None:
        """Note a fault unless the field already has one."""
        self._found.setdefault(name, remedy)

    def read(self, name: str, text: str | None, reader: Callable[[str], _T]) -> _T | None:
        """The value of a typed text; what cannot be read is noted with its remedy."""
        if not text or not text.strip():
            return None
        try:
            return reader(text)
        except BadText as error:
            self.add(name, error.message)
            return None

    def day(self, name: str, text: str | None) -> date | None:
        """A typed date."""
        return self.read(name, text, lambda typed: parse_date(typed, self.today))

    def needed(self, name: str, text: str | None, remedy: str) -> bool:
        """Whether something is typed; notes the remedy if not."""
        if text and text.strip():
            return True
        self.add(name, remedy)
        return False

    def result(self) -> tuple[FieldFault, ...]:
        """All faults in the order they were found."""
        return tuple(FieldFault(name, remedy) for name, remedy in self._found.items())
