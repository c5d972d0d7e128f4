"""One row for each budget: what was measured beside what the design allows."""

from __future__ import annotations

import statistics
from collections.abc import Sequence
from dataclasses import dataclass


def p95(values: Sequence[float]) -> float:
    """The value that 95 of 100 stay below."""
    if len(values) == 1:
        return values[0]
    # Of a few values the quantile would lie above all of them.
    return min(statistics.quantiles(values, n=100)[94], max(values))


@dataclass(frozen=True)
class Row:
    """`values` and `budget` in `unit`; `judged` says which figure the budget is about."""

    what: str
    values: tuple[float, ...]
    budget: float
    unit: str
    judged: str

    @property
    def figure(self) -> float:
        """The figure that the budget is about."""
        figures = {"median": statistics.median, "p95": p95, "best": min, "most": max}
        return float(figures[self.judged](self.values))

    @property
    def ratio(self) -> float:
        """How much of the budget is used; above 1 it is broken."""
        return self.figure / self.budget


class Table:
    """The rows of one run, in the order in which they were measured."""

    def __init__(self) -> None:
        self.rows: list[Row] = []

    def add(
        self,
        what: str,
        values: Sequence[float],
        budget: float,
        unit: str = "ms",
        judged: str = "p95",
    ) -> float:
        """Keep a row; returns the figure that the budget is about (median, p95, best, most)."""
        row = Row(what, tuple(values), budget, unit, judged)
        self.rows.append(row)
        return row.figure

    def lines(self) -> list[str]:
        """The table as text."""
        width = max((len(row.what) for row in self.rows), default=4)
        head = f"{'what':<{width}}  {'median':>9} {'p95':>9}  {'budget':>20}  ratio"
        return [head, *(_line(row, width) for row in self.rows)]


def _line(row: Row, width: int) -> str:
    middle, high = statistics.median(row.values), p95(row.values)
    budget = f"{row.judged} <= {row.budget:g} {row.unit}"
    over = "  over" if row.ratio > 1 else ""
    return f"{row.what:<{width}}  {middle:>9.3f} {high:>9.3f}  {budget:>20}  {row.ratio:5.2f}{over}"
