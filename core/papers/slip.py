"""Paper 43, the slip a person takes home: at most six short sections, no section without content.

Name and number are masked, the text is for reading aloud at the hospital window.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.papers.footer import Footer
from core.papers.text import Runs
from core.papers.words import NOT_A_SETTLEMENT

TITLE = "异地就医小票"
KEEP = "丢了可回窗口再打"


@dataclass(frozen=True)
class SlipText:
    """A line of body text (11 pt, note 10 pt)."""

    runs: Runs
    note: bool = False


@dataclass(frozen=True)
class SlipTick:
    """Something to bring, with a box to tick."""

    text: str


@dataclass(frozen=True)
class SlipQuote:
    """The framed sentence to say."""

    text: str


@dataclass(frozen=True)
class SlipPair:
    """A label at the left and a figure, bold, at the right."""

    label: str
    value: str


@dataclass(frozen=True)
class SlipPhone:
    """A number to call; without a number a line to write it on. `large` is the hotline."""

    label: str
    number: str = ""
    large: bool = False


SlipLine = SlipText | SlipTick | SlipQuote | SlipPair | SlipPhone


@dataclass(frozen=True)
class SlipSection:
    """A heading and its lines."""

    heading: str
    lines: tuple[SlipLine, ...]


@dataclass(frozen=True)
class SlipPaper:
    """A slip for a roll of 80 or 58 mm. `who` is masked and empty on a kiosk slip."""

    office: str
    printed_at: datetime
    window: str
    who: str
    sections: tuple[SlipSection, ...]
    footer: Footer
    roll: int = 80
    number: str = ""

    def __post_init__(self) -> None:
        if self.roll not in (80, 58):
            raise ValueError(f"no such roll: {self.roll} mm")

    @property
    def title(self) -> str:
        """The name of the paper in lists and previews."""
        return TITLE

    @property
    def when(self) -> str:
        """The line under the title."""
        return f"{self.printed_at:%Y-%m-%d %H:%M}　{self.window}"

    @property
    def numbered(self) -> tuple[tuple[str, tuple[SlipLine, ...]], ...]:
        """The sections that have content, numbered from 1 without a gap."""
        filled = [section for section in self.sections if section.lines]
        return tuple(
            (f"{number} {section.heading}", section.lines)
            for number, section in enumerate(filled, 1)
        )

    @property
    def closing(self) -> tuple[str, ...]:
        """The lines after the first closing line, which is `NOT_A_SETTLEMENT` and `KEEP`."""
        lines = [self.footer.pack.text]
        if self.footer.reprint:
            lines.append(f"重印 {self.footer.reprint}")
        if self.footer.demo_line:
            lines.append(self.footer.demo_line)
        return tuple(lines)

    @property
    def not_a_settlement(self) -> tuple[str, str]:
        """Bold words and the plain words beside them."""
        return (NOT_A_SETTLEMENT, KEEP)
