"""What the pick fields of a visit search: divisions, and diseases of the insured area."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from core.areas import Division, Divisions
from core.policy import AreaPolicy, Disease
from gui.widgets.pick_item import PickItem
from gui.widgets.read_list import ReadList

_EVERY_FIRST = 40


def find_places(divisions: Divisions, text: str, limit: int) -> Sequence[Division]:
    """Divisions that answer a text; `新疆 和田市` and `广东省广州市` too, as fields show them."""
    found = divisions.search(text, None, limit)
    if found:
        return found
    query = "".join(text.split())
    for province in divisions.children(""):
        for name in (province.name, province.short_name):
            rest = query.removeprefix(name)
            if rest and rest != query:
                below = divisions.search(rest, None, 10 * limit)
                return [one for one in below if one.code[:2] == province.code[:2]][:limit]
    return ()


class AreaSource:
    """Divisions by name, pinyin, initials or code. An empty text gives what is near."""

    def __init__(self, divisions: Divisions, near: str = "", lowest: int = 3) -> None:
        self._divisions, self._near, self._lowest = divisions, near, lowest

    def search(self, text: str, limit: int) -> Sequence[PickItem]:
        """Divisions that answer the text."""
        if not text.strip():
            near = [self._divisions.find(self._near), *self._divisions.children(self._near)]
            found = [one for one in near if one is not None][:_EVERY_FIRST]
        else:
            found = list(find_places(self._divisions, text, limit))
        return [self._item(one.code) for one in found if one.level <= self._lowest]

    def get(self, code: str) -> PickItem | None:
        """The item of a code; an abolished code gives its successor."""
        found = self._divisions.find(code)
        return self._item(found.code) if found else None

    def _item(self, code: str) -> PickItem:
        return PickItem(code, self._divisions.short(code), code)


def disease_items(policy: AreaPolicy, day: date, insurance: str | None) -> ReadList:
    """The 门诊慢特病 of the insured area in force, the ten national ones first."""
    offered = [
        one
        for one in policy.diseases(day)
        if not one.insurance or insurance is None or insurance in one.insurance
    ]
    offered.sort(key=lambda one: (not one.national_ten, one.code))
    return ReadList(_disease_item(one) for one in offered)


def _disease_item(disease: Disease) -> PickItem:
    return PickItem(disease.code, disease.name, disease.major, disease.aliases)


def assistance_items(policy: AreaPolicy) -> ReadList:
    """救助身份 the packs of this area ask about, with 无 first."""
    words: dict[str, None] = {}
    for rule in policy.rows("critical.brackets"):
        named = rule.when.get("assistance", ())
        words.update(dict.fromkeys((named,) if isinstance(named, str) else named))
    return ReadList((PickItem("none", "无"), *(PickItem(word, word) for word in words)))
