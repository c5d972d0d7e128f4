"""备案台账: every filing of the office, what falls due, and its next step."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from core.desk.service import Desk
from core.desk.views import DueCounts, FilingDetail, OpenVisit, RegisterQuery
from core.desk.views import RegisterPage as Found
from core.kernel.errors import KnownError
from gui import clock, operations
from gui.register import detail_foot as foot
from gui.register.acts import Outcome, mark_entered, undo_all
from gui.register.frame import RegisterFrame
from gui.register.line import Line, filing_line, visit_line
from gui.register.sheets import PlatformSheet, ReasonSheet
from gui.visit.words import STEP_CODES, STEPS

PAGE = 100


class RegisterPage(RegisterFrame):
    """`enter(number=...)` opens the register at one filing."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._divisions = desk.context.divisions
        self._query = RegisterQuery()
        self._asking: operations.Operation | None = None
        self._detail: FilingDetail | None = None
        self._wanted: str | None = None
        self._connect()
        self._register_keys()

    # coming and going

    def enter(self, **facts: Any) -> None:
        """Read everything afresh; with a number the list stands on that filing."""
        number = facts.get("number")
        if number is not None:
            self.strip.set_on("")
            self.filters.blockSignals(True)
            self.filters.clear()
            self.filters.blockSignals(False)
            self.filters.search.setText(str(number))
            self._wanted = str(number)
        self.reload()

    def first_focus(self) -> QWidget:
        """The search field."""
        return self.filters.search

    def reload(self) -> None:
        """Count what is due and search again; the row stays where it was."""
        self._wanted = self._wanted or self.current_number()
        desk, today = self.desk, clock.today()
        operations.run(
            lambda: (desk.due_counts(today), desk.register(RegisterQuery(limit=1), today).total),
            self._show_counts,
            self._failed,
            self,
        )
        self.search()

    def search(self) -> None:
        """Ask the register; an older question is forgotten."""
        if self._asking is not None:
            self._asking.cancel()
        if self.strip.on() == "drafts":
            self._asking = operations.run(
                self.desk.unfinished, self._show_visits, self._failed, self
            )
            return
        self._query = self.filters.query(self.strip.on())
        query, today = _page(self._query, 0), clock.today()
        self._asking = operations.run(
            lambda: self.desk.register(query, today), self._show_found, self._failed, self
        )

    # what the tests ask

    def current_line(self) -> Line | None:
        """The line the table stands on."""
        return self.model.line(self.table.current_row())

    def current_number(self) -> str | None:
        """Its number."""
        line = self.current_line()
        return line.number if line else None

    # acts

    def mark(self) -> None:
        """Ctrl+L: the ticked filings, or the one under the cursor, have been entered."""
        line = self.current_line()
        lines = self.model.ticked() or ((line,) if line and line.status == "to_enter" else ())
        if not lines:
            self.status_message.emit("先用空格勾选待平台录入的备案")
            return
        sheet = PlatformSheet(lines, self)
        sheet.accepted.connect(lambda: self._mark(sheet.numbers()))
        sheet.open()

    def undo(self) -> None:
        """Ctrl+Z: the last act of this page, else the last step of the filing shown."""
        if self.toast.undo():
            return
        if self._detail is None or not self._detail.can_undo:
            self.status_message.emit("这件备案的上一步不能撤销，按现在的状态接着办")
            return
        self._undo((self._detail.row.number,))

    def open_current(self) -> None:
        """Enter: take the visit up again; a colleague's filing begins a new visit of its person."""
        line = self.current_line()
        if line is None:
            return
        if line.visit_id is not None:
            self.go.emit("visit", {"visit_id": line.visit_id})
        elif self._detail is not None:
            own = self._detail.row.clerk_id == self.desk.clerk.id
            if own and self._detail.draft.id:
                self.go.emit("visit", {"visit_id": self._detail.draft.id})
            else:
                self._go_for_person({})

    def change(self) -> None:
        """变更: a new visit of the person that names this filing as the one it replaces."""
        if self._detail is not None:
            kept = ("kind", "phone", "care_type", "disease", "care_area", "qualified")
            draft = self._detail.draft
            facts = {name: draft[name] for name in kept if draft[name]}
            number = self._detail.row.number
            self._go_for_person({**facts, "action": "change", "previous_number": number})

    def reprint(self) -> None:
        """F9: the form again, marked as a reprint; printing is recorded."""
        if self._detail is None or not self.foot.offers(foot.PRINT):
            self.status_message.emit("先选一件有备案表的备案")
            return
        from gui.papers.preview import PreviewSheet  # noqa: PLC0415 - painters load on first print

        number = self._detail.row.number
        try:
            paper = self.desk.filing_form(number, clock.now())
        except KnownError as error:
            self.status_message.emit(error.message)
            return
        sheet = PreviewSheet(paper, "备案表 A4", self)
        sheet.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        sheet.printed.connect(lambda _printer: self._printed(number))
        sheet.open()

    def reveal(self) -> None:
        """显示全号: for a reason, audited, thirty seconds."""
        if self._detail is None:
            return
        number = self._detail.row.number
        sheet = ReasonSheet(
            "显示全号", "号码显示 30 秒。谁看的、看谁的、为什么，都记进审计。",
            "为什么看", "核对证件", parent=self,
        )  # fmt: skip

        def accepted() -> None:
            try:
                full = self.desk.reveal_id(sheet.reason(), clock.now(), filing_number=number)
            except KnownError as error:
                self.status_message.emit(error.message)
            else:
                self.foot.show_number(full)

        sheet.accepted.connect(accepted)
        sheet.open()

    def _act(self, code: str) -> None:
        acts: dict[str, Callable[[], object]] = {
            foot.OPEN: self.open_current,
            foot.CHANGE: self.change,
            foot.UNDO: self.undo,
            foot.PRINT: self.reprint,
            foot.ENTERED: self.mark,
            foot.AGAIN: lambda: self._move("to_enter", "", "已转待平台录入"),
            foot.RETURNED: lambda: self._ask_reason(
                "标记退回", "平台退回这件备案时用。补齐后可以转回待录入。", "退回原因",
                "转诊证明没有盖章", "returned", "已标记退回",
            ),
            foot.CANCEL: lambda: self._ask_reason(
                "取消备案", "取消以后这件备案不再有效；要去外地看病得重新备案。", "取消原因",
                "已回参保地居住", "cancelled", "已取消备案", danger=True,
            ),
        }  # fmt: skip
        acts[code]()

    def _ask_reason(
        self,
        title: str,
        text: str,
        ask: str,
        example: str,
        target: str,
        done: str,
        danger: bool = False,
    ) -> None:
        sheet = ReasonSheet(title, text, ask, example, danger, self)
        sheet.accepted.connect(lambda: self._move(target, sheet.reason(), done))
        sheet.open()

    def _move(self, target: str, reason: str, done: str) -> None:
        number, desk, now = self.current_number(), self.desk, clock.now()
        if number is None:
            return

        def finished(_nothing: None) -> None:
            self.toast.say(f"{done} {number}")
            self.reload()

        operations.run(
            lambda: desk.move_filing(number, target, now, reason), finished, self._failed, self
        )

    def _mark(self, numbers: dict[str, str]) -> None:
        desk, now = self.desk, clock.now()

        def finished(outcome: Outcome) -> None:
            self.model.untick_all()
            if outcome.done:
                undo = outcome.done
                self.toast.say(f"已标记 {len(undo)} 件", undo=lambda: self._undo(undo))
            self._told(outcome)

        operations.run(lambda: mark_entered(desk, numbers, now), finished, self._failed, self)

    def _undo(self, numbers: Sequence[str]) -> None:
        desk, now = self.desk, clock.now()

        def finished(outcome: Outcome) -> None:
            if outcome.done:
                self.toast.say(f"已撤销 {len(outcome.done)} 件")
            self._told(outcome)

        operations.run(lambda: undo_all(desk, numbers, now), finished, self._failed, self)

    def _told(self, outcome: Outcome) -> None:
        if outcome.failure:
            self.status_message.emit(outcome.failure)
        self.reload()

    def _go_for_person(self, facts: dict[str, Any]) -> None:
        """A new visit of the person of this filing, found by the whole number."""
        assert self._detail is not None
        try:
            people = self.desk.find_people(self._detail.draft.id_number or "", 1)
        except KnownError as error:
            self.status_message.emit(error.message)
            return
        if people:
            self.go.emit("visit", {"person_id": people[0].id, **facts})

    def _printed(self, number: str) -> None:
        self.desk.note_print(number, "form", clock.now())
        self._show_row(self.table.current_row())

    # showing

    def _show_counts(self, counted: tuple[DueCounts, int]) -> None:
        counts, total = counted
        self.strip.show_counts(counts, clock.today())
        self.context = f"{total:,} 件・{self.desk.context.office.desk}"

    def _show_found(self, found: Found) -> None:
        self._asking = None
        lines = self._lines(found)
        query = self._query
        self.model.show(lines, found.total, lambda at: self._more(query, at))
        took = max(1, round(found.elapsed_ms))
        self._settle(f"{found.total:,} 件・{took} 毫秒")

    def _show_visits(self, visits: Sequence[OpenVisit]) -> None:
        self._asking = None
        now, clerk = clock.now(), self.desk.clerk.name
        steps = dict(zip(STEP_CODES, STEPS, strict=True))
        lines = [visit_line(one, steps.get(one.step, one.step), clerk, now) for one in visits]
        text = self.filters.search.text().strip()
        lines = [one for one in lines if text in one.name or text in one.number]
        self.model.show(lines, len(lines), lambda _at: ())
        self._settle(f"{len(lines)} 件草稿")

    def _settle(self, result: str) -> None:
        self.filters.result.setText(result)
        empty = self.model.rowCount() == 0
        self.lists.setCurrentWidget(self.nothing if empty else self.table)
        self.table.choose_row(max(0, self.model.row_of(self._wanted)))
        self._wanted = None
        if empty:
            self.say_empty(self.strip.on())
            self._show_row(-1)

    def _lines(self, found: Found) -> list[Line]:
        today = clock.today()
        return [filing_line(row, self._divisions, today) for row in found.rows]

    def _more(self, query: RegisterQuery, offset: int) -> list[Line]:
        try:
            return self._lines(self.desk.register(_page(query, offset), clock.today()))
        except KnownError as error:
            self.status_message.emit(error.message)
            return []

    def _show_row(self, row: int) -> None:
        line = self.model.line(row)
        self._detail = None
        if line is None:
            self.foot.show_nothing()
        elif line.visit_id is not None:
            self.foot.show_visit(line)
        else:
            try:
                self._detail = self.desk.filing(line.number, clock.today())
            except KnownError as error:
                self._failed(error)
                return
            self.foot.show_filing(line, self._detail, clock.now())

    def _show_ticks(self) -> None:
        ticked = len(self.model.ticked())
        self.show_bulk(ticked)
        self.keys.enable("Esc", ticked > 0)

    def _failed(self, error: KnownError) -> None:
        self._asking = None
        self.status_message.emit(error.message)

    def _connect(self) -> None:
        self.strip.chosen.connect(lambda _code: self.search())
        self.filters.changed.connect(self.search)
        self.filters.down.connect(self._into_list)
        self.model.ticks_changed.connect(self._show_ticks)
        self.table.opened.connect(lambda _index: self.open_current())
        self.table.toggled.connect(self._toggle)
        self.table.row_changed.connect(self._show_row)
        self.table.left_at_top.connect(self.filters.search.setFocus)
        self.table.typed.connect(self._type_on)
        self.foot.asked.connect(self._act)
        self.foot.reveal_asked.connect(self.reveal)

    def _register_keys(self) -> None:
        new = {"new": True}
        self.keys.add("F2", "新办件", lambda: self.go.emit("visit", new), self.new_button)
        self.keys.add("F5", "刷新", self.reload)
        self.keys.add("F9", "重打备案表", self.reprint)
        self.keys.add("Ctrl+L", "标记已录入", self.mark, self.mark_button)
        self.keys.add("Ctrl+Z", "撤销", self.undo)
        self.keys.add("Esc", "取消选择", self.model.untick_all, self.untick_button)
        self.keys.enable("Esc", False)

    def _toggle(self, index: QModelIndex) -> None:
        if not self.model.toggle(index.row()):
            self.status_message.emit("只有待平台录入的备案可以勾选")

    def _into_list(self) -> None:
        if self.model.rowCount():
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)
            self.table.choose_row(max(0, self.table.current_row()))

    def _type_on(self, text: str) -> None:
        field = self.filters.search
        field.setFocus(Qt.FocusReason.MouseFocusReason)
        field.end(False)
        field.insert(text)
        self.search()


def _page(query: RegisterQuery, offset: int) -> RegisterQuery:
    return replace(query, limit=PAGE, offset=offset)
