"""备案登记, step 3 of a visit: one form, its papers, and F8 that saves it under a number."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.case.model import Category
from core.desk.draft import MaterialState, VisitDraft
from core.desk.draft_known import choice
from core.desk.service import Desk
from core.desk.views import SavedFiling
from core.filing import Advice, known_answers
from core.filing.form import FORM_MATERIAL
from core.kernel.errors import BadInput, FieldFault, KnownError
from gui import clock, operations
from gui.filing.fault_board import FaultBoard
from gui.filing.form_answers import FormAnswers
from gui.filing.form_body import FormBody
from gui.filing.form_state import admitted_on, following, prefill, read_day
from gui.filing.host import field_beside, page_of, say
from gui.filing.kind_sheet import KindSheet
from gui.filing.words import ACTIONS, field_word, trail
from gui.papers.preview import PreviewSheet
from gui.widgets.breakpoint import Layout
from gui.widgets.enter_walk import EnterWalk
from gui.widgets.error_summary import ErrorSummary
from gui.widgets.metrics import space
from gui.widgets.panel import Panel
from gui.widgets.segmented import Segmented

# Facts of the care that the form takes its place, its way and its begin from.
_BEGIN_ANEW = ("care_area", "care_type", "admission", "admitted_on")
Act = tuple[str, str, Callable[[], object]]
Missing = tuple[str, str, Callable[[], object]]


class FilingPanel(QWidget):
    """The centre of step 3, as the visit page embeds it.

    `edited` carries changed draft fields, the number of the saved filing among them. What is to be
    said stands in the status bar of the page.
    """

    edited = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = VisitDraft()
        self._answers: FormAnswers | None = None
        self._advice: Advice | None = None
        self._faults: tuple[FieldFault, ...] = ()
        self._way = ""
        self._auto_destination: str | None = None
        self._saving = False
        whole = self._whole = space(QVBoxLayout(self), gap=10)
        self.summary = ErrorSummary()
        whole.addWidget(self.summary)
        self.panel = Panel("备案登记", self._note(), flush=True)
        self.action = Segmented(ACTIONS, small=True)
        self.action.setAccessibleName("登记类别")
        self.panel.head_slot.addWidget(self.action)
        self.body = FormBody()
        self.panel.body.addWidget(self.body)
        self.body.fill_foot(self.panel.foot)
        whole.addWidget(self.panel, 1)
        self.board = FaultBoard(
            self.summary, self.body.rows(), self.body.materials, self.body.notice
        )
        self.board.outside = lambda name: field_beside(self, name)
        self.walk = EnterWalk(self)
        self._connect()
        self._set_order()

    # what the visit page asks for
    def load(self, draft: VisitDraft, desk: Desk) -> None:
        """Take up a draft; an untouched form gets today, the place and what the answer implies."""
        self._answers, self._way = FormAnswers(desk, self._say), ""
        self._auto_destination = None
        self._advice = None
        self.board.show(())
        self._take(draft, None, starting=True)

    def refresh(self, draft: VisitDraft, advice: Advice | None = None) -> None:
        """The draft has changed elsewhere; `advice` saves asking again."""
        if self._answers is not None:
            moved = any(draft[name] != self._draft[name] for name in _BEGIN_ANEW)
            self._take(draft, advice, starting=moved or self._advice is None)

    def _take(self, draft: VisitDraft, advice: Advice | None, starting: bool) -> None:
        self._draft = draft
        self._advice = advice or self._ask()
        # Only a beginning is filled in: what somebody has just emptied stays empty.
        new = prefill(draft, self._advice, clock.today()) if starting else {}
        place = self._advice.destination if self._advice else None
        if starting and place is not None and draft.destination == self._auto_destination:
            new["destination"] = place.code
        if "destination" in new:
            self._auto_destination = new["destination"]
        if new and any(draft[name] != value for name, value in new.items()):
            self._change(new)
        else:
            self._show()

    def first_focus(self) -> QWidget | None:
        """The first field that is still empty, else the kind."""
        for name, row in self.body.rows().items():
            if row.isVisibleTo(self) and any(fault.field == name for fault in self._faults):
                return self.board.target(name)
        return self.body.terms.kind

    def missing(self) -> list[Missing]:
        """What is still to be done here: label, remedy, and how to get there."""
        papers = self.body.materials.papers()
        found: list[Missing] = []
        for fault in self._faults:
            target = self.board.target(fault.field)
            if target is not None:
                found.append((field_word(fault.field, papers), fault.message, self._jump(target)))
        form = self._draft.materials.get(FORM_MATERIAL)
        unsigned = FORM_MATERIAL in self.body.materials.rows and not (form and form.checked)
        if unsigned and not self.board.active:
            found.append(("备案表签名", "F9 打印后本人签", self.print_form))
        return found

    def primary(self) -> Act | None:
        """F8 until the filing is saved."""
        if self._draft.filing_number or self._ended():
            return None
        text = "取消这件备案" if self._draft.action == "cancel" else "保存并编号"
        return (text, "F8", self.save)

    def acts(self) -> list[Act]:
        """The other buttons of the action bar."""
        if self._draft.action == "cancel":
            return []
        return [("打印备案表", "F9", self.print_form)]

    def arrange(self, layout: Layout) -> None:
        """Lower fields where the height is short."""
        self.body.set_density("bill" if layout.short else "")
        # With little height the faults scroll with the form instead of squeezing each other.
        inside = self.body.isAncestorOf(self.summary)
        if layout.tiny and not inside:
            self.body.put_first(self.summary)
        elif not layout.tiny and inside:
            self._whole.insertWidget(0, self.summary)

    # acts
    def save(self) -> None:
        """F8: check everything, then number and store; faults are listed and nothing is lost."""
        if self._answers is None or self._saving:
            return
        if self._draft.filing_number:
            self._say(f"已经编号 {self._draft.filing_number}，要改点“变更”")
            return
        if self._ended():
            self._say(f"备案 {self._draft.previous_number} 已经取消")
            return
        self._faults = self._answers.faults(self._draft, clock.today())
        if self._faults:
            self._show_faults(self._faults)
            return
        desk, draft, now = self._answers.desk, self._draft, clock.now()
        self._saving = True
        operations.run(lambda: desk.save_filing(draft, now), self._on_saved, self._on_refused, self)

    def print_form(self) -> None:
        """F9: preview and print the form, once it has a number; printing ticks it."""
        number = self._draft.filing_number
        if self._answers is None or not number:
            self._say("先按 F8 保存并编号，再打印备案表")
            return
        try:
            paper = self._answers.desk.filing_form(number, clock.now())
        except KnownError as error:
            self._say(error.message)
            return
        sheet = PreviewSheet(paper, "备案表", self)
        sheet.printed.connect(lambda _paper: self._on_printed(number))
        sheet.open()

    def redetermine(self) -> None:
        """重新判定: find the kind by questions."""
        category = choice(Category, self._draft.category)
        sheet = KindSheet(known_answers(category, None), self)
        if sheet.exec() and sheet.kind is not None:
            self.take_kind(sheet.kind.value, trail(sheet.path))

    def take_kind(self, kind: str, way: str) -> None:
        """The kind found by questions, with the answers that led there."""
        self._way = way
        if kind == "emergency_rescue":
            self._change({"kind": None, "emergency": True})
            self._say("急诊抢救视同已备案，不用登记；打印医院窗口卡")
        else:
            self._change({"kind": kind})

    # inside
    def _change(self, changes: dict[str, Any]) -> None:
        """Something was typed or chosen here: keep it, say so, show what follows."""
        if "destination" in changes and changes["destination"] != self._auto_destination:
            self._auto_destination = None
        self._draft = self._draft.changed(**changes)
        self._advice = self._ask()
        answers = self._answers
        past = answers.living(self._draft) if answers and "action" in changes else ()
        more = following(self._draft, changes, self._advice, clock.today(), past)
        if more:
            changes = {**changes, **more}
            self._draft = self._draft.changed(**more)
            self._advice = self._ask()
        self._show()
        self.edited.emit(changes)

    def _ended(self) -> bool:
        return self._answers is not None and self._answers.ended(self._draft)

    def _note(self) -> str:
        number = self._draft.filing_number
        return f"编号 {number}" if number else "编号保存时生成 · 一页填完，Enter 到下一格"

    def _show(self) -> None:
        if self._answers is None:
            return
        answers, draft, today = self._answers, self._draft, clock.today()
        changing = draft.action in ("change", "cancel")
        past = answers.living(draft) if changing else ()
        self.body.terms.offer(answers.places(draft, today), past)
        self.action.set_code(draft.action or "new")
        self.panel.set_note("" if self.body.one_column else self._note())
        admitted = read_day(admitted_on(draft), today)
        finder = answers.facilities(draft)
        if self.body.show_form(
            draft, self._advice, answers.divisions, finder, self._way, admitted, today
        ):
            self._set_order()
        self._look()

    def _look(self) -> None:
        """Check again, quietly; only what F8 has listed is marked."""
        if self._answers is not None:
            self._faults = self._answers.faults(self._draft, clock.today())
            self.board.renew(self._faults)

    def _ask(self) -> Advice | None:
        return self._answers.advice(self._draft, clock.today()) if self._answers else None

    def _show_faults(self, faults: tuple[FieldFault, ...]) -> None:
        self.board.show(faults)
        self._say(f"没有保存：{len(faults)} 处要改")

    def _on_saved(self, stored: SavedFiling) -> None:
        self._saving = False
        if stored.draft.id != self._draft.id:
            return  # the next person is here already; the number is stored with its visit
        self.board.show(())
        number = stored.draft.filing_number
        self._draft = self._draft.changed(filing_number=number)
        self._show()
        ended = stored.draft.action == "cancel"
        self._say(f"已取消备案 {stored.number}" if ended else f"已保存，编号 {stored.number}")
        self.edited.emit({"filing_number": number})

    def _on_refused(self, error: KnownError) -> None:
        self._saving = False
        if isinstance(error, BadInput):
            self._faults = error.faults
            self._show_faults(error.faults)
        else:
            self._say(error.message)

    def _on_printed(self, number: str) -> None:
        if self._answers is not None:
            self._answers.note_print(number, clock.now())
        self._on_material(FORM_MATERIAL, MaterialState(checked=True))

    def _say(self, text: str) -> None:
        say(self, text)

    def _on_edited(self, changes: dict[str, Any]) -> None:
        if all(self._draft[name] == value for name, value in changes.items()):
            self._look()  # a field was only left: its own check may have cleared a mark
            return
        if "kind" in changes:
            self._way = ""
        self._change(changes)

    def _on_material(self, material_id: str, mark: MaterialState) -> None:
        self._change({"materials": {**self._draft.materials, material_id: mark}})

    def _jump(self, target: QWidget) -> Callable[[], object]:
        return lambda: self.body.go_to(target)

    def _set_order(self) -> None:
        self.walk.set_order([self.action, *self.body.stops()])

    def _connect(self) -> None:
        self.action.changed.connect(lambda code: self._change({"action": code}))
        self.body.edited.connect(self._on_edited)
        self.body.checked.connect(self._look)
        self.body.terms.asked_again.connect(self.redetermine)
        self.body.materials.changed.connect(self._on_material)
        self.body.materials.held.connect(self._say)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        one_column = self.body.fit(event.size().width())
        self.panel.set_note("" if one_column else self._note())
        page = page_of(self)
        if page is not None:
            self.arrange(page.breakpoint.layout)
