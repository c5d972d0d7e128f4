"""One visit under way: the draft, what the rules say about it, and whether it is safe on disk.

No widget is here. Every change goes through `edit`; answers and saves run on the worker and come
back as signals. A late answer for an older draft is dropped, so it can never overwrite a newer one.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal

from core.desk.draft import VisitDraft
from core.desk.service import Desk
from core.desk.steps import StepState
from core.filing import Advice
from core.kernel.errors import BadInput, FieldFault, KnownError
from gui import clock, operations

ANSWER_MS = 60
SAVE_MS = 700
# Fields that a step fills in by itself: they alone make no visit worth a number.
_EMPTY = VisitDraft(step="who", action="new")
_FILLED_IN = ("step", "action", "valid_from", "valid_to", "open_ended", "destination", "route")


class VisitSession(QObject):
    """The state of the visit page.

    `changed` carries the names of the fields that changed, `emptied` those that another answer
    made old; `answered` fires when `advice` or
    `faults` are new; `saved` carries the moment on disk; `failed` a `KnownError`.
    """

    changed = Signal(set)
    emptied = Signal(set)
    answered = Signal()
    saved = Signal(object)
    failed = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.draft = _EMPTY
        self.advice: Advice | None = None
        self.faults: tuple[FieldFault, ...] = ()
        self.problem: KnownError | None = None
        self.saved_at: datetime | None = None
        self.started_at = clock.now()
        self._dirty = False
        self._saving: operations.Operation | None = None
        self._asking: operations.Operation | None = None
        self._answer_timer = self._timer(ANSWER_MS, self.ask)
        self._save_timer = self._timer(SAVE_MS, self.save)

    def start(self, draft: VisitDraft | None = None) -> None:
        """Take up a draft, or begin an empty one; what was under way has been saved before."""
        self.flush()
        if self._asking is not None:
            self._asking.cancel()
        self._answer_timer.stop()
        self.draft = draft or _EMPTY
        self.advice, self.faults, self.problem, self.saved_at = None, (), None, None
        self.started_at = clock.now()
        self._dirty = False
        self.changed.emit({"*"})
        self.ask()

    @property
    def empty(self) -> bool:
        """Whether nothing has been typed yet; such a visit has no number and is not stored."""
        filled = {name: _EMPTY[name] for name in _FILLED_IN}
        return self.draft.changed(**filled) == _EMPTY

    @property
    def dirty(self) -> bool:
        """Whether something typed is not on disk yet."""
        return self._dirty

    def edit(self, **fields: Any) -> None:
        """Change draft fields; answer and save follow by themselves."""
        new = self.draft.changed(**fields)
        if new == self.draft:
            return
        old = self.desk.outdated(self.draft, new, clock.today())
        new = new.changed(**old)
        names = {name for name in (*fields, *old) if new[name] != self.draft[name]}
        self.draft = new
        self._dirty = True
        self.changed.emit(names)
        if old:
            self.emptied.emit(set(old))
        self._save_timer.start()
        if names - {"step", "id", "number"}:
            self._answer_timer.start()

    def take(self, draft: VisitDraft) -> None:
        """A use case has stored this draft (filing saved, estimate saved)."""
        names = {name for name in ("filing_number", "estimate_number") if draft[name]}
        self.draft = draft
        self._dirty = False
        self._save_timer.stop()
        self.changed.emit(names)
        self.ask()

    def steps(self) -> tuple[StepState, ...]:
        """The six steps as they stand."""
        return self.desk.steps(self.draft, self.advice, clock.today())

    def text_faults(self) -> tuple[FieldFault, ...]:
        """What is typed in steps 1 and 2 and says nothing; empty fields are no fault."""
        return self.desk.text_faults(self.draft, clock.today())

    def ask(self) -> None:
        """Ask the rules about the draft as it is now; an older question is forgotten."""
        self._answer_timer.stop()
        if self._asking is not None:
            self._asking.cancel()
        draft, day = self.draft, clock.today()
        self._asking = operations.run(
            lambda: self.desk.advise(draft, day), self._answered, self._refused, self
        )

    def save(self) -> None:
        """Write the draft if it differs from what is on disk; the first save gives the number."""
        self._save_timer.stop()
        if not self._dirty or self.empty:
            return
        if self._saving is not None:
            self._save_timer.start()
            return
        self._dirty = False
        draft, now = self.draft, clock.now()
        self._saving = operations.run(
            lambda: self._write(draft, now), self._written, self._unwritten, self
        )

    def flush(self) -> bool:
        """Write at once on this thread (leaving the page, hanging up). False if it failed."""
        self._save_timer.stop()
        if self._saving is not None:
            # The number of the visit may be on its way; writing past it would make a second visit.
            operations.finish()
            QCoreApplication.sendPostedEvents(self._saving, QEvent.Type.MetaCall.value)
        if not self._dirty or self.empty:
            return True
        try:
            self._written(self._write(self.draft, clock.now()))
        except KnownError as error:
            self._unwritten(error)
            return False
        self._dirty = False
        return True

    def rest(self) -> None:
        """The page goes to the back: no question and no save is left under way."""
        self._answer_timer.stop()
        self._save_timer.stop()
        if self._asking is not None:
            self._asking.cancel()
            self._asking = None

    def _write(self, draft: VisitDraft, now: datetime) -> tuple[VisitDraft, datetime]:
        if draft.id is None:
            numbered = self.desk.new_visit(now)
            draft = draft.changed(id=numbered.id, number=numbered.number)
        return draft, self.desk.save_draft(draft, now)

    def _written(self, outcome: tuple[VisitDraft, datetime]) -> None:
        stored, self.saved_at = outcome
        self._saving = None
        if self.draft.id is None:
            self.draft = self.draft.changed(id=stored.id, number=stored.number)
            self.changed.emit({"number"})
        self.saved.emit(self.saved_at)

    def _unwritten(self, error: KnownError) -> None:
        self._saving = None
        self._dirty = True
        self.failed.emit(error)

    def _answered(self, advice: Advice) -> None:
        self._asking = None
        self.advice, self.faults, self.problem = advice, (), None
        self.answered.emit()

    def _refused(self, error: KnownError) -> None:
        self._asking = None
        self.advice = None
        self.faults = error.faults if isinstance(error, BadInput) else ()
        self.problem = None if isinstance(error, BadInput) else error
        self.answered.emit()

    def _timer(self, milliseconds: int, act: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(act)
        return timer
