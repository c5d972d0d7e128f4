"""Locks the desk when nobody has touched it for a while."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog

IDLE_MS = 5 * 60 * 1000
_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel)


class IdleWatch(QObject):
    """Calls `on_idle` once after five minutes without a key, click or wheel.

    Also on F12 while a dialog is open: shortcuts of the desk do not reach through a dialog, and
    whoever stands up must be able to lock.
    """

    def __init__(
        self,
        on_idle: Callable[[], None],
        milliseconds: int = IDLE_MS,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(milliseconds)
        self._timer.timeout.connect(on_idle)
        self._on_idle = on_idle

    def start(self) -> None:
        """Begin to watch."""
        application = QApplication.instance()
        if application is not None:
            application.installEventFilter(self)
        self._timer.start()

    def stop(self) -> None:
        """Stop watching."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._timer.start()
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() == Qt.Key.Key_F12
            and QApplication.activeModalWidget() is not None
        ):
            # Later: the dialog may not be closed while its key is still being handled.
            QTimer.singleShot(0, self, self._on_idle)
            return True
        return False


def close_dialogs() -> None:
    """Put every open dialog down, the last opened first: it would stand over the lock page."""
    shown = [w for w in QApplication.topLevelWidgets() if isinstance(w, QDialog) and w.isVisible()]
    while shown:
        top = QApplication.activeModalWidget()
        dialog = top if isinstance(top, QDialog) and top in shown else shown[-1]
        shown.remove(dialog)
        dialog.reject()
        if dialog.isVisible():
            # One that asks back before it closes must not stay either.
            dialog.hide()
