"""A check box whose whole line is the target."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QWidget

from gui.widgets.polish import set_state


class Check(QCheckBox):
    """A check box with its words; Space ticks it, at least 24 high."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(text)

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(text)

    def set_error(self, message: str | None) -> None:
        """Show or take away the red box."""
        set_state(self, "state", "error" if message else "")

    def set_small(self) -> None:
        """Table size of the words."""
        set_state(self, "type", "table")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter belongs to the walk through the fields, not to the box.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.ignore()
            return
        super().keyPressEvent(event)
