"""A table under a search field: Up on the first row and typed letters go back to the field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from gui.widgets.table import Table


class SearchedTable(Table):
    """`left_at_top` asks for the search field, `typed` hands it a character."""

    left_at_top = Signal()
    typed = Signal(str)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Up and self.current_row() <= 0:
            self.left_at_top.emit()
        elif plain and len(text) == 1 and text.isalnum():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)
