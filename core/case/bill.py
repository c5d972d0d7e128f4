"""The bill of CASE.json: three given parts, or itemised lines, never more than the total."""

from __future__ import annotations

import re
from fractions import Fraction

from core.case.model import Bill, BillLine
from core.case.section import Section
from core.kernel.errors import BadText
from core.kernel.money import Money, Rounding, total
from core.kernel.ratio import parse_percent

_PRICE = re.compile(r"^\d{1,10}(\.\d{1,6})?$")
_QUANTITY = re.compile(r"^\d{1,8}(\.\d{1,4})?$")
# chrgitm_lv 收费项目等级; the words of a paper bill are understood too.
_CLASSES = {"01": "01", "02": "02", "03": "03", "甲": "01", "乙": "02", "丙": "03"}
_PARTS = ("excluded", "over_limit", "first_self_payment")


def read_bill(part: Section) -> Bill | None:
    """The bill of a section; None when a fault was noted that leaves no total."""
    lines = [_line(item) for item in part.sections("lines")]
    given = part.money("total", required="" if lines else "写账单总额，例如 10000.00")
    excluded, over_limit, first_self = (part.money(name) for name in _PARTS)
    part.close()
    if lines and (excluded or over_limit or first_self):
        part.fault("lines", "分项明细和三项合计只写一种")
    read = [line for line in lines if line is not None]
    if len(read) < len(lines):
        return None
    if read:
        summed = total(line_amount(line) for line in read)
        if given is not None and given != summed:
            part.fault("total", f"明细加起来是 {summed}，总额写的是 {given}，对着账单改")
        return Bill(given or summed, lines=tuple(read))
    if given is None:
        return None
    parts = total(amount for amount in (excluded, over_limit, first_self) if amount)
    if parts > given:
        part.fault("total", f"自费、超限价和先行自付合计 {parts}，超过总额 {given}，对着账单改")
    return Bill(given, excluded, over_limit, first_self)


def line_amount(line: BillLine) -> Money:
    """Price times quantity, half up to the fen (SPEC 2166: 单价 6 位, 数量 4 位)."""
    exact = Fraction(line.price) * Fraction(line.quantity)
    return Money(100).times(exact, Rounding.HALF_UP)


def _line(part: Section) -> BillLine | None:
    before = len(part.faults)
    name = part.text("name", required="写项目名称")
    price = _decimal(part, "price", _PRICE, "单价写数字，最多六位小数，例如 12.3456")
    quantity = _decimal(part, "quantity", _QUANTITY, "数量写数字，最多四位小数，例如 2")
    item_class = part.one_of("class", tuple(_CLASSES))
    if item_class is None and not part.has("class"):
        part.fault("class", "写目录等级：甲、乙或丙")
    ratio = part.text("first_self_ratio")
    if ratio is not None:
        try:
            parse_percent(ratio)
        except BadText as error:
            part.fault("first_self_ratio", error.message)
    limit = part.text("price_limit")
    if limit is not None and not _PRICE.match(limit):
        part.fault("price_limit", "限价写数字，最多六位小数，例如 12.3456")
    code = part.text("code") or ""
    part.close()
    if len(part.faults) > before or not (name and price and quantity and item_class):
        return None
    return BillLine(name, price, quantity, _CLASSES[item_class], code, ratio, limit)


def _decimal(part: Section, name: str, pattern: re.Pattern[str], remedy: str) -> str | None:
    value = part.text(name, required=remedy)
    if value is not None and not pattern.match(value):
        part.fault(name, remedy)
        return None
    return value
