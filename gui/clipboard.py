"""A copied ID number does not stay in the clipboard: 30 seconds, then it is gone."""

from __future__ import annotations

import re

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication

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
        self._clipboard.changed.connect(self._look)

    def holds_number(self) -> bool:
        """Whether an ID number copied here is still there."""
        return any(self._ours(mode) for mode in self._modes())

    def clear(self) -> None:
        """Take an ID number away now: time is up, the seat is left, the program ends."""
        self._timer.stop()
        for mode in self._modes():
            if self._ours(mode):
                self._clipboard.clear(mode)

    def _look(self, mode: QClipboard.Mode) -> None:
        if mode in _MODES and self._ours(mode):
            self._timer.start()

    def _modes(self) -> tuple[QClipboard.Mode, ...]:
        return _MODES if self._clipboard.supportsSelection() else _MODES[:1]

    def _ours(self, mode: QClipboard.Mode) -> bool:
        selection = mode == QClipboard.Mode.Selection
        clipboard = self._clipboard
        owned = clipboard.ownsSelection() if selection else clipboard.ownsClipboard()
        return owned and bool(_NUMBER.search(clipboard.text(mode)))
