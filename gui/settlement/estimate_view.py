"""花多少: inputs, result, the list, its explanation, the chart and the comparison on one screen.

Used by the visit page (step 5) and by the stand-alone page; both give a draft and a desk.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from core.desk.draft import VisitDraft
from core.desk.service import Desk
from core.desk.views import SavedEstimate
from core.kernel.errors import BadInput, FieldFault, KnownError
from core.kernel.status import Cited
from core.settlement import Comparison, Estimate, EstimateStatus, TraceNode, waterfall
from gui import clock, operations
from gui.papers.preview import PreviewSheet
from gui.settlement.estimate_scene import SIDE_BY_SIDE, EstimateScene
from gui.settlement.explain_lines import cited_below
from gui.settlement.inputs import BILL, FIELD_OF, InputsColumn
from gui.settlement.person_card import PersonCard
from gui.settlement.source_sheet import SourceSheet
from gui.theme import theme
from gui.visit.words import FIELD_WORDS
from gui.widgets.breakpoint import Breakpoint
from gui.widgets.enter_walk import EnterWalk
from gui.widgets.form_row import FormRow
from gui.widgets.key_actions import KeyActions

DEBOUNCE_MS = 120
# Header, action bar and status bar stand outside this view.
OUTSIDE = 52 + 48 + 26
SHEET, PAPER = "费用预估单 A4", "estimate"
_NOT_ASKED = frozenset({"id", "number", "step", "estimate_number", "remark", "notice_ack_at"})

Act = tuple[str, str, Callable[[], object]]
Gap = tuple[str, str, Callable[[], object]]


class EstimateView(QWidget):
    """`edited` carries draft fields, `settled` follows every answer, `said` goes to the status bar.

    `elsewhere` names a field to mend that stands on another step.

    `head` stands on top of the left column: the person's card, or fields for the facts.
    """

    edited = Signal(dict)
    settled = Signal()
    said = Signal(str)
    elsewhere = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        debounce_ms: int = DEBOUNCE_MS,
        head: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        self._draft = VisitDraft()
        self.estimate: Estimate | None = None
        self.comparisons: tuple[Comparison, ...] = ()
        self._faults: tuple[FieldFault, ...] = ()
        self._asking: operations.Operation | None = None
        self._saving = False
        self._head = head or PersonCard()
        self.inputs = InputsColumn(self._head)
        self.scene = EstimateScene(self.inputs, self)
        self._breakpoint, self._single = Breakpoint(status=OUTSIDE), False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(debounce_ms)
        self._timer.timeout.connect(self.ask)
        self.keys = KeyActions(self)
        self.keys.add("F5", "重算", self.ask, self.scene.band.button)
        self.keys.add("F1", "逐个看用到的参数", self.show_sources)
        self._walk = EnterWalk(self)
        self.set_order([])
        self._wire()

    # the protocol shared with the visit page
    def load(self, draft: VisitDraft, desk: Desk) -> None:
        """Show a draft from the beginning."""
        self._desk, self._draft = desk, draft
        self._forget()
        self.inputs.load(draft, desk)
        self._show_head()
        self.ask()

    def refresh(self, draft: VisitDraft) -> None:
        """Follow what changed elsewhere; focus and text being typed stay."""
        before, self._draft = self._draft, draft
        if self._desk is None:
            return
        self.inputs.refresh(draft, self._desk)
        self._show_head()
        if _asked(before) != _asked(draft):
            self._schedule()

    def first_focus(self) -> QWidget:
        """The total of the bill, the one amount nobody can do without."""
        return self.inputs.money["bill_total"]

    def missing(self) -> list[Gap]:
        """Label, remedy and a way to the field of everything that keeps the result open."""
        found: list[Gap] = []
        told = {fault.field for fault in self._faults}
        if not self._draft.bill_total and "bill_total" not in told:
            found.append((BILL["bill_total"], "写上账单总额", self._goto("bill_total")))
        for fault in self._faults:
            row = self._row(fault.field)
            name = row.text if row is not None else FIELD_WORDS.get(fault.field, "前面的一格")
            found.append((name, fault.message, self._goto(fault.field)))
        for item in self.estimate.missing if self.estimate is not None else ():
            field = FIELD_OF.get(item.concept, "")
            found.append((item.label, item.message, self._goto(field)))
        return found

    def primary(self) -> Act | None:
        """Save the estimate."""
        return ("保存试算", "F8", self.save)

    def acts(self) -> list[Act]:
        """Print the estimate sheet. F5 and F1 are the view's own."""
        return [("打印预估单", "F9", self.print_sheet)]

    # acts
    def ask(self) -> None:
        """Compute the draft as it is now; an older question is forgotten."""
        self._timer.stop()
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None
        desk, draft, day = self._desk, self._draft, clock.today()
        if desk is None:
            return
        if not draft.bill_total:
            self._wait("写上医疗费总额，马上就算", ())
            return
        self._asking = operations.run(
            lambda: (desk.estimate(draft, day), desk.compare(draft, day)),
            self._answered,
            self._refused,
            self,
        )

    def save(self) -> None:
        """Number and store the estimate; without a figure go to what is missing instead."""
        desk, draft, now = self._desk, self._draft, clock.now()
        if desk is None or not self.has_figure():
            self._to_gap("还不能保存")
            return
        if draft.estimate_number:
            self.said.emit(f"已经保存，编号 {draft.estimate_number}；改了再存是新的一份")
            return
        if self._saving:
            return  # F8 twice is one estimate
        self._saving = True
        operations.run(lambda: desk.save_estimate(draft, now), self._saved, self._not_saved, self)

    def print_sheet(self) -> PreviewSheet | None:
        """Preview the estimate sheet; without a figure go to what is missing instead."""
        desk, draft = self._desk, self._draft
        if desk is None or not self.has_figure():
            self._to_gap("还不能打印")
            return None
        sheet = PreviewSheet(desk.estimate_sheet(draft, clock.now()), SHEET, self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.printed.connect(lambda _: self._printed())
        sheet.open()
        return sheet

    def show_sources(self) -> None:
        """The notices, and the parameters that are not verified (all, if none is in doubt)."""
        found = self.estimate
        if found is None or not (found.cited or found.notices):
            return
        items = found.unverified or found.cited
        title = "未核实的参数" if found.unverified else "用到的参数"
        SourceSheet(title if items else "提示", items, self.window(), found.notices).exec()

    def show_source(self, node: TraceNode) -> None:
        """The source of one step, or of all that it rests on."""
        nodes = (node,) if node.citation is not None else cited_below(node)
        items = [
            Cited(f"{one.label} {one.value}", one.citation)
            for one in nodes
            if one.citation is not None
        ]
        if items:
            SourceSheet(f"{node.label}的依据", items, self.window()).exec()

    def has_figure(self) -> bool:
        """Whether there is a figure (or a range) to save, print and compare."""
        return self.estimate is not None and self.estimate.status is not EstimateStatus.NO_RULE

    def set_order(self, first: list[QWidget]) -> None:
        """The order of Enter and Tab; `first` are fields of the head."""
        scene = self.scene
        band = scene.band
        rest = [band.link, band.button, scene.lines, scene.tree, scene.notices, scene.tabs]
        self._walk.set_order([*first, *self.inputs.order(), *rest])

    # what comes back
    def _answered(self, answer: tuple[Estimate, tuple[Comparison, ...]]) -> None:
        self._asking = None
        self.estimate, self.comparisons = answer
        self._faults = ()
        self.inputs.show_faults(())
        self.inputs.show_result(self.estimate)
        self.scene.show_result(self.estimate, self.comparisons, waterfall(self.estimate))
        self._show_head()
        self.settled.emit()

    def _refused(self, error: KnownError) -> None:
        self._asking = None
        faults = error.faults if isinstance(error, BadInput) else ()
        sentence = error.message
        if faults:
            elsewhere = [f.message for f in faults if self._row(f.field) is None]
            sentence = "；".join(elsewhere) or "改好金额，马上重算"
        self._wait(sentence, faults)

    def _wait(self, sentence: str, faults: tuple[FieldFault, ...]) -> None:
        self.estimate, self.comparisons, self._faults = None, (), faults
        self.inputs.show_faults(faults)
        self.inputs.show_result(None)
        self.scene.show_waiting(sentence)
        self._show_head()
        self.settled.emit()

    def _saved(self, saved: SavedEstimate) -> None:
        self._saving = False
        if saved.draft.id != self._draft.id:
            return  # the next person is here already; the number is stored with its visit
        self._draft = self._draft.changed(estimate_number=saved.number)
        self.edited.emit({"estimate_number": saved.number})
        self.said.emit(f"试算已保存，编号 {saved.number}")

    def _printed(self) -> None:
        if self._desk is not None and self._draft.estimate_number:
            self._desk.note_print(self._draft.estimate_number, PAPER, clock.now())
        self.said.emit("预估单已打印")

    def _to_gap(self, refused: str) -> None:
        """Say the first thing that is missing and go there."""
        gaps = self.missing()
        if gaps:
            name, remedy, jump = gaps[0]
            self.said.emit(f"{refused}：{name}，{remedy}")
            jump()

    def _not_saved(self, error: KnownError) -> None:
        self._saving = False
        self.said.emit(error.message)
        self.failed.emit(error)

    # inside
    def _wire(self) -> None:
        self.inputs.edited.connect(self.take)
        self.inputs.left.connect(lambda: self.inputs.show_faults(self._faults))
        self.scene.source_asked.connect(self.show_source)
        self.scene.band.doubts_asked.connect(self.show_sources)
        self.scene.notices.clicked.connect(self.show_sources)

    def take(self, fields: dict[str, Any]) -> None:
        """The person changed fields: recompute soon and tell the page."""
        if self._draft.estimate_number:
            # A stored number belongs to the bill it was stored for.
            fields = {**fields, "estimate_number": None}
        self._draft = self._draft.changed(**fields)
        self._schedule()
        if self._desk is not None:
            self.inputs.refresh(self._draft, self._desk)
        self.edited.emit(fields)

    def _schedule(self) -> None:
        if self._timer.interval() == 0:
            self.ask()
        else:
            self._timer.start()

    def _forget(self) -> None:
        self.estimate, self.comparisons, self._faults = None, (), ()
        self.scene.tree.forget()

    def _show_head(self) -> None:
        if isinstance(self._head, PersonCard) and self._desk is not None:
            divisions = self._desk.context.divisions
            self._head.show_person(self._draft, divisions, self.estimate)

    def _row(self, name: str) -> FormRow | None:
        found = self.inputs.row(name)
        if found is None and hasattr(self._head, "row"):
            row = self._head.row(name)
            return row if isinstance(row, FormRow) else None
        return found

    def _goto(self, name: str) -> Callable[[], object]:
        row = self._row(name)
        return (lambda: self.elsewhere.emit(name)) if row is None else row.field.setFocus

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(600), theme.px(300))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        single = self.width() < theme.px(SIDE_BY_SIDE)
        if self._breakpoint.measure(event.size()) or single != self._single:
            self._single = single
            self.scene.arrange(self._breakpoint.layout, single)


def _asked(draft: VisitDraft) -> VisitDraft:
    """The draft without what no rule asks for."""
    return draft.changed(**dict.fromkeys(_NOT_ASKED))
