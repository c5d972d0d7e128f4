"""A block of the guide as a table: what it is about, the cells, and where it is written."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.policy import GuideBlock, GuideRow
from gui.guide.reading import column_in_force, plain, source_words
from gui.widgets import roles
from gui.widgets.marks import BADGES

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
GAP = "缺参数"


class BlockModel(QAbstractTableModel):
    """`mark_day` marks the column of a before/after table that counts on that day."""

    def __init__(
        self, block: GuideBlock, mark_day: date | None = None, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.block = block
        heads = list(block.columns) or ["内容"]
        marked = column_in_force(block, mark_day) if mark_day else None
        if marked is not None:
            heads[marked] = f"{heads[marked]}（这一天）"
        self.heads = ("项目", *heads, "出处与状态")

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.block.rows)

    def columnCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.heads)

    def row(self, number: int) -> GuideRow:
        """A line of the block."""
        return self.block.rows[number]

    def marked(self, row: int, column: int) -> str:
        """The text of a cell with its bold marks."""
        line = self.row(row)
        if column == 0:
            return line.item
        if column == len(self.heads) - 1:
            return source_words(line.citation)
        return line.cells[column - 1] if column <= len(line.cells) else ""

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self.row(index.row())
        text = plain(self.marked(index.row(), index.column()))
        last = index.column() == len(self.heads) - 1
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role == roles.BADGE:
            return (line.citation.status, None) if last else None
        if role == roles.TONE:
            quiet = last or index.column() == 0
            return "red" if text == GAP else "text2" if quiet else "text"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{BADGES[line.citation.status].word}，{text}" if last else text
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return self.heads[section]
        return super().headerData(section, orientation, role)
