"""Cut a stretch of cost into the steps of a bracket table."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from core.kernel.errors import Refused
from core.kernel.money import ZERO, Money
from core.policy import Brackets


@dataclass(frozen=True)
class Piece:
    """`amount` fen of a stretch that fall into one step (`start` to `end`, None = open)."""

    start: Money
    end: Money | None
    amount: Money
    ratio: Fraction

    @property
    def span(self) -> str:
        """`12,000.00–30,000.00` or `100,000.00 以上`."""
        return f"{self.start} 以上" if self.end is None else f"{self.start}–{self.end}"


def pieces(table: Brackets, start: Money, end: Money) -> tuple[Piece, ...]:
    """The pieces of the stretch start..end (fen, on the scale the steps are measured on).

    On the `cumulative` basis the first step begins at the threshold, on `excess` at zero. Raises
    `Refused` (R-211) when steps overlap or run backwards: such a table pays the same yuan twice.
    """
    found = []
    edge = table.threshold if table.basis == "cumulative" else ZERO
    for step in table.steps:
        if step.to is not None and step.to <= edge:
            raise Refused("分段表的段重叠或倒序，核对政策包里的分段", code="R-211")
        top = end if step.to is None else min(end, step.to)
        amount = top - max(start, edge)
        if amount > ZERO:
            found.append(Piece(edge, step.to, amount, step.ratio))
        if step.to is None:
            break
        edge = step.to
    return tuple(found)


def breakpoints(table: Brackets) -> tuple[Money, ...]:
    """Where the slope changes, on the scale of the cumulative own payments (fen)."""
    shift = ZERO if table.basis == "cumulative" else table.threshold
    edges = [table.threshold]
    edges += [step.to + shift for step in table.steps if step.to is not None]
    return tuple(edges)
