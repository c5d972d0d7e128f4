"""The rows of the finder: hits as they are found, more of them fetched as the list is scrolled."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.institutions import Hit, Institution
from gui.institutions.words import network_chip
from gui.widgets import roles

_Index = QModelIndex | QPersistentModelIndex
_CENTRE = int(Qt.AlignmentFlag.AlignCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
NUMBER, NAME, COUNTY, LEVEL, INPATIENT, OUTPATIENT, CHRONIC, NETWORK = range(8)
_SERVICES = {INPATIENT: "inpatient", OUTPATIENT: "outpatient", CHRONIC: "chronic_outpatient"}

Fetch = Callable[[int], tuple[Hit, ...]]


class InstitutionModel(QAbstractTableModel):
    """`show(hits, more, disease, fetch)`: `fetch(offset)` brings the next hits, none at the end."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: list[Hit] = []
        self._more = False
        self._disease: str | None = None
        self._chosen: str | None = None
        self._fetch: Fetch = lambda _offset: ()

    def show(self, hits: tuple[Hit, ...], more: bool, disease: str | None, fetch: Fetch) -> None:
        """Replace all rows."""
        self.beginResetModel()
        self._hits, self._more, self._disease, self._fetch = list(hits), more, disease, fetch
        self.endResetModel()

    def choose(self, code: str | None) -> None:
        """Mark the institution that was taken."""
        self._chosen = code
        if self._hits:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._hits) - 1, NETWORK))

    def hit(self, row: int) -> Hit | None:
        """The hit of a row."""
        return self._hits[row] if 0 <= row < len(self._hits) else None

    def row_of(self, code: str | None) -> int:
        """The row of an institution, -1 if it is not among the rows fetched."""
        codes = [hit.institution.code for hit in self._hits]
        return codes.index(code) if code in codes else -1

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 8

    def canFetchMore(self, parent: _Index) -> bool:
        return self._more and not parent.isValid()

    def fetchMore(self, parent: _Index) -> None:
        if not self.canFetchMore(parent):
            return
        hits = self._fetch(len(self._hits))
        self._more = bool(hits)
        if hits:
            first = len(self._hits)
            self.beginInsertRows(QModelIndex(), first, first + len(hits) - 1)
            self._hits.extend(hits)
            self.endInsertRows()

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            chronic = self._disease or "门诊慢特病"
            heads = ("", "机构名称", "区县", "级别", "住院", "普通门诊", chronic, "联网")
            return heads[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section in _SERVICES:
            return _CENTRE
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self.hit(index.row())
        if hit is None:
            return None
        column, found = index.column(), hit.institution
        if column in _SERVICES:
            return self._service(column, found, role)
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(column, index.row(), found)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _RIGHT if column == NUMBER else None
        return self._look(column, hit, role)

    def _text(self, column: int, row: int, found: Institution) -> str:
        texts = {
            NUMBER: str(row + 1),
            NAME: found.name,
            COUNTY: found.county_name,
            LEVEL: found.level_text,
            NETWORK: network_chip(found)[1],
        }
        return texts[column]

    def _look(self, column: int, hit: Hit, role: int) -> Any:
        if column == NAME:
            chosen = hit.institution.code == self._chosen
            looks: dict[int, Any] = {
                roles.CODE: hit.institution.code,
                int(Qt.ItemDataRole.AccessibleTextRole): self._said(hit.institution),
                roles.MATCH: hit.match_spans,
                roles.ELIDE: "middle",
                roles.BOLD: chosen,
            }
            return looks.get(role)
        if column == NETWORK and role == roles.CHIP:
            return network_chip(hit.institution)
        if column == NUMBER and role == roles.TONE:
            return "text2"
        return None

    def _service(self, column: int, found: Institution, role: int) -> Any:
        opened = _SERVICES[column] in found.services
        if column == CHRONIC and self._disease:
            opened = found.has_opened(self._disease)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _CENTRE
        if role == roles.ICON and opened:
            return ("check", "green")
        if role == Qt.ItemDataRole.DisplayRole and not opened:
            return "未开通"
        if role == roles.TONE and not opened:
            return "text3"
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return "已开通" if opened else "未开通"
        return None

    def _said(self, found: Institution) -> str:
        chosen = "，已选用" if found.code == self._chosen else ""
        return f"{found.name}，{found.county_name}，{found.level_text}{chosen}"
