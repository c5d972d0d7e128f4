from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.areas import Divisions
from core.filing import COMMITMENT, NO_END, TO_FOLLOW, FilingForm, check_filing_form
from core.kernel.dates import add_months
from tests.core.filing.small_packs import small_book

DIVISIONS = Divisions.shipped()
BOOK = small_book()
TODAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Mark:
    checked: bool = True
    until: str | None = None
    alternative: str | None = None
    state: str | None = None


PAPERS = {"identity": Mark(), "proof": Mark(until="2027-09-30")}
GOOD = FilingForm(
    id_number="11010519491231002X",
    name="阿依努尔·图尔荪",
    insured_area="653201",
    insurance="resident",
    category="senior",
    care_type="chronic_outpatient",
    disease="M00500",
    care_area="510107",
    kind="long_term_resident",
    action="new",
    destination="510100",
    valid_from="2026-11-20",
    open_ended=True,
    phone="139 0000 5217",
    outside_address="武侯区簇锦街道演示路 18 号",
    materials=PAPERS,
    notice_ack_at="2026-11-20T11:24:52+08:00",
)
SHORT = replace(
    GOOD,
    kind="temporary_traveller",
    open_ended=False,
    valid_to="2027-05-20",
    outside_address=None,
    materials={"identity": Mark()},
)


def found(form: FilingForm) -> dict[str, str]:
    policy = BOOK.for_area(form.insured_area or "653201")
    return {f.field: f.message for f in check_filing_form(form, policy, DIVISIONS, TODAY)}


def test_a_good_form_has_no_fault() -> None:
    assert found(GOOD) == {}
    assert found(SHORT) == {}


def test_an_empty_form_says_everything_at_once() -> None:
    faults = found(FilingForm(insured_area="653201"))
    assert set(faults) == {
        "id_number",
        "name",
        "insurance",
        "action",
        "kind",
        "destination",
        "valid_from",
        "phone",
        "notice_ack_at",
    }


def test_the_four_faults_of_the_picture() -> None:
    form = replace(
        GOOD,
        destination="510000",
        phone="139 0000 521",
        outside_address="",
        materials=PAPERS | {"proof": Mark(until="2026-09-30")},
    )
    assert found(form) == {
        "destination": "选到地市，例如 成都市（只到省会被平台退回）",
        "phone": "补到 11 位；座机写成 0903-1234567",
        "outside_address": "写居外地址，到街道和门牌",
        "materials.proof.until": "换一份没过期的居住证，或点“换社区证明”",
    }


@pytest.mark.parametrize(
    ("changes", "field", "remedy"),
    [
        ({"id_number": "110105194912310021"}, "id_number", "逐位核对"),
        ({"name": "张3"}, "name", "照证件"),
        ({"insured_status": "4"}, "insured_status", "恢复参保"),
        ({"insured_area": "510107"}, "insured_area", "政策包没有装"),
        ({"destination": "653221"}, "destination", "不用备案"),
        ({"destination": "510107"}, "destination", "选到地市：成都市"),
        ({"destination": "110105"}, "destination", "选到北京市就行"),
        ({"destination": "999999"}, "destination", "没有这个区划"),
        ({"kind": "emergency_rescue"}, "kind", "不用登记"),
        ({"kind": "resettled_retiree", "category": "active"}, "kind", "常驻异地工作"),
        ({"action": "change"}, "previous_number", "以往备案"),
        ({"action": "late"}, "admitted_on", "入院日期"),
        ({"valid_from": "20261131"}, "valid_from", "只有 30 天"),
        ({"valid_from": "2026-11-20", "admitted_on": "2026-11-18"}, "valid_from", "点“补办”"),
        ({"open_ended": False}, "valid_to", "长期有效"),
        ({"phone2": "13900005217"}, "phone2", "换一个号"),
        ({"outside_address": "成都"}, "outside_address", "街道和门牌"),
        ({"outside_address": "街" * 201}, "outside_address", "现在 201 字"),
        ({"agent": True}, "agent_relation", "关系"),
        ({"agent": True, "agent_id": "11010519491231002x"}, "agent_id", "本人来办"),
        ({"facilities": ("51",)}, "facilities", "H 或 P"),
        ({"notice_ack_at": None}, "notice_ack_at", "2 条温馨提示"),
        ({"remark": "字" * 4001}, "remark", "4000 字以内"),
    ],
)
def test_each_fault_is_said_as_its_remedy(changes: dict[str, Any], field: str, remedy: str) -> None:
    faults = found(replace(GOOD, **changes))
    assert remedy in faults[field]


def test_the_seven_are_filed_at_province_level() -> None:
    for code in ("110000", "460000", "540000"):
        assert found(replace(GOOD, destination=code)) == {}
    assert "destination" in found(replace(GOOD, destination="460200"))


def test_where_filing_is_exempt_nothing_is_saved() -> None:
    form = replace(GOOD, insured_area="451202", destination="450100", facilities=("H45010200001",))
    assert found(form)["destination"] == "到南宁市免备案，不用登记"


def test_guangxi_wants_the_institutions_chosen() -> None:
    form = replace(GOOD, insured_area="451202")
    assert "至少一家" in found(form)["facilities"]
    assert "facilities" not in found(replace(form, facilities=("H51010700001",)))
    twice = replace(form, facilities=("H51010700001", "H51010700001"))
    assert "一次" in found(twice)["facilities"]


def test_materials_are_there_in_date_or_promised_where_allowed() -> None:
    def fault(mark: Mark | None, **changes: Any) -> dict[str, str]:
        papers = {"identity": Mark()} | ({"proof": mark} if mark else {})
        return found(replace(GOOD, materials=papers, **changes))

    assert fault(None) == {"materials.proof": "收到就勾上；没带的点“容缺”"}
    assert fault(Mark()) == {"materials.proof.until": "写居住证的有效期；上面没写期限的写“长期”"}
    assert fault(Mark(until=NO_END)) == {}
    assert fault(Mark(until="2026-11-20")) == {}, "the last day still counts"
    assert fault(Mark(False, "2026-12-01", state=TO_FOLLOW)) == {}
    assert fault(Mark(False, state=TO_FOLLOW)) == {"materials.proof.until": "写居住证哪天补交"}
    late = fault(Mark(False, "2026-11-01", state=TO_FOLLOW))
    assert late == {"materials.proof.until": "补交的日子写今天或以后"}
    assert fault(Mark(alternative=COMMITMENT)) == {}
    assert "签了再勾上" in fault(Mark(False, alternative=COMMITMENT))["materials.proof"]
    silent = fault(Mark(alternative=COMMITMENT), insured_area="451202")
    assert "不能用承诺书" in silent["materials.proof"], "no rule is no permission"
    assert set(fault(Mark(False, "2026-11-19"))) == {"materials.proof.until"}, "one fault a paper"
    expired = fault(Mark(until="2026-11-19", alternative="社区证明"))
    assert expired == {"materials.proof.until": "换一份没过期的社区证明，或点“换居住证”"}
    nothing = found(replace(GOOD, materials={"proof": PAPERS["proof"]}))
    assert nothing == {"materials.identity": "收到就勾上"}


def test_a_referral_carries_its_certificate() -> None:
    form = replace(
        SHORT,
        kind="referred_patient",
        materials={"identity": Mark(), "proof": Mark(until=NO_END)},
    )
    assert set(found(form)) == {"referral_hospital", "referral_diagnosis", "referral_date"}
    full = replace(
        form,
        referral_hospital="和田地区演示医院",
        referral_diagnosis="恶性肿瘤",
        referral_date="2026-11-19",
    )
    assert found(full) == {}
    assert "今天之后" in found(replace(full, referral_date="2026-11-21"))["referral_date"]
    assert (
        "不能用承诺书"
        in found(replace(full, materials=PAPERS | {"proof": Mark(alternative=COMMITMENT)}))[
            "materials.proof"
        ]
    )


def test_late_filing_needs_a_stay_that_still_runs() -> None:
    late = replace(SHORT, action="late", care_type="inpatient", admitted_on="2026-11-18")
    faults = found(late)
    assert faults == {"valid_from": "开始日期改到入院那天 2026-11-18 或以前"}
    begun = replace(late, valid_from="2026-11-18")
    assert found(begun) == {}
    gone = found(replace(begun, discharged_on="2026-11-20"))
    assert gone == {"action": "已经出院，补办不能直接结算了，带票据走手工报销"}
    assert "今天之后" in found(replace(begun, admitted_on="2026-11-25"))["admitted_on"]


def test_a_cancellation_asks_only_for_the_person_and_the_number() -> None:
    form = FilingForm(
        id_number=GOOD.id_number,
        name=GOOD.name,
        insured_area="653201",
        insurance="resident",
        action="cancel",
    )
    assert set(found(form)) == {"previous_number"}
    assert found(replace(form, previous_number="653201-2026-000148")) == {}
    assert "000148" in found(replace(form, previous_number="148"))["previous_number"]


@given(
    st.dates(date(2023, 1, 1), date(2090, 1, 1)),
    st.integers(-400, 400),
)
def test_a_temporary_filing_runs_at_least_its_months(begin: date, days: int) -> None:
    least = add_months(begin, 6)
    end = least + timedelta(days=days)
    form = replace(SHORT, valid_from=begin.isoformat(), valid_to=end.isoformat())
    faults = found(form)
    assert ("valid_to" in faults) == (end < least)
    if "valid_to" in faults:
        assert least.isoformat() in faults["valid_to"]


@given(
    st.dates(date(2026, 1, 1), date(2027, 12, 31)), st.dates(date(2026, 1, 1), date(2027, 12, 31))
)
def test_begin_is_never_after_the_admission(begin: date, admitted: date) -> None:
    form = replace(GOOD, valid_from=begin.isoformat(), admitted_on=admitted.isoformat())
    assert ("valid_from" in found(form)) == (begin > admitted)
