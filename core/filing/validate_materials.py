"""The papers of a filing: there, in date, or rightly replaced by the personal promise."""

from __future__ import annotations

from core.filing.asker import known_rule
from core.filing.faults import Faults
from core.filing.form import (
    COMMITMENT,
    FORM_MATERIAL,
    IDENTITY_MATERIAL,
    NO_END,
    TO_FOLLOW,
    FilingForm,
    MaterialMark,
)
from core.policy import AreaPolicy, Facts
from core.policy.values import MaterialSpec


def check_materials(form: FilingForm, facts: Facts, policy: AreaPolicy, faults: Faults) -> None:
    """Faults of `materials.<id>` and `materials.<id>.until` for the kind of the form."""
    rule = known_rule(policy, "filing.materials", facts, faults.today)
    if rule is None or not isinstance(rule.value, tuple):
        return
    allowed = known_rule(policy, "filing.commitment_allowed", facts, faults.today)
    for spec in rule.value:
        if isinstance(spec, MaterialSpec) and spec.id != FORM_MATERIAL:
            mark = form.materials.get(spec.id)
            _check_one(spec, mark, allowed is not None and allowed.value is True, faults)


def chosen_paper(name: str, alternatives: tuple[str, ...], chosen: str | None) -> str:
    """Which paper is meant: the chosen one, else the first that will do, else the material."""
    if chosen and chosen != COMMITMENT:
        return chosen
    return alternatives[0] if alternatives else name


def next_paper(alternatives: tuple[str, ...], current: str) -> str | None:
    """The paper to change to when the current one will not do; None if there is no other."""
    if current not in alternatives or len(alternatives) < 2:
        return None
    return alternatives[(alternatives.index(current) + 1) % len(alternatives)]


def _check_one(
    spec: MaterialSpec, mark: MaterialMark | None, promise_allowed: bool, faults: Faults
) -> None:
    name = f"materials.{spec.id}"
    paper = chosen_paper(spec.name, spec.alternatives, mark.alternative if mark else None)
    if mark is not None and mark.alternative == COMMITMENT:
        if not (spec.commitment and promise_allowed):
            faults.add(name, f"这里不能用承诺书，收{paper}")
        elif not mark.checked:
            faults.add(name, "承诺书打印出来，本人签了再勾上")
        return
    if mark is not None and mark.state == TO_FOLLOW and spec.id != IDENTITY_MATERIAL:
        _check_promised(spec, mark, paper, faults)
        return
    if mark is not None and spec.validity and _check_until(spec, mark, paper, faults):
        return
    if mark is None or not mark.checked:
        later = "" if spec.id == IDENTITY_MATERIAL else "；没带的点“容缺”"
        faults.add(name, f"收到就勾上{later}")


def _check_promised(spec: MaterialSpec, mark: MaterialMark, paper: str, faults: Faults) -> None:
    """容缺: `until` is the day by which the paper is brought."""
    name = f"materials.{spec.id}.until"
    if not faults.needed(name, mark.until, f"写{paper}哪天补交"):
        return
    day = faults.day(name, mark.until)
    if day is not None and day < faults.today:
        faults.add(name, "补交的日子写今天或以后")


def _check_until(spec: MaterialSpec, mark: MaterialMark, paper: str, faults: Faults) -> bool:
    """Whether something is wrong with the date of a paper; one fault a paper is enough."""
    name = f"materials.{spec.id}.until"
    until = (mark.until or "").strip()
    if until == NO_END:
        return False
    if not until:
        # An identity credential may have no date at all (电子凭证, 社保卡).
        if spec.id == IDENTITY_MATERIAL or not mark.checked:
            return False
        faults.add(name, f"写{paper}的有效期；上面没写期限的写“{NO_END}”")
        return True
    last = faults.day(name, until)
    if last is not None and last < faults.today:
        other = next_paper(spec.alternatives, paper)
        faults.add(name, f"换一份没过期的{paper}" + (f"，或点“换{other}”" if other else ""))
        return True
    return last is None
