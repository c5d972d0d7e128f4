"""The views of steps 3 to 6: one way to embed them, made when the clerk first gets there."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Sequence
from typing import Any, Protocol, cast, runtime_checkable

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from core.desk.draft import VisitDraft
from core.desk.service import Desk
from gui.widgets.error_summary import ErrorSummary
from gui.widgets.metrics import space

# Imported late: a chart or a form nobody has opened yet costs nothing at the start.
_WHERE = {
    3: ("gui.filing.form_panel", "FilingPanel"),
    4: ("gui.institutions.finder_view", "FinderView"),
    5: ("gui.settlement.estimate_view", "EstimateView"),
    6: ("gui.visit.takeaway", "TakeawayView"),
}

Missing = tuple[str, str, Callable[[], object]]
Act = tuple[str, str, Callable[[], object]]


class StepView(Protocol):
    """What a view of a step offers. Its signal `edited(dict)` carries changed draft fields."""

    edited: Any

    def load(self, draft: VisitDraft, desk: Desk) -> None:
        """A visit is taken up: show its draft."""

    def refresh(self, draft: VisitDraft) -> None:
        """Something changed elsewhere; what is being typed stays."""

    def first_focus(self) -> QWidget | None:
        """Where the focus goes when the step opens."""

    def missing(self) -> Sequence[Missing]:
        """(label, remedy, jump to it) of everything the step still needs."""

    def primary(self) -> Act | None:
        """(text, key, act) of the one blue button."""

    def acts(self) -> Sequence[Act]:
        """(text, key, act) of the other buttons."""


@runtime_checkable
class Telling(Protocol):
    """A view that has something for the status bar, and fields of other steps to send to."""

    said: Any
    elsewhere: Any


def make_view(step: int) -> StepView:
    """The view of a step."""
    module, name = _WHERE[step]
    return cast("StepView", getattr(importlib.import_module(module), name)())


def without_margins(view: QWidget) -> None:
    """The page has its own margins; those of a view would stand inside them."""
    layout = view.layout()
    if layout is not None:
        space(layout, gap=int(layout.property("grid_gap") or 0))


def own_keys(view: QWidget) -> set[str]:
    """Shortcuts the view handles itself; the page leaves them alone."""
    actions = [*view.actions(), *view.findChildren(QAction)]
    return {action.shortcut().toString() for action in actions if action.isEnabled()} - {""}


def fault_summary(view: QWidget) -> ErrorSummary | None:
    """The error summary of a view while it is shown and has something to mend."""
    for found in view.findChildren(ErrorSummary):
        if not found.isHidden() and found.open_faults():
            return found
    return None
