"""The rows of the register; those to be entered can be ticked; more are fetched on scrolling."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from gui.register.line import Line
from gui.widgets import roles

_Index = QModelIndex | QPersistentModelIndex
HEADS = (
    "", "备案编号", "姓名", "身份证号", "险种", "类型", "备案到", "开始", "结束", "状态",
    "到期事项", "经办",
)  # fmt: skip
(
    TICK, NUMBER, NAME, ID, INSURANCE, KIND, PLACE, STARTS, ENDS, STATUS, DUE, CLERK
) = range(12)  # fmt: skip
TICKABLE = "to_enter"
Fetch = Callable[[int], Sequence[Line]]


class LineModel(QAbstractTableModel):
    """`show(lines, total, fetch)`; `ticked` keeps its numbers while the list is searched anew."""

    ticks_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[Line] = []
        self._total = 0
        self._fetch: Fetch = lambda _offset: ()
        self._ticked: dict[str, Line] = {}

    def show(self, lines: Sequence[Line], total: int, fetch: Fetch) -> None:
        """Replace all rows; ticks of filings that moved on are dropped."""
        self.beginResetModel()
        self._lines, self._total, self._fetch = list(lines), total, fetch
        moved = [one.number for one in lines if one.status != TICKABLE]
        for number in moved:
            self._ticked.pop(number, None)
        self.endResetModel()
        self.ticks_changed.emit()

    def line(self, row: int) -> Line | None:
        """The line of a row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, number: str | None) -> int:
        """The row of a filing, -1 if it is not among the rows fetched."""
        numbers = [line.number for line in self._lines]
        return numbers.index(number) if number in numbers else -1

    def ticked(self) -> tuple[Line, ...]:
        """The ticked lines, in the order of ticking."""
        return tuple(self._ticked.values())

    def toggle(self, row: int) -> bool:
        """Tick or untick a row; False if it cannot be ticked."""
        line = self.line(row)
        if line is None or line.status != TICKABLE:
            return False
        if line.number in self._ticked:
            del self._ticked[line.number]
        else:
            self._ticked[line.number] = line
        self.dataChanged.emit(self.index(row, TICK), self.index(row, CLERK))
        self.ticks_changed.emit()
        return True

    def untick_all(self) -> None:
        """Take every tick away."""
        if self._ticked:
            self._ticked.clear()
            self.dataChanged.emit(self.index(0, TICK), self.index(len(self._lines) - 1, CLERK))
            self.ticks_changed.emit()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def columnCount(self, parent: _Index | None = None) -> int:
        return len(HEADS)

    def canFetchMore(self, parent: _Index) -> bool:
        return not parent.isValid() and len(self._lines) < self._total

    def fetchMore(self, parent: _Index) -> None:
        if not self.canFetchMore(parent):
            return
        more = self._fetch(len(self._lines))
        if not more:
            self._total = len(self._lines)
            return
        first = len(self._lines)
        self.beginInsertRows(QModelIndex(), first, first + len(more) - 1)
        self._lines.extend(more)
        self.endInsertRows()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.line(index.row())
        if line is None:
            return None
        column = index.column()
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(column, line)
        if role == Qt.ItemDataRole.CheckStateRole and column == TICK:
            if line.status != TICKABLE:
                return None
            on = line.number in self._ticked
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        return self._look(column, line, role)

    def _look(self, column: int, line: Line, role: int) -> Any:
        looks: dict[tuple[int, int], Any] = {
            (STATUS, roles.CHIP): line.chip,
            (DUE, roles.TONE): line.due_tone,
            (DUE, roles.BOLD): line.due_tone == "red",
            (NUMBER, roles.TONE): "text2",
            (NUMBER, roles.CODE): line.number,
            (ID, roles.TONE): "text2",
            (CLERK, roles.TONE): "text2",
            (NAME, roles.ELIDE): "wrap",
        }
        return looks.get((column, role))

    def _text(self, column: int, line: Line) -> str:
        texts = (
            "", line.number, line.name, line.masked_id, line.insurance, line.kind, line.place,
            line.starts, line.ends, line.chip[1], line.due, line.clerk,
        )  # fmt: skip
        return texts[column]
