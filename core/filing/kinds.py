"""Which kind of filing: a decision tree asked before the form, because a wrong kind is sent back.

A graph without words; the desk and the kiosk each put their own beside the ids. Order as at the
window: 急诊 first (no filing at all), the long-term kinds, the referral, else 其他临时外出.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from core.case.model import Category, FilingKind


@dataclass(frozen=True)
class Question:
    """One question; each answer id leads to the next question or to a kind."""

    id: str
    answers: Mapping[str, str | FilingKind]


@dataclass(frozen=True)
class Walk:
    """Where the answers so far have led. `question` is None once `kind` is found."""

    path: tuple[tuple[str, str], ...]
    question: Question | None
    kind: FilingKind | None


FIRST = "emergency"
_QUESTIONS = (
    Question("emergency", {"yes": FilingKind.EMERGENCY_RESCUE, "no": "household"}),
    Question("household", {"moved": "retired", "not_moved": "why_there"}),
    Question("retired", {"yes": FilingKind.RESETTLED_RETIREE, "no": "why_there"}),
    Question(
        "why_there",
        {
            "lives": FilingKind.LONG_TERM_RESIDENT,
            "works": FilingKind.POSTED_WORKER,
            "neither": "referral",
        },
    ),
    Question(
        "referral",
        {"certificate": FilingKind.REFERRED_PATIENT, "none": FilingKind.TEMPORARY_TRAVELLER},
    ),
)
KIND_QUESTIONS: Mapping[str, Question] = {question.id: question for question in _QUESTIONS}


def kind_questions(answers: Mapping[str, str], known: Mapping[str, str] | None = None) -> Walk:
    """Follow the answers from the first question. `known` answers what need not be asked.

    Answers to questions off the path are ignored, so going back and answering anew just works.
    Raises `KeyError` for an answer the question does not have.
    """
    path: list[tuple[str, str]] = []
    here: str | FilingKind = FIRST
    while isinstance(here, str):
        question = KIND_QUESTIONS[here]
        answer = answers.get(here) or (known or {}).get(here)
        if answer is None:
            return Walk(tuple(path), question, None)
        path.append((here, answer))
        here = question.answers[answer]
    return Walk(tuple(path), None, here)


def known_answers(category: Category | None, emergency: bool | None) -> dict[str, str]:
    """What the visit already knows: an emergency, and who is or cannot be retired."""
    known: dict[str, str] = {}
    if emergency is not None:
        known["emergency"] = "yes" if emergency else "no"
    if category is Category.RETIRED:
        known["retired"] = "yes"
    elif category in (Category.ACTIVE, Category.STUDENT, Category.CHILD):
        known["retired"] = "no"
    return known
