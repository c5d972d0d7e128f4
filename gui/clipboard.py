"""A copied ID number does not stay in the clipboard: 30 seconds, then it is gone."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit

KEEP_MS = 30_000
_NUMBER = re.compile(r"(?<!\d)\d{17}[\dXx](?!\d)|(?<!\d)\d{15}(?!\d)")
_MODES = (QClipboard.Mode.Clipboard, QClipboard.Mode.Selection)


class ClipboardGuard(QObject):
    """Watches what this program copies; what other programs copy is left alone."""

    def __init__(self, milliseconds: int = KEEP_MS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(self.clear)
        self._clipboard = QApplication.clipboard()
        self._copied: dict[QClipboard.Mode, str] = {}
        self._clipboard.changed.connect(self._look)

    def holds_number(self) -> bool:
        """Whether an ID number copied here is still there."""
        return any(self._clipboard.text(mode) == text for mode, text in self._copied.items())

    def clear(self) -> None:
        """Take an ID number away now: time is up, the seat is left, the program ends."""
        self._timer.stop()
        copied, self._copied = self._copied, {}
        for mode, text in copied.items():
            if self._clipboard.text(mode) == text:
                self._clipboard.clear(mode)

    def _look(self, mode: QClipboard.Mode) -> None:
        if mode not in _MODES:
            return
        text = self._clipboard.text(mode)
        if _NUMBER.search(text) and self._ours(mode, text):
            self._copied[mode] = text
            self._timer.start()

    def _ours(self, mode: QClipboard.Mode, text: str) -> bool:
        """Not every platform tells whose the clipboard is; what is selected here tells it too."""
        selection = mode == QClipboard.Mode.Selection
        clipboard, field = self._clipboard, QApplication.focusWidget()
        owned = clipboard.ownsSelection() if selection else clipboard.ownsClipboard()
        return owned or (isinstance(field, QLineEdit) and field.selectedText() == text)
