"""What a pick field offers: items, and how typing narrows them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol


@dataclass(frozen=True)
class PickItem:
    """`hint` stands grey behind the text (usually the code); `keys` are pinyin and initials."""

    code: str
    text: str
    hint: str = ""
    keys: tuple[str, ...] = ()


class PickSource(Protocol):
    """Anything that can be searched: a list of a few, or the divisions of the country."""

    def search(self, text: str, limit: int) -> Sequence[PickItem]:
        """Items for what was typed, best first; an empty text gives the first ones."""
        ...

    def get(self, code: str) -> PickItem | None:
        """The item of a code."""
        ...


class PickList:
    """A closed list of items."""

    def __init__(self, items: Iterable[PickItem]) -> None:
        self._items = tuple(items)
        self._by_code = {item.code: item for item in self._items}

    def search(self, text: str, limit: int) -> Sequence[PickItem]:
        query = text.strip().lower()
        if not query:
            return self._items[:limit]
        ranked = [(rank(item, query), number, item) for number, item in enumerate(self._items)]
        found = sorted((place, number) for place, number, _ in ranked if place is not None)
        return [self._items[number] for _, number in found][:limit]

    def get(self, code: str) -> PickItem | None:
        return self._by_code.get(code)


def rank(item: PickItem, query: str) -> int | None:
    """How well an item fits a lower-case query; smaller is better, None is not at all."""
    text, code, keys = item.text.lower(), item.code.lower(), [key.lower() for key in item.keys]
    fits = (
        query in (text, code),
        text.startswith(query),
        code.startswith(query),
        any(key.startswith(query) for key in keys),
        query in text or query in item.hint.lower(),
        any(query in key for key in keys),
    )
    return fits.index(True) if any(fits) else None


def match_span(text: str, query: str) -> tuple[int, int] | None:
    """Where the typed text stands in a shown text, for the highlight."""
    wanted = query.strip().lower()
    start = text.lower().find(wanted) if wanted else -1
    return (start, start + len(wanted)) if start >= 0 else None
