"""The rows of the packs that one estimate rests on, looked up once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypeVar, cast

from core.case.model import CareType, Insurance
from core.kernel.money import Rounding
from core.policy import AreaPolicy, Brackets, Ceiling, Deductible, Missing, NoRule, Reduction, Rule
from core.settlement.situation import Situation

_V = TypeVar("_V")
FAMILY = {
    CareType.CHRONIC_OUTPATIENT.value: "chronic",
    CareType.INPATIENT.value: "inpatient",
    CareType.OUTPATIENT.value: "outpatient",
    CareType.PHARMACY.value: "outpatient",
}


class RulesMissing(Exception):
    """Rules without which there is no figure; all of them, so one call to the office will do."""

    def __init__(self, missing: tuple[Missing, ...]) -> None:
        super().__init__("; ".join(item.concept for item in missing))
        self.missing = missing


@dataclass(frozen=True)
class RuleSet:
    """`reduction` None = inside the own pool; `ceiling`, `pool`, `critical` None = no such row."""

    deductible: Rule
    ratio: Rule
    ceiling: Rule | None
    pool: Rule | None
    reduction: Rule | None
    critical: Rule | None
    catalogue: Rule | None
    rounding: Rounding
    critical_code: str

    def used(self) -> Iterator[Rule]:
        """Every row whose value enters the figure."""
        rows = (
            self.deductible, self.ratio, self.reduction, self.ceiling, self.pool, self.critical,
        )  # fmt: skip
        return (rule for rule in rows if rule is not None)

    @property
    def outpatient(self) -> bool:
        """普通门诊: its yearly limit counts what the fund paid for outpatient care only."""
        return self.deductible.concept.startswith("outpatient.")

    @property
    def deductible_value(self) -> Deductible:
        """The deductible of the row."""
        return cast(Deductible, self.deductible.value)

    @property
    def ratio_value(self) -> Fraction | Brackets:
        """One ratio, or segments."""
        return cast("Fraction | Brackets", self.ratio.value)

    @property
    def reduction_value(self) -> Reduction | None:
        """The lowering for the filing state; None inside the own pool."""
        return None if self.reduction is None else cast(Reduction, self.reduction.value)

    @property
    def ceiling_value(self) -> Ceiling | None:
        """The ceiling of the disease or the care type."""
        return None if self.ceiling is None else cast(Ceiling, self.ceiling.value)

    @property
    def pool_value(self) -> Ceiling | None:
        """The yearly ceiling of the pooling fund."""
        return None if self.pool is None else cast(Ceiling, self.pool.value)

    @property
    def critical_value(self) -> Brackets | None:
        """The brackets of 大病 or 大额."""
        return None if self.critical is None else cast(Brackets, self.critical.value)


def find_rules(policy: AreaPolicy, situation: Situation, on: date) -> RuleSet:
    """Look up every row. Raises `RulesMissing` with all that is missing, `UnknownFact` when an
    unknown fact decides, `RuleConflict` when two rows disagree.

    The ceiling of 门诊慢特病 and outpatient care is low, so it is required; a stay is only held
    against the yearly ceiling, whose absence is said and not guessed.
    """
    facts = situation.facts
    family = FAMILY[str(facts["care_type"])]
    missing: list[Missing] = []

    def required(concept: str) -> Rule | None:
        try:
            return policy.resolve(concept, facts, on)
        except NoRule as gap:
            missing.append(Missing(concept, gap.label, gap.message))
            return None

    ratio = required(f"{family}.ratio")
    deductible = required(f"{family}.deductible")
    reduction = required("settlement.reduction") if situation.asks_filing else None
    if family == "inpatient":
        ceiling = policy.find(f"{family}.ceiling", facts, on)
    else:
        ceiling = required(f"{family}.ceiling")
    rounding = required("settlement.rounding")
    if missing:
        raise RulesMissing(tuple(missing))
    employee = facts["insurance"] == Insurance.EMPLOYEE.value
    return RuleSet(
        deductible=cast(Rule, deductible),
        ratio=cast(Rule, ratio),
        ceiling=ceiling,
        pool=policy.find("pool.annual_ceiling", facts, on),
        reduction=reduction,
        critical=policy.find("critical.brackets", facts, on),
        catalogue=policy.find("settlement.catalogue", facts, on),
        rounding=Rounding(str(cast(Rule, rounding).value)),
        critical_code="hifob_pay" if employee else "hifmi_pay",
    )


def with_fact(situation: Situation, fact: str, value: str) -> Situation:
    """The same situation with one more fact known."""
    facts: Mapping[str, str | None] = {**situation.facts, fact: value}
    return replace(situation, facts=dict(facts))
