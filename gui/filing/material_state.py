"""How each paper stands, as the chip of its row says it. No widget is here."""

from __future__ import annotations

from datetime import date

from core.desk.draft import MaterialState
from core.filing import COMMITMENT, FORM_MATERIAL, NO_END, TO_FOLLOW, Material
from core.filing.form import IDENTITY_MATERIAL
from core.filing.validate_materials import chosen_paper
from core.kernel.dates import parse_date
from core.kernel.errors import BadText

NOTHING = MaterialState()


def paper_of(material: Material, mark: MaterialState) -> str:
    """The paper that is meant: 居住证 of 长期居住认定材料."""
    return chosen_paper(material.name, material.alternatives, mark.alternative)


def row_name(material: Material, mark: MaterialState) -> str:
    """`身份凭证：社会保障卡`, or the material alone when there is nothing to choose."""
    paper = paper_of(material, mark)
    return material.name if paper == material.name else f"{material.name}：{paper}"


def has_until(material: Material, mark: MaterialState) -> bool:
    """Whether the row asks for a day: the end of the paper, or the day it will be brought."""
    if mark.alternative == COMMITMENT or material.id in (FORM_MATERIAL, IDENTITY_MATERIAL):
        return False
    return material.validity or mark.state == TO_FOLLOW


def chip(material: Material, mark: MaterialState, saved: bool, today: date) -> tuple[str, str]:
    """The kind of chip and its words."""
    if material.id == FORM_MATERIAL:
        return _form_chip(mark, saved)
    if mark.alternative == COMMITMENT:
        return ("plain", "承诺书代替")
    if mark.state == TO_FOLLOW:
        return ("warn", "容缺待补") if mark.until else ("warn", "还缺补交日")
    until = readable(mark.until, today)
    if has_until(material, mark):
        if until is not None and until < today:
            return ("bad", "已过期")
        if until is None and mark.until != NO_END:
            return ("warn", "还缺有效期")
    return ("good", "已核") if mark.checked else ("waiting", "还没收")


def promise_chip(mark: MaterialState) -> tuple[str, str]:
    """The chip of the personal promise that may stand in for a paper."""
    if mark.alternative != COMMITMENT:
        return ("plain", "没有用")
    return ("good", "已签") if mark.checked else ("waiting", "待签名")


def readable(text: str | None, today: date) -> date | None:
    """The day of a typed text, None if there is none or it cannot be read."""
    try:
        return parse_date(text, today) if text and text != NO_END else None
    except BadText:
        return None


def _form_chip(mark: MaterialState, saved: bool) -> tuple[str, str]:
    if mark.checked:
        return ("good", "已打印")
    return ("waiting", "待打印" if saved else "保存后打印")
