"""The pages of the rail: which there are, in which order, and where their code stands."""

from __future__ import annotations

import importlib
import importlib.util
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from core.desk.service import Desk
    from gui.widgets.page import Page


@dataclass(frozen=True)
class PageSpec:
    """A page by name: it is imported when it is first shown, so starting stays quick."""

    id: str
    text: str
    icon: str
    digit: int
    module: str
    name: str

    def exists(self) -> bool:
        """Whether this build carries the page."""
        try:
            return importlib.util.find_spec(self.module) is not None
        except ModuleNotFoundError:
            return False

    def build(self, desk: Desk, parent: QWidget) -> Page:
        """Import the page and make it."""
        maker = getattr(importlib.import_module(self.module), self.name)
        return cast("Page", maker(desk, parent))


ALL = (
    PageSpec("visit", "窗口办理", "clipboard-check", 1, "gui.visit.page", "VisitPage"),
    PageSpec("register", "备案台账", "panels-top-left", 2, "gui.register.page", "RegisterPage"),
    PageSpec("institutions", "查机构", "hospital", 3, "gui.institutions.page", "FinderPage"),
    PageSpec("settlement", "结算试算", "calculator", 4, "gui.settlement.page", "SettlementPage"),
    PageSpec("guide", "政策指南", "book-open", 5, "gui.guide.page", "GuidePage"),
)


def existing() -> tuple[PageSpec, ...]:
    """The pages of this build; what is not there is not on the rail."""
    return tuple(spec for spec in ALL if spec.exists())
