"""What an estimate is: lines, range, what is missing, and the explanation of every number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum
from fractions import Fraction
from functools import cached_property

from core.case.model import Case, FilingKind, Route
from core.kernel.money import Money
from core.kernel.status import Citation, Cited, Status, weakest
from core.policy import Missing


class EstimateStatus(Enum):
    """computed = one figure, range = facts are unknown, no_rule = a rule is missing: no figure."""

    COMPUTED = "computed"
    RANGE = "range"
    NO_RULE = "no_rule"


@dataclass(frozen=True)
class TraceNode:
    """How one value came about: `formula` with the real numbers, `value` as text, what it rests on.

    `status` is that of this node's own rule (official for plain arithmetic).
    """

    key: str
    label: str
    formula: str
    value: str
    amount: Money | None = None
    citation: Citation | None = None
    status: Status = Status.OFFICIAL
    children: tuple[TraceNode, ...] = ()

    @cached_property
    def weakest(self) -> Status:
        """The weakest status in this subtree."""
        return weakest((self.status, *(child.weakest for child in self.children)))

    def walk(self) -> Iterator[TraceNode]:
        """This node and everything below, top down."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True)
class PackRef:
    """A policy pack that stood behind an estimate, so that it can be repeated years later."""

    area: str
    version: str
    sha256: str


@dataclass(frozen=True)
class Estimate:
    """An estimate, never a settlement voucher.

    `lines` maps the national field codes, in order, to fen; None = not applicable. For a range
    `lines` is the cheapest case for the person and `high` the dearest. For `no_rule` only the sums
    of the bill itself are filled. `ratio` is the pair of lowest and highest payment ratio after the
    reduction (None when the ratio runs in segments or no rule exists). `exempt`: nothing to file.
    """

    status: EstimateStatus
    confidence: Status
    lines: dict[str, Money | None]
    high: dict[str, Money | None] | None
    missing: tuple[Missing, ...]
    unverified: tuple[Cited, ...]
    notices: tuple[str, ...]
    trace: tuple[TraceNode, ...]
    packs: tuple[PackRef, ...]
    engine: str
    route: Route
    filing: FilingKind | None
    ratio: tuple[Fraction, Fraction] | None = None
    parts: Breakdown | None = None
    high_parts: Breakdown | None = None
    cited: tuple[Cited, ...] = field(default=())
    exempt: bool = False

    def line(self, code: str) -> Money | None:
        """The low amount of one line."""
        return self.lines.get(code)

    def node(self, key: str) -> TraceNode | None:
        """The explanation with this key, wherever it stands."""
        for root in self.trace:
            for found in root.walk():
                if found.key == key:
                    return found
        return None


@dataclass(frozen=True)
class Breakdown:
    """The personal parts no national field carries (fen)."""

    transfer_self: Money
    own_share: Money
    over_ceiling: Money


@dataclass(frozen=True)
class Comparison:
    """The same bill with one fact changed.

    `estimate` is None when a rule is missing (缺参数: no number); `difference` is what the person
    pays more than in the own case (negative = less), the most it can be where a reduction is only
    bounded, and None where unknown facts leave it open.
    """

    label: str
    case: Case
    estimate: Estimate | None
    is_own: bool
    difference: Money | None
    reason: str
    missing: tuple[Missing, ...] = ()
    route: Route = Route.DIRECT


class BarKind(Enum):
    """What a bar of the waterfall stands for."""

    TOTAL = "total"
    SELF = "self"
    FUND = "fund"


@dataclass(frozen=True)
class WaterfallBar:
    """One row of 钱去哪了; `high` is the amount in the dearest case when it differs."""

    label: str
    amount: Money
    high: Money | None
    kind: BarKind
