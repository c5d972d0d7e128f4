"""Whether a filing covers a case: right place, and in force on the day that counts."""

from __future__ import annotations

from datetime import date

from core.areas import Divisions
from core.case.model import CareType, Case, FiledState
from core.policy.corps import filing_province


def care_day(case: Case) -> date:
    """The day a filing must be in force: the admission for a stay, else the day of the case.

    备案有效期内已办理入院手续的，不受备案有效期限制 (医保发〔2022〕22号附件):
    the discharge never counts.
    """
    if case.care.care_type is CareType.INPATIENT and case.care.admitted_on is not None:
        return case.care.admitted_on
    return case.day


def in_force(filing: FiledState, day: date) -> bool:
    """Whether the filing is in force on a day, both ends included. No end = open-ended."""
    if filing.kind is None or (filing.valid_from is not None and day < filing.valid_from):
        return False
    return filing.valid_to is None or day <= filing.valid_to


def same_destination(filed: str, care: str, divisions: Divisions) -> bool:
    """A filing names a place, no hospital: it covers the whole pooling area or province."""
    if divisions.get(filed).level == 1:
        return filing_province(divisions.get(care).code) == filed
    return divisions.pooling_area(filed) == divisions.pooling_area(care)


def filing_covers(case: Case, divisions: Divisions) -> bool:
    """Whether the filing of the case covers its care; no place counts as filed there."""
    filing = case.filing
    if not in_force(filing, care_day(case)):
        return False
    return filing.area is None or same_destination(filing.area, case.care.area, divisions)
