"""Pieces of text on paper: runs in two weights, and fields that are either printed or by hand."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Run:
    """Text in one weight."""

    text: str
    bold: bool = False


Runs = tuple[Run, ...]


def plain(text: str) -> Runs:
    """One run in regular weight."""
    return (Run(text),)


def bold(text: str) -> Runs:
    """One run in bold."""
    return (Run(text, bold=True),)


def text_of(runs: Runs) -> str:
    """The words without their weight."""
    return "".join(run.text for run in runs)


@dataclass(frozen=True)
class Field:
    """A printed value or, when there is none, a box to write in with a hint at its lower right."""

    text: str = ""
    hint: str = ""

    @property
    def by_hand(self) -> bool:
        """Whether a person fills this field with a pen."""
        return not self.text


@dataclass(frozen=True)
class Choice:
    """One box of a row of boxes, `2.城乡居民医保`, ticked or not."""

    label: str
    chosen: bool


def grouped_phone(text: str) -> str:
    """A mobile number in groups of 3 4 4 as people read it out; other numbers stay as written."""
    if len(text) == 11 and text.isdigit() and text.startswith("1"):
        return f"{text[:3]} {text[3:7]} {text[7:]}"
    return text
