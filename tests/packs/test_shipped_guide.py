"""The guide of each area: ten topics, every line with a source, no gap that looks like a value."""

from __future__ import annotations

import pytest

from core.kernel.status import Status
from core.policy import AreaPolicy, GuideTopic, PolicyBook

BOOK = PolicyBook.shipped()
AREAS = ("000000", "653200", "451200")
TITLES = [
    "要不要备案", "怎么备案、带什么", "门诊慢特病怎么结算", "住院怎么结算", "普通门诊和药店",
    "急诊抢救", "备案变更和取消", "没有直接结算怎么报", "哪里查机构", "电话和经办地点",
]  # fmt: skip


def topic(area: str, name: str) -> GuideTopic:
    return next(found for found in BOOK.for_area(area).guide() if found.id == name)


def words(found: GuideTopic) -> str:
    """Everything the topic says, in one text."""
    cells = [
        cell for block in found.blocks for row in block.rows for cell in (row.item, *row.cells)
    ]
    return "\n".join([found.headline, *cells, *(faq.answer for faq in found.faq)])


@pytest.mark.parametrize("area", AREAS)
def test_ten_topics_in_order(area: str) -> None:
    assert [found.title for found in BOOK.for_area(area).guide()] == TITLES


@pytest.mark.parametrize("area", AREAS)
def test_a_gap_is_called_a_gap_and_nothing_else_is(area: str) -> None:
    policy: AreaPolicy = BOOK.for_area(area)
    for found in policy.guide():
        for block in found.blocks:
            for row in block.rows:
                if row.citation.status is Status.MISSING:
                    assert "缺参数" in row.cells, row.item


@pytest.mark.parametrize("area", AREAS)
def test_emphasis_marks_are_closed(area: str) -> None:
    for found in BOOK.for_area(area).guide():
        assert words(found).count("**") % 2 == 0


@pytest.mark.parametrize("area", ["653200", "451200"])
def test_the_areas_of_the_request_answer_for_themselves(area: str) -> None:
    own = {found.id for found in BOOK.for_area(area).packs[0].guide}
    assert own == {found.id for found in BOOK.for_area(area).guide()}


def test_hechi_shows_july_2023_and_both_scopes() -> None:
    blocks = {block.kind: block for block in topic("451200", "chronic").blocks}
    assert blocks["before_after"].columns == ("2023-06-30 及以前", "2023-07-01 起")
    assert blocks["compare"].columns == ("区内（广西其他市）", "跨省（区外）")
    facility = next(row for row in blocks["compare"].rows if row.item == "还要办什么")
    assert "定点机构备案" in facility.cells[1]
    assert facility.citation.status is Status.OFFICIAL


def test_hotan_shows_2025_as_unverified() -> None:
    block = next(b for b in topic("653200", "need-filing").blocks if b.kind == "before_after")
    assert block.columns == ("2024 年及以前", "2025 年起")
    told = [row for row in block.rows if row.item != "起始年份"]
    assert len(told) == 5
    assert {row.citation.status for row in told} == {Status.UNVERIFIED}


def test_contradictions_are_shown_not_settled() -> None:
    hotan = words(topic("653200", "chronic"))
    assert "不在" in hotan  # three of the six are outside the ten
    assert "按同级医院住院比例" in hotan  # Kashgar's notice beside the 75 % of the request
    assert "国家现行是六类" in str(topic("653200", "need-filing"))
    assert "两种说法" in words(topic("653200", "find"))
    assert "70%" in words(topic("451200", "inpatient"))
    assert "本市的医院当成了异地" in words(topic("451200", "need-filing"))


@pytest.mark.parametrize("area", ["653200", "451200"])
def test_six_kinds_three_channels_three_ways_to_look_up_and_phones(area: str) -> None:
    need = words(topic(area, "need-filing"))
    for kind in (
        "异地安置退休",
        "异地长期居住",
        "常驻异地工作",
        "异地转诊",
        "急诊抢救",
        "其他临时外出",
    ):
        assert kind in need
    assert all(way in words(topic(area, "how-to-file")) for way in ("APP", "小程序", "窗口"))
    assert all(way in words(topic(area, "find")) for way in ("APP", "窗口", "12393", "门诊慢特病"))
    assert "12393" in words(topic(area, "phones"))
