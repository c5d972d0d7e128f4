"""Text that is no answer stays in the draft and reaches neither rules nor papers."""

from __future__ import annotations

from typing import Any

import pytest

from core.areas import Divisions
from core.desk.draft_known import CHOOSE, known, text_faults, unknown_choices
from core.desk.service import Desk
from core.desk.steps import Step, StepMark
from core.desk.visit import VisitDraft
from core.kernel.errors import BadInput, Refused
from tests.core.desk.conftest import NOW, TODAY
from tests.core.desk.makers import form, who

DIVISIONS = Divisions.shipped()


@pytest.mark.parametrize(
    "name", ["insured_area", "insurance", "category", "care_type", "disease", "care_area"]
)
def test_a_word_that_is_no_choice_is_a_fault_at_its_field(desk: Desk, name: str) -> None:
    draft = who(desk, NOW, **{name: "xyb"})
    with pytest.raises(BadInput) as caught:
        desk.advise(draft, TODAY)
    assert {one.field: one.message for one in caught.value.faults} == {name: CHOOSE}
    step = Step.WHO if name in ("insured_area", "insurance", "category") else Step.NEED
    state = next(one for one in desk.steps(draft, None, TODAY) if one.step is step)
    assert state.mark is not StepMark.DONE
    assert name in state.missing
    slip = desk.slip(draft, NOW)
    assert "xyb" not in repr(slip)
    if name not in ("category", "care_area"):  # the card states neither
        with pytest.raises(Refused):
            desk.hospital_card(draft, NOW)


@pytest.mark.parametrize("name", ["kind", "destination", "agent_relation", "previous_number"])
def test_a_word_that_is_no_choice_never_gets_a_number(desk: Desk, name: str) -> None:
    action = "change" if name == "previous_number" else "new"
    draft = form(desk, who(desk, NOW), NOW, agent=True, action=action).changed(**{name: "xyb"})
    with pytest.raises(BadInput) as caught:
        desk.save_filing(draft, NOW)
    assert name in {one.field for one in caught.value.faults}


def test_an_institution_that_is_no_code_is_unknown_to_the_estimate(desk: Desk) -> None:
    draft = who(desk, NOW, institution_code="zlyy", institution_level="?")
    assert set(unknown_choices(draft, DIVISIONS)) == {"institution_code", "institution_level"}
    assert desk.slip(draft, NOW).sections[3] == desk.slip(who(desk, NOW), NOW).sections[3]


def test_a_wrong_number_or_name_is_missing_like_an_empty_one(desk: Desk) -> None:
    draft = who(desk, NOW, id_number="653201196004120040", name="阿1")
    told = {one.field for one in text_faults(draft, DIVISIONS, TODAY)}
    assert told == {"id_number", "name"}
    assert desk.steps(draft, None, TODAY)[0].missing == ("id_number", "name")


def test_what_another_answer_hid_is_not_asked_for() -> None:
    stay: dict[str, Any] = {
        "admission": "discharged",
        "admitted_on": "2026-11-01",
        "discharged_on": "2026-11-05",
    }
    draft = VisitDraft(care_type="inpatient", disease="M005", qualified="yes", **stay)
    seen = known(draft, DIVISIONS)
    assert (seen.disease, seen.qualified, seen.admitted_on) == (None, None, "2026-11-01")
    back = known(draft.changed(admission="not_admitted"), DIVISIONS)
    assert (back.admitted_on, back.discharged_on) == (None, None)
    chronic = known(draft.changed(care_type="chronic_outpatient"), DIVISIONS)
    assert (chronic.disease, chronic.admitted_on) == ("M005", None)
    assert draft.disease == "M005"


def test_the_hospital_card_names_no_disease_of_another_care(desk: Desk) -> None:
    card = desk.hospital_card(who(desk, NOW, care_type="inpatient"), NOW)
    assert (card.disease, card.disease_code) == ("", "")
