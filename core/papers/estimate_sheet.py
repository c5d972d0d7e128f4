"""Paper 42, 《跨省异地就医费用预估单》: every line of the estimate with how, from where, how sure.

Name and number are masked; the sheet says twice that it settles nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from core.kernel.money import Money
from core.kernel.status import Status
from core.papers.amount import Amount
from core.papers.footer import DOT, Footer
from core.papers.text import Run, Runs
from core.papers.words import ASK_AT_HOME, HOTLINE

TITLE = "跨省异地就医费用预估单"
STATUS_WORDS = {
    Status.OFFICIAL: "官方",
    Status.SECONDARY: "参考",
    Status.UNVERIFIED: "未核实",
    Status.MISSING: "缺参数",
}
DISCLAIMER = f"本单为预估，不作结算、报销凭据。实际以医院结算单为准。咨询 {HOTLINE}。"
MARKS = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"


@dataclass(frozen=True)
class Fact:
    """One cell of the facts grid; the label may be empty (住院 · 今年第 1 次)."""

    label: str
    value: str
    strong: bool = False


@dataclass(frozen=True)
class EstimateRow:
    """One line: `sign` 减 or 等 as － ＝, national field code, source marks ①②, weakest status."""

    sign: str
    item: str
    code: str
    amount: Amount
    formula: str
    source: str = ""
    status: Status | None = None
    strong: bool = False
    total: bool = False
    missing: str = ""


@dataclass(frozen=True)
class ChartBar:
    """One bar of 钱去哪了; self parts step down from the bill, fund parts fill what is left."""

    label: str
    amount: Money
    kind: Literal["total", "self", "fund"]
    high: Money | None = None


@dataclass(frozen=True)
class ComparisonRow:
    """The same bill under one changed fact."""

    label: str
    fund: Amount
    own: Amount
    note: str = ""
    is_this: bool = False


@dataclass(frozen=True)
class Aside:
    """The dashed box beside the two sums: what it would cost without filing."""

    heading: str
    lines: tuple[str, ...]
    status: Status | None = None


@dataclass(frozen=True)
class Doubts:
    """Values without an official document, facts nobody checked, facts nobody knows.

    `missing` are rules no pack holds (no figure), `unknown` facts of the case (a range), `notices`
    what was left out of the computation.
    """

    secondary: tuple[str, ...] = ()
    unverified: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def runs(self) -> Runs:
        """The text of the dashed box; empty when every value is official and nothing was stated."""
        runs: list[Run] = []
        for heading, items in (
            (f"算不出，缺（{len(self.missing)} 项）：", self.missing),
            (f"参考（{len(self.secondary)} 项，转载）：", self.secondary),
            (f"未核实（{len(self.unverified)} 项）：", self.unverified),
        ):
            if items:
                runs += [Run(heading, bold=True), Run(f"{'；'.join(items)}。")]
        if runs:
            runs.append(Run(f"都{ASK_AT_HOME}。"))
        for heading, items in (
            ("还不清楚，所以是一个范围：", self.unknown),
            ("您报的（没有查证）：", self.stated),
            ("说明：", self.notices),
        ):
            if items:
                runs += [Run(heading, bold=True), Run(f"{'；'.join(items)}。")]
        return tuple(runs)


@dataclass(frozen=True)
class EstimatePaper:
    """The whole sheet. `sources` are (mark, text); `engine` the version that computed it."""

    number: str
    facts: tuple[Fact, ...]
    fund: Amount
    own: Amount
    aside: Aside | None
    rows: tuple[EstimateRow, ...]
    bars: tuple[ChartBar, ...]
    comparisons: tuple[ComparisonRow, ...]
    sources: tuple[tuple[str, str], ...]
    doubts: Doubts
    engine: str
    footer: Footer

    def __post_init__(self) -> None:
        if len(self.comparisons) > 4:
            raise ValueError("the sheet has room for four comparisons")

    @property
    def title(self) -> str:
        """The name of the paper in lists and previews."""
        return TITLE

    @property
    def foot_lines(self) -> tuple[str, str]:
        """Both lines at the foot: the disclaimer, then print time, pack with hash, engine."""
        parts = (self.footer.printed, self.footer.pack.text_with_hash, f"引擎 {self.engine}")
        return (DISCLAIMER, DOT.join(parts))

    @property
    def source_runs(self) -> Runs:
        """依据 ① … ② …; empty when no line cites a document."""
        if not self.sources:
            return ()
        text = "".join(f"{mark} {text.rstrip('。')}。" for mark, text in self.sources)
        return (Run("依据", bold=True), Run(f"　{text}"))


def mark(index: int) -> str:
    """The sign of the n-th source, counted from 0; brackets when the circled digits run out."""
    return MARKS[index] if index < len(MARKS) else f"({index + 1})"
