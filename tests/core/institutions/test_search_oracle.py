"""The search gives what a plain search over every row gives, in the same order."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from institution_oracle import Oracle, begins_at
from institution_rows import fever_rows

from core.areas.reading import fold
from core.institutions import Directory, InstitutionRow, SearchQuery

AREAS = [None, None, "510100", "510107", "653200", "450000", "110000", "110105", "659009"]


def typed(chance: random.Random, oracle: Oracle) -> str:
    """A stretch of a name as someone would type it, now and then with a slip."""
    known = chance.choice(oracle.known)
    start = chance.choice([0, 0, chance.randrange(len(known.folded))])
    end = min(len(known.folded), start + chance.randint(1, 8))
    way = chance.choice(["hanzi", "pinyin", "initials", "mixed", "code"])
    spoken = [chance.choice(choices) for choices in known.syllables[start:end]]
    if way == "hanzi":
        text = known.folded[start:end]
    elif way == "pinyin":
        text = "".join(spoken)
        text = text[: chance.randint(1, max(1, len(text)))]
    elif way == "initials":
        text = "".join(s[:1] for s in spoken)
    elif way == "code":
        text = known.row.code[chance.choice([0, 1]) : chance.randint(5, 12)]
    else:
        cut = chance.randint(0, len(spoken))
        text = known.folded[start : start + cut] + "".join(
            chance.choice([s, s[:1]]) for s in spoken[cut:]
        )
    if chance.random() < 0.1:
        text += chance.choice(["x", "鳄", "1", "zz"])
    return text


def asked(chance: random.Random, oracle: Oracle) -> SearchQuery:
    if chance.random() < 0.5:
        return SearchQuery(text=typed(chance, oracle), limit=5_000)
    return SearchQuery(
        text=typed(chance, oracle) if chance.random() < 0.9 else "",
        area=chance.choice(AREAS),
        disease=chance.choice([None, None, "M005", "M00503", "M078"]),
        services=chance.choice([(), (), ("inpatient",), ("outpatient", "chronic_outpatient")]),
        levels=chance.choice([(), (), ("3",), ("3", "2"), ("none",)]),
        network=chance.choice([(), (), ("normal",), ("normal", "paused")]),
        kinds=chance.choice([(), (), (), ("general",), ("pharmacy", "specialist")]),
        limit=5_000,
    )


def compare(directory: Directory, oracle: Oracle, seed: int, times: int) -> int:
    chance = random.Random(seed)
    answered = 0
    for _ in range(times):
        query = asked(chance, oracle)
        expected = oracle.codes(query)
        page = directory.search(query)
        assert [hit.institution.code for hit in page.hits] == expected, query
        assert page.total == len(expected), query
        answered += bool(expected)
    return answered


def test_the_demo_list_against_the_plain_search(
    demo: Directory, demo_list: list[InstitutionRow]
) -> None:
    oracle = Oracle(demo_list)
    assert compare(demo, oracle, seed=1, times=400) > 200


def test_real_untidy_names_against_the_plain_search(fever_path: Path) -> None:
    oracle = Oracle(fever_rows())
    directory = Directory.open(fever_path)
    assert compare(directory, oracle, seed=2, times=400) > 180
    directory.close()


def test_every_marked_stretch_answers_the_text(
    demo: Directory, demo_list: list[InstitutionRow]
) -> None:
    oracle = Oracle(demo_list)
    by_code = {known.row.code: known for known in oracle.known}
    chance = random.Random(3)
    marked = 0
    for _ in range(150):
        text = typed(chance, oracle)
        for hit in demo.search(SearchQuery(text=text, limit=20, counted=False)).hits:
            for start, end in hit.match_spans:
                name = hit.institution.name
                known = by_code[hit.institution.code]
                before = len(fold(name[:start]))
                assert begins_at(fold(text), known, before), (text, name)
                assert 0 <= start < end <= len(name)
                marked += 1
    assert marked > 300


def test_pages_follow_one_another_without_gap(demo: Directory) -> None:
    query = SearchQuery(text="演示", area="510100")
    whole = demo.search(SearchQuery(text="演示", area="510100", limit=500)).hits
    pages = [
        hit
        for offset in range(0, len(whole), 7)
        for hit in demo.search(
            SearchQuery(text=query.text, area=query.area, limit=7, offset=offset)
        ).hits
    ]
    assert pages == list(whole)


def test_facets_count_what_choosing_would_give(
    demo: Directory, demo_list: list[InstitutionRow]
) -> None:
    oracle = Oracle(demo_list)
    query = SearchQuery(
        text="yy", area="510100", services=("chronic_outpatient",), levels=("3", "2")
    )
    facets = demo.search(query).facets

    def number(**changed: tuple[str, ...]) -> int:
        facts = {"services": query.services, "levels": query.levels, **changed}
        return len(oracle.codes(SearchQuery(text="yy", area="510100", **facts)))

    for level in ("3", "2", "1", "none"):
        assert facets["levels"].get(level, 0) == number(levels=(level,))
    for state in ("normal", "paused", "cancelled"):
        assert facets["network"].get(state, 0) == number(network=(state,))
    for service in ("inpatient", "outpatient", "chronic_outpatient", "pharmacy"):
        assert facets["services"].get(service, 0) == number(services=(service,))


INJECTIONS = [
    '"; drop table inst; --', "a*", "NEAR(a b)", "x OR y", '"', "''", "AND", "NOT 医院", "^医院",
    "{a b}:c", "t:医院", "(", "医院)", "%", "_", "\\", "\x00医院", "医" * 500, "a" * 500,
    "🙂医院", "- -", "H' or 1=1", "人民 OR 医院",
]  # fmt: skip


@pytest.mark.parametrize("text", INJECTIONS)
def test_no_text_reaches_the_query_language(
    demo: Directory, demo_list: list[InstitutionRow], text: str
) -> None:
    page = demo.search(SearchQuery(text=text, limit=5_000))
    assert [hit.institution.code for hit in page.hits] == Oracle(demo_list).codes(
        SearchQuery(text=text)
    )
    assert demo.search(SearchQuery(text="演示")).total == 960
