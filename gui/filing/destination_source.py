"""Where a filing can be addressed to: prefectures, and the provinces that are filed as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from core.areas import Division, Divisions
from core.filing.destination import is_at_level
from gui.visit.pick_sources import find_places
from gui.widgets.pick_item import PickItem

_FIRST = 60


class DestinationSource:
    """Searches the country; places at the right level only, but any code already typed is shown.

    `level(code)` is the level of filing for a place (`prefecture` or `province`).
    """

    def __init__(
        self, divisions: Divisions, province_level: frozenset[str], near: str = ""
    ) -> None:
        self._divisions, self._province_level, self._near = divisions, province_level, near

    def search(self, text: str, limit: int) -> Sequence[PickItem]:
        """Cities that answer the text; a province named alone gives its cities."""
        query = text.strip()
        found: dict[str, None] = {}
        if not query:
            for code in self._below(self._near):
                found.setdefault(code)
            return [self._item(code) for code in list(found)[:_FIRST]]
        for division in find_places(self._divisions, query, limit * 3):
            for code in self._fitting(division):
                found.setdefault(code)
        return [self._item(code) for code in list(found)[:limit]]

    def get(self, code: str) -> PickItem | None:
        """The item of a code at any level: a wrong level is said by the form, not hidden."""
        division = self._divisions.find(code)
        return self._item(division.code) if division else None

    def _fitting(self, division: Division) -> Sequence[str]:
        if self._fits(division.code):
            return (division.code,)
        if division.level == 1:
            return self._below(division.code)
        upper = self._upper(division)
        return (upper,) if self._fits(upper) else ()

    def _upper(self, division: Division) -> str:
        province = division.code[:2] + "0000"
        if province in self._province_level:
            return province
        return self._divisions.pooling_area(division.code)

    def _fits(self, code: str) -> bool:
        province = code[:2] + "0000"
        if province in self._province_level:
            return code == province
        return is_at_level(code, "prefecture", self._divisions)

    def _below(self, near: str) -> Sequence[str]:
        province = near[:2] + "0000"
        if self._divisions.find(province) is None:
            return ()
        if province in self._province_level:
            return (province,)
        return [one.code for one in self._divisions.children(province) if self._fits(one.code)]

    def _item(self, code: str) -> PickItem:
        division = self._divisions.get(code)
        level = "省级" if division.level == 1 else "地市级" if division.level == 2 else "县级"
        return PickItem(code, self._divisions.full_name(code), level)
