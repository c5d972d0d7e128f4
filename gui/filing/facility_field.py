"""定点医疗机构备案: the institutions chosen with the filing, searched in the list of the place."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.institutions import Institution, SearchPage, SearchQuery
from core.kernel.errors import KnownError
from gui.widgets.label import label
from gui.widgets.link import Link
from gui.widgets.metrics import space
from gui.widgets.pick_field import PickField
from gui.widgets.pick_item import PickItem


class Finder(Protocol):
    """The part of the desk that knows institutions."""

    def institutions(self, query: SearchQuery) -> SearchPage:
        """Search the list."""

    def institution(self, code: str) -> Institution | None:
        """One institution."""


class FacilitySource:
    """Networked institutions at the destination that have opened the disease."""

    def __init__(self, finder: Finder, area: str | None, disease: str | None) -> None:
        self._finder, self._area, self._disease = finder, area, disease

    def search(self, text: str, limit: int) -> Sequence[PickItem]:
        """Institutions that answer the text; nothing while there is no list."""
        query = SearchQuery(
            text, area=self._area, disease=self._disease, network=("normal",), limit=min(limit, 20)
        )
        try:
            page = self._finder.institutions(query)
        except KnownError:
            return ()
        return [_item(hit.institution) for hit in page.hits]

    def get(self, code: str) -> PickItem | None:
        """The item of a code."""
        found = self._finder.institution(code)
        return _item(found) if found else None


class FacilityField(QWidget):
    """Pick one, it joins the list; 去掉 takes it off. `changed` carries the codes in order."""

    changed = Signal(tuple)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._source: FacilitySource | None = None
        self._codes: tuple[str, ...] = ()
        whole = space(QVBoxLayout(self), gap=2)
        self.pick = PickField()
        self.pick.setPlaceholderText("打字找医院")
        self.pick.setAccessibleName("选定医院")
        self.pick.picked.connect(self._on_picked)
        whole.addWidget(self.pick)
        self._list = space(QVBoxLayout(), gap=0)
        whole.addLayout(self._list)
        self._rows: list[QWidget] = []
        self.setFocusProxy(self.pick)

    def show_facilities(self, codes: tuple[str, ...], source: FacilitySource) -> None:
        """Show the chosen ones and search in another place."""
        self._source = source
        self.pick.set_items(source)
        if codes != self._codes or not self._rows:
            self._codes = codes
            self._rebuild()

    def codes(self) -> tuple[str, ...]:
        """The chosen institutions."""
        return self._codes

    def links(self) -> list[Link]:
        """The 去掉 links, in order."""
        return [link for row in self._rows for link in row.findChildren(Link)]

    def set_error(self, message: str | None) -> None:
        """Show or take away the red border."""
        self.pick.set_error(message)

    def hasFocus(self) -> bool:
        return self.pick.hasFocus()

    def _on_picked(self, code: str) -> None:
        if not code:
            return
        self.pick.set_code(None)
        if code not in self._codes:
            self._take((*self._codes, code))

    def _drop(self, code: str) -> None:
        self._take(tuple(one for one in self._codes if one != code))
        self.pick.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, codes: tuple[str, ...]) -> None:
        self._codes = codes
        self._rebuild()
        self.changed.emit(codes)

    def _rebuild(self) -> None:
        for row in self._rows:
            self._list.removeWidget(row)
            row.deleteLater()
        self._rows = []
        for code in self._codes:
            item = self._source.get(code) if self._source else None
            row = QWidget()
            line = space(QHBoxLayout(row), (2, 0, 0, 0), 8)
            line.addWidget(label(item.text if item else code, "table", wrap=True), 1)
            off = Link("去掉")
            off.setAccessibleName(f"去掉 {item.text if item else code}")
            off.clicked.connect(lambda _=False, gone=code: self._drop(gone))
            line.addWidget(off)
            self._list.addWidget(row)
            self._rows.append(row)


def _item(institution: Institution) -> PickItem:
    return PickItem(institution.code, institution.name, institution.level_text)
