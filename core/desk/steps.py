"""The six steps of a visit as a graph: what is done, what can be done now, what is missing.

No text for the screen is here; the steps and fields are named, the window has the words.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import Enum

from core.desk.draft import VisitDraft


class Step(Enum):
    """是谁, 要不要备案, 备案, 去哪看, 花多少, 带走什么 in this order."""

    WHO = "who"
    NEED = "need"
    FILE = "file"
    WHERE = "where"
    COST = "cost"
    TAKE = "take"


class StepMark(Enum):
    """`not_needed`: this answer asks for no filing. `waiting`: an earlier step lacks facts."""

    DONE = "done"
    READY = "ready"
    WAITING = "waiting"
    NOT_NEEDED = "not_needed"


@dataclass(frozen=True)
class StepState:
    """One step with its mark and the draft fields still missing in it."""

    step: Step
    mark: StepMark
    missing: tuple[str, ...] = ()


_AFTER: dict[Step, tuple[Step, ...]] = {
    Step.WHO: (),
    Step.NEED: (Step.WHO,),
    Step.FILE: (Step.WHO, Step.NEED),
    Step.WHERE: (Step.NEED,),
    Step.COST: (Step.NEED,),
    Step.TAKE: (Step.NEED,),
}
_NO_FILING = frozenset({"filing_exempt", "deemed_filed"})


def required_fields(step: Step, draft: VisitDraft) -> tuple[str, ...]:
    """The draft fields a step cannot do without, given what the draft already says."""
    if step is Step.WHO:
        return ("id_number", "name", "insured_area", "insurance", "category")
    if step is Step.NEED:
        special = ("disease", "qualified") if draft.care_type == "chronic_outpatient" else ()
        return ("care_type", *special, "care_area")
    if step is Step.FILE:
        end = () if draft.open_ended else ("valid_to",)
        agent = ("agent_name", "agent_id", "agent_phone", "agent_relation") if draft.agent else ()
        first = ("kind", "destination", "valid_from")
        return (*first, *end, "phone", *agent, "notice_ack_at")
    if step is Step.WHERE:
        return ("institution_code",)
    if step is Step.COST:
        return ("bill_total",)
    return ()


def visit_steps(
    draft: VisitDraft, answer: str | None = None, unreadable: Collection[str] = ()
) -> tuple[StepState, ...]:
    """All six steps in order. `answer` is `Advice.answer.value` as far as it is known.

    `unreadable` are the fields whose text says nothing: they are missing like empty ones.
    """
    states: dict[Step, StepState] = {}
    for step in Step:
        missing = tuple(
            name for name in required_fields(step, draft) if not draft[name] or name in unreadable
        )
        reachable = all(states[one].mark is StepMark.DONE for one in _AFTER[step])
        if _done(step, draft, answer, missing, reachable):
            mark = StepMark.DONE
        elif not reachable:
            mark = StepMark.WAITING
        elif step is Step.FILE and answer in _NO_FILING:
            mark, missing = StepMark.NOT_NEEDED, ()
        else:
            mark = StepMark.READY
        states[step] = StepState(step, mark, missing)
    return tuple(states.values())


def _done(
    step: Step, draft: VisitDraft, answer: str | None, missing: tuple[str, ...], reachable: bool
) -> bool:
    if step is Step.FILE:
        return bool(draft.filing_number)
    if step is Step.COST:
        return bool(draft.estimate_number)
    if step is Step.TAKE:
        return False
    if step is Step.NEED:
        return reachable and not missing and answer is not None
    return not missing
