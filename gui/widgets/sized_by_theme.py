"""What every hand-painted widget shares: its size follows the theme, a button obeys Enter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QKeyEvent

from gui.widgets.enter_press import enter_presses

if TYPE_CHECKING:
    from PySide6.QtWidgets import QAbstractButton as _Button
    from PySide6.QtWidgets import QWidget as _Widget
else:
    # The Qt class comes second among the bases: Qt allows only one of its own.
    _Widget = _Button = object


class SizedByTheme(_Widget):
    """Put before the Qt class: never smaller than its hint, measured anew in another look."""

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()


class ObeysEnter(_Button):
    """Put before the Qt class of a button: Enter presses it."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not enter_presses(self, event):
            super().keyPressEvent(event)
