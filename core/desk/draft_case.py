"""A draft as the rules see it: every field read, all faults reported together by field name."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import Enum
from typing import TypeVar

from core.areas import Divisions
from core.case.model import (
    Bill,
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
from core.desk.draft import VisitDraft
from core.desk.draft_known import CHOOSE, choice, known, unknown_choices
from core.kernel.dates import parse_date
from core.kernel.errors import BadInput, BadText, FieldFault
from core.kernel.money import Money, parse_money

_T = TypeVar("_T")
_E = TypeVar("_E", bound=Enum)


def to_case(
    draft: VisitDraft,
    divisions: Divisions,
    day: date,
    institution: CareInstitution | None = None,
    *,
    with_filing: bool = True,
    with_bill: bool = True,
) -> Case:
    """The case the rules are asked about on `day`. Raises `BadInput` with draft field names.

    `institution` is the chosen one as the directory knows it; without it the draft's own level
    is taken. An unknown qualification stays unknown, an empty amount stays unknown. The filing of
    the case is the one on the form; without `with_filing` or `with_bill` that part is not read, so
    that half-typed later steps do not stop an earlier answer.
    """
    reader = _Reader(draft, divisions, day)
    case = reader.case(institution, with_filing, with_bill)
    if reader.faults:
        raise BadInput(reader.faults)
    return case


def intended_filing(draft: VisitDraft, divisions: Divisions, day: date) -> FiledState | None:
    """The filing being filled in, as far as it can be read yet; None until a kind is chosen."""
    reader = _Reader(draft, divisions, day)
    filing = reader.filing()
    return filing if filing.kind is not None else None


class _Reader:
    """Reads field by field and collects what cannot be read instead of stopping at the first."""

    def __init__(self, draft: VisitDraft, divisions: Divisions, day: date) -> None:
        self.draft = known(draft, divisions)
        self.unknown = frozenset(unknown_choices(draft, divisions))
        self.divisions, self.day = divisions, day
        self.faults: list[FieldFault] = []

    def case(self, institution: CareInstitution | None, with_filing: bool, with_bill: bool) -> Case:
        draft = self.draft
        person = InsuredPerson(
            insured_area=self.area("insured_area", "选参保地"),
            insurance=self.needed("insurance", Insurance, "选险种", Insurance.RESIDENT),
            category=self.needed("category", Category, "选人员类别", Category.ADULT),
            birth_date=self.day_of("birth_date"),
            assistance_identity=draft.assistance,
            qualified_diseases=self.qualified(),
        )
        return Case(
            day=self.day,
            person=person,
            care=self.care(institution),
            filing=self.filing() if with_filing else FiledState(),
            bill=self.bill() if with_bill else None,
            year_to_date=self.year_to_date() if with_bill else YearToDate(),
        )

    def year_to_date(self) -> YearToDate:
        """The four sums of this year; empty is unknown."""
        return YearToDate(
            deductible_paid=self.money("ytd_deductible"),
            disease_fund_paid=self.money("ytd_disease_fund"),
            pool_paid=self.money("ytd_pool"),
            critical_basis=self.money("ytd_critical"),
        )

    def care(self, institution: CareInstitution | None) -> Care:
        draft = self.draft
        care_type = self.needed("care_type", CareType, "选就医类型", CareType.OUTPATIENT)
        if care_type is CareType.CHRONIC_OUTPATIENT:
            if not draft.disease:
                self.ask("disease", "选病种")
            if "qualified" in self.unknown:
                self.fault("qualified", CHOOSE)
        if draft.admission in ("in_hospital", "discharged") and not draft.admitted_on:
            self.fault("admitted_on", "写入院日期")
        if draft.admission == "discharged" and not draft.discharged_on:
            self.fault("discharged_on", "写出院日期")
        chosen = institution or CareInstitution(
            code=draft.institution_code, level=draft.institution_level
        )
        return Care(
            area=self.area("care_area", "选就医地"),
            care_type=care_type,
            disease=draft.disease if care_type is CareType.CHRONIC_OUTPATIENT else None,
            institution=chosen,
            route=self.optional("route", Route) or Route.DIRECT,
            emergency=draft.emergency,
            admission_no=self.whole("admission_no"),
            admitted_on=self.day_of("admitted_on"),
            discharged_on=self.day_of("discharged_on"),
        )

    def filing(self) -> FiledState:
        kind = self.optional("kind", FilingKind)
        if kind is None or self.draft.action == "cancel":
            return FiledState()
        return FiledState(
            kind=kind,
            valid_from=self.day_of("valid_from"),
            valid_to=None if self.draft.open_ended else self.day_of("valid_to"),
            area=self.area("destination") or None,
            facilities=self.draft.facilities or None,
        )

    def bill(self) -> Bill | None:
        total = self.money("bill_total")
        parts = [self.money(f"bill_{name}") for name in ("excluded", "over_limit", "first_self")]
        if total is None:
            if not self.draft.bill_total and any(part is not None for part in parts):
                self.fault("bill_total", "先写医疗费总额")
            return None
        if sum(part.fen for part in parts if part is not None) > total.fen:
            self.fault("bill_total", "全自费、超限价、先行自付加起来超过了总额，核对这四格")
        excluded, over_limit, first_self = parts
        return Bill(total, excluded, over_limit, first_self)

    def qualified(self) -> tuple[str, ...] | None:
        answer = self.draft.qualified
        if answer == "yes" and self.draft.disease:
            return (self.draft.disease,)
        return () if answer == "no" else None

    def fault(self, name: str, message: str) -> None:
        self.faults.append(FieldFault(name, message))

    def read(self, name: str, reader: Callable[[str], _T]) -> _T | None:
        text = self.draft[name]
        if not text:
            return None
        try:
            return reader(text)
        except BadText as error:
            self.fault(name, error.message)
            return None

    def day_of(self, name: str) -> date | None:
        return self.read(name, lambda text: parse_date(text, self.day))

    def money(self, name: str) -> Money | None:
        value = self.read(name, parse_money)
        if value is not None and value.fen < 0:
            self.fault(name, "金额不写负数")
            return None
        return value

    def whole(self, name: str) -> int | None:
        text = self.draft[name]
        if not text:
            return None
        if not (text.isascii() and text.isdigit() and 1 <= int(text) <= 99):
            self.fault(name, "写第几次住院，1 到 99")
            return None
        return int(text)

    def ask(self, name: str, remedy: str) -> None:
        """A fault at an empty field; one with text that fits nothing is told to choose."""
        self.fault(name, CHOOSE if name in self.unknown else remedy)

    def area(self, name: str, ask: str = "") -> str:
        code = self.read(name, lambda text: self.divisions.get(text).code)
        if code is None and (ask or name in self.unknown):
            self.ask(name, ask)
        return code or ""

    def optional(self, name: str, choices: type[_E]) -> _E | None:
        if name in self.unknown:
            self.fault(name, CHOOSE)
        return choice(choices, self.draft[name])

    def needed(self, name: str, choices: type[_E], ask: str, spare: _E) -> _E:
        """The chosen value; a fault and `spare` (never used, the fault stops the case) if none."""
        found = choice(choices, self.draft[name])
        if found is None:
            self.ask(name, ask)
        return found or spare
