"""The table of the finder with its columns."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.institutions.list_model import NUMBER, OUTPATIENT, InstitutionModel
from gui.institutions.searched_table import SearchedTable
from gui.theme import theme

ROOM = 700
_FULL: list[int | None] = [40, None, 92, 88, 62, 84, 84, 96]
_NARROW: list[int | None] = [40, None, 84, 78, 56, 84, 66, 92]


class ResultTable(SearchedTable):
    """Institutions found, best first; a narrow table leaves out what the card says."""

    def __init__(self, model: InstitutionModel, parent: QWidget | None = None) -> None:
        super().__init__("机构", parent=parent)
        self.setModel(model)
        self._arrange(self.width())

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._arrange(event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self._arrange(self.viewport().width())

    def _arrange(self, pixels: int) -> None:
        narrow = pixels * 100 / theme.scale < ROOM
        self.columns(_NARROW if narrow else _FULL)
        self.setColumnHidden(NUMBER, narrow)
        self.setColumnHidden(OUTPATIENT, narrow)
