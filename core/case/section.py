"""Reads one mapping of CASE.json: each fault is noted with its dotted field, none stops it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date
from enum import Enum
from typing import TypeVar

from core.kernel.dates import iso
from core.kernel.errors import BadText, FieldFault
from core.kernel.money import Money, parse_money

_EnumT = TypeVar("_EnumT", bound=Enum)

_COUNT = re.compile(r"[0-9]{1,9}")
_MOST = 999
_WORDS = {"true": True, "yes": True, "false": False, "no": False}


class Section:
    """One level of the input. Absent and null are the same: unknown."""

    def __init__(self, data: object, path: str, faults: list[FieldFault]) -> None:
        self.path = path
        self.faults = faults
        self._seen: set[str] = set()
        self._data: Mapping[str, object] = {}
        if isinstance(data, Mapping):
            self._data = {str(key): value for key, value in data.items()}
        elif data is not None:
            self.fault("", "这里要写一组“名称: 值”，用花括号括起来")

    def fault(self, name: str, message: str) -> None:
        """Note one fault of a field of this section ("" is the section itself)."""
        self.faults.append(FieldFault(self.name(name), message))

    def name(self, name: str) -> str:
        """The dotted path of a field."""
        return ".".join(part for part in (self.path, name) if part)

    def raw(self, name: str) -> object:
        """The value as it stands; marks the field as known."""
        self._seen.add(name)
        return self._data.get(name)

    def has(self, name: str) -> bool:
        """Whether the field is there and not null."""
        return self._data.get(name) is not None

    def section(self, name: str) -> Section:
        """The mapping below a field."""
        return Section(self.raw(name), self.name(name), self.faults)

    def sections(self, name: str) -> list[Section]:
        """The mappings of a list below a field."""
        return [
            Section(item, f"{self.name(name)}[{number}]", self.faults)
            for number, item in enumerate(self._items(name) or (), start=1)
        ]

    def text(self, name: str, *, required: str = "") -> str | None:
        """A text. `required` is the remedy when it is absent."""
        value = self.raw(name)
        if value is None or (isinstance(value, str) and not value.strip()):
            if required:
                self.fault(name, required)
            return None
        if not isinstance(value, str):
            self.fault(name, "写成带引号的文字")
            return None
        return value.strip()

    def choice(self, name: str, kinds: type[_EnumT], *, required: str = "") -> _EnumT | None:
        """One value of an enumeration."""
        value = self.text(name, required=required)
        if value is None:
            return None
        for kind in kinds:
            if kind.value == value:
                return kind
        allowed = "、".join(str(kind.value) for kind in kinds)
        self.fault(name, f"“{value}”不在可选值里，从这些里选一个：{allowed}")
        return None

    def one_of(self, name: str, allowed: Sequence[str]) -> str | None:
        """One of a few texts."""
        value = self.text(name)
        if value is not None and value not in allowed:
            self.fault(name, f"“{value}”不在可选值里，从这些里选一个：{'、'.join(allowed)}")
            return None
        return value

    def day(self, name: str, *, required: str = "") -> date | None:
        """An ISO date."""
        value = self.text(name, required=required)
        if value is None:
            return None
        try:
            return iso(value)
        except BadText as error:
            self.fault(name, error.message)
            return None

    def money(self, name: str, *, required: str = "") -> Money | None:
        """An amount in yuan, zero or more, written as text."""
        value = self.raw(name)
        if value is not None and not isinstance(value, str):
            # A JSON number may already have lost its fen.
            self.fault(name, '金额写成带引号的文字，例如 "10000.00"')
            return None
        text = self.text(name, required=required)
        if text is None:
            return None
        try:
            amount = parse_money(text)
        except BadText as error:
            self.fault(name, error.message)
            return None
        if amount.fen < 0:
            self.fault(name, "金额写成正数；退费先冲掉原单再算")
            return None
        return amount

    def flag(self, name: str) -> bool | None:
        """true or false; yes and no are understood too, because packs are read as text."""
        value = self.raw(name)
        if value is None or isinstance(value, bool):
            return value
        if isinstance(value, str) and value.lower() in _WORDS:
            return _WORDS[value.lower()]
        self.fault(name, "写 true 或 false")
        return None

    def count(self, name: str, least: int) -> int | None:
        """A whole number from `least` to 999, the most that can happen in a year."""
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, str) and _COUNT.fullmatch(value.strip()):
            value = int(value)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= _MOST:
            self.fault(name, f"写整数，{least} 到 {_MOST}")
            return None
        return value

    def texts(self, name: str) -> tuple[str, ...] | None:
        """A list of texts."""
        items = self._items(name)
        if items is None:
            return None
        found: list[str] = []
        for number, item in enumerate(items, start=1):
            if isinstance(item, str) and item.strip():
                found.append(item.strip())
            else:
                self.fault(f"{name}[{number}]", "写成带引号的文字")
        return tuple(found)

    def close(self) -> None:
        """Report the fields nobody asked for: a misspelt name must not pass as unknown."""
        for name in self._data:
            if name not in self._seen:
                self.fault(name, f"没有这一项，可写的是：{'、'.join(sorted(self._seen))}")

    def _items(self, name: str) -> list[object] | None:
        value = self.raw(name)
        if value is None:
            return None
        if not isinstance(value, list | tuple):
            self.fault(name, "写成列表，用方括号括起来")
            return None
        return list(value)
