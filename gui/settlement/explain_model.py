"""The explanation as a tree model over trace nodes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.settlement import TraceNode
from gui.settlement.explain_lines import spoken
from gui.widgets import roles

_Index = QModelIndex | QPersistentModelIndex
NODE = roles.CODE + 21
"""The trace node of a row."""


@dataclass
class _Row:
    node: TraceNode
    parent: _Row | None
    at: int
    rows: list[_Row] = field(default_factory=list)


class ExplainModel(QAbstractItemModel):
    """Roots are the results, children their steps."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._roots: list[_Row] = []

    def show_trace(self, trace: tuple[TraceNode, ...]) -> None:
        """Show another explanation."""
        self.beginResetModel()
        self._roots = [_grow(node, None, at) for at, node in enumerate(trace)]
        self.endResetModel()

    def find(self, key: str) -> QModelIndex:
        """The row of a key, wherever it stands; invalid if there is none."""
        queue = list(self._roots)
        while queue:
            row = queue.pop(0)
            if row.node.key == key:
                return self.createIndex(row.at, 0, row)
            queue += row.rows
        return QModelIndex()

    def node(self, index: _Index) -> TraceNode | None:
        """The node of a row."""
        return _row(index).node if index.isValid() else None

    def index(self, row: int, column: int, parent: _Index | None = None) -> QModelIndex:
        rows = self._below(parent)
        if column != 0 or not 0 <= row < len(rows):
            return QModelIndex()
        return self.createIndex(row, 0, rows[row])

    def parent(self, index: _Index | None = None) -> Any:
        if index is None:
            return super().parent()
        above = _row(index).parent if index.isValid() else None
        return QModelIndex() if above is None else self.createIndex(above.at, 0, above)

    def rowCount(self, parent: _Index | None = None) -> int:
        return len(self._below(parent))

    def columnCount(self, parent: _Index | None = None) -> int:
        return 1

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        node = _row(index).node
        if role == NODE:
            return node
        if role == Qt.ItemDataRole.DisplayRole:
            return node.label
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return spoken(node)
        return None

    def _below(self, parent: _Index | None) -> list[_Row]:
        if parent is None or not parent.isValid():
            return self._roots
        return _row(parent).rows


def _row(index: _Index) -> _Row:
    found = index.internalPointer()
    assert isinstance(found, _Row)
    return found


def _grow(node: TraceNode, parent: _Row | None, at: int) -> _Row:
    row = _Row(node, parent, at)
    row.rows = [_grow(child, row, number) for number, child in enumerate(node.children)]
    return row
