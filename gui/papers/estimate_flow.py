"""Where the parts of paper 42 stand: breaks between rows only, sums together, no row alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Placed:
    """A part on a page: its upper edge in mm."""

    page: int
    y: float
    height: float


class Flow:
    """Fills pages from top to bottom. `next_top` is where later pages begin."""

    def __init__(self, top: float, bottom: float, next_top: float) -> None:
        self.page = 0
        self.y = top
        self.bottom = bottom
        self.next_top = next_top

    def _turn(self) -> None:
        self.page += 1
        self.y = self.next_top

    def whole(self, height: float, gap: float = 0.0) -> Placed:
        """A part that is never cut. `gap` is kept above it, except at the top of a page."""
        at_top = self.y == self.next_top and self.page > 0
        lead = 0.0 if at_top else gap
        if self.y + lead + height > self.bottom and not at_top:
            self._turn()
            lead = 0.0
        placed = Placed(self.page, self.y + lead, height)
        self.y = placed.y + height
        return placed

    def rows(
        self, heights: Sequence[float], header: float, keep: Sequence[bool]
    ) -> tuple[list[Placed], list[Placed]]:
        """Rows under a header that is repeated on each page. Returns the headers and the rows.

        `keep[i]` ties row i to the row before it. Neither the first nor the last row of the table
        stands alone on a page.
        """
        tied = list(keep)
        if len(tied) > 1:
            tied[1] = tied[-1] = True
        headers = [self.whole(header)]
        placed: list[Placed] = []
        for group in _groups(tied):
            height = sum(heights[index] for index in group)
            # a header without the first of its rows says nothing
            if self.y + height > self.bottom and self.y > self.next_top + header:
                if not placed and self.page == headers[-1].page:
                    headers.pop()
                self._turn()
                headers.append(self.whole(header))
            placed += [self.whole(heights[index]) for index in group]
        return headers, placed


def _groups(tied: Sequence[bool]) -> list[list[int]]:
    groups: list[list[int]] = []
    for index, with_last in enumerate(tied):
        if with_last and groups:
            groups[-1].append(index)
        else:
            groups.append([index])
    return groups
