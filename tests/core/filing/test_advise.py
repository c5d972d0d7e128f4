from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
from core.filing import Answer, State, advise
from core.filing.advice_json import advice_json
from core.kernel.dates import add_months
from core.kernel.status import Status
from core.policy import RuleConflict
from tests.core.filing.small_packs import row, small_book

DIVISIONS = Divisions.shipped()
BOOK = small_book()
DAY = date(2026, 11, 21)
HOTAN = InsuredPerson("653201", Insurance.RESIDENT, Category.SENIOR, qualified_diseases=("M00500",))
HECHI = replace(HOTAN, insured_area="451202")
TUMOUR = Care(
    "510107",
    CareType.CHRONIC_OUTPATIENT,
    "M00503",
    CareInstitution("H51010700001", opened_diseases=("M005",), network=True),
)
STAY = Care("510107", CareType.INPATIENT)
VISIT = Case(DAY, HOTAN, TUMOUR)


def ask(case: Case, **intended: Any) -> Any:
    policy = BOOK.for_area(case.person.insured_area)
    planned = FiledState(**intended) if intended else None
    return advise(case, policy, DIVISIONS, intended=planned)


@pytest.mark.parametrize("kind", [k for k in FilingKind if k is not FilingKind.EMERGENCY_RESCUE])
def test_every_kind_must_file_across_provinces(kind: FilingKind) -> None:
    advice = ask(VISIT, kind=kind)
    assert advice.answer is Answer.MUST_FILE
    assert advice.sentence is not None
    assert advice.sentence.text == "跨省先备案"
    assert advice.without_filing[0].text == "按参保地规定办"
    assert [one.id for one in advice.materials][:2] == ["identity", "form"]
    assert advice.validity.open_ended == kind.long_term
    assert advice.route is None


def test_emergency_is_deemed_filed_and_leaves_no_form() -> None:
    urgent = replace(VISIT, care=replace(STAY, emergency=True))
    for advice in (ask(urgent), ask(urgent, kind=FilingKind.EMERGENCY_RESCUE)):
        assert advice.answer is Answer.DEEMED_FILED
        assert "上传标志" in advice.sentence.text
        assert advice.materials == ()
        assert advice.validity is None
        assert advice.notices == ()


def test_within_guangxi_filing_ended_on_its_day() -> None:
    case = Case(date(2023, 6, 30), HECHI, Care("450100", CareType.INPATIENT))
    assert ask(case).answer is Answer.MUST_FILE
    assert ask(replace(case, day=date(2023, 7, 1))).answer is Answer.FILING_EXEMPT
    home = replace(case, day=DAY, care=Care("451221", CareType.INPATIENT))
    assert ask(home).answer is Answer.FILING_EXEMPT


def test_no_rule_gives_no_answer_but_says_what_is_missing() -> None:
    kashgar = replace(VISIT, care=replace(STAY, area="653100"))
    advice = ask(kashgar)
    assert advice.answer is None
    assert advice.sentence is None
    assert [one.concept for one in advice.missing] == ["filing.requirement"]
    assert advice.missing[0].label == "要不要备案"
    assert advice_json(advice)["answer"] is None


def test_admitted_and_not_discharged_may_file_late() -> None:
    case = replace(VISIT, care=replace(STAY, admitted_on=date(2026, 11, 18)))
    advice = ask(case, kind=FilingKind.TEMPORARY_TRAVELLER)
    assert advice.answer is Answer.LATE_FILING_POSSIBLE
    assert advice.sentence.text == "出院结算前可补办"
    assert advice.validity.valid_from == date(2026, 11, 18), "late filing begins at the admission"
    assert advice.route is None


def test_discharged_is_claimed_by_hand() -> None:
    stay = replace(STAY, admitted_on=date(2026, 11, 1), discharged_on=date(2026, 11, 20))
    advice = ask(replace(VISIT, care=stay))
    assert advice.answer is Answer.MUST_FILE
    assert advice.route is Route.MANUAL
    assert "已出院的手工报销" in [one.text for one in advice.reasons]
    assert advice.manual_papers == ("票据原件", "费用清单")


def test_a_filing_in_force_at_the_admission_is_enough() -> None:
    stay = replace(STAY, admitted_on=date(2026, 5, 30))
    filed = FiledState(
        FilingKind.TEMPORARY_TRAVELLER, date(2025, 12, 1), date(2026, 6, 1), area="510100"
    )
    advice = ask(replace(VISIT, care=stay, filing=filed))
    assert advice.filed_ok is True
    assert advice.answer is Answer.MUST_FILE
    elsewhere = replace(filed, area="510300")
    assert ask(replace(VISIT, care=stay, filing=elsewhere)).filed_ok is False
    assert ask(VISIT).filed_ok is None


@pytest.mark.parametrize(
    ("qualified", "state", "route"),
    [
        (("M00500",), State.MET, None),
        (("M005",), State.MET, None),
        (("M00503",), State.MET, None),
        (("M00504",), State.UNMET, Route.MANUAL),
        ((), State.UNMET, Route.MANUAL),
        (None, State.UNKNOWN, None),
    ],
)
def test_qualification_is_for_this_disease(
    qualified: tuple[str, ...] | None, state: State, route: Route | None
) -> None:
    advice = ask(replace(VISIT, person=replace(HOTAN, qualified_diseases=qualified)))
    assert advice.precondition("qualification").state is state
    assert advice.route is route


def test_the_institution_must_have_opened_this_disease() -> None:
    def state(**facts: Any) -> tuple[State, Route | None]:
        institution = replace(TUMOUR.institution, **facts)
        advice = ask(replace(VISIT, care=replace(TUMOUR, institution=institution)))
        return advice.precondition("opened").state, advice.route

    assert state() == (State.MET, None)
    assert state(opened_diseases=("M039",)) == (State.UNMET, Route.MANUAL)
    assert state(opened_diseases=None) == (State.UNKNOWN, None)
    assert state(network=False) == (State.UNMET, Route.MANUAL)


def test_a_disease_outside_the_ten_is_paid_first() -> None:
    lupus = replace(
        VISIT,
        person=replace(HOTAN, qualified_diseases=("M07101",)),
        care=replace(TUMOUR, disease="M07101", institution=CareInstitution()),
    )
    advice = ask(lupus)
    direct = advice.precondition("national_direct")
    assert direct.state is State.UNMET
    assert direct.sentence.text == "先垫付，回参保地手工报销"
    assert advice.route is Route.MANUAL
    assert advice.manual_papers


def test_guangxi_also_asks_for_the_chosen_institution() -> None:
    case = replace(VISIT, person=HECHI)
    assert ask(VISIT).needs_facility is False
    advice = ask(case, kind=FilingKind.LONG_TERM_RESIDENT, facilities=("H51010700001",))
    assert advice.needs_facility is True
    assert advice.precondition("facility").state is State.MET
    other = ask(case, kind=FilingKind.LONG_TERM_RESIDENT, facilities=("H51010700002",))
    assert other.precondition("facility").state is State.UNMET
    assert other.route is None, "the institution can still be chosen"
    assert ask(case).precondition("facility").state is State.UNMET


@pytest.mark.parametrize(
    ("area", "code", "level", "complete"),
    [
        ("510107", "510100", "prefecture", True),
        ("110105", "110000", "province", True),
        ("460200", "460000", "province", True),
        ("540102", "540000", "province", True),
        ("419001", "419001", "prefecture", True),
        ("510000", "510000", "prefecture", False),
    ],
)
def test_the_destination_has_the_level_the_platform_takes(
    area: str, code: str, level: str, complete: bool
) -> None:
    found = ask(replace(VISIT, care=replace(TUMOUR, area=area))).destination
    assert (found.code, found.level, found.complete) == (code, level, complete)


def test_the_personal_promise_is_offered_only_where_a_rule_allows_it() -> None:
    assert ask(VISIT, kind=FilingKind.LONG_TERM_RESIDENT).commitment_allowed is True
    assert ask(VISIT, kind=FilingKind.REFERRED_PATIENT).commitment_allowed is False
    silent = ask(replace(VISIT, person=HECHI), kind=FilingKind.LONG_TERM_RESIDENT)
    assert silent.commitment_allowed is None
    assert "filing.commitment_allowed" in [one.concept for one in silent.missing]


def test_the_result_is_as_good_as_its_weakest_rule() -> None:
    assert ask(VISIT).status is Status.OFFICIAL
    assert ask(VISIT, kind=FilingKind.LONG_TERM_RESIDENT).status is Status.SECONDARY


def test_two_truths_are_no_answer() -> None:
    book = small_book(
        a410000={
            "filing.requirement": [
                row("must_file", {"care_type": "inpatient"}),
                row("filing_exempt", {"scope": "cross_province"}),
            ]
        }
    )
    case = Case(DAY, replace(HOTAN, insured_area="410300"), STAY)
    with pytest.raises(RuleConflict):
        advise(case, book.for_area("410300"), DIVISIONS)


def test_what_to_say_names_area_and_disease() -> None:
    assert ask(VISIT).say.text == "我是新疆 和田市参保，病种恶性肿瘤门诊放化疗（大类 M005）"


@given(st.dates(date(2023, 1, 1), date(2090, 12, 31)), st.sampled_from(list(FilingKind)))
def test_validity_never_ends_early_and_change_waits(begin: date, kind: FilingKind) -> None:
    advice = ask(VISIT, kind=kind, valid_from=begin)
    validity = advice.validity
    if kind is FilingKind.EMERGENCY_RESCUE:
        assert validity is None
        return
    assert validity.valid_from == begin
    if kind.long_term:
        assert validity.valid_to is None
        assert validity.change_from == add_months(begin, 6)
    else:
        assert validity.valid_to == add_months(begin, validity.min_months)
        assert validity.change_from is None
