"""What finds a person: any part of the name, every reading, the last four, the number."""

from __future__ import annotations

import pytest

from core.store.cases_db import CasesDb
from core.store.terms import match_text
from tests.core.store.conftest import NOW
from tests.core.store.makers import person

PEOPLE = {
    "阿依努尔·图尔荪": "653201196004120014",
    "阿卜杜拉·艾尼": "653201197004120022",
    "覃丽娜": "451202198004120030",
    "单玉萍": "451202198504120048",
    "王建平": "653201199004120056",
    "JOHN SMITH": "653201199104120065",
    "龚䶮": "65320119920412007X",
}


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("阿依", "阿依努尔·图尔荪"),
        ("努尔", "阿依努尔·图尔荪"),
        ("图尔荪", "阿依努尔·图尔荪"),
        ("努尔·图", "阿依努尔·图尔荪"),
        ("努尔图", "阿依努尔·图尔荪"),
        ("ayne", "阿依努尔·图尔荪"),
        ("nuertu", "阿依努尔·图尔荪"),
        ("tes", "阿依努尔·图尔荪"),
        ("abudula", "阿卜杜拉·艾尼"),
        ("abodula", "阿卜杜拉·艾尼"),
        ("qinlina", "覃丽娜"),
        ("qln", "覃丽娜"),
        ("tanlina", "覃丽娜"),
        ("shanyp", None),
        ("shanyu", "单玉萍"),
        ("syp", "单玉萍"),
        ("王J p", "王建平"),
        ("ＷＡＮＧ", "王建平"),
        ("0056", "王建平"),
        ("007x", "龚䶮"),
        ("䶮", "龚䶮"),
        ("smith", "JOHN SMITH"),
        ("653201199004120056", "王建平"),
        ("65320119920412007x", "龚䶮"),
    ],
)
def test_people_are_found_by(db: CasesDb, typed: str, wanted: str | None) -> None:
    with db.transaction():
        for name, number in PEOPLE.items():
            db.people.upsert(person(name, number), NOW)
    found = [one.facts.name for one in db.people.search(typed)]
    assert found == ([wanted] if wanted else [])


def test_a_new_name_replaces_the_old_terms(db: CasesDb) -> None:
    with db.transaction():
        first = db.people.upsert(person("王建平"), NOW)
        assert db.people.upsert(person("王建军"), NOW) == first
    assert db.people.search("建平") == ()
    assert [one.id for one in db.people.search("建军")] == [first]


@pytest.mark.parametrize("typed", ["", "  ", "·", '"', "* OR", "'); DROP TABLE person; --", "()"])
def test_no_typed_sign_reaches_the_query_language(db: CasesDb, typed: str) -> None:
    with db.transaction():
        db.people.upsert(person("王建平"), NOW)
    assert db.people.search(typed) == ()


def test_nothing_searchable_is_no_query() -> None:
    assert match_text("—— ·") is None
