"""The same bill with the filing changed: what filing is worth, and where no number can be given."""

from __future__ import annotations

from dataclasses import replace

from core.areas import Divisions
from core.case.model import Case, FiledState, FilingKind, Route
from core.kernel.money import Money
from core.policy import AreaPolicy
from core.settlement.estimate import estimate
from core.settlement.model import Comparison, Estimate, EstimateStatus
from core.settlement.wording import ratio_range

LABELS: dict[FilingKind | None, str] = {
    FilingKind.LONG_TERM_RESIDENT: "长期居住，已备案",
    FilingKind.RESETTLED_RETIREE: "异地安置，已备案",
    FilingKind.POSTED_WORKER: "常驻工作，已备案",
    FilingKind.REFERRED_PATIENT: "转诊，已备案",
    FilingKind.TEMPORARY_TRAVELLER: "临时外出，已备案",
    FilingKind.EMERGENCY_RESCUE: "急诊抢救，视同备案",
    None: "不备案",
}
_OTHERS: tuple[FilingKind | None, ...] = (
    FilingKind.LONG_TERM_RESIDENT,
    FilingKind.TEMPORARY_TRAVELLER,
    None,
)


def compare_filing(case: Case, policy: AreaPolicy, divisions: Divisions) -> tuple[Comparison, ...]:
    """The own case first, then temporary and unfiled (for an unfiled case: long-term, temporary).

    A case whose rules are missing has no estimate and no difference, only what is missing.
    """
    own = estimate(case, policy, divisions)
    kinds = [own.filing]
    skip = FilingKind.LONG_TERM_RESIDENT if own.filing is not None else None
    kinds += [kind for kind in _OTHERS if kind not in (own.filing, skip)]
    if own.filing is FilingKind.TEMPORARY_TRAVELLER:
        kinds.insert(1, FilingKind.LONG_TERM_RESIDENT)
    found = [_own(case, own)]
    for kind in kinds[1:]:
        changed = with_filing(case, kind)
        found.append(_other(changed, kind, estimate(changed, policy, divisions), own))
    return tuple(found)


def with_filing(case: Case, kind: FilingKind | None) -> Case:
    """The case with a filing of this kind in force for its place of care (None = none at all)."""
    filing = FiledState() if kind is None else FiledState(kind, area=case.care.area)
    emergency = case.care.emergency and kind is FilingKind.EMERGENCY_RESCUE
    return replace(case, filing=filing, care=replace(case.care, emergency=emergency))


def _own(case: Case, own: Estimate) -> Comparison:
    label = _label(own.filing, own)
    if own.status is EstimateStatus.NO_RULE:
        return Comparison(label, case, None, True, None, _gap(own), own.missing, own.route)
    return Comparison(label, case, own, True, None, "", (), own.route)


def _other(case: Case, kind: FilingKind | None, other: Estimate, own: Estimate) -> Comparison:
    label = _label(kind, other)
    if other.status is EstimateStatus.NO_RULE:
        return Comparison(label, case, None, False, None, _gap(other), other.missing, other.route)
    if own.status is EstimateStatus.NO_RULE:
        reason = "本件缺参数，差多少算不出"
        return Comparison(label, case, other, False, None, reason, (), other.route)
    reason = _why(other, own)
    unclear = dict.fromkeys(m.label for m in (*own.missing, *other.missing) if m.is_fact)
    if unclear:
        # The ends of two ranges do not belong to the same year sums: no honest difference.
        reason += f"；{'、'.join(unclear)}不清楚，差多少算不准"
        return Comparison(label, case, other, False, None, reason, (), other.route)
    difference = _most(other, own)
    if difference is None:
        reason += "；多付少付都有可能，要看实际降多少"
    return Comparison(label, case, other, False, difference, reason, (), other.route)


def _label(kind: FilingKind | None, found: Estimate) -> str:
    label = "免备案" if kind is None and found.exempt else LABELS[kind]
    return f"{label}，垫付" if kind is None and found.route is Route.MANUAL else label


def _gap(found: Estimate) -> str:
    lead = "先弄清：" if all(item.is_fact for item in found.missing) else "缺参数："
    return lead + "、".join(item.label for item in found.missing)


def _most(other: Estimate, own: Estimate) -> Money | None:
    """The largest difference the bounds of the two reductions leave open; None if it can go
    either way, because then neither sum may be promised."""
    least = _personal(other.lines) - _personal(own.high or own.lines)
    most = _personal(other.high or other.lines) - _personal(own.lines)
    if least.fen < 0 < most.fen:
        return None
    return max(most, least, key=lambda amount: abs(amount.fen))


def _personal(lines: dict[str, Money | None]) -> Money:
    amount = lines["psn_part_amt"]
    assert amount is not None
    return amount


def _why(other: Estimate, own: Estimate) -> str:
    """What makes the difference, in the order a clerk explains it."""
    reasons = []
    if other.ratio != own.ratio:
        reasons.append(f"支付比例 {ratio_range(own.ratio)} 变成 {ratio_range(other.ratio)}")
    if other.line("act_pay_dedc") != own.line("act_pay_dedc"):
        before, after = own.line("act_pay_dedc"), other.line("act_pay_dedc")
        reasons.append(f"起付线 {before} 变成 {after}")
    if other.parts and own.parts and other.parts.transfer_self != own.parts.transfer_self:
        reasons.append(f"转外自理 {own.parts.transfer_self} 变成 {other.parts.transfer_self}")
    if other.route is not own.route:
        reasons.append("先垫付再手工报销" if other.route is Route.MANUAL else "当场直接结算")
    return "；".join(reasons) or "待遇一样"
