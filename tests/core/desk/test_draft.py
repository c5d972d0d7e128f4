"""A draft comes back exactly as it was typed, whatever was typed."""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.desk.draft import FIELD_NAMES, FORM_VERSION, MaterialState, VisitDraft
from core.filing.form import FORM_FIELDS
from core.kernel.errors import BadText, NewerSchema

TEXT = st.none() | st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=30)
MATERIALS = st.dictionaries(
    st.sampled_from(["identity", "proof", "form", "别的"]),
    st.builds(MaterialState, checked=st.booleans(), until=TEXT, alternative=TEXT, state=TEXT),
)
BY_TYPE: dict[str, st.SearchStrategy[Any]] = {
    "str | None": TEXT,
    "bool": st.booleans(),
    "tuple[str, ...]": st.lists(st.text(min_size=1, max_size=12), max_size=3).map(tuple),
    "Mapping[str, MaterialState]": MATERIALS,
}
DRAFTS = st.builds(VisitDraft, **{f.name: BY_TYPE[str(f.type)] for f in fields(VisitDraft)})


@given(DRAFTS)
def test_every_draft_comes_back_as_typed(draft: VisitDraft) -> None:
    text = draft.to_json()
    assert VisitDraft.from_json(text) == draft
    assert json.loads(text)["form"] == FORM_VERSION
    assert "\n" not in text


def test_an_empty_draft_stores_nothing_but_its_version() -> None:
    assert VisitDraft().to_json() == '{"form": 1}'


def test_a_cleared_field_is_absent_and_a_known_zero_stays() -> None:
    draft = VisitDraft(name="王").changed(name="", bill_excluded="0.00")
    assert (draft.name, draft.bill_excluded) == (None, "0.00")
    assert VisitDraft.from_json(draft.to_json()).bill_excluded == "0.00"


def test_a_misspelt_field_is_a_bug_at_once() -> None:
    with pytest.raises(TypeError):
        VisitDraft().changed(nmae="x")
    with pytest.raises(KeyError):
        VisitDraft()["changed"]


def test_a_draft_of_a_later_form_is_left_alone() -> None:
    with pytest.raises(NewerSchema):
        VisitDraft.from_json('{"form": 2}')


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"form": "1"}', '{"form": 1, "colour": "x"}'])
def test_what_is_no_draft_is_said_to_be_none(text: str) -> None:
    with pytest.raises(BadText):
        VisitDraft.from_json(text)


def test_the_draft_has_every_field_of_the_filing_form() -> None:
    assert set(FORM_FIELDS) <= set(FIELD_NAMES)
