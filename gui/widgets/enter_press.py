"""Enter presses the focused button, as people expect; Qt itself does so only in dialogs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton


def enter_presses(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Click a button on Enter; True when the key was for it."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
        return False
    button.click()
    return True
