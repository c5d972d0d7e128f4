"""Divisions as the rules and the pick fields ask for them."""

from __future__ import annotations

import pytest

from core.areas import Divisions
from core.kernel.errors import BadText

DIVISIONS = Divisions.shipped()


def test_every_division_hangs_below_one_of_a_higher_level() -> None:
    for division in DIVISIONS:
        assert len(division.code) == 6
        assert len(division.readings) == len(division.name)
        assert division.name.startswith(division.short_name) or division.code[:2] == "66"
        if division.level > 1:
            assert DIVISIONS.get(division.parent).level < division.level
            assert division.province


def test_the_counties_of_hotan_and_hechi_are_complete() -> None:
    hotan = [d.name for d in DIVISIONS.children("653200")]
    assert len(hotan) == 10
    assert {"和田市", "策勒县", "和康县", "和安县"} <= set(hotan)
    assert len(DIVISIONS.children("451200")) == 11


def test_an_abolished_code_gives_its_successor_or_a_remedy() -> None:
    assert DIVISIONS.get("451281").name == "宜州区"
    assert DIVISIONS.former_name("452702") == "宜州市"
    assert DIVISIONS.find("452702") is None
    assert DIVISIONS.known_region("452702")
    assert not DIVISIONS.known_region("999999")
    with pytest.raises(BadText, match="没有这个区划"):
        DIVISIONS.get("999999")


@pytest.mark.parametrize(
    ("code", "full", "short"),
    [
        ("510100", "四川省 成都市", "四川 成都市"),
        ("653201", "新疆维吾尔自治区 和田地区 和田市", "新疆 和田市"),
        ("110105", "北京市 朝阳区", "北京 朝阳区"),
        ("650000", "新疆维吾尔自治区", "新疆"),
        ("661400", "新疆生产建设兵团 第十四师", "兵团 第十四师"),
    ],
)
def test_names(code: str, full: str, short: str) -> None:
    assert DIVISIONS.full_name(code) == full
    assert DIVISIONS.short(code) == short


@pytest.mark.parametrize(
    ("code", "pool"),
    [
        ("653201", "653200"),
        ("653200", "653200"),
        ("451203", "451200"),
        ("510107", "510100"),
        ("110105", "110000"),
        ("500101", "500000"),
        ("460100", "460000"),
        ("469001", "460000"),
        ("540102", "540000"),
        ("429004", "429004"),
        ("659009", "659009"),
        ("661400", "660000"),
        ("650000", "650000"),
    ],
)
def test_pooling_area(code: str, pool: str) -> None:
    assert DIVISIONS.pooling_area(code) == pool


@pytest.mark.parametrize(
    ("insured", "care", "scope"),
    [
        ("653201", "653225", "same_pool"),
        ("653200", "650100", "within_province"),
        ("653200", "659009", "within_province"),
        ("661400", "653201", "within_province"),
        ("653200", "510100", "cross_province"),
        ("451228", "450100", "within_province"),
        ("110101", "110105", "same_pool"),
        ("460100", "460200", "same_pool"),
    ],
)
def test_scope(insured: str, care: str, scope: str) -> None:
    assert DIVISIONS.scope(insured, care) == scope


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("成都", "510100"),
        ("chengdu", "510100"),
        ("ＣｈｅｎｇＤｕ", "510100"),
        ("cheng都", "510100"),
        ("成d", "510100"),
        ("hechi", "451200"),
        ("hc", "451200"),
        ("hetian", "653200"),
        ("celei", "653225"),
        ("douan", "451228"),
        ("duan", "451228"),
        ("lvliang", "141100"),
        ("吉林", "220000"),
        ("四川成都武侯", "510107"),
        ("beijingchaoyang", "110105"),
        ("451281", "451203"),
        ("4512", "451200"),
        ("dishisishi", "661400"),
    ],
)
def test_search_finds_the_place_first(text: str, first: str) -> None:
    assert DIVISIONS.search(text)[0].code == first


def test_search_can_be_held_to_a_level_and_a_limit() -> None:
    found = DIVISIONS.search("朝阳", level=2)
    assert [d.code for d in found] == ["211300"]
    assert len(DIVISIONS.search("a", limit=3)) == 3
    assert DIVISIONS.search("451281", level=2) == ()


@pytest.mark.parametrize("text", ["", "  ", "·", '"; drop', "xqzxqz", "鳄鱼市", "🙂"])
def test_nonsense_finds_nothing(text: str) -> None:
    assert DIVISIONS.search(text) == ()


def test_every_place_is_found_by_its_full_pinyin_and_its_name() -> None:
    sample = [d for d in DIVISIONS if d.code.startswith(("4512", "6532", "5101"))]
    assert len(sample) > 40
    for division in sample:
        for query in (division.name, division.pinyin, division.short_name):
            assert division in DIVISIONS.search(query, limit=30), query
