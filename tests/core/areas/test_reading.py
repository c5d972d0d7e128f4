"""The matcher behind every search as you type."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.areas import Divisions
from core.areas.reading import Span, find, fold, match_at

TEXT = "成都市第一人民医院"
READINGS = tuple((s,) for s in ["cheng", "du", "shi", "di", "yi", "ren", "min", "yi", "yuan"])


@pytest.mark.parametrize(
    ("query", "span"),
    [
        ("成都", Span(0, 2)),
        ("chengdu", Span(0, 2)),
        ("chengd", Span(0, 2)),
        ("cds", Span(0, 3)),
        ("rmyy", Span(5, 9)),
        ("renminyi", Span(5, 8)),
        ("成ds", Span(0, 3)),
        ("人民yiyuan", Span(5, 9)),
        ("rm医院", Span(5, 9)),
        ("第一ren民", Span(3, 7)),
        ("c", Span(0, 1)),
    ],
)
def test_match(query: str, span: Span) -> None:
    assert find(query, TEXT, READINGS) == span


@pytest.mark.parametrize("query", ["heng", "rmy院x", "都成", "chengshi", "rmyyy", "cdshi", ""])
def test_no_match(query: str) -> None:
    assert find(query, TEXT, READINGS) is None


def test_separators_in_the_text_are_stepped_over() -> None:
    text = "阿卜杜·买买提（门诊）"
    readings = tuple((s,) for s in ["a", "bu", "du", "", "mai", "mai", "ti", "", "men", "zhen", ""])
    assert find("dumai", text, readings) == Span(2, 5)
    assert find("mmtmz", text, readings) == Span(4, 10)
    assert find("提门", text, readings) == Span(6, 9)


def test_fold() -> None:
    assert fold(" ＣＤ-三 医院（东区）") == "cd三医院东区"
    assert fold("Lü") == "lv"
    assert fold('"*') == ""


@given(st.data())
def test_any_stretch_of_a_name_is_found_by_each_way_of_typing(data: st.DataObject) -> None:
    divisions = [d for d in Divisions.shipped() if len(d.name) >= 3]
    division = data.draw(st.sampled_from(divisions))
    start = data.draw(st.integers(0, len(division.name) - 1))
    end = data.draw(st.integers(start + 1, len(division.name)))
    syllables = [data.draw(st.sampled_from(r)) for r in division.readings[start:end]]
    ways = [division.name[start:end], "".join(syllables), "".join(s[0] for s in syllables)]
    for way in ways:
        assert match_at(way, division.name, division.readings, start) is not None
        found = find(way, division.name, division.readings)
        assert found is not None
        assert found.start <= start
