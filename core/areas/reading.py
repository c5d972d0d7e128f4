"""Match what a clerk types (汉字, 全拼, 首字母, mixed) against a text whose readings are known.

A run of letters counts either as full syllables (the last one may be unfinished) or as one
initial a character, never as a mixture, so that every hit can be explained and highlighted.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

Syllables = Sequence[tuple[str, ...]]
_PIECE = re.compile(r"[a-z]+|[^a-z]")
_NOT_TEXT = re.compile(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Span:
    """Characters `start` up to `end` of the text answer the query."""

    start: int
    end: int


def fold(text: str) -> str:
    """The query as it is compared: NFKC, lower case, letters, digits and 汉字 only (ü is v)."""
    folded = unicodedata.normalize("NFKC", text).lower().replace("ü", "v")
    return _NOT_TEXT.sub("", folded)


@lru_cache(maxsize=256)
def pieces(folded: str) -> tuple[str, ...]:
    """Runs of letters stay together, every other sign stands alone."""
    return tuple(_PIECE.findall(folded))


def find(folded: str, text: str, syllables: Syllables, start: int = 0) -> Span | None:
    """The leftmost place in `text`, from `start` on, where the query begins to match."""
    parts = pieces(folded)
    if not parts:
        return None
    first = parts[0][0]
    for begin in range(start, len(text)):
        here = text[begin]
        if here == first or any(s.startswith(first) for s in syllables[begin]):
            end = _match(parts, 0, text, syllables, begin)
            if end is not None:
                return Span(begin, end)
    return None


def match_at(folded: str, text: str, syllables: Syllables, begin: int) -> Span | None:
    """The match that begins exactly at `begin`, if there is one."""
    parts = pieces(folded)
    end = _match(parts, 0, text, syllables, begin) if parts else None
    return None if end is None else Span(begin, end)


def _match(
    parts: tuple[str, ...], index: int, text: str, syllables: Syllables, at: int
) -> int | None:
    if index == len(parts):
        return at
    part = parts[index]
    while index and at < len(text) and _NOT_TEXT.match(text[at]):
        at += 1
    if at >= len(text):
        return None
    if not part[0].isascii() or part[0].isdigit():
        if text[at].lower() != part:
            return None
        return _match(parts, index + 1, text, syllables, at + 1)
    for after in _run_ends(part, text, syllables, at):
        end = _match(parts, index + 1, text, syllables, after)
        if end is not None:
            return end
    return None


def _run_ends(run: str, text: str, syllables: Syllables, at: int) -> list[int]:
    """Every place where the run of letters may end: by whole syllables first, then by initials."""
    ends = _syllable_ends(run, 0, text, syllables, at)
    by_initials = _initials_end(run, text, syllables, at)
    if by_initials is not None and by_initials not in ends:
        ends.append(by_initials)
    return ends


def _syllable_ends(run: str, used: int, text: str, syllables: Syllables, at: int) -> list[int]:
    while at < len(text) and used and _NOT_TEXT.match(text[at]):
        at += 1
    if at >= len(text):
        return []
    ends: list[int] = []
    rest = len(run) - used
    for syllable in syllables[at]:
        if rest <= len(syllable):
            if syllable.startswith(run[used:]):
                ends.append(at + 1)
        elif run.startswith(syllable, used) and syllable:
            ends.extend(_syllable_ends(run, used + len(syllable), text, syllables, at + 1))
    return ends


def _initials_end(run: str, text: str, syllables: Syllables, at: int) -> int | None:
    for position, letter in enumerate(run):
        while position and at < len(text) and _NOT_TEXT.match(text[at]):
            at += 1
        if at >= len(text) or not any(s.startswith(letter) for s in syllables[at]):
            return None
        at += 1
    return at
