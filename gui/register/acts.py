"""What the register does with filings: each act is one call into the desk on the worker."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from core.desk.service import Desk
from core.kernel.errors import KnownError


@dataclass(frozen=True)
class Outcome:
    """What came of an act on several filings: those done, and why the others were not."""

    done: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]

    @property
    def failure(self) -> str:
        """One line for the status bar, empty if all went well."""
        if not self.failed:
            return ""
        number, message = self.failed[0]
        more = f"，另有 {len(self.failed) - 1} 件没有办成" if len(self.failed) > 1 else ""
        return f"{number}：{message}{more}"


def mark_entered(desk: Desk, numbers: Mapping[str, str], now: datetime) -> Outcome:
    """Each filing comes into force under the platform's number."""
    done: list[str] = []
    failed: list[tuple[str, str]] = []
    for number, platform in numbers.items():
        try:
            desk.move_filing(number, "in_force", now, platform_number=platform)
        except KnownError as error:
            failed.append((number, error.message))
        else:
            done.append(number)
    return Outcome(tuple(done), tuple(failed))


def undo_all(desk: Desk, numbers: Sequence[str], now: datetime) -> Outcome:
    """Take the last step of each filing back."""
    done: list[str] = []
    failed: list[tuple[str, str]] = []
    for number in numbers:
        try:
            desk.undo_filing(number, now)
        except KnownError as error:
            failed.append((number, error.message))
        else:
            done.append(number)
    return Outcome(tuple(done), tuple(failed))
