"""Where the parts of the estimate stand, for every size class."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.kernel.money import Money
from core.kernel.status import Status
from core.settlement import BarKind, Comparison, Estimate, WaterfallBar
from core.settlement.nhsa_fields import BY_CODE
from core.settlement.wording import money_range
from gui.settlement.compare_strip import CompareStrip
from gui.settlement.explain_tree import ExplainTree
from gui.settlement.legend import Legend
from gui.settlement.line_list import LineList
from gui.settlement.result_band import ResultBand
from gui.settlement.waterfall import Waterfall
from gui.theme import theme
from gui.widgets.badge import Badge
from gui.widgets.breakpoint import Layout
from gui.widgets.icon_label import IconLabel
from gui.widgets.label import label
from gui.widgets.link import Link
from gui.widgets.metrics import fix, space
from gui.widgets.panel import Panel
from gui.widgets.segmented import Segmented

FIRST_LINE = "hifp_pay"
INPUTS, LINES, CHART, BOTTOM = 248, 336, 424, 154
SIDE_BY_SIDE = INPUTS + LINES + 400 + 4 * 12
"""The width (design pixels) from which inputs, list and tree stand beside each other."""
TABS = (("lines", "结算项目"), ("tree", "怎么来的"), ("bars", "钱去哪了"), ("strip", "对比"))
LIST_NOTE = "↑↓ 选行，右侧看算法"
NO_STEPS = "这一行不适用，没有算法"
EMPTY = "有了结果，这里一步一步写怎么算出来的"


class EstimateScene(QObject):
    """Owns the widgets right of the inputs and moves chart and strip into tabs when it is short."""

    source_asked = Signal(object)

    def __init__(self, inputs: QWidget, view: QWidget) -> None:
        super().__init__(view)
        self.band, self.lines, self.tree = ResultBand(), LineList(), ExplainTree()
        self.chart, self.strip, self.legend = Waterfall(), CompareStrip(), Legend()
        self.tabs, self.notices = Segmented(TABS, small=True), Link("看提示")
        self._inputs, self._single = inputs, False
        self._estimate: Estimate | None = None
        self._lines_panel = Panel("结算项目", LIST_NOTE, flush=True)
        self._tree_panel = Panel("这个数怎么来的", flush=True)
        self._chart_panel = Panel("钱去哪了", flush=True)
        self._strip_panel = Panel("备案与不备案", flush=True)
        self._build(view)
        self.tabs.changed.connect(self._show_tab)
        self.lines.chosen.connect(self._choose)
        self.tree.source_asked.connect(self.source_asked)
        self.lines.choose(FIRST_LINE)

    def show_result(
        self,
        estimate: Estimate,
        comparisons: tuple[Comparison, ...],
        bars: tuple[WaterfallBar, ...],
    ) -> None:
        """Show an answer everywhere; the chosen line, what is open and the focus stay."""
        self._estimate = estimate
        self.band.show_estimate(estimate)
        self.lines.show_estimate(estimate)
        self._show_notices(estimate.notices)
        self.tree.set_empty_text(gap_text(estimate))
        self.tree.show_trace(estimate.trace, self.lines.code() or FIRST_LINE)
        self.chart.show_bars(bars)
        self.strip.show_comparisons(comparisons)
        self.legend.show_sums(_sum(bars, BarKind.SELF), _sum(bars, BarKind.FUND))

    def show_waiting(self, sentence: str) -> None:
        """No answer yet."""
        self._estimate = None
        self._show_notices(())
        self.band.show_waiting(sentence)
        self.lines.show_estimate(None)
        self.tree.set_empty_text(EMPTY)
        self.tree.show_trace((), None)
        self.chart.show_bars(())
        self.strip.show_comparisons(())
        self.legend.show_sums(None, None)

    def arrange(self, layout: Layout, single: bool) -> None:
        """Lay out for a size class; `single` = there is no room for list and tree side by side."""
        self._single = single
        tabbed = layout.short or layout.compact or single
        self._bottom.setVisible(not tabbed)
        self._tree_panel.setVisible(not single)
        self._key.setVisible(not layout.compact)
        self._place(self.chart, "bars", self._chart_panel, tabbed)
        self._place(self.strip, "strip", self._strip_panel, tabbed)
        self._place(self.tree, "tree", self._tree_panel, single)
        self.strip.stand(tabbed and not single)
        self.tabs.cell("tree").setVisible(single)
        self._lines_panel.show_foot(tabbed)
        self._lines_panel.head.setVisible(not layout.tiny)
        fix(self._lines_panel, min_width=LINES, max_width=16_000 if single else LINES)
        self.band.set_tight(layout.compact or layout.tiny, brief=single or layout.narrow)
        if not tabbed or (self.tabs.code() == "tree" and not single):
            self.tabs.set_code("lines")
        self._show_tab(self.tabs.code() or "lines")
        self.lines.offer_codes(not layout.compact)

    def _show_notices(self, notices: tuple[str, ...]) -> None:
        """The first sentence under the steps; all of them behind the link."""
        self._notice.setText(notices[0] if notices else "")
        self.notices.setText(f"全部 {len(notices)} 条提示" if len(notices) > 1 else "看提示")
        self._tree_panel.show_foot(bool(notices))

    def _place(self, widget: QWidget, tab: str, panel: Panel, tabbed: bool) -> None:
        home = self._pages[tab].layout() if tabbed else panel.body
        if home is not None and home.indexOf(widget) < 0:
            focused = widget.hasFocus()
            home.addWidget(widget)
            widget.show()
            if focused:
                widget.setFocus()

    def _show_tab(self, code: str) -> None:
        self._stack.setCurrentWidget(self._pages[code])
        self._lines_panel.set_title(dict(TABS)[code])
        beside = code == "lines" and not self._single
        self._lines_panel.set_note(LIST_NOTE if beside else "")

    def _choose(self, code: str) -> None:
        self._tree_panel.set_note(BY_CODE[code].label)
        if self._estimate is not None and self._estimate.trace and not self.tree.choose(code):
            self._tree_panel.set_note(f"{BY_CODE[code].label}：{NO_STEPS}")

    def _build(self, view: QWidget) -> None:
        whole = space(QHBoxLayout(view), (12, 12, 12, 12), 12)
        # The size class decides what fits; the parts themselves never hold the window open.
        whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        fix(self._inputs, min_width=INPUTS, max_width=INPUTS)
        whole.addWidget(self._inputs)
        right = space(QVBoxLayout(), gap=10)
        whole.addLayout(right, 1)
        right.addWidget(self.band)
        middle = space(QHBoxLayout(), gap=12)
        right.addLayout(middle, 1)
        self._stack = QStackedWidget()
        self._pages: dict[str, QWidget] = {}
        for code, _ in TABS:
            page = QWidget()
            padding = (12, 8, 12, 8) if code == "bars" else (0, 0, 0, 0)
            space(QVBoxLayout(page), padding)
            self._pages[code] = page
            self._stack.addWidget(page)
        lines_layout = self._pages["lines"].layout()
        if lines_layout is not None:
            lines_layout.addWidget(self.lines)
        self._lines_panel.body.addWidget(self._stack)
        self._lines_panel.foot.addWidget(self.tabs)
        self._lines_panel.foot.addStretch(1)
        middle.addWidget(self._lines_panel)
        self._tree_panel.body.addWidget(self.tree)
        self._key = QWidget()
        key = space(QHBoxLayout(self._key), gap=8)
        for status in (Status.OFFICIAL, Status.SECONDARY, Status.UNVERIFIED):
            key.addWidget(Badge(status))
        key.addWidget(label("→ 展开　← 收起", "small", "text3"))
        self._tree_panel.head_slot.addWidget(self._key)
        self._notice = label("", "small", "text2", wrap=True)
        foot = self._tree_panel.foot
        foot.addWidget(IconLabel("info", "text2", 14))
        foot.addWidget(self._notice, 1)
        foot.addWidget(self.notices)
        middle.addWidget(self._tree_panel, 1)
        self._bottom = QWidget()
        self._bottom.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        bottom = space(QHBoxLayout(self._bottom), gap=12)
        right.addWidget(self._bottom)
        space(self._chart_panel.body, (12, 3, 12, 3))
        self._chart_panel.body.addWidget(self.chart)
        self._chart_panel.head_slot.addWidget(self.legend)
        fix(self._chart_panel, min_width=CHART, max_width=CHART, min_height=BOTTOM)
        bottom.addWidget(self._chart_panel)
        self._strip_panel.body.addWidget(self.strip)
        note = label("只换一个条件，其余相同", "small", "text3")
        self._strip_panel.head_slot.addWidget(note)
        bottom.addWidget(self._strip_panel, 1)
        self._lines_panel.setMinimumHeight(theme.px(200))


def gap_text(estimate: Estimate) -> str:
    """What stands in place of the steps when there is no figure."""
    return "\n".join(item.message for item in estimate.missing) or EMPTY


def _sum(bars: tuple[WaterfallBar, ...], kind: BarKind) -> str | None:
    found = [bar for bar in bars if bar.kind is kind]
    if not found:
        return None
    low = sum(bar.amount.fen for bar in found)
    high = sum((bar.amount if bar.high is None else bar.high).fen for bar in found)
    return money_range(Money(low), Money(high))
