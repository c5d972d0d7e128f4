"""The table of the register: columns drop, the least needed first, until the name has room."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gui.institutions.searched_table import SearchedTable
from gui.register.line_model import (
    CLERK,
    ENDS,
    INSURANCE,
    KIND,
    PLACE,
    STARTS,
    LineModel,
)
from gui.theme import theme

WIDEST = 260
WIDTHS: list[int | None] = [34, 152, None, 138, 50, 116, 112, 88, 88, 118, 100, 112]
NAME_ROOM = 140
# 姓名, 证号, 状态 and 到期事项 stay whatever happens.
DROPPED = (CLERK, ENDS, INSURANCE, STARTS, KIND, PLACE)


class RegisterTable(SearchedTable):
    """Filings, newest first or by the day they fall due."""

    def __init__(self, model: LineModel, parent: QWidget | None = None) -> None:
        super().__init__("备案", parent=parent)
        self.setModel(model)
        self.columns(WIDTHS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit(event.size().width() * 100 / theme.scale)
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self.model() is not None:
            self._fit(self.viewport().width() * 100 / theme.scale)

    def _fit(self, width: float) -> None:
        used = sum(one for one in WIDTHS if one is not None)
        for column in DROPPED:
            hidden = width - used < NAME_ROOM
            self.setColumnHidden(column, hidden)
            if hidden:
                used -= WIDTHS[column] or 0
        self._spread(width - used)

    def _spread(self, name: float) -> None:
        """On a wide window the other columns share what a name has no use for."""
        fixed = [(at, one) for at, one in enumerate(WIDTHS) if one is not None and at]
        shown = [(at, one) for at, one in fixed if not self.isColumnHidden(at)]
        spare = max(0.0, name - WIDEST) / max(1, len(shown))
        for at, one in shown:
            self.setColumnWidth(at, theme.px(one + spare))
