"""Paper 45, the card for the hospital's window: the disease to settle under, the flags to upload.

急诊抢救 needs no filing, but the hospital must upload its flags (接口规范 V1.1.21, 2023-03-01).
One card a disease, because one charge batch holds one disease. Name masked.
"""

from __future__ import annotations

from dataclasses import dataclass

from core.case.model import CareType, FilingKind, Insurance
from core.papers.footer import DOT, Footer
from core.papers.text import Choice, Run, Runs, bold, plain
from core.papers.words import INSURANCE_CODES, INSURANCE_SHORT, KIND_WORDS

TITLE = "请给医院窗口看这张卡"
SOURCE_NOTE = (
    "依据：接口规范 V1.1.21（2023-03-01）、医保发〔2022〕22号 附件。接口字段以就医地版本为准。"
)


@dataclass(frozen=True)
class Flag:
    """What the hospital uploads in one kind of case."""

    where: str
    label: str
    field: Runs


FLAGS = (
    Flag(
        "门诊",
        "门诊急诊转诊标志",
        (Run("OTP_ER_REFL_FLAG = 1", bold=True), Run(" 或 "), Run("3", bold=True)),
    ),
    Flag("住院", "住院类型", bold("IPT_TYPE = 2")),
    Flag(
        "外伤",
        "TRUM_FLAG = 1 时必传",
        (Run("REL_TTP_FLAG", bold=True), Run(" 0 / 1")),
    ),
)
FLAG_HEADING = "急诊抢救：视同备案"
FLAG_LEAD = "不要材料。请医院上传标志，否则结算失败，或按“其他临时外出”算："
FLAG_NOTE = "医疗类别为 13（急诊）时，上面标志必填。"
STUCK: Runs = (
    Run("刷不了卡？", bold=True),
    Run("先查：备案生效没有、病种开通没有、标志传了没有。还不行，留好票据回参保地报。"),
)


@dataclass(frozen=True)
class HospitalCardPaper:
    """One card. `disease_code` is the code of the insured area, its first four signs the family."""

    name_masked: str
    insured_place: str
    insured_area: str
    insurance: Insurance
    care_type: CareType
    emergency: bool
    disease: str
    disease_code: str
    kind: FilingKind | None
    destination: str
    validity: str
    number: str
    footer: Footer

    @property
    def title(self) -> str:
        """The name of the paper in lists and previews."""
        return TITLE

    @property
    def chronic(self) -> bool:
        """Whether the frame names a disease."""
        return (
            self.care_type is CareType.CHRONIC_OUTPATIENT
            and bool(self.disease)
            and not self.emergency
        )

    @property
    def lead(self) -> Runs:
        """The line above the large words."""
        if self.chronic:
            return (Run("请按"), Run("门诊慢特病", bold=True), Run("结算，不按普通门诊："))
        return plain("这次看：")

    @property
    def headline(self) -> str:
        """The large words: disease, 急诊抢救 or the kind of care."""
        if self.chronic:
            return self.disease
        if self.emergency:
            return "急诊抢救"
        return "住院" if self.care_type is CareType.INPATIENT else "门诊"

    @property
    def family(self) -> tuple[str, str] | None:
        """病种大类 and the local code, only for a disease."""
        if not self.chronic or not self.disease_code:
            return None
        return (f"病种大类 {self.disease_code[:4]}", f"参保地代码 {self.disease_code}")

    @property
    def headline_note(self) -> str:
        """The small line inside the frame."""
        if self.chronic:
            return "各省细码不同，请按前四位对应。一批收费只放一个病种。"
        if self.emergency:
            return "视同已备案，直接结算。请按右边上传标志。"
        return "跨省异地就医，请按医保直接结算。"

    @property
    def visits(self) -> tuple[Choice, ...]:
        """这次看."""
        inpatient = self.care_type is CareType.INPATIENT and not self.emergency
        return (
            Choice("门诊慢特病", self.chronic),
            Choice("住院", inpatient),
            Choice("急诊抢救", self.emergency),
        )

    @property
    def facts(self) -> tuple[tuple[str, Runs], ...]:
        """The rows under 这次看, label and value; an absent filing is said, not left blank."""
        filed = "无（视同已备案）" if self.emergency else "无"
        if self.kind is not None:
            filed = f"{KIND_WORDS[self.kind]} → {self.destination}"
        insurance = f"{INSURANCE_SHORT[self.insurance]} {INSURANCE_CODES[self.insurance]}"
        return (
            ("姓　名", (Run(self.name_masked, bold=True), Run("　以出示的医保码、社保卡为准"))),
            ("参保地", plain(f"{self.insured_place}（{self.insured_area}）　{insurance}")),
            ("备　案", plain(filed)),
            ("有效期", plain(self.validity or "无")),
            ("备案编号", plain(self.number or "无")),
        )

    @property
    def foot_lines(self) -> tuple[str, str]:
        """Both lines at the foot."""
        parts = [self.footer.printed, self.footer.pack.text]
        if self.footer.demo_line:
            parts.append(self.footer.demo_line)
        return (SOURCE_NOTE, DOT.join(parts))
