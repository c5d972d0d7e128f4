"""CASE.json -> `Case`: every fault is reported at once, with its dotted field and the remedy.

Amounts are texts in yuan, dates are ISO. What is absent is unknown and stays unknown.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from core.areas import Divisions
from core.case.bill import read_bill
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
    YearToDate,
)
from core.case.section import Section
from core.kernel.errors import BadInput, FieldFault

_AREA = re.compile(r"^\d{6}$")
# M-codes; two letters and four digits: a disease of a local list that has no M-code.
_DISEASE = re.compile(r"^(M\d{3}(\d{2})?|[A-Z]{2}\d{4})$")
_MAJOR = re.compile(r"^(M\d{3}|[A-Z]{2}\d{2})$")
# Hong Kong, Macao and Taiwan stand in the division list; no rule here is about them.
_OUTSIDE = ("71", "81", "82")
_INSTITUTION = re.compile(r"^[HP]\d{11}$")
_LEVELS = ("3", "2", "1", "none")
_CLASSES = ("regional", "municipal", "provincial", "district", "county")

_EMPLOYEE_CATEGORIES = {Category.ACTIVE, Category.RETIRED}


def read_case(data: Mapping[str, object], divisions: Divisions) -> Case:
    """The case of a CASE.json mapping. Raises `BadInput` with every fault found."""
    faults: list[FieldFault] = []
    root = Section(data, "", faults)
    day = root.day("date", required="写上办理日期，例如 2026-11-21")
    person = _person(root.section("person"), day, divisions)
    care = _care(root.section("care"), divisions)
    filing = _filing(root.section("filing"), care, divisions)
    bill = read_bill(root.section("bill")) if root.has("bill") else None
    root.raw("bill")
    year = _year(root.section("year_to_date"))
    root.close()
    if faults or day is None or person is None or care is None:
        raise BadInput(faults)
    if filing.kind is FilingKind.EMERGENCY_RESCUE and not care.emergency:
        # Emergency rescue is a fact about the care, never a filing of its own.
        care = replace(care, emergency=True)
    return Case(day, person, care, filing, bill, year)


def _person(part: Section, day: date | None, divisions: Divisions) -> InsuredPerson | None:
    area = _area(part, "insured_area", divisions, required="写参保地六位区划，例如 653201")
    insurance = part.choice("insurance", Insurance, required="写险种：employee 职工，resident 居民")
    category = part.choice(
        "category",
        Category,
        required="写人员类别：职工写 active 或 retired，居民写 adult、student、child 或 senior",
    )
    birth = part.day("birth_date")
    assistance = part.text("assistance_identity")
    qualified = _codes(part, "qualified_diseases", _DISEASE, "病种代码写成 M00500 或 M005")
    part.close()
    if birth and day and birth > day:
        part.fault("birth_date", f"出生日期晚于办理日期 {day}，对着证件改")
    if (
        insurance
        and category
        and (insurance is Insurance.EMPLOYEE) != (category in _EMPLOYEE_CATEGORIES)
    ):
        part.fault(
            "category", "职工医保写 active 或 retired；居民医保写 adult、student、child 或 senior"
        )
    if area is None or insurance is None or category is None:
        return None
    return InsuredPerson(area, insurance, category, birth, assistance, qualified)


def _care(part: Section, divisions: Divisions) -> Care | None:
    area = _area(part, "area", divisions, required="写就医地六位区划，例如 510100")
    care_type = part.choice(
        "type",
        CareType,
        required="写就医类型：inpatient、outpatient、chronic_outpatient 或 pharmacy",
    )
    disease = part.text("disease")
    if disease is not None and not _DISEASE.match(disease):
        part.fault("disease", "病种代码写成 M00500 或 M005")
    institution = _institution(part.section("institution"))
    route = part.choice("route", Route)
    emergency = part.flag("emergency")
    admission_no = part.count("admission_no", 1)
    admitted = part.day("admitted_on")
    discharged = part.day("discharged_on")
    part.close()
    if care_type is CareType.CHRONIC_OUTPATIENT and disease is None and not part.has("disease"):
        part.fault("disease", "门诊慢特病要写病种代码，例如 M00500")
    if discharged and not admitted:
        part.fault("admitted_on", "有出院日期就要写入院日期")
    if admitted and discharged and discharged < admitted:
        part.fault("discharged_on", f"出院日期改到入院日期 {admitted} 或以后")
    if area is None or care_type is None:
        return None
    return Care(
        area,
        care_type,
        disease,
        institution,
        route or Route.DIRECT,
        bool(emergency),
        admission_no,
        admitted,
        discharged,
    )


def _institution(part: Section) -> CareInstitution:
    code = part.text("code")
    if code is not None and not _INSTITUTION.match(code):
        part.fault("code", "机构代码是 H 或 P 加 11 位数字，例如 H51010400001")
    made = CareInstitution(
        code,
        part.one_of("level", _LEVELS),
        part.one_of("class", _CLASSES),
        part.flag("network"),
        _codes(part, "opened_diseases", _MAJOR, "开通病种只写四位大类，例如 M005"),
    )
    part.close()
    return made


def _filing(part: Section, care: Care | None, divisions: Divisions) -> FiledState:
    kind = part.choice("kind", FilingKind)
    begin = part.day("valid_from")
    end = part.day("valid_to")
    area = _area(part, "area", divisions)
    facilities = _codes(
        part, "facilities", _INSTITUTION, "机构代码是 H 或 P 加 11 位数字，例如 H51010400001"
    )
    part.close()
    if kind is None and not part.has("kind") and (begin or end or area):
        part.fault("kind", "有备案就写备案类型；没有备案就把这一组都去掉")
    if begin and end and end < begin:
        part.fault("valid_to", f"结束日期改到开始日期 {begin} 或以后")
    if begin and care and care.admitted_on and begin > care.admitted_on:
        part.fault(
            "valid_from",
            f"开始日期改到入院日期 {care.admitted_on} 或以前；"
            "入院后才备案的，去掉备案再看能不能补办",
        )
    return FiledState(kind, begin, end, area, facilities)


def _year(part: Section) -> YearToDate:
    made = YearToDate(
        part.money("deductible_paid"),
        part.money("disease_fund_paid"),
        part.money("pool_paid"),
        part.money("critical_basis"),
        part.count("admissions", 0),
    )
    part.close()
    return made


def _area(part: Section, name: str, divisions: Divisions, *, required: str = "") -> str | None:
    code = part.text(name, required=required)
    if code is None:
        return None
    if not _AREA.match(code):
        part.fault(name, "区划代码是六位数字，例如 510100")
        return None
    if code.startswith(_OUTSIDE):
        part.fault(name, "港澳台没有跨省备案的规则，问参保地医保部门怎么办")
        return None
    division = divisions.find(code)
    if division is None:
        part.fault(name, f"没有 {code} 这个区划，核对六位代码")
        return None
    return division.code  # an abolished code reads as its successor


def _codes(
    part: Section, name: str, pattern: re.Pattern[str], remedy: str
) -> tuple[str, ...] | None:
    codes = part.texts(name)
    for number, code in enumerate(codes or (), start=1):
        if not pattern.match(code):
            part.fault(f"{name}[{number}]", remedy)
    return codes
