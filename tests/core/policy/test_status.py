"""Status travels: a value is no better founded than its row and its document."""

from __future__ import annotations

from datetime import date

import pytest
from policy_makers import SOURCE, make_pack, row, table

from core.kernel.status import Status
from core.policy import PolicyBook

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("of_source", "of_row", "expected"),
    [
        ("official", None, Status.OFFICIAL),
        ("official", "unverified", Status.UNVERIFIED),
        ("secondary", None, Status.SECONDARY),
        ("secondary", "official", Status.SECONDARY),
        ("unverified", "secondary", Status.UNVERIFIED),
    ],
)
def test_the_weaker_of_row_and_source(of_source: str, of_row: str | None, expected: Status) -> None:
    pack = make_pack(
        table("chronic.ratio", "percent", [row({}, "75%", status=of_row, article="第六条")]),
        sources=[{**SOURCE, "status": of_source, "doc_no": "示例〔2022〕1号"}],
    )
    rule = PolicyBook([pack]).for_area("000000").resolve("chronic.ratio", {}, DAY)
    assert rule.status is expected
    assert rule.citation.short == "示例〔2022〕1号 第六条"
    assert rule.citation.since == date(2020, 1, 1)
    assert rule.citation.area == "000000"


def test_a_guide_cell_without_a_value_is_missing_and_says_so() -> None:
    topic = {
        "id": "one", "order": "1", "title": "主题", "headline": "",
        "blocks": [{"kind": "compare", "title": "对照", "columns": ["甲"], "rows": [
            {"item": "限额", "cells": ["缺参数"], "missing": "yes"},
            {"item": "比例", "cells": ["75%"], "source": "doc"}]}],
        "faq": [{"question": "问", "answer": "答", "source": "doc", "status": "secondary"}],
    }  # fmt: skip
    (found,) = PolicyBook([make_pack(guide=[topic])]).for_area("000000").guide()
    assert [line.citation.status for line in found.blocks[0].rows] == [
        Status.MISSING,
        Status.OFFICIAL,
    ]
    assert found.faq[0].citation.status is Status.SECONDARY


def test_lists_merge_with_the_lower_layer_first() -> None:
    def disease(code: str, name: str, since: str = "2020-01-01") -> dict[str, str]:
        return {"code": code, "name": name, "since": since, "source": "doc"}

    upper = make_pack(diseases=[disease("M00500", "全国名"), disease("M01600", "糖尿病")])
    lower = make_pack(
        area="653200",
        extends="000000",
        diseases=[disease("M00500", "本地名"), disease("M00500", "新名", "2027-01-01")],
        offices=[{"name": "本地中心", "area": "653200", "source": "doc"}],
    )
    policy = PolicyBook([upper, lower]).for_area("653200")
    assert [d.name for d in policy.diseases(DAY)] == ["本地名", "糖尿病"]
    assert policy.diseases(date(2027, 1, 1))[0].name == "新名"
    assert policy.diseases(DAY)[0].major == "M005"
    assert [office.name for office in policy.offices()] == ["本地中心"]
    assert policy.source("doc") is not None
    assert policy.source("none") is None
