"""The table of the finder with its columns."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.institutions.list_model import NUMBER, OUTPATIENT
from gui.institutions.searched_table import SearchedTable

_FULL: list[int | None] = [40, None, 92, 88, 62, 84, 84, 96]
_NARROW: list[int | None] = [40, None, 84, 78, 56, 84, 66, 92]


class ResultTable(SearchedTable):
    """Institutions found, best first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("机构", parent=parent)

    def arrange(self, narrow: bool) -> None:
        """Widths of the columns; a narrow table leaves out what the card says."""
        self.columns(_NARROW if narrow else _FULL)
        self.setColumnHidden(NUMBER, narrow)
        self.setColumnHidden(OUTPATIENT, narrow)
