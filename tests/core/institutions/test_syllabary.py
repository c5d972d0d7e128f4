"""Typed pinyin cut into syllables."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from core.institutions.syllabary import Syllabary

SOUNDS = ["xi", "an", "xian", "yuan", "yu", "ren", "min", "b"]
SYLLABARY = Syllabary([*SOUNDS, ""])


def test_every_way_to_read_is_found() -> None:
    assert sorted(SYLLABARY.cuts("xian") or []) == [("xi", "an"), ("xian",)]
    assert SYLLABARY.cuts("renmi") == [("ren", "mi")]
    assert SYLLABARY.cuts("b") == [("b",)]
    assert SYLLABARY.cuts("zz") == []
    assert SYLLABARY.cuts("renq") == []


def test_too_many_ways_are_not_listed() -> None:
    assert SYLLABARY.cuts("xian" * 12) is None
    assert SYLLABARY.cuts("b" * 500) == [tuple("b" * 500)]


@given(st.lists(st.sampled_from(SOUNDS), min_size=1, max_size=4), st.integers(1, 4))
def test_the_way_it_was_spoken_is_among_the_cuts(spoken: list[str], kept: int) -> None:
    typed = [*spoken[:-1], spoken[-1][:kept]]
    cuts = SYLLABARY.cuts("".join(typed))
    assert cuts is None or tuple(typed) in cuts
    for cut in cuts or []:
        assert "".join(cut) == "".join(typed)
