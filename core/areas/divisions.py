"""All divisions, and the questions the rules ask about two of them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, cached_property
from pathlib import Path
from typing import Literal

from core.areas.division import Division
from core.areas.load import load_divisions, load_former
from core.areas.search import search_divisions
from core.kernel.errors import BadText
from core.kernel.paths import resources

Scope = Literal["same_pool", "within_province", "cross_province"]
# One pool for the whole province; filing to these places is at province level as well
# (national form, 温馨提示: 京津沪渝琼藏 and the 兵团).
PROVINCE_POOLED = frozenset({"11", "12", "31", "46", "50", "54", "66"})
_SAME_PROVINCE = {"66": "65"}  # the 兵团 lies within 新疆


class Divisions:
    """The shipped divisions; lookups take six-digit codes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._by_code = load_divisions(folder)

    @staticmethod
    @cache
    def shipped() -> Divisions:
        """The divisions that belong to this copy of the program, loaded once."""
        return Divisions(resources() / "areas")

    def __iter__(self) -> Iterator[Division]:
        return iter(self._by_code.values())

    def __len__(self) -> int:
        return len(self._by_code)

    def get(self, code: str) -> Division:
        """The division of a code; a recently abolished code gives its one successor.

        Raises `BadText` for a code that is no division.
        """
        division = self.find(code)
        if division is None:
            raise BadText(f"没有这个区划，核对六位代码：{code}")
        return division

    def find(self, code: str) -> Division | None:
        """Like `get`, but None for a code that is no division."""
        division = self._by_code.get(code)
        if division is None and len(code) == 6:
            _name, now = self._former.get(code, ("", ""))
            return self._by_code.get(now)
        return division

    def former_name(self, code: str) -> str | None:
        """The last name of an abolished code (`452702` -> 宜州市), None for any other code."""
        known = self._former.get(code)
        return known[0] if known else None

    def known_region(self, code: str) -> bool:
        """Whether the code is, or once was, a division. False is a hint, never an error."""
        return code in self._by_code or code in self._former

    def children(self, code: str) -> tuple[Division, ...]:
        """The divisions directly below, in code order; `""` gives the provinces."""
        return self._children.get(code, ())

    def search(self, text: str, level: int | None = None, limit: int = 10) -> tuple[Division, ...]:
        """Divisions that answer 汉字, 全拼, 首字母, mixed input or the beginning of a code."""
        among = self if level is None else (d for d in self if d.level == level)
        if text.strip() in self._former:
            renamed = self.find(text.strip())
            return (renamed,) if renamed and level in (None, renamed.level) else ()
        return search_divisions(text, self._by_code, among, limit)

    def full_name(self, code: str) -> str:
        """All names from the province down: `四川省 成都市 武侯区`. Raises `BadText`."""
        division = self.get(code)
        names = [division.name]
        while division.parent:
            division = self._by_code[division.parent]
            names.insert(0, division.name)
        return " ".join(names)

    def short(self, code: str) -> str:
        """Province without its kind, then the name: `新疆 和田市`; a province alone: `新疆`."""
        division = self.get(code)
        if division.level == 1:
            return division.short_name
        return f"{self._province(division).short_name} {division.name}"

    def pooling_area(self, code: str) -> str:
        """统筹区: the prefecture, the province that pools as one, or a directly governed county.

        Raises `BadText` for a code that is no division.
        """
        division = self.get(code)
        if division.code[:2] in PROVINCE_POOLED:
            return division.code[:2] + "0000"
        above = self._by_code.get(division.parent)
        if division.level == 3 and above is not None and above.level == 2:
            return above.code
        return division.code

    def scope(self, insured: str, care: str) -> Scope:
        """Same pool, same province, or across provinces, seen from the insured area."""
        if self.pooling_area(insured) == self.pooling_area(care):
            return "same_pool"
        ours, theirs = self.get(insured).code[:2], self.get(care).code[:2]
        if _SAME_PROVINCE.get(ours, ours) == _SAME_PROVINCE.get(theirs, theirs):
            return "within_province"
        return "cross_province"

    def _province(self, division: Division) -> Division:
        while division.parent:
            division = self._by_code[division.parent]
        return division

    @cached_property
    def _former(self) -> dict[str, tuple[str, str]]:
        return load_former(self._folder)

    @cached_property
    def _children(self) -> dict[str, tuple[Division, ...]]:
        below: dict[str, list[Division]] = {}
        for division in self:
            below.setdefault(division.parent, []).append(division)
        return {code: tuple(found) for code, found in below.items()}
