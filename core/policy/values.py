"""Typed values of the decision tables: text in the pack, exact numbers in the program.

A reader raises `BadText`; its message names the part (`steps 第 2 段 ratio`) and the remedy.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from core.kernel.errors import BadText
from core.kernel.money import Money, parse_money
from core.kernel.ratio import parse_percent

UNLIMITED = "unlimited"
_AMOUNT = re.compile(r"^\d+\.\d{2}$")


@dataclass(frozen=True)
class Deductible:
    """起付线: fen once a `period` (visit|day|month|quarter|year|hospital_year)."""

    amount: Money
    period: str
    order: str


@dataclass(frozen=True)
class Ceiling:
    """限额: fen a `period` (visit|month|quarter|year|course); None = no limit."""

    amount: Money | None
    period: str
    scope: str


@dataclass(frozen=True)
class Reduction:
    """How care elsewhere lowers the ratio. `low` < `high` where only a bound is known.

    `points`: percentage points off; `factor`: the ratio is multiplied; `extra_first_payment`: this
    share is paid first; `none`: nothing changes (both are 0).
    """

    mode: str
    low: Fraction
    high: Fraction


@dataclass(frozen=True)
class BracketStep:
    """One step, from the previous `to` up to this one (fen; None = open end), paid at `ratio`."""

    to: Money | None
    ratio: Fraction


@dataclass(frozen=True)
class Brackets:
    """大病保险: steps measured on the excess over the threshold or on the cumulative sum; fen."""

    threshold: Money
    basis: str
    cap: Money | None
    steps: tuple[BracketStep, ...]


@dataclass(frozen=True)
class MaterialSpec:
    """One paper of a filing as the pack words it.

    `commitment`: a personal promise may stand in; `validity`: it runs out.
    """

    id: str
    name: str
    how: str
    alternatives: tuple[str, ...]
    commitment: bool
    validity: bool
    note: str


Value = (
    Fraction
    | Money
    | bool
    | str
    | int
    | Deductible
    | Ceiling
    | Reduction
    | Brackets
    | tuple[MaterialSpec, ...]
    | tuple[str | Mapping[str, Any], ...]
)


def read_value(unit: str, raw: Any) -> Value:
    """The typed value of one row (not for null). Raises `BadText`."""
    return _READERS[unit](raw)


def units() -> tuple[str, ...]:
    """Every unit a table can have."""
    return tuple(_READERS)


def _text(raw: Any) -> str:
    if not isinstance(raw, str) or not raw.strip():
        raise BadText("要写成一句文字")
    return raw


def _yuan(raw: Any) -> Money:
    if not isinstance(raw, str) or not _AMOUNT.match(raw):
        raise BadText(f"金额写成两位小数的元，例如 200.00（现在是“{raw}”）")
    return parse_money(raw)


def _percent(raw: Any) -> Fraction:
    if not isinstance(raw, str):
        raise BadText("比例写成百分数，例如 75%")
    try:
        return parse_percent(raw)
    except BadText as fault:
        raise BadText(f"{fault.message}（现在是“{raw}”）") from fault


def _limit(raw: Any) -> Money | None:
    return None if raw == UNLIMITED else _yuan(raw)


def _flag(raw: Any) -> bool:
    if raw not in ("yes", "no"):
        raise BadText(f"只能写 yes 或 no（现在是“{raw}”）")
    return bool(raw == "yes")


def _count(raw: Any) -> int:
    if not isinstance(raw, str) or not re.fullmatch(r"\d{1,5}", raw):
        raise BadText(f"写成整数（现在是“{raw}”）")
    return int(raw)


def _list(raw: Any) -> tuple[str | Mapping[str, Any], ...]:
    if not isinstance(raw, list) or not raw:
        raise BadText("要写成列表，至少一条")
    return tuple(item if isinstance(item, dict) else _text(item) for item in raw)


def _parts(raw: Any, required: Sequence[str], optional: Sequence[str] = ()) -> dict[str, Any]:
    if not isinstance(raw, dict):
        raise BadText(f"要写成 {{{', '.join(required)}}}")
    for key in required:
        if key not in raw:
            raise BadText(f"缺 {key}")
    for key in raw:
        if key not in required and key not in optional:
            raise BadText(f"出现未知的键 {key}")
    return raw


def _within(key: str, read: Callable[[Any], Any], raw: Any) -> Any:
    try:
        return read(raw)
    except BadText as fault:
        raise BadText(f"{key}：{fault.message}") from fault


def _word(key: str, raw: Any, words: Sequence[str]) -> str:
    if raw not in words:
        raise BadText(f"{key}：“{raw}”不认识，只能写 {'、'.join(words)}")
    return str(raw)


def _deductible(raw: Any) -> Deductible:
    parts = _parts(raw, ("amount", "period", "order"))
    periods = ("visit", "day", "month", "quarter", "year", "hospital_year")
    return Deductible(
        _within("amount", _yuan, parts["amount"]),
        _word("period", parts["period"], periods),
        _word("order", parts["order"], ("before_ratio", "after_ratio")),
    )


def _ceiling(raw: Any) -> Ceiling:
    parts = _parts(raw, ("amount", "period", "scope"))
    return Ceiling(
        _within("amount", _limit, parts["amount"]),
        _word("period", parts["period"], ("visit", "month", "quarter", "year", "course")),
        _word("scope", parts["scope"], ("disease", "pool")),
    )


def _reduction(raw: Any) -> Reduction:
    parts = _parts(raw, ("mode",), ("value", "from", "to"))
    mode = _word("mode", parts["mode"], ("points", "factor", "extra_first_payment", "none"))
    given = set(parts) - {"mode"}
    if mode == "none":
        if given:
            raise BadText("mode 是 none 就不写数值")
        return Reduction(mode, Fraction(0), Fraction(0))
    if given == {"value"}:
        one = _within("value", _percent, parts["value"])
        return Reduction(mode, one, one)
    if given == {"from", "to"}:
        low = _within("from", _percent, parts["from"])
        high = _within("to", _percent, parts["to"])
        if low >= high:
            raise BadText("from 要小于 to")
        return Reduction(mode, low, high)
    raise BadText("写 value，或者写 from 和 to")


def _brackets(raw: Any) -> Brackets:
    parts = _parts(raw, ("threshold", "basis", "cap", "steps"))
    threshold: Money = _within("threshold", _yuan, parts["threshold"])
    basis = _word("basis", parts["basis"], ("excess", "cumulative"))
    if not isinstance(parts["steps"], list) or not parts["steps"]:
        raise BadText("steps：至少一段")
    steps: list[BracketStep] = []
    floor = threshold if basis == "cumulative" else Money(0)
    for number, each in enumerate(parts["steps"], start=1):
        where = f"steps 第 {number} 段"
        step = _within(where, lambda raw: _parts(raw, ("to", "ratio")), each)
        to = None if step["to"] is None else _within(f"{where} to", _yuan, step["to"])
        if to is not None and to <= floor:
            raise BadText(f"{where} to：要大于上一段的终点 {floor.plain}")
        if to is None and number < len(parts["steps"]):
            raise BadText(f"{where} to：只有最后一段可以不封顶")
        steps.append(BracketStep(to, _within(f"{where} ratio", _percent, step["ratio"])))
        floor = to if to is not None else floor
    return Brackets(threshold, basis, _within("cap", _limit, parts["cap"]), tuple(steps))


def _materials(raw: Any) -> tuple[MaterialSpec, ...]:
    if not isinstance(raw, list) or not raw:
        raise BadText("要写成列表，至少一份材料")
    found: list[MaterialSpec] = []
    for number, each in enumerate(raw, start=1):
        where = f"第 {number} 份"
        found.append(_within(where, _material, each))
        if found[-1].id in {material.id for material in found[:-1]}:
            raise BadText(f"{where} id：“{found[-1].id}”用过了")
    return tuple(found)


def _material(raw: Any) -> MaterialSpec:
    optional = ("how", "alternatives", "commitment", "validity", "note")
    parts = _parts(raw, ("id", "name"), optional)
    alternatives = parts.get("alternatives") or []
    if not isinstance(alternatives, list):
        raise BadText("alternatives：要写成列表")
    return MaterialSpec(
        _within("id", _text, parts["id"]),
        _within("name", _text, parts["name"]),
        parts.get("how") or "",
        tuple(_within("alternatives", _text, each) for each in alternatives),
        _within("commitment", _flag, parts.get("commitment") or "no"),
        _within("validity", _flag, parts.get("validity") or "no"),
        parts.get("note") or "",
    )


_READERS: Mapping[str, Callable[[Any], Value]] = {
    "percent": _percent,
    "yuan": _yuan,
    "flag": _flag,
    "choice": _text,
    "text": _text,
    "months": _count,
    "days": _count,
    "count": _count,
    "list": _list,
    "materials": _materials,
    "deductible": _deductible,
    "ceiling": _ceiling,
    "reduction": _reduction,
    "brackets": _brackets,
}
