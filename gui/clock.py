"""The one clock of the windows. Everything below gets the time as an argument; tests freeze it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

_source: Callable[[], datetime] | None = None


def now() -> datetime:
    """The local time with its offset."""
    return _source() if _source else datetime.now().astimezone()


def today() -> date:
    """The local date."""
    return now().date()


def freeze(moment: datetime | None) -> None:
    """Stand still at an aware moment; None lets the clock run again."""
    global _source  # noqa: PLW0603 - the one switch of the one clock
    if moment is not None and moment.tzinfo is None:
        raise ValueError("the frozen moment needs an offset")
    _source = None if moment is None else (lambda: moment)
