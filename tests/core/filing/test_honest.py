"""What an advice must not sound surer of than its sources are."""

from dataclasses import replace
from datetime import date

import pytest

from core.case.coverage import same_destination
from core.case.disease import disease_name, same_disease
from core.case.model import Care, CareInstitution, CareType, Case, FiledState, FilingKind, Route
from core.filing import Advice, State, advise
from tests.core.filing.test_shipped import BOOK, DAY, DIVISIONS, TUMOUR, person


def ask(case: Case, kind: FilingKind | None = None) -> Advice:
    policy = BOOK.for_area(case.person.insured_area)
    return advise(case, policy, DIVISIONS, intended=FiledState(kind) if kind else None)


def test_to_the_corps_one_files_to_the_corps_and_is_covered_there() -> None:
    advice = ask(Case(DAY, person("451202"), Care("659009", CareType.INPATIENT)))
    assert advice.destination is not None
    assert (advice.destination.code, advice.destination.complete) == ("660000", True)
    assert same_destination("660000", "659009", DIVISIONS)
    assert not same_destination("650000", "659009", DIVISIONS)
    assert same_destination("650000", "650102", DIVISIONS)


@pytest.mark.parametrize("disease", ["M01200", "M07101"])
def test_whoever_pays_first_is_not_told_to_ask_for_direct_settlement(disease: str) -> None:
    who = replace(person("653201"), qualified_diseases=(disease,))
    advice = ask(Case(DAY, who, replace(TUMOUR, disease=disease, institution=CareInstitution())))
    assert advice.route is Route.MANUAL
    assert advice.say is None


@pytest.mark.parametrize(
    ("disease", "said", "unsaid"),
    [
        ("M00503", "恶性肿瘤门诊治疗（大类 M005）", "M00503"),
        ("M03999", "高血压（大类 M039）", "M03999"),
    ],
)
def test_the_counter_hears_the_family_that_is_the_same_everywhere(
    disease: str, said: str, unsaid: str
) -> None:
    who = replace(person("653201"), qualified_diseases=(disease,))
    care = replace(TUMOUR, disease=disease, institution=CareInstitution())
    advice = ask(Case(DAY, who, care), FilingKind.LONG_TERM_RESIDENT)
    assert advice.say is not None
    assert said in advice.say.text
    assert unsaid not in advice.say.text


def test_a_disease_without_a_national_code_is_named_without_one() -> None:
    who = replace(person("451202"), qualified_diseases=("GX0200",))
    care = Care("450103", CareType.CHRONIC_OUTPATIENT, "GX0200")
    advice = ask(Case(DAY, who, care))
    assert advice.say is not None
    assert "高血压（非高危组）。" in advice.say.text
    assert "GX0200" not in advice.say.text


def test_kidney_disease_without_dialysis_gives_no_right_to_dialysis() -> None:
    who = replace(person("451202"), qualified_diseases=("M07800",))
    advice = ask(Case(DAY, who, replace(TUMOUR, disease="M07801")))
    qualified = advice.precondition("qualification")
    assert qualified is not None
    assert qualified.state is State.UNMET


def test_codes_listed_side_by_side_are_two_diseases() -> None:
    assert same_disease("M07800", "M07801")
    assert not same_disease("M07800", "M07801", {"M07800", "M07801"})
    assert same_disease("M005", "M00503", {"M00500"})
    assert not same_disease("M00100", "M00500")


@pytest.mark.parametrize("area", ["653201", "330100"])
def test_care_at_home_leaves_no_gap_about_opened_diseases(area: str) -> None:
    advice = ask(Case(DAY, person(area), replace(TUMOUR, area=area)))
    assert "chronic.needs_opened" not in {gap.concept for gap in advice.missing}


def test_a_gap_tells_what_to_do_today() -> None:
    advice = ask(Case(DAY, person("653201"), Care("650102", CareType.INPATIENT)))
    assert advice.answer is None
    message = advice.missing[0].message
    assert "问参保地医保部门" in message
    assert "政策台" not in message


def test_the_second_five_before_december_2024_are_not_said_to_be_outside_the_ten() -> None:
    who = replace(person("653201"), qualified_diseases=("M04600",))
    care = replace(TUMOUR, disease="M04600", institution=CareInstitution())
    direct = ask(Case(date(2024, 11, 30), who, care)).precondition("national_direct")
    assert direct is not None
    assert direct.state is State.UNMET
    assert "10 种" not in direct.sentence.text


@pytest.mark.parametrize(("area", "locked"), [("653201", False), ("451202", True)])
def test_nobody_is_kept_from_changing_by_a_limit_that_binds_the_office(
    area: str, locked: bool
) -> None:
    # 22号 lets an area set up to six months; only an area that did has a lock.
    stay = Care("510107", CareType.INPATIENT)
    advice = ask(Case(DAY, person(area), stay), FilingKind.LONG_TERM_RESIDENT)
    assert advice.validity is not None
    assert (advice.validity.change_from is not None) is locked
    assert ("filing.change_lock_months" in {gap.concept for gap in advice.missing}) is not locked


def test_after_the_discharge_the_claim_by_hand_comes_first() -> None:
    stay = Care(
        "510107",
        CareType.INPATIENT,
        admitted_on=date(2026, 11, 1),
        discharged_on=date(2026, 11, 9),
    )
    advice = ask(Case(DAY, person("653201"), stay))
    assert advice.sentence is not None
    assert "手工报销" in advice.sentence.text


def test_of_two_diseases_in_one_family_neither_is_named() -> None:
    listed = BOOK.for_area("451202").diseases(DAY)
    assert disease_name("M07803", listed) is None
    assert disease_name("M07801", listed) == "肾透析"
    assert disease_name("M00503", listed) == "恶性肿瘤门诊治疗"
