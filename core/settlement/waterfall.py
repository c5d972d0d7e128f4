"""钱去哪了: from the whole bill down to what the funds pay, as bars that add up."""

from __future__ import annotations

from core.kernel.money import ZERO, Money
from core.settlement.model import BarKind, Breakdown, Estimate, WaterfallBar
from core.settlement.wording import ratio_range

_Row = tuple[str, Money, BarKind]


def waterfall(estimate: Estimate) -> tuple[WaterfallBar, ...]:
    """The bars of an estimate; none without a figure.

    Total, then the personal parts, then the funds: total = all self bars + all fund bars, at both
    ends of a range. What 大病 pays is taken off the own share, as the person feels it. Parts that
    are nothing at both ends are left out.
    """
    if estimate.parts is None:
        return ()
    ratio = estimate.ratio
    rows = _rows(estimate.lines, estimate.parts)
    others = rows
    if estimate.high is not None and estimate.high_parts is not None:
        others = _rows(estimate.high, estimate.high_parts)
    bars = []
    for key, (label, amount, kind) in rows.items():
        high = others[key][1]
        if kind is BarKind.SELF and not amount and not high:
            continue
        if key == "critical" and not amount and not high:
            continue
        text = label
        if ratio is not None and ratio[0] == ratio[1] and key == "pool":
            text = f"{label} {ratio_range(ratio)}"
        bars.append(WaterfallBar(text, amount, high if high != amount else None, kind))
    return tuple(bars)


def _rows(lines: dict[str, Money | None], parts: Breakdown) -> dict[str, _Row]:
    def line(code: str) -> Money:
        return lines.get(code) or ZERO

    supplements = line("fund_pay_sumamt") - line("hifp_pay")
    deductible, share, beyond = line("act_pay_dedc"), parts.own_share, parts.over_ceiling
    # 大病 first relieves what lies above the ceiling, then the own share, then what was paid first.
    relief = supplements
    beyond, relief = _take(beyond, relief)
    share, relief = _take(share, relief)
    deductible, relief = _take(deductible, relief)
    transfer, relief = _take(parts.transfer_self, relief)
    after = "（大病后）" if supplements else ""
    large = "大额补助" if lines.get("hifob_pay") is not None else "大病保险"
    return {
        "total": ("医疗费总额", line("medfee_sumamt"), BarKind.TOTAL),
        "excluded": ("全自费", line("fulamt_ownpay_amt"), BarKind.SELF),
        "over_limit": ("超限价", line("overlmt_selfpay"), BarKind.SELF),
        "first": ("先行自付", line("preselfpay_amt"), BarKind.SELF),
        "transfer": ("转外自理", transfer, BarKind.SELF),
        "deductible": ("起付线", deductible, BarKind.SELF),
        "share": (f"比例自付{after}", share, BarKind.SELF),
        "beyond": (f"超封顶{after}", beyond, BarKind.SELF),
        "critical": (large, supplements, BarKind.FUND),
        "pool": ("统筹基金", line("hifp_pay"), BarKind.FUND),
    }


def _take(amount: Money, relief: Money) -> tuple[Money, Money]:
    taken = min(amount, relief)
    return amount - taken, relief - taken
