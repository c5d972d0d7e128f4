"""The shipped packs answer what a county window is asked every day."""

from dataclasses import replace
from datetime import date

import pytest

from core.areas import Divisions
from core.case.model import (
    Care,
    CareInstitution,
    CareType,
    Case,
    Category,
    FiledState,
    FilingKind,
    Insurance,
    InsuredPerson,
    Route,
)
from core.filing import Advice, Answer, State, advise
from core.kernel.status import Status
from core.policy import PolicyBook

DIVISIONS = Divisions.shipped()
BOOK = PolicyBook.shipped()
DAY = date(2026, 11, 21)
LOCAL = [p.area for p in BOOK.packs if not p.area.endswith("0000")]
TUMOUR = Care(
    "510107",
    CareType.CHRONIC_OUTPATIENT,
    "M00500",
    CareInstitution("H51010700001", opened_diseases=("M005",)),
)


def person(area: str) -> InsuredPerson:
    return InsuredPerson(area, Insurance.RESIDENT, Category.ADULT, qualified_diseases=("M00500",))


def ask(case: Case, kind: FilingKind | None = None) -> Advice:
    policy = BOOK.for_area(case.person.insured_area)
    return advise(case, policy, DIVISIONS, intended=FiledState(kind) if kind else None)


def far(area: str) -> str:
    """Somewhere in another province."""
    return "510107" if area[:2] != "51" else "440103"


@pytest.mark.parametrize("area", LOCAL)
@pytest.mark.parametrize("kind", [k for k in FilingKind if k is not FilingKind.EMERGENCY_RESCUE])
def test_across_provinces_a_stay_is_filed_with_all_that_belongs_to_it(
    area: str, kind: FilingKind
) -> None:
    advice = ask(Case(DAY, person(area), Care(far(area), CareType.INPATIENT)), kind)
    assert advice.answer is Answer.MUST_FILE
    assert advice.without_filing
    assert {"identity", "form"} <= {one.id for one in advice.materials}
    assert len(advice.notices) == 4
    assert advice.validity is not None
    assert advice.validity.open_ended == kind.long_term
    assert advice.kind_definition is not None
    asked = {gap.concept for gap in advice.missing}
    assert asked <= {
        "filing.commitment_allowed",
        "filing.needs_facility",
        "filing.change_lock_months",
    }


@pytest.mark.parametrize("area", LOCAL)
@pytest.mark.parametrize("care_type", [CareType.INPATIENT, CareType.CHRONIC_OUTPATIENT])
def test_emergency_rescue_is_deemed_filed_and_names_the_flag(
    area: str, care_type: CareType
) -> None:
    care = replace(TUMOUR, area=far(area), care_type=care_type, emergency=True)
    advice = ask(Case(DAY, person(area), care))
    assert advice.answer is Answer.DEEMED_FILED
    assert advice.say is not None
    flag = "IPT_TYPE" if care_type is CareType.INPATIENT else "OTP_ER_REFL_FLAG"
    assert flag in advice.say.text


@pytest.mark.parametrize("care_type", [CareType.INPATIENT, CareType.CHRONIC_OUTPATIENT])
@pytest.mark.parametrize("insurance", list(Insurance))
def test_within_guangxi_no_filing_since_july_2023(
    care_type: CareType, insurance: Insurance
) -> None:
    category = Category.RETIRED if insurance is Insurance.EMPLOYEE else Category.ADULT
    who = InsuredPerson("451202", insurance, category, qualified_diseases=("M00500",))
    case = Case(DAY, who, replace(TUMOUR, area="450103", care_type=care_type))
    assert ask(case).answer is Answer.FILING_EXEMPT
    before = ask(replace(case, day=date(2023, 6, 30)))
    assert before.answer is not Answer.FILING_EXEMPT


def test_within_xinjiang_nothing_is_claimed_that_no_document_says() -> None:
    case = Case(DAY, person("653201"), Care("650102", CareType.INPATIENT))
    advice = ask(case)
    settled = advice.answer is not None and advice.status in (Status.OFFICIAL, Status.SECONDARY)
    assert not settled, "疆内 filing is unresolved: a gap or unverified, never confirmed"


@pytest.mark.parametrize("disease", ["M01200", "M01102", "M07101"])
@pytest.mark.parametrize("area", ["653201", "451202"])
def test_the_three_diseases_outside_the_ten_are_paid_first(disease: str, area: str) -> None:
    who = replace(person(area), qualified_diseases=(disease,))
    care = replace(TUMOUR, disease=disease, institution=CareInstitution())
    advice = ask(Case(DAY, who, care))
    direct = advice.precondition("national_direct")
    assert direct is not None
    assert direct.state is State.UNMET
    assert advice.route is Route.MANUAL
    assert any("票据" in paper for paper in advice.manual_papers)


def test_the_second_five_came_in_december_2024() -> None:
    who = replace(person("451202"), qualified_diseases=("M04600",))
    care = replace(TUMOUR, disease="M04600", institution=CareInstitution(opened_diseases=("M046",)))
    case = Case(DAY, who, care)
    now = ask(case).precondition("national_direct")
    then = ask(replace(case, day=date(2024, 11, 30))).precondition("national_direct")
    assert now is not None
    assert then is not None
    assert (now.state, then.state) == (State.MET, State.UNMET)


def test_guangxi_wants_the_institution_named_with_a_special_disease() -> None:
    advice = ask(Case(DAY, person("451202"), TUMOUR), FilingKind.LONG_TERM_RESIDENT)
    assert advice.needs_facility is True


@pytest.mark.parametrize("province", ["11", "12", "31", "50", "46", "54"])
def test_the_seven_are_filed_at_province_level(province: str) -> None:
    county = next(d.code for d in DIVISIONS if d.code[:2] == province and d.level == 3)
    advice = ask(Case(DAY, person("653201"), Care(county, CareType.INPATIENT)))
    assert advice.destination is not None
    assert advice.destination.code == province + "0000"
    assert advice.destination.complete


def test_in_hospital_files_late_and_discharged_claims_by_hand() -> None:
    stay = Care("510107", CareType.INPATIENT, admitted_on=date(2026, 11, 18))
    case = Case(DAY, person("653201"), stay)
    assert ask(case).answer is Answer.LATE_FILING_POSSIBLE
    gone = replace(case, care=replace(stay, discharged_on=date(2026, 11, 20)))
    advice = ask(gone)
    assert advice.answer is Answer.MUST_FILE
    assert advice.route is Route.MANUAL
