"""What the summary says about each step: short, and nothing that stands in the form already."""

from __future__ import annotations

from datetime import datetime

from core.areas import Divisions
from core.desk.draft import VisitDraft
from core.desk.draft_known import known
from core.desk.steps import Step, StepMark, StepState
from core.filing import Advice
from gui.visit.summary_panel import StepNote
from gui.visit.words import ANSWER_WORDS, STEPS, kind_word

SHORT_WORDS = {"resident": "居民", "employee": "职工"}
QUALIFIED_WORDS = {"yes": "资格已认定", "no": "没有病种资格", "unknown": "资格没问清"}


def step_notes(
    draft: VisitDraft,
    advice: Advice | None,
    states: tuple[StepState, ...],
    current: int,
    divisions: Divisions,
    to_mend: int = 0,
) -> list[StepNote]:
    """The six lines; `to_mend` is the number of faults of a save that failed."""
    draft = known(draft, divisions)  # text that fits no list is no answer to sum up
    notes = (
        _who(draft, divisions),
        _need(advice),
        f"{to_mend} 处要改" if to_mend else _file(draft, advice, divisions),
        "已选机构" if draft.institution_code else _where(draft),
        draft.estimate_number or _cost(draft),
        "备案表 A4 · 就医提示单 80 mm" if draft.filing_number else "就医提示单 80 mm",
    )
    found = []
    for number, (state, note) in enumerate(zip(states, notes, strict=True), start=1):
        done = state.mark in (StepMark.DONE, StepMark.NOT_NEEDED)
        mark = "current" if number == current else "done" if done else "open"
        found.append(StepNote(STEPS[number - 1], note, mark))
    return found


def done_steps(states: tuple[StepState, ...]) -> set[int]:
    """The numbers of the steps with a tick."""
    return {
        number
        for number, state in enumerate(states, start=1)
        if state.mark in (StepMark.DONE, StepMark.NOT_NEEDED)
    }


def missing_names(states: tuple[StepState, ...]) -> tuple[str, ...]:
    """Draft fields steps 1 and 2 still need."""
    return tuple(
        name for state in states if state.step in (Step.WHO, Step.NEED) for name in state.missing
    )


def elapsed_words(since: datetime, now: datetime) -> str:
    """1 分 48 秒; hours are not counted in seconds."""
    seconds = max(0, int((now - since).total_seconds()))
    if seconds >= 3600:
        return f"{seconds // 3600} 小时 {seconds % 3600 // 60} 分"
    return f"{seconds // 60} 分 {seconds % 60} 秒"


def _who(draft: VisitDraft, divisions: Divisions) -> str:
    area = divisions.find(draft.insured_area or "")
    place = divisions.get(divisions.pooling_area(area.code)).short_name if area else ""
    parts = [place.removesuffix("地区") + SHORT_WORDS.get(draft.insurance or "", "")]
    if draft.insured_status == "1":
        parts.append("正常参保")
    if draft.care_type == "chronic_outpatient" and draft.qualified:
        parts.append(QUALIFIED_WORDS[draft.qualified])
    return " · ".join(part for part in parts if part) or "等证件"


def _need(advice: Advice | None) -> str:
    if advice is None or advice.answer is None:
        return "填到就医地就答"
    return f"{ANSWER_WORDS[advice.answer.value]} · 依据 {len(advice.reasons)} 条"


def _file(draft: VisitDraft, advice: Advice | None, divisions: Divisions) -> str:
    if draft.filing_number:
        return f"已编号 {draft.filing_number}"
    if advice is not None and advice.answer is not None and not advice.answer.needs_filing:
        return "不用备案"
    if not draft.kind:
        return "一页填完"
    place = divisions.find(draft.destination or "")
    parts = [
        kind_word(draft.kind),
        place.short_name if place else "",
        "长期" if draft.open_ended else "",
    ]
    return " · ".join(part for part in parts if part)


def _where(draft: VisitDraft) -> str:
    return "就医地开通的机构" if draft.care_area else "选到地市后可查"


def _cost(draft: VisitDraft) -> str:
    return "试算还没有保存" if draft.bill_total else "累计未填时给区间"
