"""Size classes of a page, decided in one place and without flicker."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize

from gui.theme import theme

WIDTHS = (("wide", 1600), ("normal", 1256), ("compact", 960), ("narrow", 0))
HEIGHTS = (("tall", 740), ("short", 600), ("tiny", 0))
HYSTERESIS = 4
RAIL = 76
STATUS = 26


@dataclass(frozen=True)
class Layout:
    """`width` is wide, normal, compact or narrow; `height` is tall, short or tiny."""

    width: str
    height: str

    @property
    def narrow(self) -> bool:
        """Rail of icons, one column, summary behind its button."""
        return self.width == "narrow"

    @property
    def compact(self) -> bool:
        """Side panels fold (compact or narrow)."""
        return self.width in ("compact", "narrow")

    @property
    def wide(self) -> bool:
        """The elastic parts gain."""
        return self.width == "wide"

    @property
    def short(self) -> bool:
        """Fields 28, gaps 4, verdict one line (short or tiny)."""
        return self.height in ("short", "tiny")

    @property
    def tiny(self) -> bool:
        """Only what cannot be done without."""
        return self.height == "tiny"


class Breakpoint:
    """Measures a page. The classes are the client area's, so rail and status bar are added."""

    def __init__(self, rail: int = RAIL, status: int = STATUS) -> None:
        self._rail, self._status = rail, status
        self.layout = Layout("", "")

    def measure(self, size: QSize) -> bool:
        """Look at a page's size; True when its class has changed."""
        scale = theme.scale / 100
        width = _choose(size.width() / scale + self._rail, WIDTHS, self.layout.width)
        height = _choose(size.height() / scale + self._status, HEIGHTS, self.layout.height)
        found = Layout(width, height)
        changed = found != self.layout
        self.layout = found
        return changed


def _choose(value: float, classes: tuple[tuple[str, int], ...], current: str) -> str:
    """The class of a value; the current one is kept until the value is 4 px past its border."""
    names = [name for name, _ in classes]
    found = next(name for name, floor in classes if value >= floor)
    if not current or found == current:
        return found
    growing = names.index(found) < names.index(current)
    probe = value - HYSTERESIS if growing else value + HYSTERESIS
    settled = next(name for name, floor in classes if probe >= floor)
    still_past = (names.index(settled) < names.index(current)) == growing and settled != current
    return settled if still_past else current
