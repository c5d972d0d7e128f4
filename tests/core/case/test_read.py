import copy
from datetime import date
from typing import Any

import pytest

from core.areas import Divisions
from core.case.facts import case_facts
from core.case.model import Category, FilingKind, Insurance, Route
from core.case.read import read_case
from core.kernel.errors import BadInput
from core.kernel.money import yuan

DIVISIONS = Divisions.shipped()
GOOD: dict[str, Any] = {
    "date": "2026-11-21",
    "person": {
        "insured_area": "653200",
        "insurance": "resident",
        "category": "senior",
        "birth_date": "1960-01-01",
        "assistance_identity": None,
        "qualified_diseases": ["M00500"],
    },
    "care": {
        "area": "510100",
        "type": "chronic_outpatient",
        "disease": "M00500",
        "institution": {
            "code": None,
            "level": "3",
            "class": None,
            "network": True,
            "opened_diseases": ["M005"],
        },
        "route": "direct",
        "emergency": False,
        "admission_no": 1,
    },
    "filing": {"kind": "long_term_resident", "valid_from": "2026-10-01", "valid_to": None},
    "bill": {
        "total": "10000.00",
        "excluded": "500.00",
        "over_limit": "0.00",
        "first_self_payment": "300.00",
    },
    "year_to_date": {"deductible_paid": "0.00", "admissions": 0},
}


def changed(**changes: Any) -> dict[str, Any]:
    """The good case with dotted fields (`care__type`) replaced."""
    data = copy.deepcopy(GOOD)
    for path, value in changes.items():
        *sections, name = path.split("__")
        here = data
        for section in sections:
            here = here.setdefault(section, {})
        here[name] = value
    return data


def faults(data: dict[str, Any]) -> dict[str, str]:
    with pytest.raises(BadInput) as caught:
        read_case(data, DIVISIONS)
    return {fault.field: fault.message for fault in caught.value.faults}


def test_the_published_form_is_read() -> None:
    case = read_case(GOOD, DIVISIONS)
    assert case.day == date(2026, 11, 21)
    assert (case.person.insurance, case.person.category) == (Insurance.RESIDENT, Category.SENIOR)
    assert case.care.disease_major == "M005"
    assert case.care.route is Route.DIRECT
    assert case.filing.kind is FilingKind.LONG_TERM_RESIDENT
    assert case.bill is not None
    assert case.bill.first_self_payment == yuan("300.00")
    assert case.year_to_date.deductible_paid == yuan(0)
    assert case.year_to_date.pool_paid is None, "absent is unknown, not zero"


def test_all_faults_come_at_once_with_their_fields() -> None:
    found = faults(
        changed(
            date="2026-02-30",
            person__insured_area="999999",
            person__insurance="residents",
            care__type="stay",
            care__institution__level="4",
            bill__excluded="20000.00",
            year_to_date__pool_paid="-1.00",
        )
    )
    assert set(found) == {
        "date",
        "person.insured_area",
        "person.insurance",
        "care.type",
        "care.institution.level",
        "bill.total",
        "year_to_date.pool_paid",
    }
    assert "28 天" in found["date"]
    assert "employee、resident" in found["person.insurance"]


@pytest.mark.parametrize(
    ("changes", "field", "remedy"),
    [
        ({"care__area": "5101"}, "care.area", "六位数字"),
        ({"care__area": "519900"}, "care.area", "没有 519900"),
        ({"person__birth_date": "2027-01-01"}, "person.birth_date", "晚于办理日期"),
        ({"person__category": "retired"}, "person.category", "居民医保写"),
        ({"person__qualified_diseases": "M00500"}, "person.qualified_diseases", "方括号"),
        ({"person__qualified_diseases": ["M5"]}, "person.qualified_diseases[1]", "M00500"),
        ({"care__disease": None}, "care.disease", "病种代码"),
        ({"care__emergency": "maybe"}, "care.emergency", "true 或 false"),
        ({"care__admission_no": 0}, "care.admission_no", "1 到 999"),
        ({"care__discharged_on": "2026-11-01"}, "care.admitted_on", "入院日期"),
        ({"filing__valid_to": "2026-09-01"}, "filing.valid_to", "2026-10-01"),
        ({"filing__kind": None}, "filing.kind", "备案类型"),
        ({"bill__total": 10000.0}, "bill.total", "带引号"),
        ({"bill__total": "1e4"}, "bill.total", "数字"),
        ({"bill__totl": "1.00"}, "bill.totl", "没有这一项"),
        ({"care__institution__code": "51"}, "care.institution.code", "H 或 P"),
        ({"person": []}, "person", "花括号"),
    ],
)
def test_each_fault_names_its_field_and_the_remedy(
    changes: dict[str, Any], field: str, remedy: str
) -> None:
    found = faults(changed(**changes))
    assert remedy in found[field]


def test_a_filing_that_begins_after_the_admission_is_refused() -> None:
    data = changed(
        care__type="inpatient",
        care__admitted_on="2026-09-20",
        care__discharged_on="2026-09-19",
    )
    found = faults(data)
    assert "2026-09-20" in found["filing.valid_from"]
    assert "2026-09-20" in found["care.discharged_on"]


def test_emergency_as_a_kind_is_understood_as_an_emergency() -> None:
    case = read_case(changed(filing={"kind": "emergency_rescue"}), DIVISIONS)
    assert case.care.emergency


def test_texts_of_a_pack_case_are_understood() -> None:
    case = read_case(
        changed(care__emergency="no", care__admission_no="2", care__institution__network="yes"),
        DIVISIONS,
    )
    assert not case.care.emergency
    assert case.care.institution.network is True
    assert case_facts(case, DIVISIONS)["admission_no"] == "2"


def test_an_itemised_bill_sums_to_its_total() -> None:
    lines = [
        {"name": "床位费", "price": "33.335", "quantity": "3", "class": "甲"},
        {
            "name": "某药",
            "price": "0.005",
            "quantity": "1",
            "class": "02",
            "first_self_ratio": "10%",
        },
    ]
    case = read_case(changed(bill={"lines": lines}), DIVISIONS)
    assert case.bill is not None
    assert case.bill.total == yuan("100.02"), "each line half up to the fen: 100.01 + 0.01"
    found = faults(changed(bill={"total": "100.00", "lines": lines}))
    assert "100.02" in found["bill.total"]
    lines[0]["class"] = "丁"
    lines[1]["first_self_ratio"] = "0.1"
    found = faults(changed(bill={"lines": lines}))
    assert set(found) == {"bill.lines[1].class", "bill.lines[2].first_self_ratio"}


def test_an_abolished_code_reads_as_its_successor() -> None:
    case = read_case(changed(person__insured_area="451281"), DIVISIONS)
    assert case.person.insured_area == "451203"
