"""Paper 40, 《____省(区、市)跨省异地就医登记备案表》: the fields of the public form in order.

The person signs it, so name and number stand in full. 急诊抢救 has no box: it is deemed filed
(医保发〔2022〕22号 附件第8条) and gets the hospital card instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.case.model import FilingKind, Insurance
from core.kernel.errors import Refused
from core.papers.footer import Footer
from core.papers.text import Choice, Field, grouped_phone
from core.papers.words import INSURANCE_WORDS, KIND_WORDS

TITLE = "跨省异地就医登记备案表"
BOXED_KINDS = (
    FilingKind.RESETTLED_RETIREE,
    FilingKind.LONG_TERM_RESIDENT,
    FilingKind.POSTED_WORKER,
    FilingKind.REFERRED_PATIENT,
    FilingKind.TEMPORARY_TRAVELLER,
)
COPIES_NOTE = "一式两份：一份经办单位存档，一份交参保人。"
HAND_NOTE = "虚线框由人手写；其余由系统打印，改动须重新打印，不得涂改。"
LAYOUT_NOTE = "版式按公开的地方表样排列，以参保地现行表样为准。"


@dataclass(frozen=True)
class FilingFormPaper:
    """One filled form. `sex` is 男 or 女, `notices` the fixed notes of the policy pack, verbatim.

    Raises `Refused` for 急诊抢救 and for a change without the number it changes.
    """

    number: str
    province: str
    name: str
    sex: str
    id_number: str
    insurance: Insurance
    kind: FilingKind
    destination_name: str
    destination_code: str
    address: str
    phone: str
    phone2: str
    notices: tuple[str, ...]
    filled_on: date
    office: str
    office_phone: str
    footer: Footer
    change_of: str | None = None

    def __post_init__(self) -> None:
        if self.kind is FilingKind.EMERGENCY_RESCUE:
            raise Refused("急诊抢救视同已备案，不填备案表；打印医院窗口卡", code="R-401")
        if self.change_of == "":
            raise Refused("变更备案要写原备案编号", code="R-402")

    @property
    def title(self) -> str:
        """The name of the paper in lists and previews."""
        return f"{self.province}{TITLE}"

    @property
    def actions(self) -> tuple[Choice, ...]:
        """登记类别."""
        changing = self.change_of is not None
        return (Choice("1.新增", not changing), Choice("2.变更", changing))

    @property
    def sexes(self) -> tuple[Choice, ...]:
        """性别; both boxes stay empty when it is not known."""
        return (Choice("1.男", self.sex == "男"), Choice("2.女", self.sex == "女"))

    @property
    def insurances(self) -> tuple[Choice, ...]:
        """险种."""
        kinds = (Insurance.EMPLOYEE, Insurance.RESIDENT)
        return tuple(
            Choice(f"{number}.{INSURANCE_WORDS[kind]}", kind is self.insurance)
            for number, kind in enumerate(kinds, 1)
        )

    @property
    def kinds(self) -> tuple[Choice, ...]:
        """人员类别 1-5; the public form of 2022 has four, the fifth follows 医保发〔2022〕22号."""
        return tuple(
            Choice(f"{number}.{KIND_WORDS[kind]}", kind is self.kind)
            for number, kind in enumerate(BOXED_KINDS, 1)
        )

    @property
    def address_field(self) -> Field:
        """异地联系地址."""
        return Field(self.address, "本人填写")

    @property
    def phone_field(self) -> Field:
        """联系电话 1."""
        return Field(grouped_phone(self.phone), "本人填写")

    @property
    def phone2_field(self) -> Field:
        """联系电话 2."""
        return Field(grouped_phone(self.phone2), "没有可不填")

    @property
    def filled_on_text(self) -> str:
        """填表日期 is printed, 经办日期 is written by hand."""
        return f"{self.filled_on.year} 年 {self.filled_on.month} 月 {self.filled_on.day} 日"

    @property
    def office_phone_field(self) -> Field:
        """经办单位's telephone."""
        return Field(grouped_phone(self.office_phone), "窗口填写")

    @property
    def notes(self) -> tuple[str, ...]:
        """The lines under the table. The last one stays until the official form is loaded."""
        return (COPIES_NOTE, HAND_NOTE, LAYOUT_NOTE)
