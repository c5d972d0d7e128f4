"""Words, counts and columns of the guide, without a window."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from core.kernel.status import Citation, Status
from core.policy import GuideBlock, GuideRow, GuideTopic, PolicyBook, Reduction
from gui.guide.on_day import reduction_words, rules_on
from gui.guide.reading import (
    Piece,
    area_beside,
    areas_with_guide,
    column_in_force,
    html,
    pieces,
    plain,
    source_words,
    status_counts,
    steps_of,
    tables_of,
)

BOOK = PolicyBook.shipped()


def topic(area: str, name: str) -> GuideTopic:
    return next(found for found in BOOK.for_area(area).guide() if found.id == name)


def test_bold_words() -> None:
    assert pieces("**不用备案**，持卡") == (Piece("不用备案", True), Piece("，持卡", False))
    assert pieces("要，**先**备案") == (
        Piece("要，", False),
        Piece("先", True),
        Piece("备案", False),
    )
    assert pieces("没有") == (Piece("没有", False),)
    assert plain("**要**，就医前办") == "要，就医前办"
    assert html("**<要>** & 办") == "<b>&lt;要></b> &amp; 办"


@pytest.mark.parametrize(
    ("cited", "words"),
    [
        (
            Citation(Status.OFFICIAL, "通知", "国家医保局", "医保发〔2022〕22号", "附件第6条"),
            "医保发〔2022〕22号 附件第6条",
        ),
        (
            Citation(Status.OFFICIAL, "问答", "新华社", issued_on=date(2023, 5, 16)),
            "新华社 2023-05-16",
        ),
        (
            Citation(Status.OFFICIAL, "登记备案表", "备案表", article="温馨提示第1条"),
            "备案表 温馨提示第1条",
        ),
        (Citation(Status.SECONDARY, "地方待遇汇编", "地方汇编"), "地方待遇汇编"),
        (Citation(Status.UNVERIFIED, "窗口口径（用户提供的说明文字，无文号）", "用户"), "窗口口径"),
        (Citation(Status.MISSING, "没有依据，不给数"), "没有依据，不给数；电话 12393"),
    ],
)
def test_a_source_in_one_line(cited: Citation, words: str) -> None:
    assert source_words(cited) == words


def test_conditions_stand_beside_the_headline_and_not_among_the_tables() -> None:
    chronic = topic("451200", "chronic")
    steps = steps_of(chronic)
    assert steps is not None
    assert steps.rows[0].cells == ("资格已认定", "已备案", "机构开通了这个病种")
    assert steps not in tables_of(chronic)
    assert steps_of(topic("451200", "phones")) is None


def test_counts_add_up_to_every_line_and_the_principle() -> None:
    chronic = topic("451200", "chronic")
    lines = sum(len(block.rows) for block in tables_of(chronic))
    counts = status_counts(chronic)
    assert sum(counts.values()) == lines + 1
    assert counts[Status.MISSING] == 2
    assert set(counts) == set(Status)


@pytest.mark.parametrize(
    ("head", "day", "column"),
    [
        ("2023-07-01 起", date(2023, 6, 30), 0),
        ("2023-07-01 起", date(2023, 7, 1), 1),
        ("2025 年起", date(2024, 12, 31), 0),
        ("2025 年起", date(2025, 1, 1), 1),
        ("以后", date(2025, 1, 1), None),
    ],
)
def test_the_column_of_a_day(head: str, day: date, column: int | None) -> None:
    row = GuideRow("备案", ("要", "不用"), Citation(Status.OFFICIAL, "通知"))
    block = GuideBlock("before_after", "改之前 / 改之后", "", ("以前", head), (row,))
    assert column_in_force(block, day) == column
    other = GuideBlock("compare", "区内 / 跨省", "", ("以前", head), (row,))
    assert column_in_force(other, day) is None


def test_the_two_prefectures_are_compared_with_each_other() -> None:
    assert {"451200", "653200"} <= set(areas_with_guide(BOOK))
    assert area_beside(BOOK, "451200") == "653200"
    assert area_beside(BOOK, "653201") == "451200"
    assert area_beside(BOOK, "420100") == "451200"


class TestAnotherDay:
    def test_the_day_before_filing_inside_guangxi_ended(self) -> None:
        before = rules_on(BOOK.for_area("451202"), "chronic", date(2023, 6, 30))
        after = rules_on(BOOK.for_area("451202"), "chronic", date(2023, 7, 1))
        need = [block.rows[0].cells[0] for block in (before, after)]
        unfiled = [block.rows[-1].cells[0] for block in (before, after)]
        assert need == ["要备案", "不用备案"]
        assert unfiled == ["降 15 个百分点", "不降"]
        assert "2023-06-30" in before.title

    def test_what_no_table_says_is_a_gap(self) -> None:
        block = rules_on(BOOK.for_area("653201"), "inpatient", date(2026, 1, 1))
        need, _emergency, _long, referred, _traveller, unfiled = block.rows
        assert need.cells == ("缺参数", "要备案")
        assert need.citation.status is Status.OFFICIAL
        assert referred.cells == ("缺参数", "最多降 10 个百分点")
        assert unfiled.cells == ("缺参数", "缺参数")
        assert unfiled.citation.status is Status.MISSING


def test_reductions_in_words() -> None:
    tenth, fifth = Fraction(1, 10), Fraction(1, 5)
    assert reduction_words(Reduction("none", Fraction(0), Fraction(0))) == "不降"
    assert reduction_words(Reduction("points", tenth, tenth)) == "降 10 个百分点"
    assert reduction_words(Reduction("points", Fraction(0), fifth)) == "最多降 20 个百分点"
    assert (
        reduction_words(Reduction("factor", Fraction(9, 10), Fraction(9, 10))) == "按原比例的 90%"
    )
    assert reduction_words(Reduction("extra_first_payment", tenth, tenth)) == "先自付 10%"
