"""Card readers and scanners that type like a keyboard: a whole ID number faster than any hand.

The burst is noticed at the page, whatever field has the focus; that field gets back the text it
had before, and the number goes to `scanned`. A partial burst is refused: what came stays typed.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from gui.widgets.field import Field
from gui.widgets.id_field import IdField

FASTEST_HAND_MS = 30
LENGTH = 18
_ENDS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab)


class BurstWatch(QObject):
    """`BurstWatch(page).scanned.connect(page.take_number)`; `clock` gives milliseconds."""

    scanned = Signal(str)

    def __init__(self, page: QWidget, clock: Callable[[], float] | None = None) -> None:
        super().__init__(page)
        self._page = page
        self._clock = clock or (lambda: time.monotonic() * 1000)
        self._text, self._last = "", 0.0
        self._field: QWidget | None = None
        self._before = ""
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)

    @property
    def field(self) -> QWidget | None:
        """The field the last burst was typed into."""
        return self._field

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if watched is not QApplication.focusWidget() or not self._page.isVisible():
            return False
        return self._key(event)

    def _key(self, event: QKeyEvent) -> bool:
        now = self._clock()
        quick = now - self._last < FASTEST_HAND_MS
        self._last = now
        if Qt.Key(event.key()) in _ENDS:
            whole = quick and len(self._text) == LENGTH
            number, self._text = self._text, ""
            if whole:
                self._give_back()
                self.scanned.emit(number)
            return whole
        sign = event.text().upper()
        if len(sign) != 1 or sign not in "0123456789X":
            self._text = ""
            return False
        if not quick:
            self._begin()
        self._text += sign
        return False

    def _begin(self) -> None:
        """Remember what the focused field held before the first key."""
        self._text = ""
        self._field = QApplication.focusWidget()
        field = self._field
        if isinstance(field, QLineEdit):
            self._before = field.text()
        elif isinstance(field, QPlainTextEdit):
            self._before = field.toPlainText()

    def _give_back(self) -> None:
        field = self._field
        if isinstance(field, IdField):
            return  # the number is where it belongs already
        if isinstance(field, QLineEdit):
            field.setText(self._before)
            if isinstance(field, Field):
                field.edited.emit()  # what listened to the burst hears that it is gone
        elif isinstance(field, QPlainTextEdit):
            field.setPlainText(self._before)
