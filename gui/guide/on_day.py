"""What the decision tables say on a day that is not today, as one more block of the guide.

The written topics describe the present. For another day the tables are asked, row by row, so a
visitor's question about an old bill gets the rule of that day and its document.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from core.kernel.ratio import percent
from core.kernel.status import Citation, Status
from core.policy import (
    AreaPolicy,
    GuideBlock,
    GuideRow,
    NoRule,
    Reduction,
    RuleConflict,
    UnknownFact,
)

_COLUMNS = ("省区内", "跨省")
_SCOPES = ("within_province", "cross_province")
_CARE = {"inpatient": "inpatient", "outpatient": "outpatient"}
_KINDS = (
    ("长期居住备案", "long_term_resident"),
    ("转诊", "referred_patient"),
    ("其他临时外出", "temporary_traveller"),
    ("没有备案", "none"),
)
_ANSWERS = {"must_file": "要备案", "filing_exempt": "不用备案", "deemed_filed": "视同已备案"}
_GAP = "缺参数"
_Found = tuple[str, Citation]


def rules_on(policy: AreaPolicy, topic_id: str, day: date) -> GuideBlock:
    """Filing and reduction in force on a day, for the kind of care the topic is about."""
    care = _CARE.get(topic_id, "chronic_outpatient")
    rows = [_row("要不要备案", [_requirement(policy, _facts(care, s), day) for s in _SCOPES])]
    emergency = [_requirement(policy, _facts(care, s, emergency="yes"), day) for s in _SCOPES]
    rows.append(_row("急诊抢救", emergency))
    for words, kind in _KINDS:
        found = [_reduction(policy, _facts(care, s, filing=kind), day) for s in _SCOPES]
        rows.append(_row(f"比例：{words}", found))
    return GuideBlock("compare", f"{day.isoformat()} 的规定", "取自参数表", _COLUMNS, tuple(rows))


def _facts(care: str, scope: str, **more: str) -> dict[str, str | None]:
    return {
        "care_type": care,
        "scope": scope,
        "emergency": "no",
        "filing": "none",
        "route": "direct",
        **more,
    }


def _requirement(policy: AreaPolicy, facts: Mapping[str, str | None], day: date) -> _Found:
    try:
        rule = policy.resolve("filing.requirement", facts, day)
    except (NoRule, RuleConflict, UnknownFact):
        return _GAP, Citation(Status.MISSING, "")
    return _ANSWERS[str(rule.value)], rule.citation


def _reduction(policy: AreaPolicy, facts: Mapping[str, str | None], day: date) -> _Found:
    try:
        rule = policy.resolve("settlement.reduction", facts, day)
    except (NoRule, RuleConflict, UnknownFact):
        return _GAP, Citation(Status.MISSING, "")
    value = rule.value
    assert isinstance(value, Reduction)
    return reduction_words(value), rule.citation


def reduction_words(value: Reduction) -> str:
    """A reduction in plain words; a bound says that it is one."""
    if value.mode == "none":
        return "不降"
    high = percent(value.high).removesuffix("%")
    if value.mode == "points":
        return f"降 {high} 个百分点" if value.low == value.high else f"最多降 {high} 个百分点"
    if value.mode == "factor":
        return f"按原比例的 {percent(value.high)}"
    return f"先自付 {percent(value.high)}"


def _row(item: str, found: list[_Found]) -> GuideRow:
    """One line; its badge is the weakest of the cells that say something, else 缺参数."""
    said = [cited for _, cited in found if cited.status is not Status.MISSING]
    worst = max(said, key=lambda cited: cited.status.rank) if said else found[0][1]
    return GuideRow(item, tuple(text for text, _ in found), worst)
