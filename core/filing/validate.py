"""Checks a filing form before it is saved: every fault at once, each said as its remedy.

Constraints: the platform's columns and the reasons why filings are sent back (wrong level of the
place, begin after admission, papers run out, old filing still in force).
"""

from __future__ import annotations

from datetime import date

from core.areas import Divisions
from core.case.model import Category, FilingKind
from core.filing.asker import known_rule
from core.filing.destination import PROVINCE, at_level, is_at_level
from core.filing.faults import Faults
from core.filing.form import ACTIONS, FilingForm
from core.filing.numbers import parse_filing_number
from core.filing.validate_dates import check_dates
from core.filing.validate_materials import check_materials
from core.filing.validate_people import check_agent, check_applicant, check_contact
from core.kernel.errors import FieldFault
from core.policy import AreaPolicy, Facts

MAX_REMARK = 4000
MAX_REFERRAL_TEXT = 100


def check_filing_form(
    form: FilingForm, policy: AreaPolicy, divisions: Divisions, today: date
) -> tuple[FieldFault, ...]:
    """All faults of the form, in its reading order; fields are named as in the visit draft.

    Materials are `materials.<id>` and `materials.<id>.until`. A cancellation only needs the person
    and the filing to cancel. Raises `RuleConflict`.
    """
    faults = Faults(today)
    check_applicant(form, policy, divisions, faults)
    _check_action(form, faults)
    if form.action == "cancel":
        return faults.result()
    kind = _kind(form, faults)
    facts = form_facts(form, divisions)
    _check_destination(form, facts, policy, divisions, faults)
    check_dates(form, kind, facts, policy, faults)
    check_contact(form, kind, faults)
    check_agent(form, faults)
    _check_facilities(form, facts, policy, faults)
    if kind is FilingKind.REFERRED_PATIENT:
        _check_referral(form, faults)
    if kind is not None:
        check_materials(form, facts, policy, faults)
    _check_notice(form, facts, policy, faults)
    if form.remark and len(form.remark) > MAX_REMARK:
        faults.add("remark", f"备注缩到 {MAX_REMARK} 字以内，现在 {len(form.remark)} 字")
    return faults.result()


def form_facts(form: FilingForm, divisions: Divisions) -> dict[str, str | None]:
    """The facts a form gives the packs; what is not filled in or not readable is unknown."""
    insured, care = form.insured_area, form.destination or form.care_area
    known = insured and care and divisions.find(insured) and divisions.find(care)
    admitted, discharged = form.admitted_on, form.discharged_on
    stage = "discharged" if discharged else "in_hospital" if admitted else "not_admitted"
    return {
        "insurance": form.insurance,
        "category": form.category,
        "care_type": form.care_type,
        "disease": form.disease,
        "scope": divisions.scope(insured, care) if known and insured and care else None,
        "care_area": care if known else None,
        "filing": form.kind,
        "emergency": "yes" if form.emergency else "no",
        "admission": stage,
        "agent": "yes" if form.agent else "no",
    }


def _check_action(form: FilingForm, faults: Faults) -> None:
    if form.action not in ACTIONS:
        faults.add("action", "选新增、变更、取消或补办")
    if form.action in ("change", "cancel"):
        remedy = "从以往备案里选要变更或取消的那一件"
        if faults.needed("previous_number", form.previous_number, remedy):
            faults.read("previous_number", form.previous_number, parse_filing_number)


def _kind(form: FilingForm, faults: Faults) -> FilingKind | None:
    kinds = {kind.value: kind for kind in FilingKind}
    kind = kinds.get(form.kind or "")
    if kind is None:
        faults.add("kind", "选备案类型，拿不准点“重新判定”")
    elif kind is FilingKind.EMERGENCY_RESCUE or form.emergency:
        faults.add("kind", "急诊抢救视同已备案，不用登记，打印医院窗口卡")
        return None
    elif kind is FilingKind.RESETTLED_RETIREE and form.category == Category.ACTIVE.value:
        faults.add("kind", "在职职工选“常驻异地工作人员”或“异地长期居住人员”")
    return kind


def _check_destination(
    form: FilingForm, facts: Facts, policy: AreaPolicy, divisions: Divisions, faults: Faults
) -> None:
    if not faults.needed("destination", form.destination, "选备案到哪里，写到地市"):
        return
    place = faults.read("destination", form.destination, divisions.get)
    if place is None:
        return
    if facts["scope"] == "same_pool":
        faults.add("destination", "换成参保地以外的地方；在参保统筹区里看病不用备案")
        return
    exempt = known_rule(policy, "filing.requirement", facts, faults.today)
    if exempt is not None and exempt.value == "filing_exempt":
        faults.add("destination", f"到{place.name}免备案，不用登记")
        return
    rule = known_rule(
        policy, "filing.destination_level", {**facts, "care_area": place.code}, faults.today
    )
    if rule is None or is_at_level(place.code, str(rule.value), divisions):
        return
    if rule.value == PROVINCE:
        province = divisions.get(at_level(place.code, PROVINCE, divisions))
        faults.add("destination", f"选到{province.name}就行（写到区县会被平台退回）")
    elif place.level == 1:
        below = divisions.children(place.code)
        example = f"，例如 {below[0].name}" if below else ""
        faults.add("destination", f"选到地市{example}（只到省会被平台退回）")
    else:
        city = divisions.get(divisions.pooling_area(place.code))
        faults.add("destination", f"选到地市：{city.name}（写到区县会被平台退回）")


def _check_facilities(form: FilingForm, facts: Facts, policy: AreaPolicy, faults: Faults) -> None:
    rule = known_rule(policy, "filing.needs_facility", facts, faults.today)
    if rule is not None and rule.value is True and not form.facilities:
        faults.add("facilities", "选定就诊的医院，至少一家")
    for code in form.facilities:
        if len(code) != 12 or code[0] not in "HP" or not code[1:].isdecimal():
            faults.add("facilities", "从机构名单里选，代码是 H 或 P 加 11 位数字")
    if len(set(form.facilities)) < len(form.facilities):
        faults.add("facilities", "同一家只选一次")


def _check_referral(form: FilingForm, faults: Faults) -> None:
    faults.needed("referral_hospital", form.referral_hospital, "写开转诊证明的医院")
    if faults.needed("referral_diagnosis", form.referral_diagnosis, "照转诊证明写诊断"):
        assert form.referral_diagnosis is not None
        if len(form.referral_diagnosis) > MAX_REFERRAL_TEXT:
            faults.add("referral_diagnosis", f"诊断缩到 {MAX_REFERRAL_TEXT} 字以内")
    if not faults.needed("referral_date", form.referral_date, "照转诊证明写转诊日期"):
        return
    referred = faults.day("referral_date", form.referral_date)
    if referred is not None and referred > faults.today:
        faults.add("referral_date", "转诊日期在今天之后，照证明改")


def _check_notice(form: FilingForm, facts: Facts, policy: AreaPolicy, faults: Faults) -> None:
    rule = known_rule(policy, "filing.notice", facts, faults.today)
    if rule is None or not isinstance(rule.value, tuple):
        return
    faults.needed(
        "notice_ack_at", form.notice_ack_at, f"当面讲完 {len(rule.value)} 条温馨提示，再勾上"
    )
