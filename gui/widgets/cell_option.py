"""The parts of a style option that delegates look at; Qt's Python stubs leave them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStyle, QWidget


@dataclass(frozen=True)
class Cell:
    """Where a delegate paints and in which state."""

    rect: QRect
    selected: bool
    hovered: bool
    widget: QWidget | None


def cell(option: Any) -> Cell:
    """Read a `QStyleOptionViewItem`."""
    state = option.state
    return Cell(
        QRect(option.rect),
        bool(state & QStyle.StateFlag.State_Selected),
        bool(state & QStyle.StateFlag.State_MouseOver),
        option.widget,
    )
