"""What a step still needs, in the form every part of the page shows it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class MissingItem:
    """The field's label, the remedy, and how to get there."""

    label: str
    remedy: str
    focus: Callable[[], object]
