"""Province, city and county of the finder: three pick fields, each below the other."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.areas import Division, Divisions
from gui.widgets.metrics import space
from gui.widgets.pick_field import PickField
from gui.widgets.pick_item import PickItem

EVERYWHERE = "*"


class AreaPicks(QWidget):
    """`changed` fires when the area in force has changed; `code()` is None for the whole country.

    A province without cities (北京) offers its districts in the third field at once.
    """

    changed = Signal()

    def __init__(self, divisions: Divisions, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._divisions = divisions
        column = space(QVBoxLayout(self), gap=6)
        self.province, self.city, self.county = PickField(), PickField(), PickField()
        for field, name, empty in (
            (self.province, "省", "全国"),
            (self.city, "市", "全部市州"),
            (self.county, "区县", "全部区县"),
        ):
            field.setAccessibleName(name)
            field.setPlaceholderText(empty)
            column.addWidget(field)
        self.province.set_items(_items(divisions.children(""), "全国"))
        self.province.picked.connect(self._province_picked)
        self.city.picked.connect(self._city_picked)
        self.county.picked.connect(lambda code: self._settle(self.county, code))
        self._offer()

    def code(self) -> str | None:
        """The smallest area chosen."""
        for field in (self.county, self.city, self.province):
            code = field.code()
            if code and code != EVERYWHERE:
                return code
        return None

    def set_code(self, code: str | None) -> None:
        """Show an area and what it lies in; says nothing."""
        self.province.set_code(None)
        self.city.set_code(None)
        self.county.set_code(None)
        chain: list[Division] = []
        division = self._divisions.find(code) if code else None
        while division is not None:
            chain.insert(0, division)
            division = self._divisions.find(division.parent)
        if chain:
            self.province.set_code(chain[0].code)
        self._offer()
        for below in chain[1:]:
            among_cities = below.level == 2 or (len(chain) == 2 and not self.city.isHidden())
            (self.city if among_cities else self.county).set_code(below.code)
            self._offer()

    def fields(self) -> list[PickField]:
        """The three fields in order."""
        return [self.province, self.city, self.county]

    def _province_picked(self, code: str) -> None:
        self.city.set_code(None)
        self.county.set_code(None)
        self._settle(self.province, code)

    def _city_picked(self, code: str) -> None:
        self.county.set_code(None)
        self._settle(self.city, code)

    def _settle(self, field: PickField, code: str) -> None:
        if code == EVERYWHERE:
            field.set_code(None)
        self._offer()
        self.changed.emit()

    def _offer(self) -> None:
        """Give city and county what lies below the choice above them."""
        province, city = self.province.code(), self.city.code()
        below = self._divisions.children(province) if province else ()
        has_cities = any(d.level == 2 for d in below)
        self.city.set_items(_items(below if has_cities else (), "全部市州"))
        self.city.setVisible(has_cities or province is None)
        self.city.setEnabled(has_cities)
        within = self._divisions.children(city) if city else (() if has_cities else below)
        self.county.set_items(_items(within, "全部区县"))
        self.county.setEnabled(bool(within))


def _items(divisions: Iterable[Division], everywhere: str) -> list[PickItem]:
    listed = [PickItem(d.code, d.name, d.code, (d.pinyin, d.initials)) for d in divisions]
    return [PickItem(EVERYWHERE, everywhere, "", ("quanbu", "qb")), *listed] if listed else []
