"""封顶线: what the fund can still pay under one ceiling."""

from __future__ import annotations

from core.kernel.money import ZERO, Money
from core.kernel.status import Citation, Status
from core.policy import Ceiling
from core.settlement.model import TraceNode

PERIODS = {
    "visit": "每次",
    "month": "每月",
    "quarter": "每季度",
    "year": "每年",
    "course": "每疗程",
}
POOL = "pool"


def reads_used(ceiling: Ceiling) -> bool:
    """Whether what the fund paid before counts (a per-visit ceiling starts afresh)."""
    return ceiling.amount is not None and ceiling.period != "visit"


def is_pool(ceiling: Ceiling) -> bool:
    """Whether the ceiling is over everything of the year, not over one disease."""
    return bool(ceiling.scope == POOL)


def room(ceiling: Ceiling, used: Money) -> Money | None:
    """Fen the fund can still pay; None = no limit."""
    if ceiling.amount is None:
        return None
    if not reads_used(ceiling):
        return ceiling.amount
    return max(ceiling.amount - used, ZERO)


def explain_ceiling(
    key: str,
    label: str,
    ceiling: Ceiling,
    used: Money,
    wanted: Money,
    paid: Money,
    citation: Citation,
) -> TraceNode:
    """The limit, what is used of it, and whether it cuts (`wanted` before, `paid` after)."""
    left = room(ceiling, used)
    if ceiling.amount is None or left is None:
        formula, value = "没有限额", "不限"
    else:
        formula = f"{PERIODS.get(ceiling.period, ceiling.period)} {ceiling.amount}"
        if reads_used(ceiling):
            formula += f" − 已用 {used}，还剩 {left}"
        if paid < wanted:
            formula += f"；本次算得 {wanted}，只付 {paid}"
            value = "封顶"
        else:
            formula += "，够用" + (f"，本次后剩 {left - paid}" if reads_used(ceiling) else "")
            value = "未触及"
    return TraceNode(key, label, formula, value, None, citation, citation.status)


def explain_no_ceiling(key: str, label: str) -> TraceNode:
    """The pack holds no such ceiling: computed without it, and said so."""
    formula = "没有规则，没有按封顶核减"
    return TraceNode(key, label, formula, "缺参数", status=Status.UNVERIFIED)
