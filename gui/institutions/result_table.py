"""The table of the finder: Up on the first row and typed letters go back to the search field."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gui.institutions.list_model import NUMBER, OUTPATIENT
from gui.widgets.table import Table

_FULL: list[int | None] = [40, None, 92, 88, 62, 84, 84, 96]


class ResultTable(Table):
    """`left_at_top` asks for the search field, `typed` hands it a character."""

    left_at_top = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("机构", parent=parent)

    def arrange(self, narrow: bool) -> None:
        """Widths of the columns; a narrow table leaves out what the card says."""
        self.columns(_FULL)
        self.setColumnHidden(NUMBER, narrow)
        self.setColumnHidden(OUTPATIENT, narrow)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        text = event.text()
        plain = not event.modifiers() & ~Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_Up and self.current_row() <= 0:
            self.left_at_top.emit()
        elif plain and len(text) == 1 and text.isalnum():
            self.typed.emit(text)
        else:
            super().keyPressEvent(event)
