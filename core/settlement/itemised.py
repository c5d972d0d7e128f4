"""An itemised bill summed by catalogue class, each line rounded half up to the fen (I7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from core.case.bill import line_amount
from core.case.model import BillLine
from core.kernel.errors import BadInput, BadText, FieldFault
from core.kernel.money import ZERO, Money
from core.kernel.ratio import parse_percent

CLASS_A, CLASS_B, CLASS_C = "01", "02", "03"


@dataclass(frozen=True)
class LineSums:
    """The sums of an itemised bill (fen)."""

    total: Money
    excluded: Money
    over_limit: Money
    first_self_payment: Money


def sum_lines(lines: Sequence[BillLine]) -> LineSums:
    """Sum the lines: class C (丙) is excluded, what stands above the price limit is over limit,
    class B (乙) first pays its own ratio of the rest.

    The numbers of a line are as `core.case.bill` checked them. Raises `BadInput` naming the line.
    """
    whole = excluded = over = first = ZERO
    for number, line in enumerate(lines, 1):
        where = f"bill.lines[{number}]"
        amount = line_amount(line)
        whole += amount
        if line.item_class == CLASS_C:
            excluded += amount
            continue
        beyond = _beyond_limit(line, amount)
        over += beyond
        if line.item_class == CLASS_B:
            first += (amount - beyond).times(_first_ratio(line, where))
        elif line.item_class != CLASS_A:
            raise BadInput([FieldFault(f"{where}.class", "写目录等级：甲、乙或丙")])
    return LineSums(whole, excluded, over, first)


def _beyond_limit(line: BillLine, amount: Money) -> Money:
    """What the line costs above its price limit (fen)."""
    if line.price_limit is None or Fraction(line.price) <= Fraction(line.price_limit):
        return ZERO
    return amount - line_amount(replace(line, price=line.price_limit))


def _first_ratio(line: BillLine, where: str) -> Fraction:
    if line.first_self_ratio is None:
        raise BadInput([FieldFault(f"{where}.first_self_ratio", "乙类写上先行自付比例，例如 10%")])
    try:
        return parse_percent(line.first_self_ratio)
    except BadText as fault:
        raise BadInput([FieldFault(f"{where}.first_self_ratio", fault.message)]) from fault
