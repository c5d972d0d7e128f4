from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.areas import Divisions
from core.case.coverage import filing_covers
from core.case.facts import admission, case_facts, effective_filing
from core.case.model import (
    Care,
    CareType,
    Case,
    Category,
    FiledState,
    FilingKind,
    Insurance,
    InsuredPerson,
)

DIVISIONS = Divisions.shipped()
DAY = date(2026, 11, 21)
PERSON = InsuredPerson("653201", Insurance.RESIDENT, Category.SENIOR, date(1960, 11, 22))
STAY = Case(DAY, PERSON, Care("510107", CareType.INPATIENT))
LONG = FilingKind.LONG_TERM_RESIDENT
days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def filed(**facts: object) -> Case:
    return replace(STAY, filing=replace(FiledState(LONG), **facts))


def test_unknown_stays_unknown_and_known_is_in_the_packs_words() -> None:
    facts = case_facts(replace(STAY, person=replace(PERSON, birth_date=None)), DIVISIONS)
    assert facts["age"] is None
    assert facts["level"] is None
    assert facts["admission_no"] is None
    assert facts["scope"] == "cross_province"
    assert facts["filing"] == "none"
    assert case_facts(STAY, DIVISIONS)["age"] == "65", "the birthday is tomorrow"
    assert case_facts(STAY, DIVISIONS, filing="posted_worker")["filing"] == "posted_worker"


def test_a_filing_covers_the_whole_city_it_names_and_no_other() -> None:
    assert filing_covers(filed(area="510100"), DIVISIONS)
    assert filing_covers(filed(area="510104"), DIVISIONS)
    assert filing_covers(filed(area="510000"), DIVISIONS)
    assert not filing_covers(filed(area="510300"), DIVISIONS)
    beijing = replace(STAY, care=Care("110105", CareType.INPATIENT))
    assert filing_covers(replace(beijing, filing=FiledState(LONG, area="110000")), DIVISIONS)
    assert effective_filing(filed(area="510300"), DIVISIONS) == "none"


def test_emergency_counts_as_its_own_kind_unless_a_filing_covers() -> None:
    urgent = replace(STAY, care=replace(STAY.care, emergency=True))
    assert effective_filing(urgent, DIVISIONS) == "emergency_rescue"
    assert effective_filing(replace(urgent, filing=FiledState(LONG)), DIVISIONS) == LONG.value


@given(days, days, days, days)
def test_only_the_admission_must_lie_within_the_validity(
    begin: date, end: date, admitted: date, today: date
) -> None:
    case = replace(
        filed(valid_from=begin, valid_to=end),
        day=today,
        care=replace(STAY.care, admitted_on=admitted),
    )
    assert filing_covers(case, DIVISIONS) == (begin <= admitted <= end)
    long_after = replace(case.care, discharged_on=max(end, admitted) + timedelta(days=90))
    assert filing_covers(replace(case, care=long_after), DIVISIONS) == filing_covers(
        case, DIVISIONS
    )


@given(days, days, st.one_of(st.none(), days))
def test_outpatient_care_counts_on_its_day(today: date, begin: date, end: date | None) -> None:
    visit = replace(
        filed(valid_from=begin, valid_to=end), day=today, care=Care("510107", CareType.OUTPATIENT)
    )
    assert filing_covers(visit, DIVISIONS) == (begin <= today and (end is None or today <= end))


@given(days, days, st.one_of(st.none(), days))
def test_the_stage_of_a_stay_follows_its_dates(
    today: date, admitted: date, discharged: date | None
) -> None:
    case = replace(STAY, care=replace(STAY.care, admitted_on=admitted, discharged_on=discharged))
    stage = admission(case, today)
    if today < admitted:
        assert stage == "not_admitted"
    elif discharged is not None and discharged <= today:
        assert stage == "discharged"
    else:
        assert stage == "in_hospital"
