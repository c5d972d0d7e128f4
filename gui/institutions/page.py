"""The page 查机构: the finder with its header, alone or with what a visit brings."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.case.model import CareType
from core.desk.draft import VisitDraft
from core.desk.service import Desk
from core.institutions import Institution
from core.papers.words import CARE_WORDS
from gui.institutions.finder_view import FinderView
from gui.widgets.key_button import KeyButton
from gui.widgets.page import Page

_DOT = "・"


class FinderPage(Page):
    """`enter(draft=...)` comes from a visit and goes back to it; `enter()` finds for anyone."""

    title = "查机构"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._draft: VisitDraft | None = None
        self._loaded = False
        self.finder = FinderView(self)
        clear = KeyButton("清除条件", "Ctrl+D", small=True)
        clear.clicked.connect(self.finder.clear)
        self.header_slot.addWidget(clear)
        self.finder.chosen.connect(self._chosen)
        self.finder.status_message.connect(self.status_message)
        self.scene.addWidget(self.finder)
        self.take_button = KeyButton("选用，去试算", "Enter", kind="primary")
        self.take_button.clicked.connect(self.finder.take)
        self.finder.card.add_button(self.take_button)

    def enter(self, **facts: Any) -> None:
        """Take up a visit's draft, or keep what was searched before."""
        draft = facts.get("draft")
        if isinstance(draft, VisitDraft):
            self._draft = draft
        elif facts or not self._loaded:
            self._draft = None
        else:
            return
        self._loaded = True
        self.finder.load(self._draft, self._desk)
        self.context = self._brought()

    def page_actions(self) -> list[QAction]:
        """The finder brings its own key."""
        return [*super().page_actions(), *self.finder.actions()]

    def first_focus(self) -> QWidget:
        """The search field."""
        return self.finder.first_focus()

    def _brought(self) -> str:
        """办件 20261120-017 带入：成都市・门诊慢特病・M005."""
        draft = self._draft
        if draft is None:
            return ""
        place = self._desk.context.divisions.find(draft.care_area or draft.destination or "")
        parts = [
            place.name if place else "",
            CARE_WORDS[CareType(draft.care_type)] if draft.care_type else "",
            draft.disease[:4] if draft.disease else "",
        ]
        said = _DOT.join(part for part in parts if part)
        return f"办件 {draft.number or ''} 带入：{said}" if said else ""

    def _chosen(self, found: Institution) -> None:
        if self._draft is not None:
            facts = {
                "institution_code": found.code,
                "institution_level": found.deductible_level,
                "step": "cost",
            }
            self.go.emit("visit", facts)
        else:
            self.go.emit("settlement", {"institution_code": found.code, "care_area": found.area})
