"""A clerk at the real window: types, commits Chinese as an input method does, presses, waits."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from gui import operations

ENTER = Qt.Key.Key_Return
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier


def pause(milliseconds: int) -> None:
    """Let the event loop run; a worker gets the interpreter meanwhile."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Clerk:
    """Keys only: no widget is touched but through whatever has the focus."""

    def __init__(self) -> None:
        self.keys = 0

    def at(self) -> str:
        """The accessible name of what has the focus."""
        widget = QApplication.focusWidget()
        return widget.accessibleName() if widget is not None else ""

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """A key, as often as said, and the answers it leads to."""
        for _ in range(times):
            widget = QApplication.focusWidget()
            assert widget is not None, "the focus is nowhere"
            QTest.keyClick(widget, key, modifiers)
            self.keys += 1
            self.settle()

    def type(self, text: str) -> None:
        """Latin signs key by key, everything else the way an input method commits it."""
        widget = QApplication.focusWidget()
        assert widget is not None, "the focus is nowhere"
        if text.isascii():
            QTest.keyClicks(widget, text)
        else:
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(widget, event)
        self.settle()

    def fill(self, expected: str, text: str) -> None:
        """Type into the field that must have the focus, and go on with Enter."""
        assert self.at() == expected
        self.type(text)
        if self.at() == expected:
            self.press(ENTER)

    def settle(self) -> None:
        """Until no work is under way and the short timers have run out."""
        self.until(lambda: not operations.busy())
        pause(40)
        self.until(lambda: not operations.busy())

    def until(self, true: Callable[[], bool], seconds: float = 20) -> None:
        """Wait for something that must come."""
        for _ in range(int(seconds * 100)):
            if true():
                return
            pause(10)
        raise AssertionError("what was waited for did not come")


def read(widget: QWidget) -> str:
    """Every word that stands on a widget and is shown, in no special order."""
    words = [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]
    for part in widget.findChildren(QWidget):
        if part.isVisible():
            words += [part.accessibleName(), part.accessibleDescription()]
    return "\n".join(word for word in words if word)
