"""Step 6, 带走什么: the papers as they will come out, what to bring, what to say."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.desk.draft import VisitDraft
from core.desk.service import Desk
from core.filing import Advice
from core.kernel.errors import KnownError
from core.papers import Paper
from gui import clock, operations
from gui.papers.preview import PreviewSheet
from gui.visit.cited_line import CitedLine
from gui.visit.paper_card import PaperCard
from gui.widgets.banner import Banner
from gui.widgets.check import Check
from gui.widgets.icon_label import IconLabel
from gui.widgets.label import label
from gui.widgets.metrics import space
from gui.widgets.panel import Panel
from gui.widgets.polish import set_state

if TYPE_CHECKING:
    from gui.visit.step_views import Act, Missing

FORM, SLIP, CARD = "form", "slip", "card"
_TITLES = {FORM: "备案表 A4", SLIP: "就医提示单 80 mm", CARD: "医院窗口卡 A4 裁两张"}
_KEYS = {SLIP: "F9", FORM: "F10", CARD: "F11"}


class TakeawayView(QWidget):
    """A view of the visit page: see `step_views.StepView`. `finished` asks for the next person."""

    edited = Signal(dict)
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._draft = VisitDraft()
        self._advice: Advice | None = None
        self._asking: operations.Operation | None = None
        self._papers: dict[str, Paper] = {}
        whole = space(QVBoxLayout(self))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("role", "scroll-body")
        column = space(QVBoxLayout(inner), gap=10)
        self._warning = Banner()
        self._warning.hide()
        column.addWidget(self._warning)
        column.addWidget(self._paper_panel())
        self._say = Panel("到医院怎么说", "念给参保人听一遍")
        self._bring = Panel("带什么", "说一样，勾一样")
        column.addWidget(self._say)
        column.addWidget(self._bring)
        column.addStretch(1)
        scroll.setWidget(inner)
        whole.addWidget(scroll)

    def load(self, draft: VisitDraft, desk: Desk) -> None:
        """Show the papers of a visit."""
        self._desk = desk
        self._papers = {}
        self._draft = VisitDraft()
        self.refresh(draft)

    def refresh(self, draft: VisitDraft) -> None:
        """Fill the papers anew when the draft has changed."""
        if self._desk is None or draft == self._draft:
            return
        self._draft = draft
        if self._asking is not None:
            self._asking.cancel()
        desk, now = self._desk, clock.now()

        def work() -> tuple[Advice, dict[str, Paper]]:
            return desk.advise(draft, now.date()), _papers(desk, draft)

        self._asking = operations.run(work, self._filled, self._not_yet, self)

    def first_focus(self) -> QWidget | None:
        """The first paper that can be printed."""
        return next((card.button for card in self._cards.values() if card.button.isEnabled()), None)

    def missing(self) -> Sequence[Missing]:
        """Nothing is asked here."""
        return ()

    def primary(self) -> Act | None:
        """The person leaves."""
        return ("办完，叫下一位", "F8", self.finished.emit)

    def acts(self) -> Sequence[Act]:
        """Print what there is."""
        return [
            (f"打印{_TITLES[kind].split()[0]}", _KEYS[kind], self._printer(kind))
            for kind in (CARD, FORM, SLIP)
            if kind in self._papers
        ]

    def open_preview(self, kind: str) -> PreviewSheet | None:
        """Show a paper as it will come out; printing it is recorded."""
        paper = self._papers.get(kind)
        if paper is None:
            return None
        sheet = PreviewSheet(paper, _TITLES[kind], self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.printed.connect(lambda _: self._printed(kind))
        sheet.open()
        return sheet

    def _printer(self, kind: str) -> Callable[[], object]:
        return lambda: self.open_preview(kind)

    def _printed(self, kind: str) -> None:
        number = self._draft.filing_number
        if self._desk is not None and number and kind == FORM:
            self._desk.note_print(number, kind, clock.now())
        self._cards[kind].show_printed()

    def _paper_panel(self) -> Panel:
        panel = Panel("打印什么", "点一张看全页，Enter 打印")
        row = space(QHBoxLayout(), (0, 4, 0, 4), 16)
        self._cards: dict[str, PaperCard] = {}
        for kind in (SLIP, FORM, CARD):
            card = PaperCard(_TITLES[kind], _KEYS[kind])
            card.opened.connect(lambda k=kind: self.open_preview(k))
            self._cards[kind] = card
            row.addWidget(card, 1)
        panel.body.addLayout(row)
        self._note = label("", "small", "text3", wrap=True)
        panel.body.addWidget(self._note)
        return panel

    def _filled(self, outcome: tuple[Advice, dict[str, Paper]]) -> None:
        advice, self._papers = outcome
        self._asking = None
        reasons = {FORM: "保存并编号以后才有备案表", SLIP: "", CARD: "填完就医类型才有这张卡"}
        for kind, card in self._cards.items():
            card.show_paper(self._papers.get(kind), reasons[kind])
        self._note.setText("预估，非结算凭证；以参保地医保部门为准")
        self._warn(advice)
        if advice != self._advice:
            self._advice = advice
            self._show_words(advice)
        self.edited.emit({})

    def _not_yet(self, error: KnownError) -> None:
        self._asking = None
        self._papers = {}
        for card in self._cards.values():
            card.show_paper(None, "先把前面的填完")
        self._note.setText(error.message)
        self.edited.emit({})

    def _warn(self, advice: Advice) -> None:
        """Words that say 已经备案 need a filing."""
        needed = advice.answer is not None and advice.answer.needs_filing
        unfiled = needed and not self._draft.filing_number and not advice.filed_ok
        self._warning.setVisible(unfiled)
        if unfiled:
            self._warning.set_text("<b>还没有备案</b>，先到第 3 步保存并编号（Ctrl+3），再打印")

    def _show_words(self, advice: Advice) -> None:
        _empty(self._say)
        _empty(self._bring)
        self._say.setVisible(advice.say is not None)
        if advice.say is not None:
            line = CitedLine(advice.say, icon=("info", "primary"))
            self._say.body.addWidget(line)
        self._bring.setVisible(bool(advice.carry or advice.manual_papers))
        for cited in advice.carry:
            tick = Check(cited.text)
            tick.set_small()
            self._bring.body.addWidget(tick)
        if advice.manual_papers:
            box = QWidget()
            head = space(QHBoxLayout(box), (0, 8, 0, 2), 6)
            head.addWidget(IconLabel("triangle-alert", "amber", 14))
            title = label("要先垫付，回来报销带这些", "table_bold")
            set_state(title, "tone", "amber")
            head.addWidget(title)
            head.addStretch(1)
            self._bring.body.addWidget(box)
            for paper in advice.manual_papers:
                tick = Check(paper)
                tick.set_small()
                self._bring.body.addWidget(tick)


def _papers(desk: Desk, draft: VisitDraft) -> dict[str, Paper]:
    """The papers that can be filled now; one that cannot is left out."""
    now = clock.now()
    found: dict[str, Paper] = {}
    makers: list[tuple[str, Callable[[], Paper]]] = [
        (SLIP, lambda: desk.slip(draft, now)),
        (CARD, lambda: desk.hospital_card(draft, now)),
    ]
    if draft.filing_number:
        number = draft.filing_number
        makers.append((FORM, lambda: desk.filing_form(number, now)))
    for kind, make in makers:
        try:
            found[kind] = make()
        except KnownError:
            continue
    return found


def _empty(panel: Panel) -> None:
    while panel.body.count():
        item = panel.body.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            widget.hide()
            widget.deleteLater()
