"""A closed list whose items are found by their readings too: `tnb` finds 糖尿病."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from core.areas import Divisions
from core.areas.reading import find, fold
from core.institutions.readings import Reader
from gui.widgets.pick_item import PickItem, rank

# Where `rank` puts a key that begins with the query, and one that only holds it.
_BEGINS, _INSIDE = 3, 5


@cache
def _reader() -> Reader:
    return Reader(Divisions.shipped())


class ReadList:
    """Searches names and other names in Chinese, 全拼, 首字母, mixed, and the code.

    Readings are worked out when letters are first typed; signing in has loaded the tables by then.
    """

    def __init__(self, items: Iterable[PickItem]) -> None:
        self._items = tuple(items)
        self._by_code = {item.code: item for item in self._items}

    def search(self, text: str, limit: int) -> Sequence[PickItem]:
        """Best first; items that fit equally keep the order of the list."""
        query = text.strip().lower()
        if not query:
            return self._items[:limit]
        ranked = ((_place(item, query), number) for number, item in enumerate(self._items))
        found = sorted((place, number) for place, number in ranked if place is not None)
        return [self._items[number] for _, number in found][:limit]

    def get(self, code: str) -> PickItem | None:
        """The item of a code."""
        return self._by_code.get(code)


def _place(item: PickItem, query: str) -> int | None:
    own, folded = rank(item, query), fold(query)
    if not any("a" <= sign <= "z" for sign in folded):
        return own
    read = [_read(folded, text) for text in (item.text, *item.keys)]
    places = [place for place in (own, *read) if place is not None]
    return min(places, default=None)


def _read(folded: str, text: str) -> int | None:
    span = find(folded, text, _reader().read(text))
    if span is None:
        return None
    return _BEGINS if span.start == 0 else _INSIDE
