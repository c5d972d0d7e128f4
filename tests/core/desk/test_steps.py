"""The graph of the six steps: what is done, ready, waiting, not needed."""

from __future__ import annotations

from core.desk.visit import Step, StepMark, VisitDraft, visit_steps

WHO = VisitDraft(
    id_number="653201196004129961",
    name="阿依努尔·图尔荪",
    insured_area="653201",
    insurance="resident",
    category="senior",
)
NEED = WHO.changed(
    care_type="chronic_outpatient", disease="M005", qualified="yes", care_area="510100"
)
M = StepMark


def marks(draft: VisitDraft, answer: str | None = None) -> list[StepMark]:
    """The marks in the order of the steps."""
    return [state.mark for state in visit_steps(draft, answer)]


def test_an_empty_visit_begins_with_who() -> None:
    assert marks(VisitDraft()) == [M.READY] + [M.WAITING] * 5


def test_the_answer_opens_the_later_steps() -> None:
    assert marks(WHO) == [M.DONE, M.READY] + [M.WAITING] * 4
    assert marks(NEED) == [M.DONE, M.READY] + [M.WAITING] * 4
    assert marks(NEED, "must_file") == [M.DONE, M.DONE] + [M.READY] * 4


def test_an_exempt_visit_has_no_filing_to_make() -> None:
    for answer in ("filing_exempt", "deemed_filed"):
        assert marks(NEED, answer)[2] is M.NOT_NEEDED
    assert marks(NEED, "late_filing_possible")[2] is M.READY


def test_what_has_been_saved_is_done() -> None:
    draft = NEED.changed(filing_number="1", institution_code="H1", estimate_number="2")
    assert marks(draft, "must_file") == [M.DONE] * 5 + [M.READY]


def test_every_step_names_what_is_missing() -> None:
    states = {state.step: state for state in visit_steps(NEED.changed(disease=""), "must_file")}
    assert states[Step.NEED].missing == ("disease",)
    assert states[Step.FILE].missing == (
        "kind",
        "destination",
        "valid_from",
        "valid_to",
        "phone",
        "notice_ack_at",
    )
    agent = NEED.changed(agent=True, open_ended=True)
    filing = visit_steps(agent, "must_file")[2]
    assert "agent_id" in filing.missing
    assert "valid_to" not in filing.missing


def test_a_disease_is_asked_only_where_it_matters() -> None:
    draft = WHO.changed(care_type="inpatient", care_area="510100")
    assert visit_steps(draft, "must_file")[1].mark is M.DONE
