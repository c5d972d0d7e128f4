"""F3 找人: people met before and visits left open, by name, pinyin, initials or number."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QWidget

from core.areas import Divisions
from core.desk.service import Desk
from core.desk.views import OpenVisit, PersonHit
from gui import operations
from gui.visit.recovery import where_left
from gui.widgets.field import Field
from gui.widgets.label import label
from gui.widgets.metrics import fix
from gui.widgets.sheet import Sheet
from gui.widgets.table import Table

HEADS = ("姓名", "证号", "参保地", "来过，存到")


class _Search(Field):
    """Down goes to the list, Enter takes its first row."""

    def __init__(self, sheet: FindSheet) -> None:
        super().__init__()
        self._sheet = sheet
        self.set_density("search")
        self.setPlaceholderText("姓名、拼音、首字母、证号或后四位")
        self.setAccessibleName("找人")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key == Qt.Key.Key_Down:
            self._sheet.table.setFocus(Qt.FocusReason.TabFocusReason)
            self._sheet.table.choose_row(0)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._sheet.take(0)
        else:
            super().keyPressEvent(event)


class FindSheet(Sheet):
    """After `accepted`, `person` or `visit` holds what was taken."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__("找人", act="", safe="不找了", parent=parent)
        fix(self, min_width=620, max_width=640)
        self._desk, self._divisions = desk, Divisions.shipped()
        self._rows: list[PersonHit | OpenVisit] = []
        self._asking: operations.Operation | None = None
        self.person: PersonHit | None = None
        self.visit: OpenVisit | None = None
        self.search = _Search(self)
        self.search.edited.connect(self._ask)
        self.table = Table("找到的人")
        fix(self.table, min_height=260)
        self._model = QStandardItemModel(0, len(HEADS), self)
        self._model.setHorizontalHeaderLabels(list(HEADS))
        self.table.setModel(self._model)
        self.table.columns([130, 140, 80, None])
        self.table.opened.connect(lambda index: self.take(index.row()))
        self._note = label("", "small", "text3")
        self.body.addWidget(self.search)
        self.body.addWidget(self.table)
        self.body.addWidget(self._note)
        self.search.setFocus(Qt.FocusReason.TabFocusReason)
        self._show((), desk.unfinished())

    def take(self, row: int) -> None:
        """Take a row of the list; nothing happens where there is none."""
        if not 0 <= row < len(self._rows):
            return
        chosen = self._rows[row]
        if isinstance(chosen, OpenVisit):
            self.visit = chosen
        else:
            self.person = chosen
        self.accept()

    def _ask(self) -> None:
        text = self.search.text().strip()
        if self._asking is not None:
            self._asking.cancel()
        if not text:
            self._show((), self._desk.unfinished())
            return
        visits = tuple(one for one in self._desk.unfinished() if text in one.name)
        self._asking = operations.run(
            lambda: self._desk.find_people(text),
            lambda people: self._show(people, visits),
            lambda error: self._note.setText(error.message),
            self,
        )

    def _show(self, people: Sequence[PersonHit], visits: Sequence[OpenVisit]) -> None:
        self._rows = [*visits, *people]
        self._model.removeRows(0, self._model.rowCount(QModelIndex()))
        for one in self._rows:
            if isinstance(one, OpenVisit):
                cells = (one.name or "没有姓名", one.masked_id, "没办完", where_left(one))
            else:
                area = self._divisions.find(one.insured_area)
                came = f"备案 {one.filings} 件　{one.last_filing or ''}".strip()
                cells = (one.name, one.masked_id, area.short_name if area else "", came)
            self._model.appendRow([QStandardItem(text) for text in cells])
        found = f"{len(self._rows)} 个，Enter 取第一个，↓ 往下选"
        none = "没有找到，按 Esc 回去照证件登记" if self.search.text().strip() else "没有没办完的件"
        self._note.setText(found if self._rows else none)
