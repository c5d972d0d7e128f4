"""Cut typed pinyin into syllables, with the syllables that really occur in a list."""

from __future__ import annotations

from collections.abc import Iterable

MOST_CUTS = 48


class Syllabary:
    """All syllables of a list. A cut is full syllables and a last one that may be unfinished."""

    def __init__(self, syllables: Iterable[str]) -> None:
        self._whole = frozenset(s for s in syllables if s)
        self._begun = frozenset(s[:n] for s in self._whole for n in range(1, len(s) + 1))
        self._longest = max((len(s) for s in self._whole), default=0)

    def cuts(self, run: str) -> list[tuple[str, ...]] | None:
        """Every way to read the run; [] if there is none, None if there are too many to ask for.

        `xian` gives (xian,) and (xi, an); the last piece need only be the beginning of a syllable.
        """
        found: list[tuple[str, ...]] = []
        open_ends: list[tuple[str, ...]] = [()]
        while open_ends:
            cut = open_ends.pop()
            rest = run[sum(map(len, cut)) :]
            if rest in self._begun:
                found.append((*cut, rest))
            for length in range(1, min(self._longest, len(rest) - 1) + 1):
                if rest[:length] in self._whole:
                    open_ends.append((*cut, rest[:length]))
            if len(found) > MOST_CUTS or len(open_ends) > 4 * MOST_CUTS:
                return None
        return found
