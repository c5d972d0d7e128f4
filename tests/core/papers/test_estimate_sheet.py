from dataclasses import replace

import pytest

from core.papers.estimate_sheet import STATUS_WORDS, Doubts, mark
from core.papers.text import text_of
from tests.core.papers.samples import COMPARISONS, estimate


def test_the_foot_says_that_it_settles_nothing_and_which_rules_and_engine() -> None:
    first, second = estimate().foot_lines
    assert first == "本单为预估，不作结算、报销凭据。实际以医院结算单为准。咨询 12393。"
    assert second.endswith("政策包 653200 v2026.11（sha256 3f9a…c21e） · 引擎 1.0.0")


def test_the_doubts_are_counted_and_sent_to_the_insured_area() -> None:
    text = text_of(estimate().doubts.runs)
    assert text == (
        "参考（2 项，转载）：起付线 600 元；比例 60%。未核实（2 项）：大病起付与比例；"
        "不备案少 20 个百分点。都以参保地医保部门为准。"
        "您报的（没有查证）：今年大病累计 8,000.00 元。"
    )


def test_official_values_need_no_box() -> None:
    assert Doubts().runs == ()
    assert (
        text_of(Doubts(stated=("今年累计 0.00 元",)).runs)
        == "您报的（没有查证）：今年累计 0.00 元。"
    )


def test_an_unknown_fact_is_named_as_the_reason_of_the_range() -> None:
    doubts = Doubts(unknown=("本病种已支付",), notices=("年度限额没有规则，没有核减",))
    assert text_of(doubts.runs) == (
        "还不清楚，所以是一个范围：本病种已支付。说明：年度限额没有规则，没有核减。"
    )
    gap = Doubts(missing=("起付线",))
    assert text_of(gap.runs) == "算不出，缺（1 项）：起付线。都以参保地医保部门为准。"


def test_sources_are_marked_in_order() -> None:
    assert text_of(estimate().source_runs).startswith("依据　① ")
    assert estimate(sources=()).source_runs == ()
    assert [mark(0), mark(19), mark(20)] == ["①", "⑳", "(21)"]


def test_there_is_room_for_four_comparisons() -> None:
    assert len(estimate(comparisons=(*COMPARISONS, COMPARISONS[1])).comparisons) == 4
    with pytest.raises(ValueError, match="four"):
        estimate(comparisons=COMPARISONS * 2)


def test_the_four_status_words() -> None:
    assert list(STATUS_WORDS.values()) == ["官方", "参考", "未核实", "缺参数"]


def test_a_reprint_shows_on_the_estimate_too() -> None:
    paper = estimate()
    again = replace(paper, footer=replace(paper.footer, reprint=3))
    assert "重印 3" in again.foot_lines[1]
