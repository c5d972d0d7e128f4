from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.case.model import Category, FilingKind
from core.filing.kinds import KIND_QUESTIONS, kind_questions, known_answers


def test_every_answer_leads_somewhere_and_every_kind_is_reached() -> None:
    ends: set[FilingKind] = set()
    for question in KIND_QUESTIONS.values():
        for target in question.answers.values():
            if isinstance(target, FilingKind):
                ends.add(target)
            else:
                assert target in KIND_QUESTIONS
    assert ends == set(FilingKind)


def test_every_way_through_ends_after_at_most_five_questions() -> None:
    choices = [[(q.id, a) for a in q.answers] for q in KIND_QUESTIONS.values()]
    for picked in product(*choices):
        walk = kind_questions(dict(picked))
        assert walk.kind is not None
        assert len(walk.path) <= 5


@pytest.mark.parametrize(
    ("answers", "kind"),
    [
        ({"emergency": "yes"}, FilingKind.EMERGENCY_RESCUE),
        (
            {"emergency": "no", "household": "moved", "retired": "yes"},
            FilingKind.RESETTLED_RETIREE,
        ),
        (
            {"emergency": "no", "household": "moved", "retired": "no", "why_there": "lives"},
            FilingKind.LONG_TERM_RESIDENT,
        ),
        (
            {"emergency": "no", "household": "not_moved", "why_there": "works"},
            FilingKind.POSTED_WORKER,
        ),
        (
            {
                "emergency": "no",
                "household": "not_moved",
                "why_there": "neither",
                "referral": "certificate",
            },
            FilingKind.REFERRED_PATIENT,
        ),
        (
            {
                "emergency": "no",
                "household": "not_moved",
                "why_there": "neither",
                "referral": "none",
            },
            FilingKind.TEMPORARY_TRAVELLER,
        ),
    ],
)
def test_each_kind_has_its_path(answers: dict[str, str], kind: FilingKind) -> None:
    assert kind_questions(answers).kind is kind


def test_the_next_question_waits_for_its_answer() -> None:
    walk = kind_questions({"emergency": "no"})
    assert walk.kind is None
    assert walk.question is not None
    assert walk.question.id == "household"
    assert walk.path == (("emergency", "no"),)


def test_what_is_known_is_not_asked() -> None:
    known = known_answers(Category.RETIRED, emergency=False)
    walk = kind_questions({"household": "moved"}, known)
    assert walk.kind is FilingKind.RESETTLED_RETIREE
    assert known_answers(Category.STUDENT, emergency=None) == {"retired": "no"}
    assert "retired" not in known_answers(Category.SENIOR, emergency=True)


@given(st.dictionaries(st.sampled_from(sorted(KIND_QUESTIONS)), st.just("?"), min_size=1))
def test_an_unknown_answer_is_a_bug_only_when_it_is_asked(answers: dict[str, str]) -> None:
    if "emergency" in answers:
        with pytest.raises(KeyError):
            kind_questions(answers)
    else:
        assert kind_questions(answers).question is not None
