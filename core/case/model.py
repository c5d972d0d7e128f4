"""One person's case: who, where the care is, which filing, which bill, what this year has seen.

Frozen, and unknown is `None` everywhere: an absent year-to-date sum is not zero.
The JSON form is CASE.json (`core.case.read`); the facts for the rules come from `core.case.facts`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from core.kernel.money import Money


class Insurance(Enum):
    """险种: employee = 职工基本医疗保险 (310), resident = 城乡居民基本医疗保险 (390)."""

    EMPLOYEE = "employee"
    RESIDENT = "resident"


class Category(Enum):
    """人员类别 as far as rules ask for it."""

    ACTIVE = "active"
    RETIRED = "retired"
    ADULT = "adult"
    STUDENT = "student"
    CHILD = "child"
    SENIOR = "senior"


class CareType(Enum):
    """医疗类别."""

    INPATIENT = "inpatient"
    OUTPATIENT = "outpatient"
    CHRONIC_OUTPATIENT = "chronic_outpatient"
    PHARMACY = "pharmacy"


class FilingKind(Enum):
    """The six kinds of people; emergency rescue is deemed filed and never recorded as a filing."""

    RESETTLED_RETIREE = "resettled_retiree"
    LONG_TERM_RESIDENT = "long_term_resident"
    POSTED_WORKER = "posted_worker"
    REFERRED_PATIENT = "referred_patient"
    TEMPORARY_TRAVELLER = "temporary_traveller"
    EMERGENCY_RESCUE = "emergency_rescue"

    @property
    def long_term(self) -> bool:
        """跨省异地长期居住人员."""
        return self in LONG_TERM


LONG_TERM = frozenset(
    {FilingKind.RESETTLED_RETIREE, FilingKind.LONG_TERM_RESIDENT, FilingKind.POSTED_WORKER}
)


class Route(Enum):
    """direct = 直接结算 (care area's catalogue), manual = 手工报销 (insured area's catalogue)."""

    DIRECT = "direct"
    MANUAL = "manual"


@dataclass(frozen=True)
class InsuredPerson:
    """What the rules ask about a person; no name and no ID number."""

    insured_area: str
    insurance: Insurance
    category: Category
    birth_date: date | None = None
    assistance_identity: str | None = None
    qualified_diseases: tuple[str, ...] | None = None


@dataclass(frozen=True)
class CareInstitution:
    """The institution as far as rules ask; opened diseases are majors, None = unknown."""

    code: str | None = None
    level: str | None = None
    institution_class: str | None = None
    network: bool | None = None
    opened_diseases: tuple[str, ...] | None = None


@dataclass(frozen=True)
class Care:
    """Where and what. `disease` is a code whose first four signs (大类) are what areas agree on."""

    area: str
    care_type: CareType
    disease: str | None = None
    institution: CareInstitution = field(default_factory=CareInstitution)
    route: Route = Route.DIRECT
    emergency: bool = False
    admission_no: int | None = None
    admitted_on: date | None = None
    discharged_on: date | None = None

    @property
    def disease_major(self) -> str | None:
        """The four signs every province agrees on: M00503 -> M005."""
        return self.disease[:4] if self.disease else None


@dataclass(frozen=True)
class FiledState:
    """A filing as the rules see it; `kind` None = not filed."""

    kind: FilingKind | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    area: str | None = None
    facilities: tuple[str, ...] | None = None


@dataclass(frozen=True)
class BillLine:
    """One line of an itemised bill; price (yuan, 6 decimals) and quantity (4) are texts."""

    name: str
    price: str
    quantity: str
    item_class: str
    code: str = ""
    first_self_ratio: str | None = None
    price_limit: str | None = None


@dataclass(frozen=True)
class Bill:
    """A bill as given sums (fen); a part that is None is unknown. `lines` replaces the parts."""

    total: Money
    excluded: Money | None = None
    over_limit: Money | None = None
    first_self_payment: Money | None = None
    lines: tuple[BillLine, ...] = ()


@dataclass(frozen=True)
class YearToDate:
    """Sums of this calendar year before this bill (fen); None = unknown."""

    deductible_paid: Money | None = None
    disease_fund_paid: Money | None = None
    pool_paid: Money | None = None
    critical_basis: Money | None = None
    admissions: int | None = None


@dataclass(frozen=True)
class Case:
    """Everything one answer needs. `day` is the date the rules are asked for."""

    day: date
    person: InsuredPerson
    care: Care
    filing: FiledState = field(default_factory=FiledState)
    bill: Bill | None = None
    year_to_date: YearToDate = field(default_factory=YearToDate)
