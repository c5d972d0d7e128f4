"""Estimate one settlement: find the rules, compute both ends, explain, assert.

Nothing is guessed: a missing rule gives no figure, an unknown fact gives a range, an unverified
value gives a figure that says so.
"""

from __future__ import annotations

from dataclasses import dataclass

from core import __version__
from core.areas import Divisions
from core.case.disease import disease_name
from core.case.model import Case, Insurance
from core.kernel.errors import BadInput, FieldFault
from core.kernel.money import Money
from core.kernel.status import Cited, Status, weakest
from core.policy import AreaPolicy, Missing, Rule, UnknownFact
from core.settlement.assemble import Lines, assemble
from core.settlement.ceiling import is_pool, reads_used
from core.settlement.model import (
    Estimate,
    EstimateStatus,
    PackRef,
    TraceNode,
)
from core.settlement.nhsa_fields import FIELDS
from core.settlement.rules import RuleSet, RulesMissing
from core.settlement.situation import Situation, read_situation
from core.settlement.split import given_parts
from core.settlement.trace import build_trace, merge_trace
from core.settlement.unknowns import Corners, corners
from core.settlement.variants import NO_IDENTITY, Variant, missing_fact, rule_variants
from core.settlement.wording import value_text


@dataclass(frozen=True)
class _Solved:
    variant: Variant
    corners: Corners


def estimate(case: Case, policy: AreaPolicy, divisions: Divisions) -> Estimate:
    """The estimate of a case with a bill.

    Raises `BadInput` for a bill that cannot be, `RuleConflict` when rows disagree, and
    `IdentityViolated` when the result would not add up.
    """
    if case.bill is None:
        raise BadInput([FieldFault("bill", "写上这次的医疗费总额")])
    parts = given_parts(case.bill)
    situation = read_situation(case, policy, divisions)
    packs = tuple(PackRef(p.area, p.version, p.sha256) for p in policy.packs)
    try:
        variants = rule_variants(policy, situation, case.day)
    except RulesMissing as gap:
        return _no_rule(case, parts, situation, gap.missing, packs)
    except UnknownFact as unknown:
        missing = missing_fact(unknown)
        return _no_rule(case, parts, situation, (missing,), packs)
    solved = [_Solved(v, corners(case.bill, parts, case.year_to_date, v.rules)) for v in variants]
    low = min(solved, key=lambda s: s.corners.low.personal)
    high = max(solved, key=lambda s: s.corners.high.personal)
    return _result(case, policy, situation, low, high, variants, packs)


def _result(
    case: Case,
    policy: AreaPolicy,
    situation: Situation,
    low: _Solved,
    high: _Solved,
    variants: tuple[Variant, ...],
    packs: tuple[PackRef, ...],
) -> Estimate:
    resident = case.person.insurance is Insurance.RESIDENT
    rules, high_rules = low.variant.rules, high.variant.rules
    lines, parts = assemble(low.corners.low, rules.critical_code, resident=resident)
    high_lines, high_parts = assemble(
        high.corners.high, high_rules.critical_code, resident=resident
    )
    disease = _disease_name(case, policy)
    trace = build_trace(low.corners.low, rules, low.variant.situation, disease)
    is_range = lines != high_lines or parts != high_parts
    missing = _unique((*low.corners.missing, *high.corners.missing))
    if is_range:
        other = build_trace(high.corners.high, high_rules, high.variant.situation, disease)
        trace = merge_trace(trace, other)
        missing = _unique((*variants[0].missing, *missing))
    used = {id(rule): rule for v in (low.variant, high.variant) for rule in v.rules.used()}
    cited = tuple(_cited(rule) for rule in used.values())
    ratios = sorted(
        piece.ratio
        for figures in (low.corners.low, high.corners.high)
        if len(figures.ratio.pieces) == 1
        for piece in figures.ratio.pieces
    )
    return Estimate(
        status=EstimateStatus.RANGE if is_range else EstimateStatus.COMPUTED,
        confidence=_confidence(trace),
        lines=lines,
        high=high_lines if is_range else None,
        missing=missing if is_range else (),
        unverified=tuple(c for c in cited if c.citation.status is Status.UNVERIFIED),
        notices=_notices(case, situation, variants[0], rules),
        trace=trace,
        packs=packs,
        engine=__version__,
        route=situation.route,
        filing=situation.filing,
        exempt=situation.exempt,
        ratio=(ratios[0], ratios[-1]) if ratios else None,
        parts=parts,
        high_parts=high_parts if is_range else None,
        cited=cited,
    )


def _confidence(trace: tuple[TraceNode, ...]) -> Status:
    """As good as the weakest value; a check that could not be made counts as unverified."""
    found = weakest(root.weakest for root in trace)
    return Status.UNVERIFIED if found is Status.MISSING else found


def _notices(case: Case, situation: Situation, variant: Variant, rules: RuleSet) -> tuple[str, ...]:
    notices = [*situation.notices, *variant.notices]
    employee = case.person.insurance is Insurance.EMPLOYEE
    doubtful = rules.deductible
    if doubtful.status is Status.UNVERIFIED and not rules.deductible_value.amount:
        # A deductible nobody stated is taken as nothing: the person hears it before the sum.
        notices.append(doubtful.text.rstrip("。") or f"{doubtful.label}没有核实，按 0 算")
    year_limits = (rules.ceiling_value, rules.pool_value)
    if rules.outpatient and any(c and is_pool(c) and reads_used(c) for c in year_limits):
        notices.append("年度限额只看普通门诊：“统筹已支付”里不要把住院的加进来")
    if rules.critical is None:
        name = "职工大额补助" if employee else "居民大病保险"
        notices.append(f"{name}没有规则，没有算进去，实际可能少付一些")
    if employee:
        notices.append("公务员补助和个人账户没有算进去")
    if case.person.assistance_identity not in (None, NO_IDENTITY):
        notices.append("医疗救助没有规则，没有算进去，实际可能少付一些")
    if rules.pool is None:
        notices.append("基本医保年度限额没有规则，没有按年度封顶核减")
    return tuple(dict.fromkeys(notices))


def _no_rule(
    case: Case,
    parts: dict[str, Money | None],
    situation: Situation,
    missing: tuple[Missing, ...],
    packs: tuple[PackRef, ...],
) -> Estimate:
    assert case.bill is not None
    codes = {
        "medfee_sumamt": case.bill.total,
        "fulamt_ownpay_amt": parts["excluded"],
        "overlmt_selfpay": parts["over_limit"],
        "preselfpay_amt": parts["first_self_payment"],
    }
    lines: Lines = {field.code: codes.get(field.code) for field in FIELDS}
    known = [amount for amount in parts.values() if amount is not None]
    if len(known) == len(parts):
        lines["inscp_scp_amt"] = Money(case.bill.total.fen - sum(a.fen for a in known))
    return Estimate(
        status=EstimateStatus.NO_RULE,
        confidence=Status.MISSING,
        lines=lines,
        high=None,
        missing=missing,
        unverified=(),
        notices=situation.notices,
        trace=(),
        packs=packs,
        engine=__version__,
        route=situation.route,
        filing=situation.filing,
        exempt=situation.exempt,
    )


def _disease_name(case: Case, policy: AreaPolicy) -> str | None:
    """The disease as the insured area calls it, else its code."""
    code = case.care.disease
    if code is None:
        return None
    return disease_name(code, policy.diseases(case.day)) or code


def _cited(rule: Rule) -> Cited:
    return Cited(f"{rule.label} {value_text(rule.value)}", rule.citation)


def _unique(missing: tuple[Missing, ...]) -> tuple[Missing, ...]:
    return tuple({item.concept: item for item in missing}.values())
