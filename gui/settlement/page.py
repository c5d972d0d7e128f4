"""结算试算: the estimate without a visit; the facts are typed in the left column."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from core.desk.draft import VisitDraft
from core.desk.service import Desk
from gui import clock
from gui.settlement.estimate_view import DEBOUNCE_MS, EstimateView
from gui.settlement.facts_form import FactsForm
from gui.widgets.key_button import KeyButton
from gui.widgets.metrics import fix, space
from gui.widgets.page import Page

EMPTY = VisitDraft(care_type="chronic_outpatient", insurance="resident", category="adult")
CONTEXT = "不办件，只算一笔；结果可以保存和打印"


class SettlementPage(Page):
    """The view with fields for person and place above the bill. F2 begins again."""

    title = "结算试算"

    def __init__(
        self, desk: Desk, parent: QWidget | None = None, debounce_ms: int = DEBOUNCE_MS
    ) -> None:
        super().__init__(parent)
        self.desk = desk
        self.context = CONTEXT
        self.draft = self._begin()
        self.facts = FactsForm()
        self.view = EstimateView(debounce_ms, self.facts)
        self.scene.addWidget(self.view, 1)
        self.fresh_button = KeyButton("重新来", "F2", small=True)
        self.header_slot.addWidget(self.fresh_button)
        self.keys.add("F2", "重新来", self.start, self.fresh_button)
        self._build_actions()
        self.facts.edited.connect(self.view.take)
        self.view.edited.connect(self._follow)
        self.view.said.connect(self.status_message)
        self.view.set_order(self.facts.order())
        self._load()

    def enter(self, **facts: Any) -> None:
        """Facts an earlier page knows fill the fields."""
        known = {name: value for name, value in facts.items() if hasattr(self.draft, name)}
        if known:
            self.draft = self.draft.changed(**known)
            self._load()

    def first_focus(self) -> QWidget:
        """Where the person is insured; once that is known, the total."""
        return self.view.first_focus() if self.draft.care_area else self.facts.order()[0]

    def start(self) -> None:
        """Empty everything and begin again."""
        self.draft = self._begin()
        self._load()
        self.facts.order()[0].setFocus()

    def _begin(self) -> VisitDraft:
        return EMPTY.changed(insured_area=self.desk.context.office.area)

    def _load(self) -> None:
        self.facts.show_draft(self.draft, self.desk, clock.today())
        self.view.load(self.draft, self.desk)

    def _follow(self, fields: dict[str, Any]) -> None:
        self.draft = self.draft.changed(**fields)
        self.facts.show_draft(self.draft, self.desk, clock.today())

    def _build_actions(self) -> None:
        bar = QFrame()
        bar.setProperty("role", "actions")
        fix(bar, height=48)
        row = space(QHBoxLayout(bar), (16, 0, 16, 0), 10)
        row.addStretch(1)
        acts = [(*act, "secondary") for act in self.view.acts()]
        primary = self.view.primary()
        if primary is not None:
            acts.append((*primary, "primary"))
        for text, key, act, kind in acts:
            button = KeyButton(text, key, kind=kind)
            self.keys.add(key, text, act, button)
            row.addWidget(button)
        self.scene.addWidget(bar)
