"""The person, the telephone numbers and address, and whoever comes for the person."""

from __future__ import annotations

from core.areas import Divisions
from core.case.model import FilingKind
from core.filing.faults import Faults
from core.filing.form import AGENT_RELATIONS, FilingForm
from core.people.id_number import parse_id_number
from core.people.names import normalise_name
from core.people.phone import parse_phone
from core.policy import AreaPolicy

MAX_ADDRESS = 200
MIN_ADDRESS = 5
NATIONAL = "000000"
# psn_insu_stas: 0 未参保, 3 无效参保, 4 终止参保. A pause (2) is a warning of the window, no stop.
_NOT_INSURED = frozenset({"0", "3", "4"})


def check_applicant(
    form: FilingForm, policy: AreaPolicy, divisions: Divisions, faults: Faults
) -> None:
    """Faults of the ID number, name, insured area and insurance status."""
    if faults.needed("id_number", form.id_number, "写身份证号，18 位"):
        faults.read("id_number", form.id_number, lambda text: parse_id_number(text, faults.today))
    if faults.needed("name", form.name, "姓名照证件写"):
        faults.read("name", form.name, normalise_name)
    if faults.needed("insured_area", form.insured_area, "选参保地"):
        area = faults.read("insured_area", form.insured_area, divisions.get)
        if area is not None and all(pack.area == NATIONAL for pack in policy.packs):
            faults.add("insured_area", f"{area.name}的政策包没有装，先问当地医保部门怎么办")
    faults.needed("insurance", form.insurance, "选险种")
    if form.insured_status in _NOT_INSURED:
        faults.add("insured_status", "先到参保窗口恢复参保，再办备案")


def check_contact(form: FilingForm, kind: FilingKind | None, faults: Faults) -> None:
    """Faults of the two telephone numbers and the address outside."""
    first = second = None
    if faults.needed("phone", form.phone, "写手机号或座机号"):
        first = faults.read("phone", form.phone, parse_phone)
    second = faults.read("phone2", form.phone2, parse_phone)
    if second is not None and second == first:
        faults.add("phone2", "备用电话换一个号，没有就空着")
    address = (form.outside_address or "").strip()
    if len(address) > MAX_ADDRESS:
        faults.add("outside_address", f"居外地址缩到 {MAX_ADDRESS} 字以内，现在 {len(address)} 字")
    elif (address or (kind is not None and kind.long_term)) and len(address) < MIN_ADDRESS:
        faults.add("outside_address", "写居外地址，到街道和门牌")


def check_agent(form: FilingForm, faults: Faults) -> None:
    """Faults of the agent's fields; nothing is asked when the person comes in person."""
    if not form.agent:
        return
    if faults.needed("agent_name", form.agent_name, "代办人姓名照证件写"):
        faults.read("agent_name", form.agent_name, normalise_name)
    if faults.needed("agent_id", form.agent_id, "写代办人的身份证号，18 位"):
        number = faults.read(
            "agent_id", form.agent_id, lambda text: parse_id_number(text, faults.today)
        )
        own = (form.id_number or "").upper().replace(" ", "")
        if number is not None and number.text == own:
            faults.add("agent_id", "写来办的人的证号；本人来办就选“本人”")
    if faults.needed("agent_phone", form.agent_phone, "写代办人的手机号或座机号"):
        faults.read("agent_phone", form.agent_phone, parse_phone)
    if form.agent_relation not in AGENT_RELATIONS:
        faults.add("agent_relation", "选代办人和本人的关系")
