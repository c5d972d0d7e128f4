"""The base of every page: header, a scene under it, keys, size class; lists float above it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.breakpoint import Breakpoint, Layout
from gui.widgets.key_actions import KeyActions
from gui.widgets.label import label
from gui.widgets.metrics import fix, space


class Page(QWidget):
    """A page of the desk.

    A subclass sets `title`, fills `scene` (QVBoxLayout, no margins) and may put buttons into
    `header_slot` and a stepper into `header_middle`. `keys` registers shortcuts with their buttons.
    `arrange(layout)` is called when the size class changes. `status_message` goes to the status
    bar, `go` asks the shell for another page with facts for its `enter`.
    """

    status_message = Signal(str)
    go = Signal(str, dict)

    title = ""
    has_header = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName(self.title)
        self.keys = KeyActions(self)
        self.keys.refused.connect(self.status_message)
        self.breakpoint = Breakpoint()
        self._context = ""
        whole = space(QVBoxLayout(self))
        self.header = QFrame()
        self.header.setProperty("role", "header")
        fix(self.header, height=52)
        row = space(QHBoxLayout(self.header), (16, 0, 16, 0), 12)
        self._title_label = label(self.title, "title")
        self._context_label = label("", "table", "text3")
        row.addWidget(self._title_label)
        row.addWidget(self._context_label)
        self.header_middle = space(QHBoxLayout(), gap=0)
        row.addLayout(self.header_middle)
        row.addStretch(1)
        self.header_slot = space(QHBoxLayout(), gap=12)
        row.addLayout(self.header_slot)
        whole.addWidget(self.header)
        self.header.setVisible(self.has_header)
        self.scene = space(QVBoxLayout())
        whole.addLayout(self.scene, 1)

    @property
    def context(self) -> str:
        """The one line behind the title."""
        return self._context

    @context.setter
    def context(self, text: str) -> None:
        self._context = text
        self._context_label.setText(text)

    def set_title(self, title: str) -> None:
        """Change the title of this page."""
        self.title = title
        self._title_label.setText(title)
        self.setAccessibleName(title)

    def page_actions(self) -> list[QAction]:
        """Every action with a shortcut on this page."""
        return self.keys.all()

    def enter(self, **facts: Any) -> None:
        """The page comes to the front; `facts` are what an earlier page knows."""

    def leave(self) -> bool:
        """The page is about to go; False keeps it (only while a write is under way)."""
        return True

    def first_focus(self) -> QWidget | None:
        """The widget that gets the focus when the page comes to the front."""
        return None

    def arrange(self, layout: Layout) -> None:
        """Lay the page out for a size class; focus and text stay."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self.breakpoint.measure(event.size()):
            self.arrange(self.breakpoint.layout)
