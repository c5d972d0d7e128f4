"""Shows the state of a visit on its page; never moves the focus, never changes the draft."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from core.filing import FilingStatus
from gui import clock
from gui.visit.action_bar import BarAct
from gui.visit.missing import MissingItem
from gui.visit.step_views import fault_summary, own_keys
from gui.visit.summary_notes import done_steps, elapsed_words, missing_names, step_notes
from gui.visit.verdict_words import verdict_of
from gui.visit.words import ASK_WORDS, FIELD_WORDS, STEPS
from gui.widgets.error_summary import reveal

if TYPE_CHECKING:
    from gui.visit.page import VisitPage

# Keys whose meaning comes from the step that is open; the bar shows the ones that work.
STEP_KEYS = ("F1", "F5", "F8", "F9", "Shift+F9", "F10", "F11")
LAST = 6
_STANDING = (
    FilingStatus.ACCEPTED.value,
    FilingStatus.TO_ENTER.value,
    FilingStatus.IN_FORCE.value,
)


class VisitPresenter:
    """`refresh()` brings every part up to date with the session."""

    def __init__(self, page: VisitPage) -> None:
        self._page = page
        self._offered: tuple[str, str] | None = None
        self._to_mend = 0

    def forget(self) -> None:
        """Another visit: the lists are offered anew."""
        self._offered = None

    def refresh(self) -> None:
        """Show everything as it stands."""
        page, session = self._page, self._page.session
        draft = session.draft
        page.context = f"办件 {draft.number}" if draft.number else "编号自动生成"
        page.person.refresh(draft)
        self._offer_lists()
        gap = next((item.label for item in self._asked()), "")
        page.verdict.show_verdict(verdict_of(session.advice, draft, page.divisions, gap))
        view = page.view(page.step)
        if view is not None:
            view.refresh(draft)
        missing = self.missing()
        self._show_answer()
        states = session.steps()
        done = set() if session.empty else done_steps(states)
        page.step_bar.show_state(page.step, done)
        faults = fault_summary(page.stack.currentWidget()) if view is not None else None
        to_mend = len(faults.open_faults()) if faults else 0
        page.summary.show_steps(
            step_notes(draft, session.advice, states, page.step, page.divisions, to_mend)
        )
        page.summary.show_missing(missing, refused=bool(to_mend))
        if to_mend != self._to_mend:
            self._to_mend = to_mend
            page.status_message.emit(f"没有保存：{to_mend} 处要改" if to_mend else "")
        page.summary_button.setText(f"摘要 {len(missing)}" if missing else "摘要")
        page.set_sides()
        self._show_acts()
        self._show_next(missing, to_mend)

    def missing(self) -> list[MissingItem]:
        """What the open step still needs."""
        view = self._page.view(self._page.step)
        if view is None and self._page.session.empty:
            return []  # nobody is here yet: nothing is missing
        if view is not None:
            return [MissingItem(text, remedy, focus) for text, remedy, focus in view.missing()]
        return self._asked()

    def show_past(self) -> None:
        """The person's filings at the foot of the person panel."""
        page = self._page
        draft, today = page.session.draft, clock.today()
        rows = page.desk.past_filings(draft) if draft.id_number else ()
        standing = [
            row
            for row in rows
            if row.status in _STANDING and (row.valid_to is None or row.valid_to >= today)
        ]
        in_force = "无有效备案 · 无重叠" if draft.id_number else ""
        if standing:
            place = page.divisions.short(standing[0].destination)
            in_force = f"{len(standing)} 件有效 · {place}"
        past = f"{len(rows)} 件" if rows else "没有来过" if draft.id_number else ""
        page.person.show_past(in_force, past, rows[0].number if rows else None)

    def show_elapsed(self) -> None:
        """How long this person has been at the window."""
        session = self._page.session
        words = elapsed_words(session.started_at, clock.now())
        self._page.summary.show_elapsed("" if session.empty else words)

    def _asked(self) -> list[MissingItem]:
        session = self._page.session
        names = missing_names(session.steps())
        told = {fault.field: fault.message for fault in session.faults}
        told |= {fault.field: fault.message for fault in session.text_faults()}
        # Faults of fields that are no must (a date, a stay) keep the answer back as well.
        names += tuple(name for name in told if name in FIELD_WORDS and name not in names)
        remedies = {**ASK_WORDS, **{name: told[name] for name in names if session.draft[name]}}
        return [
            MissingItem(FIELD_WORDS[n], remedies.get(n) or told[n], self.focuser(n)) for n in names
        ]

    def focuser(self, name: str) -> Callable[[], None]:
        """A way to the field of the person panel."""

        def focus() -> None:
            row = self._page.person.row("id_number" if name == "birth_date" else name)
            if row is not None:
                self._page.unfold_person()
                reveal(row.field)
                row.field.setFocus(Qt.FocusReason.OtherFocusReason)

        return focus

    def _show_answer(self) -> None:
        session, shown = self._page.session, self._page.advice_view
        if session.advice is not None:
            shown.show_advice(session.advice)
        elif session.problem is not None:
            shown.show_problem(session.problem.message)
        else:
            shown.show_missing(self._asked(), not session.empty)

    def _offer_lists(self) -> None:
        page, draft = self._page, self._page.session.draft
        wanted = (draft.insured_area or "", draft.insurance or "")
        if wanted == self._offered:
            return
        self._offered = wanted
        known = page.divisions.find(wanted[0])
        page.person.offer(page.desk.context.policy(known.code if known else None), clock.today())

    def _show_acts(self) -> None:
        page = self._page
        acts = [BarAct("挂起办件", "F6", page.hang_up)] if page.step < LAST else []
        after = page.following()
        onward = f"下一步：{STEPS[after - 1]}"
        view = page.view(page.step)
        if view is None:
            acts.append(BarAct(onward, f"Ctrl+{after}", page.next_step, "primary"))
        else:
            acts += [BarAct(text, key, act) for text, key, act in view.acts()]
            blue = view.primary()
            if blue is not None:
                acts.append(BarAct(blue[0], blue[1], page.after_flush(blue[2]), "primary"))
            if page.step < LAST:
                acts.append(BarAct(onward, f"Ctrl+{after}", page.next_step))
        page.bar.show_acts(acts)
        own = own_keys(page.stack.currentWidget()) if view is not None else set()
        for key in STEP_KEYS:
            works = page.bar.offers(key) or (key == "F1" and page.step <= 3)
            page.keys.enable(key, works and key not in own)
        for key in ("Ctrl+Down", "Ctrl+Up"):
            page.keys.enable(key, key not in own)
        self._walk_order()

    def _walk_order(self) -> None:
        page = self._page
        button = page.bar.primary() if page.step <= 2 else None
        order = [*page.person.order(), *([button] if button else [])]
        if list(page.walk.order()) != order:
            page.walk.set_order(order)

    def _show_next(self, missing: list[MissingItem], to_mend: int) -> None:
        page = self._page
        blue = page.bar.primary()
        words = blue.text() if blue else ""
        if to_mend:
            page.summary.show_next("Ctrl+↓", "到下一处要改的格", "改好再按 F8")
        elif missing:
            note = f"填完按 {blue.key} {words}" if blue and page.step > 2 else "填到就医地就答"
            page.summary.show_next("Enter", f"到“{missing[0].label}”", note)
        elif page.session.empty:
            # A key that may have nothing behind it is no first advice: most desks have no reader.
            if page.reader.known:
                page.summary.show_next("F7", "读卡，或写身份证号", "来过的人按 F3 找")
            else:
                page.summary.show_next("0…9", "写身份证号", "读卡器放上证件就行；来过的人按 F3 找")
        elif blue is not None:
            page.summary.show_next(blue.key or "", words)
        else:
            after = page.following()
            page.summary.show_next(f"Ctrl+{after}", f"下一步：{STEPS[after - 1]}")
