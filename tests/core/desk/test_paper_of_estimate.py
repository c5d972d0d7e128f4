"""The estimate sheet on the shipped packs: marks, doubts, ranges, missing rules."""

from __future__ import annotations

from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

import pytest

from core.areas import Divisions
from core.case.read import read_case
from core.desk.paper_of_estimate import estimate_paper, paper_formula
from core.desk.paper_of_visit import Letterhead
from core.kernel.money import total
from core.kernel.status import Status
from core.papers import EstimatePaper
from core.papers.text import text_of
from core.policy import PolicyBook
from core.settlement import compare_filing, estimate

HEAD = Letterhead(
    "都安县医疗保障服务窗口", "1 号窗口", datetime(2026, 11, 21, 10, 40, tzinfo=UTC), demo=True
)
HECHI: dict[str, Any] = {
    "date": "2026-11-21",
    "person": {"insured_area": "451200", "insurance": "resident", "category": "adult"},
    "care": {
        "area": "440100",
        "type": "inpatient",
        "institution": {"level": "3"},
        "admission_no": 1,
    },
    "filing": {"kind": "long_term_resident", "valid_from": "2026-10-01", "area": "440100"},
    "bill": {
        "total": "18000.00",
        "excluded": "1200.00",
        "over_limit": "150.00",
        "first_self_payment": "1050.00",
    },
    "year_to_date": {"deductible_paid": "0.00", "critical_basis": "8000.00", "pool_paid": "0.00"},
}


def sheet(data: dict[str, Any]) -> EstimatePaper:
    divisions = Divisions.shipped()
    case = read_case(data, divisions)
    policy = PolicyBook.shipped().for_area(case.person.insured_area)
    return estimate_paper(
        "451228-G-2026-0091",
        case,
        estimate(case, policy, divisions),
        compare_filing(case, policy, divisions),
        policy,
        divisions,
        HEAD,
        name="韦示例",
        id_number="11010519491231002X",
        filing_state="已生效",
    )


def test_the_facts_are_masked_and_in_order() -> None:
    facts = [(fact.label, fact.value) for fact in sheet(HECHI).facts]
    assert facts == [
        ("姓名", "韦**"),
        ("证件", "110***********002X"),
        ("预估日期", "2026-11-21"),
        ("参保", "广西 河池市 · 居民医保"),
        ("就医", "广东 广州市 · 三级医院"),
        ("", "住院 · 今年第 1 次"),
        ("备案", "异地长期居住（已生效）"),
        ("结算", "直接结算（就医地目录）"),
        ("编号", "451228-G-2026-0091"),
    ]


def test_the_lines_stand_in_national_order_with_signs_and_codes() -> None:
    rows = sheet(HECHI).rows
    assert [(row.sign, row.code) for row in rows] == [
        ("", "medfee_sumamt"),
        ("－", "fulamt_ownpay_amt"),
        ("－", "overlmt_selfpay"),
        ("－", "preselfpay_amt"),
        ("＝", "inscp_scp_amt"),
        ("－", "act_pay_dedc"),
        ("＝", "hifp_pay"),
        ("＝", "hifmi_pay"),
        ("", "fund_pay_sumamt"),
        ("", "psn_part_amt"),
    ]
    by_code = {row.code: row for row in rows}
    assert by_code["inscp_scp_amt"].formula == "18,000.00－1,200.00－150.00－1,050.00"
    assert by_code["psn_part_amt"].formula.startswith("18,000.00－")
    assert by_code["fulamt_ownpay_amt"].source == "账单"
    assert by_code["medfee_sumamt"].status is None
    assert by_code["hifp_pay"].status is not None
    assert by_code["hifp_pay"].source


def test_the_first_own_share_follows_the_catalogue_of_the_route() -> None:
    def formula(data: dict[str, Any]) -> str:
        return next(row.formula for row in sheet(data).rows if row.code == "preselfpay_amt")

    by_hand = deepcopy(HECHI)
    by_hand["care"]["route"] = "manual"
    assert formula(HECHI) == "就医地目录的乙类项目"
    assert formula(by_hand) == "参保地目录的乙类项目"


def test_every_mark_on_a_line_is_explained_once_below() -> None:
    paper = sheet(HECHI)
    used = {sign for row in paper.rows for sign in row.source if row.source != "账单"}
    explained = [sign for sign, _ in paper.sources]
    assert used <= set(explained)
    assert len(explained) == len(set(explained))
    for _, text in paper.sources:
        assert "：" in text


def test_unverified_and_reprinted_values_are_listed_by_name() -> None:
    paper = sheet(HECHI)
    statuses = {row.status for row in paper.rows}
    assert Status.UNVERIFIED in statuses
    assert paper.doubts.unverified
    assert "今年大病累计 8,000.00 元" in paper.doubts.stated
    assert "以参保地医保部门为准" in text_of(paper.doubts.runs)


def test_the_bars_are_those_of_the_sums() -> None:
    paper = sheet(HECHI)
    own = total(bar.amount for bar in paper.bars if bar.kind == "self")
    assert own == paper.own.low
    fund = total(bar.amount for bar in paper.bars if bar.kind == "fund")
    assert fund == paper.fund.low


def test_the_own_case_comes_first_and_not_filing_stands_aside() -> None:
    paper = sheet(HECHI)
    assert paper.comparisons[0].is_this
    assert paper.comparisons[0].label.startswith("本单：")
    assert paper.comparisons[0].own == paper.own
    assert paper.aside is not None
    assert paper.aside.heading == "不备案会多付"
    assert paper.aside.lines[0].startswith("您多付 ")


def test_a_difference_behind_a_range_is_only_the_most_it_can_be() -> None:
    known = sheet(HECHI)
    assert known.aside is not None
    assert "最多" not in known.aside.lines[0]
    data = deepcopy(HECHI)
    data["filing"]["kind"] = "temporary_traveller"
    unknown = sheet(data)
    assert unknown.aside is not None
    assert unknown.aside.lines[0].startswith("您最多多付 ")


def test_unknown_sums_of_the_year_give_a_range_and_say_why() -> None:
    data = deepcopy(HECHI)
    data["year_to_date"] = {}
    paper = sheet(data)
    assert paper.own.is_range
    assert "－" in paper.own.text
    assert paper.doubts.unknown
    assert not paper.doubts.missing
    assert "所以是一个范围" in text_of(paper.doubts.runs)


def test_a_missing_rule_gives_words_for_each_computed_line_and_no_chart() -> None:
    data = deepcopy(HECHI)
    data["person"]["insured_area"] = "220100"
    paper = sheet(data)
    assert (paper.own.text, paper.fund.text) == ("算不出", "算不出")
    gaps = [row for row in paper.rows if not row.amount.known]
    assert [row.code for row in gaps] == [
        "act_pay_dedc",
        "hifp_pay",
        "fund_pay_sumamt",
        "psn_part_amt",
    ]
    assert all(row.missing and row.status is Status.MISSING for row in gaps)
    assert paper.bars == ()
    assert paper.doubts.missing
    assert {row.amount.text for row in paper.rows[:5]} == {
        "18,000.00",
        "1,200.00",
        "150.00",
        "1,050.00",
        "15,600.00",
    }


@pytest.mark.parametrize(
    ("screen", "paper"),
    [
        ("（15,600.00 − 600.00）× 60% =", "（15,600.00－600.00）×60%"),
        ("9,000.00 + 1,560.00 =", "9,000.00＋1,560.00"),
        ("每次 600.00", "每次 600.00"),
        ("少：a = 6,900.00；多：b =", "少：a=6,900.00；多：b"),
    ],
)
def test_formulas_take_the_wide_signs_of_the_papers(screen: str, paper: str) -> None:
    assert paper_formula(screen) == paper
