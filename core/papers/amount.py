"""An amount of an estimate: one figure, a range, or no figure at all."""

from __future__ import annotations

from dataclasses import dataclass

from core.kernel.money import Money

NO_FIGURE = "算不出"
MINUS = "－"


@dataclass(frozen=True)
class Amount:
    """`low` None = cannot be computed; `high` None or equal to `low` = one figure."""

    low: Money | None
    high: Money | None = None

    @property
    def known(self) -> bool:
        """Whether there is any figure."""
        return self.low is not None

    @property
    def is_range(self) -> bool:
        """Whether unknown facts of the case leave two ends."""
        return self.low is not None and self.high is not None and self.high != self.low

    @property
    def ordered(self) -> tuple[Money, Money] | None:
        """Both ends, the smaller first; a single figure is both."""
        if self.low is None:
            return None
        high = self.high if self.high is not None else self.low
        return (min(self.low, high), max(self.low, high))

    @property
    def text(self) -> str:
        """`600.00`, `290.00－300.00` or `算不出`."""
        ends = self.ordered
        if ends is None:
            return NO_FIGURE
        low, high = (figure(end) for end in ends)
        return low if low == high else f"{low}{MINUS}{high}"


def figure(amount: Money) -> str:
    """`12,345.00`; a negative amount carries the wide minus of the papers."""
    return str(amount).replace("−", MINUS)
