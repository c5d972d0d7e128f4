"""Begin and end of a filing: not after the admission, not shorter than the area's months."""

from __future__ import annotations

from datetime import date

from core.case.model import FilingKind
from core.filing.asker import known_rule
from core.filing.faults import Faults
from core.filing.form import FilingForm
from core.filing.validity import least_end
from core.policy import AreaPolicy, Facts


def check_dates(
    form: FilingForm, kind: FilingKind | None, facts: Facts, policy: AreaPolicy, faults: Faults
) -> None:
    """Faults of `valid_from`, `valid_to`, `admitted_on` and `discharged_on`."""
    admitted = faults.day("admitted_on", form.admitted_on)
    discharged = faults.day("discharged_on", form.discharged_on)
    begin = None
    if faults.needed("valid_from", form.valid_from, "写开始日期，一般是今天"):
        begin = faults.day("valid_from", form.valid_from)
    if form.action == "late":
        _check_late(form, admitted, discharged, faults)
    if begin and admitted and begin > admitted:
        other = "" if form.action == "late" else "；已经住院的点“补办”"
        faults.add("valid_from", f"开始日期改到入院那天 {admitted} 或以前{other}")
    _check_end(form, kind, begin, facts, policy, faults)


def _check_late(
    form: FilingForm, admitted: date | None, discharged: date | None, faults: Faults
) -> None:
    if not form.admitted_on:
        faults.add("admitted_on", "补办要写入院日期；还没住院的点“新增”")
    elif admitted is not None and admitted > faults.today:
        faults.add("admitted_on", "入院日期在今天之后，还没住院的点“新增”")
    if discharged is not None and discharged <= faults.today:
        faults.add("action", "已经出院，补办不能直接结算了，带票据走手工报销")


def _check_end(
    form: FilingForm,
    kind: FilingKind | None,
    begin: date | None,
    facts: Facts,
    policy: AreaPolicy,
    faults: Faults,
) -> None:
    if kind is None:
        return
    if kind.long_term:
        rule = known_rule(policy, "filing.valid_long_term", facts, faults.today)
        if rule is not None and not form.open_ended:
            faults.add("valid_to", "勾上“长期有效”，长期备案不写结束日期")
            return
        if form.open_ended:
            return
    elif form.open_ended:
        faults.add("valid_to", "临时外出备案写结束日期，去掉“长期有效”")
        return
    rule = known_rule(policy, "filing.valid_months", facts, faults.today)
    months = rule.value if rule is not None and isinstance(rule.value, int) else None
    least = least_end(begin, months) if begin is not None and months is not None else None
    tail = f"，最短到 {least}（满 {months} 个月）" if least else ""
    if not faults.needed("valid_to", form.valid_to, f"写结束日期{tail}"):
        return
    end = faults.day("valid_to", form.valid_to)
    if end is None:
        return
    if least is not None and end < least:
        faults.add("valid_to", f"结束日期往后写{tail}")
    elif begin is not None and end < begin:
        faults.add("valid_to", f"结束日期改到开始日期 {begin} 或以后")
