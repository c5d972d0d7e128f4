"""Step 2, 要不要备案: the reasons under the verdict, each line with its badge and document."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.filing import Advice, Precondition, State
from core.kernel.status import Cited
from gui.visit.cited_line import CitedLine, MissingLine
from gui.visit.missing import MissingItem
from gui.widgets.empty_state import EmptyState
from gui.widgets.label import hairline, label
from gui.widgets.link import Link
from gui.widgets.metrics import fix, space
from gui.widgets.panel import Panel

STATE_ICONS = {
    State.MET: ("circle-check", "green"),
    State.UNMET: ("circle-x", "red"),
    State.UNKNOWN: ("circle-help", "amber"),
}
CONDITION_WORDS = {
    "qualification": "病种资格",
    "national_direct": "跨省开通",
    "opened": "机构开通",
    "facility": "选定机构",
}


class AdviceView(QWidget):
    """Shows an advice, or what is still missing for one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = space(QVBoxLayout(self))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole.addWidget(self._scroll)
        self._shown: Advice | None = None
        self._asked: tuple[str, ...] = ()
        self._put(
            [EmptyState("clipboard-check", "还没有人", "刷证件或写身份证号，按 Enter 往下走")]
        )

    @property
    def advice(self) -> Advice | None:
        """What is shown."""
        return self._shown

    def citations(self) -> list[Cited]:
        """Every line of the answer with its document, for 看依据."""
        advice = self._shown
        if advice is None:
            return []
        plan = [line for _caption, line in _plan(advice)]
        return [*advice.reasons, *advice.without_filing, *plan, *advice.carry, *advice.notices]

    def show_missing(self, items: Iterable[MissingItem], begun: bool) -> None:
        """No answer yet: what it still needs, as links."""
        missing = list(items)
        asked = tuple(f"{item.label}{item.remedy}" for item in missing)
        if self._shown is None and asked == self._asked:
            return
        self._shown, self._asked = None, asked
        if not begun:
            self._put(
                [EmptyState("clipboard-check", "还没有人", "刷证件或写身份证号，按 Enter 往下走")]
            )
            return
        panel = Panel(f"还差 {len(missing)} 项就能答", "左边边填，这里边答")
        for item in missing:
            line = space(QHBoxLayout(), (0, 2, 0, 2), 12)
            link = Link(item.label, role="table")
            link.clicked.connect(item.focus)
            fix(link, min_width=84)
            line.addWidget(link)
            line.addWidget(label(item.remedy, "table", "text2"))
            line.addStretch(1)
            panel.body.addLayout(line)
        self._put([panel])

    def show_problem(self, message: str) -> None:
        """The rules contradict each other or cannot be read."""
        self._shown, self._asked = None, (message,)
        panel = Panel("规则有问题，先不答")
        panel.body.addWidget(label(message, "table", "red", wrap=True))
        self._put([panel])

    def show_advice(self, advice: Advice) -> None:
        """All lines of an answer; nothing is rebuilt while the answer is the same."""
        if advice == self._shown:
            return
        self._shown, self._asked = advice, ()
        panels: list[QWidget] = []
        if advice.preconditions:
            panels.append(self._conditions(advice.preconditions, advice))
        reasons = [("要不要备案", line) for line in _unlike(advice.reasons, advice.preconditions)]
        without = [("不备案", line) for line in advice.without_filing]
        if reasons or without:
            panels.append(self._captioned("为什么", reasons + without))
        plan = list(_plan(advice))
        if plan:
            panels.append(self._captioned("备案怎么办", plan))
        if advice.manual_papers:
            panels.append(self._papers(advice.manual_papers))
        if advice.missing:
            panel = Panel("缺参数", "没有依据的不给数，也不猜")
            for missing in advice.missing:
                panel.body.addWidget(MissingLine(missing.label, missing.message))
            panels.append(panel)
        self._put(panels)

    def _conditions(self, conditions: tuple[Precondition, ...], advice: Advice) -> Panel:
        met = sum(1 for one in conditions if one.state is State.MET)
        note = f"{met} 项已满足，共 {len(conditions)} 项"
        panel = Panel("能不能直接结算", note)
        if advice.route is not None:
            panel.head_slot.addWidget(label("先垫付，回参保地手工报销", "table_bold", "amber"))
        for number, one in enumerate(conditions):
            if number:
                panel.body.addWidget(hairline())
            caption = CONDITION_WORDS.get(one.id, one.label)
            panel.body.addWidget(CitedLine(one.sentence, caption, STATE_ICONS[one.state]))
        return panel

    def _captioned(self, title: str, lines: list[tuple[str, Cited]]) -> Panel:
        panel = Panel(title)
        for number, (caption, line) in enumerate(lines):
            if number:
                panel.body.addWidget(hairline())
            panel.body.addWidget(CitedLine(line, caption))
        return panel

    def _papers(self, papers: tuple[str, ...]) -> Panel:
        panel = Panel("手工报销带什么", "一样不少，原件")
        for number, paper in enumerate(papers, start=1):
            panel.body.addWidget(label(f"{number}　{paper}", "table", wrap=True))
        return panel

    def _put(self, widgets: list[QWidget]) -> None:
        inner = QWidget()
        inner.setProperty("role", "scroll-body")
        column = space(QVBoxLayout(inner), (0, 0, 0, 0), 10)
        for widget in widgets:
            stretch = 1 if isinstance(widget, EmptyState) else 0
            column.addWidget(widget, stretch)
        column.addStretch(1)
        bar = self._scroll.verticalScrollBar()
        place = bar.value()
        old = self._scroll.takeWidget()
        if old is not None:
            old.deleteLater()
        self._scroll.setWidget(inner)
        bar.setValue(place)


def _unlike(reasons: tuple[Cited, ...], conditions: tuple[Precondition, ...]) -> list[Cited]:
    """The reasons that are not said by a precondition already."""
    said = {one.sentence.text for one in conditions}
    return [one for one in reasons if one.text not in said]


def _plan(advice: Advice) -> Iterable[tuple[str, Cited]]:
    """Where to file to, of which kind, until when."""
    if advice.destination is not None:
        line = advice.destination.sentence
        yield "备案到", Cited(f"{advice.destination.name}。{line.text}", line.citation)
    if advice.kind_definition is not None:
        yield "备案类型", advice.kind_definition
    validity = advice.validity
    if validity is not None and validity.sentence is not None:
        yield "有效期", validity.sentence
    if validity is not None and validity.change_sentence is not None:
        yield "变更", validity.change_sentence


def needs_form(advice: Advice | None) -> bool:
    """Whether the next step is the form; a filing that stands and covers this care is enough."""
    if advice is None or advice.answer is None:
        return True
    return advice.answer.needs_filing and not advice.filed_ok
