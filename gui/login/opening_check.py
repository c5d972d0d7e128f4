"""One line of 开窗前看一眼."""

from __future__ import annotations

from dataclasses import dataclass

GOOD, WARN, BAD, NOTE = "good", "warn", "bad", "note"


@dataclass(frozen=True)
class OpeningCheck:
    """State (good, warn, bad, note), what is, and what it means."""

    state: str
    title: str
    line: str
