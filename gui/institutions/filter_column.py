"""The filter column of the finder: area, services, disease, level, network state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from core.areas import Divisions
from core.institutions import SearchQuery
from gui.institutions.area_picks import AreaPicks
from gui.institutions.count_check import CountCheck
from gui.institutions.words import LEVEL_CHOICES, LEVEL_CODES, NETWORK_WORDS, SERVICE_WORDS
from gui.widgets.label import hairline, label
from gui.widgets.metrics import space
from gui.widgets.pick_field import PickField
from gui.widgets.pick_item import PickItem
from gui.widgets.read_list import ReadList

Facets = Mapping[str, Mapping[str, int]]


class FilterColumn(QFrame):
    """`changed` fires after any filter was changed by the person."""

    changed = Signal()

    def __init__(self, divisions: Divisions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName("筛选")
        whole = space(QVBoxLayout(self), (1, 1, 1, 1))
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(scroll)
        body = QWidget()
        body.setProperty("role", "scroll-body")
        self._column = space(QVBoxLayout(body))
        scroll.setWidget(body)
        self.area = AreaPicks(divisions)
        self.area.changed.connect(self.changed)
        self._section("地区", [self.area])
        self.services = [CountCheck(code, text) for code, text in SERVICE_WORDS.items()]
        self._section("服务", self.services)
        self.disease = PickField()
        self.disease.setAccessibleName("病种")
        self.disease.setPlaceholderText("全部病种")
        self.disease.picked.connect(lambda _code: self.changed.emit())
        note = label("细码各省不同，前 4 位一致", "small", "text3", wrap=True)
        self._section("病种（按大类匹配）", [self.disease, note])
        self.levels = [CountCheck(code, text) for code, text in LEVEL_CHOICES]
        self._section("级别", self.levels)
        self.network = [CountCheck(code, text) for code, text in NETWORK_WORDS.items()]
        self._section("联网状态", self.network, last=True)
        self._column.addStretch(1)
        for check in (*self.services, *self.levels, *self.network):
            check.toggled.connect(self.changed)

    def offer_diseases(self, items: ReadList) -> None:
        """The diseases that may be chosen."""
        self.disease.set_items(items)

    def query(self, text: str) -> SearchQuery:
        """What the filters and the text ask."""
        return SearchQuery(
            text=text,
            area=self.area.code(),
            services=tuple(check.code for check in self.services if check.on()),
            disease=self.disease.code(),
            levels=tuple(c for check in self.levels if check.on() for c in LEVEL_CODES[check.code]),
            network=tuple(check.code for check in self.network if check.on()),
        )

    def set_filters(
        self,
        area: str | None,
        disease: str | None,
        services: Sequence[str] = (),
        network: Sequence[str] = (),
    ) -> None:
        """Show these filters and no others; says nothing."""
        self.area.set_code(area)
        self.disease.set_code(disease)
        for check in self.services:
            check.set_on(check.code in services)
        for check in self.levels:
            check.set_on(False)
        for check in self.network:
            check.set_on(check.code in network)

    def show_counts(self, facets: Facets) -> None:
        """The numbers behind the boxes; without facets they are empty, not zero."""
        for check in self.services:
            check.show_count(_count(facets, "services", (check.code,)))
        for check in self.levels:
            check.show_count(_count(facets, "levels", LEVEL_CODES[check.code]))
        for check in self.network:
            check.show_count(_count(facets, "network", (check.code,)))

    def order(self) -> list[QWidget]:
        """The widgets in the order of Tab."""
        boxes = [check.box for check in (*self.services, *self.levels, *self.network)]
        at = len(self.services)
        return [*self.area.fields(), *boxes[:at], self.disease, *boxes[at:]]

    def _section(self, title: str, widgets: Sequence[QWidget], last: bool = False) -> None:
        part = QWidget()
        column = space(QVBoxLayout(part), (12, 5, 12, 5))
        heading = label(title, "table_bold")
        column.addWidget(heading)
        column.addSpacing(2)
        for widget in widgets:
            column.addWidget(widget)
        self._column.addWidget(part)
        if not last:
            self._column.addWidget(hairline())


def _count(facets: Facets, group: str, codes: Sequence[str]) -> int | None:
    if group not in facets:
        return None
    return sum(facets[group].get(code, 0) for code in codes)


def disease_list(known: Sequence[tuple[str, str]]) -> ReadList:
    """Pick items by family: the code of the family stands grey behind the name."""
    return ReadList(PickItem(major, name, major) for major, name in known)
