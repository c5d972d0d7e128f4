from datetime import date

import pytest

from core.case.model import FilingKind
from core.kernel.money import yuan
from core.papers import Amount
from core.papers import slip_sections as sections
from core.papers.slip import SlipPair, SlipPhone, SlipQuote, SlipText
from core.papers.text import text_of
from tests.core.papers.samples import slip


def words(section: sections.SlipSection) -> list[str]:
    found = []
    for line in section.lines:
        match line:
            case SlipText(runs):
                found.append(text_of(runs))
            case SlipQuote(text):
                found.append(text)
            case SlipPair(label, value):
                found.append(f"{label} {value}")
            case _:
                found.append(str(line))
    return found


def test_six_sections_in_order() -> None:
    assert [heading for heading, _ in slip().numbered] == [
        "1 办了什么",
        "2 看病带什么",
        "3 到医院说什么",
        "4 去哪里",
        "5 大概花多少",
        "6 打电话",
    ]


def test_empty_sections_are_left_out_and_the_rest_renumbered() -> None:
    paper = slip(
        sections=(
            sections.filing_section(None),
            sections.carry_section(("身份证",)),
            sections.place_section("", "", "", None),
            sections.money_section(None, None, None),
            sections.phone_section((), ""),
        )
    )
    assert [heading for heading, _ in paper.numbered] == ["1 看病带什么", "2 打电话"]


def test_a_term_is_said_with_its_end_or_as_long() -> None:
    filing = sections.SlipFiling(
        FilingKind.TEMPORARY_TRAVELLER,
        "四川省 成都市",
        "N",
        date(2026, 11, 21),
        date(2027, 5, 20),
        False,
        "已受理",
    )
    assert "开始：2026-11-21　结束：2027-05-20" in words(sections.filing_section(filing))
    lines = [text_of(line.runs) for _, ls in slip().numbered[:1] for line in ls
             if isinstance(line, SlipText)]  # fmt: skip
    assert "开始：2026-11-21　结束：长期" in lines
    assert "状态：待平台录入" in lines


def test_only_the_four_signs_every_province_knows_are_printed() -> None:
    section = sections.say_section("我看糖尿病。", "M016", "不要按普通门诊结算。")
    assert words(section) == ["“我看糖尿病。”", "病种代码：M016（前四位）", "不要按普通门诊结算。"]


def test_without_a_sentence_the_disease_stands_by_name() -> None:
    section = sections.say_section("", "M012", disease="血友病")
    assert words(section) == ["病种：血友病", "病种代码：M012（前四位）"]
    said = sections.say_section("我看糖尿病。", "M016", disease="糖尿病")
    assert words(said) == ["“我看糖尿病。”", "病种代码：M016（前四位）"]


def test_a_sentence_that_is_quoted_already_is_not_quoted_twice() -> None:
    assert words(sections.say_section("“我是外省医保。”", ""))[0] == "“我是外省医保。”"


def test_a_figure_prints_both_sides() -> None:
    section = sections.money_section(
        Amount(yuan("10000")),
        Amount(yuan("6675"), yuan("6475")),
        Amount(yuan("3325"), yuan("3525")),
    )
    assert words(section) == [
        "账单 10,000.00 元",
        "医保付 6,475.00－6,675.00 元",
        "您付 3,325.00－3,525.00 元",
    ]


def test_no_rule_prints_words_what_is_missing_and_whom_to_ask() -> None:
    section = sections.money_section(
        Amount(yuan("10000")), Amount(None), Amount(None), ("起付线",), ("比例 75%",)
    )
    assert words(section) == [
        "账单 10,000.00 元",
        "医保付 缺参数，算不出",
        "缺：起付线。",
        "未核实：比例 75%。",
        "以参保地医保部门为准。",
    ]


def test_the_hotline_is_always_there_and_an_unknown_number_is_a_line() -> None:
    section = sections.phone_section((("和田", "0903-0000000"),), "")
    assert section.lines[0] == SlipPhone("医保热线", "12393", large=True)
    assert section.lines[1] == SlipPhone("和田", "0903-0000000")
    assert section.lines[2] == SlipPhone("本窗口", "")


def test_a_kiosk_slip_begins_with_the_question_and_names_nobody() -> None:
    paper = slip(
        who="",
        sections=(
            sections.asked_section(("从新疆和田到四川成都", "在那边长期住")),
            sections.phone_section((), ""),
        ),
    )
    assert [heading for heading, _ in paper.numbered] == ["1 您问的", "2 打电话"]
    assert "古" not in repr(paper)


def test_only_two_rolls_exist() -> None:
    assert slip(roll=58).roll == 58
    with pytest.raises(ValueError, match="76"):
        slip(roll=76)
