"""窗口办理: one visit of one person, six steps on one page."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, cast

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from core.desk.draft import FIELD_NAMES, VisitDraft
from core.desk.service import Desk
from core.kernel.errors import KnownError
from gui import clock
from gui.visit.advice_view import needs_form
from gui.visit.frame import VisitFrame
from gui.visit.presenter import LAST, STEP_KEYS, VisitPresenter
from gui.visit.reader import Reader
from gui.visit.recovery import RecoveryPanel
from gui.visit.session import VisitSession
from gui.visit.sheets import find_person, reveal_number, show_evidence
from gui.visit.step_views import StepView, Telling, fault_summary, make_view, without_margins
from gui.visit.takeaway import TakeawayView
from gui.visit.words import EMPTIED_WORDS, STEP_CODES, STEPS
from gui.widgets.enter_walk import EnterWalk
from gui.widgets.error_summary import ErrorSummary


class VisitPage(VisitFrame):
    """`VisitPage(desk)`. `enter` takes `person_id`, `visit_id`, or draft fields of another page."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.session = VisitSession(desk, self)
        self._views: dict[int, StepView] = {}
        self._loaded: set[int] = set()
        self._recovery_asked = False
        self.walk = EnterWalk(self)
        self.presenter = VisitPresenter(self)
        self.reader = Reader(self)
        self._register_keys()
        self._late = QTimer(self)
        self._late.setSingleShot(True)
        self._late.setInterval(0)
        self._late.timeout.connect(self.presenter.refresh)
        self._seconds = QTimer(self)
        self._seconds.setInterval(1000)
        self._seconds.timeout.connect(self.presenter.show_elapsed)
        self.person.edited.connect(lambda fields: self.session.edit(**fields))
        self.person.reveal_asked.connect(lambda: reveal_number(self))
        self.person.register_asked.connect(lambda n: self.go.emit("register", {"number": n}))
        self.step_bar.chosen.connect(self.goto)
        self.verdict.why.connect(lambda: show_evidence(self))
        self.session.changed.connect(self._on_changed)
        self.session.answered.connect(self._on_answered)
        self.session.emptied.connect(self._on_emptied)
        self.session.saved.connect(lambda at: self.say(f"草稿已自动保存 {at:%H:%M:%S}"))
        self.session.failed.connect(lambda error: self.say(f"没有保存：{error.message}"))
        self._begin(None)

    # coming and going

    def enter(self, **facts: Any) -> None:
        """Come to the front, for a person, a visit, or with facts of another page."""
        self._seconds.start()
        self.session.ask()
        try:
            if facts.get("person_id") is not None:
                self.session.flush()
                self._begin(self.desk.new_visit(clock.now(), int(facts["person_id"])))
            elif facts.get("visit_id") is not None:
                self.resume(str(facts["visit_id"]))
            elif facts.get("new"):
                self.new_visit()
            elif not self._recovery_asked and self.session.empty:
                self._ask_recovery()
        except KnownError as error:
            self.say(error.message)
        known = {name: value for name, value in facts.items() if name in FIELD_NAMES}
        if known:
            self.session.edit(**known)
            self.person.load(self.session.draft)
        self.presenter.show_elapsed()

    def leave(self) -> bool:
        """Nothing typed is lost on the way out."""
        self._seconds.stop()
        if not self.session.flush():
            return False
        self.session.rest()
        self._late.stop()
        return True

    def first_focus(self) -> QWidget | None:
        """The recovery question while it stands, else where the step begins."""
        if self.recovery is not None:
            return self.recovery.buttons[0]
        if self.step == 1:
            return self.person.id_field
        view = self.view(self.step)
        return (view.first_focus() if view is not None else None) or self.bar.primary()

    def say(self, text: str) -> None:
        """A line in the status bar."""
        self.status_message.emit(text)

    def new_visit(self) -> None:
        """F2: the next person; what was begun stays where it is."""
        if self.session.flush():
            self._begin(None)

    def resume(self, visit_id: str) -> None:
        """Take up a visit where it was left."""
        if not self.session.flush():
            return
        try:
            draft = self.desk.resume(visit_id, clock.now())
        except KnownError as error:
            self.say(error.message)
            return
        self._begin(draft)

    def hang_up(self) -> None:
        """F6: the person steps aside; the draft waits, the next one can be called."""
        if self.session.empty:
            self.say("还没有填东西，不用挂起")
            return
        if not self.session.flush():
            return
        draft = self.session.draft
        self._begin(None)
        name = draft.name or "没有姓名"
        self.toast.say(f"已挂起 {name}，F3 找人能接着办", undo=lambda: self.resume(draft.id or ""))

    def finish(self) -> None:
        """The person leaves with the papers."""
        if not self.session.flush():
            return
        draft = self.session.draft
        try:
            if draft.id is not None:
                self.desk.finish(draft, clock.now())
        except KnownError as error:
            self.say(error.message)
            return
        self._begin(None)
        self.toast.say(f"办件 {draft.number} 办完了")

    def _begin(self, draft: VisitDraft | None) -> None:
        self.put_recovery(None)
        self._loaded.clear()
        self.presenter.forget()
        self.session.start(draft)
        self.person.load(self.session.draft)
        step = self.session.draft.step or STEP_CODES[0]
        self.goto(STEP_CODES.index(step) + 1 if step in STEP_CODES else 1)
        self.person.load(self.session.draft)

    def _ask_recovery(self) -> None:
        self._recovery_asked = True
        visits = self.desk.unfinished()
        if not visits:
            return
        panel = RecoveryPanel(visits)
        panel.resumed.connect(self.resume)
        panel.put_down.connect(self._put_down)
        self.put_recovery(panel)

    def _put_down(self) -> None:
        self.put_recovery(None)
        self.person.id_field.setFocus(Qt.FocusReason.OtherFocusReason)

    # steps

    def goto(self, step: int) -> None:
        """Open a step; nothing typed is lost, what is known already is not asked again."""
        self.step = max(1, min(LAST, step))
        self.close_summary()
        if not self.session.empty:
            self.session.edit(step=STEP_CODES[self.step - 1])
        view = self.view(self.step)
        self.stack.setCurrentWidget(self.advice_view if view is None else cast("QWidget", view))
        self.presenter.refresh()
        target = self.first_focus()
        if target is not None:
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def next_step(self) -> None:
        """The step after this one."""
        self.goto(self.following())

    def following(self) -> int:
        """The form is passed over where nothing has to be filed."""
        if self.step == 2:
            return 3 if self._needs_form() else 4
        return min(LAST, self.step + 1)

    def back(self) -> None:
        """Esc: the step before, or the recovery question put down."""
        if self.recovery is not None:
            self._put_down()
        elif self.step == 1:
            self.say("已经是第一步，F6 挂起，F2 新办件")
        else:
            self.goto(2 if self.step == 4 and not self._needs_form() else self.step - 1)

    def view(self, step: int) -> StepView | None:
        """The view of a step, made and loaded on first need; None for steps 1 and 2."""
        if step <= 2:
            return None
        view = self._views.get(step)
        if view is None:
            view = self._views[step] = make_view(step)
            view.edited.connect(partial(self._view_edited, step))
            if isinstance(view, Telling):
                view.said.connect(self.say)
                view.elsewhere.connect(self.mend)
            if isinstance(view, TakeawayView):
                view.finished.connect(self.finish)
            widget = cast("QWidget", view)
            without_margins(widget)
            self.stack.addWidget(widget)
            for summary in widget.findChildren(ErrorSummary):
                summary.installEventFilter(self)
        if step not in self._loaded:
            self._loaded.add(step)
            view.load(self.session.draft, self.desk)
        return view

    def mend(self, name: str) -> None:
        """Go to a field of the person that another step cannot do without."""
        if not self.person.isVisible():
            self.goto(1)
        self.presenter.focuser(name)()

    def after_flush(self, act: Callable[[], object]) -> Callable[[], None]:
        """The draft is on disk and known to the view before something is made of it."""

        def run() -> None:
            view = self.view(self.step)
            if view is not None and self.session.flush():
                view.refresh(self.session.draft)
                act()
                self._late.start()

        return run

    def _needs_form(self) -> bool:
        return bool(self.session.draft.filing_number) or needs_form(self.session.advice)

    def _view_edited(self, step: int, fields: dict[str, Any]) -> None:
        if step not in self._loaded:
            return  # a late answer for the person before must not reach the next one
        before = self.session.draft.filing_number
        self.session.edit(**fields)
        self._late.start()
        if "filing_number" in fields:
            self.presenter.show_past()
        saved = self.session.draft.filing_number
        if saved and saved != before and self.step == 3:
            self.say(f"已编号 {saved}")
            self.next_step()
        elif fields.get("institution_code") and self.step == 4:
            self.next_step()

    # what happens around it

    def faults_shown(self) -> bool:
        """An error summary needs the room; the verdict folds."""
        return self.step > 2 and fault_summary(self.stack.currentWidget()) is not None

    def unfold_person(self) -> None:
        """Fields of the person are asked for: the folded panel opens."""
        if self.breakpoint.layout.narrow and self.step > 1:
            self.goto(1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button it stands on, wherever the button is."""
        button = QApplication.focusWidget()
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and isinstance(button, QPushButton):
            button.click()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.person.id_field:
            return self._leaves_undo_to_page(event)
        if event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._late.start()
        return super().eventFilter(watched, event)

    def _leaves_undo_to_page(self, event: QEvent) -> bool:
        """An empty first field has nothing to undo; Ctrl+Z then belongs to the notice."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        undo = event.matches(QKeySequence.StandardKey.Undo)
        if undo and self.toast.can_undo() and not self.person.id_field.text():
            event.ignore()
            return True
        return False

    def _on_changed(self, names: set[str]) -> None:
        self._late.start()
        if names & {"*", "id_number"}:
            self.presenter.show_past()
        if "birth_date" in names:
            self._bring_known()

    def _bring_known(self) -> None:
        """Somebody who was here before is not asked again; what is typed already stays."""
        draft = self.session.draft
        if not draft.birth_date or draft.name or draft.insured_area:
            return
        hits = self.desk.find_people(draft.id_number or "", 2)
        if len(hits) == 1:
            known = hits[0]
            self.session.edit(
                name=known.name,
                insured_area=known.insured_area,
                insurance=known.insurance,
                category=known.category,
            )
            self.person.load(self.session.draft)
            self.say("来过，姓名、参保地、险种从上次带出，和证件对一遍")

    def _on_emptied(self, names: set[str]) -> None:
        """An earlier answer was changed: say which later ones have to be given again."""
        words = [word for name, word in EMPTIED_WORDS.items() if name in names]
        if words:
            self.say(f"前面改了，再填一遍：{'、'.join(words)}")

    def _on_answered(self) -> None:
        self.person.show_faults(self.session.faults)
        self._late.start()

    # keys

    def _register_keys(self) -> None:
        add = self.keys.add
        add("F2", "新办件", self.new_visit, self.new_button)
        add("F3", "找人", lambda: find_person(self), self.find_button)
        add("F6", "挂起办件", self.hang_up)
        add("F7", "读卡", self.reader.call)
        add("Esc", "上一步", self.back, self.bar.back)
        add("Ctrl+0", "摘要", self.toggle_summary, self.summary_button)
        add("Ctrl+Z", "撤销", self.toast.undo)
        self.person.id_field.installEventFilter(self)
        add("Ctrl+Down", "下一处", lambda: self.jump(1))
        add("Ctrl+Up", "上一处", lambda: self.jump(-1))
        for number, text in enumerate(STEPS, start=1):
            add(f"Ctrl+{number}", text, self._opener(number))
        for key in STEP_KEYS:
            add(key, key, self._step_key(key))

    def _opener(self, step: int) -> Callable[[], object]:
        return lambda: self.goto(step)

    def _step_key(self, key: str) -> Callable[[], object]:
        def press() -> None:
            if key == "F1" and not self.bar.offers(key):
                show_evidence(self)
            else:
                self.bar.press(key)

        return press

    def jump(self, by: int) -> None:
        """Ctrl+Down, Ctrl+Up: the next thing to mend or to fill."""
        faults = fault_summary(self.stack.currentWidget()) if self.step > 2 else None
        if faults is not None:
            (faults.next if by > 0 else faults.previous)()
            return
        items = self.presenter.missing()
        if items:
            items[0 if by > 0 else -1].focus()
