"""Paper 42 measured, with ranges, missing rules and page breaks."""

import itertools
from dataclasses import replace

import pytest

from core.kernel.money import yuan
from core.kernel.status import Status
from core.papers import Amount
from core.papers.estimate_sheet import ChartBar, EstimateRow
from gui.papers import estimate_layout as at
from gui.papers.canvas import CLEAR, Box
from gui.papers.estimate_flow import Flow, Placed
from gui.papers.estimate_head import sum_blocks
from gui.papers.estimate_painter import EstimatePainter
from gui.papers.textblock import TextBlock
from gui.papers.waterfall_mm import adds_up, amount_text, chart_height, spans
from tests.core.papers.samples import BARS, FACTS, FOOTER, ROWS, estimate
from tests.gui.papers.raster import covered, ink, outside_is_white, painted, same

RANGE_ROWS = tuple(
    replace(row, amount=Amount(yuan("290"), yuan("300"))) if row.code == "act_pay_dedc" else row
    for row in ROWS
)
GAP_ROWS = (
    *ROWS[:5],
    EstimateRow("－", "起付线（先自己出的钱）", "act_pay_dedc", Amount(None), "",
                status=Status.MISSING, missing="和田这个病的起付线"),
    EstimateRow("＝", "统筹基金支付", "hifp_pay", Amount(None), "", missing="起付线没有规则"),
)  # fmt: skip


def test_the_table_of_millimetres() -> None:
    assert at.COLUMNS == (7.0, 49.0, 26.0, 61.0, 16.0, 15.0)
    assert sum(at.COLUMNS) == sum(at.COMPARISON_COLUMNS) == 174.0
    assert (at.TABLE_TOP, at.HEADER, at.ROW) == (69.5, 7.0, 8.2)
    assert (at.FACTS.y, at.FACTS.h, at.FACT_COLUMN) == (26.0, 19.5, 58.0)
    assert (at.BOXES_TOP, at.BOXES_HEIGHT, at.BOX_GAP) == (48.7, 19.0, 6.0)
    assert sum(at.BOX_WIDTHS) + 2 * at.BOX_GAP == pytest.approx(174.0)
    assert at.COMPARISON_COLUMNS == (62.0, 34.0, 34.0, 44.0)
    assert at.COMPARISON_ROW == 6.2
    # ten rows as in the picture put the chart at 168 and the comparison at 220
    chart = at.TABLE_TOP + at.HEADER + 10 * at.ROW + at.CHART_TITLE
    assert chart == pytest.approx(168.0)
    assert chart + chart_height(BARS) + at.COMPARISON_GAP == pytest.approx(220.0)


def test_one_page_inside_the_margins() -> None:
    painter = EstimatePainter(estimate())
    assert painter.pages == 1
    page = painted(painter)
    assert outside_is_white(page, *at.PAGE, CLEAR)
    assert ink(page, Box(0, 0, 17.6, 297)) == 0
    assert ink(page, Box(192.5, 0, 17, 297)) == 0


def test_a_row_stands_every_eight_point_two() -> None:
    page = painted(EstimatePainter(estimate()))
    for number in range(11):
        y = at.TABLE_TOP + at.HEADER + number * at.ROW
        assert ink(page, Box(26, y - 0.3, 3, 0.6), 160) > 3 * 5.9 * 0.8, number


def test_a_range_prints_both_ends_inside_its_cell() -> None:
    page = painted(EstimatePainter(estimate(rows=RANGE_ROWS)))
    y = at.TABLE_TOP + at.HEADER + 5 * at.ROW
    cell = Box(18 + 7 + 49, y, 26, at.ROW)
    assert ink(page, Box(cell.x + 1.5, y + 1.5, 12, 5)) > 60
    assert ink(page, Box(cell.x + 0.3, y + 0.5, 0.9, 7)) == 0


def test_both_sums_stand_in_one_size_and_on_one_line() -> None:
    single = sum_blocks((Amount(yuan("10560")), Amount(yuan("7440"))))
    assert [block.points for block in single] == [21.0, 21.0]
    ranges = sum_blocks((Amount(yuan("0"), yuan("14280")), Amount(yuan("13720"), yuan("18000.55"))))
    assert ranges[0].points == ranges[1].points < 21.0
    assert [block.lines for block in ranges] == [1, 1]


def test_a_missing_rule_prints_words_and_what_is_missing() -> None:
    paper = estimate(rows=GAP_ROWS, fund=Amount(None), own=Amount(None), bars=(), aside=None)
    painter = EstimatePainter(paper)
    formula = painter._formula(GAP_ROWS[5])
    assert formula.line_texts() == ["缺：和田这个病的起付线"]
    page = painted(painter)
    # the two sums say 算不出, no box for the unfiled case, no chart
    assert ink(page, Box(22, 56, 30, 9)) > 300
    assert ink(page, Box(139.8, 49, 52, 18)) == 0
    table_end = at.TABLE_TOP + at.HEADER + 7 * at.ROW
    assert ink(page, Box(18 + 35, table_end + 6, 82, 0.5)) > 0


def test_a_long_formula_grows_its_row_and_is_not_cut() -> None:
    long = "（15,600.00－600.00）×60%＋（1,200.00－100.00）×70%＋" * 5
    rows = (ROWS[0], replace(ROWS[6], formula=long), *ROWS[8:])
    painter = EstimatePainter(estimate(rows=rows))
    block = painter._formula(rows[1])
    assert "".join(block.line_texts()) == long
    assert painter._rows[1].height >= block.height > at.ROW


def test_a_long_fact_takes_a_second_line_and_pushes_the_rest_down() -> None:
    facts = (
        *FACTS[:3],
        replace(FACTS[3], value="新疆维吾尔自治区和田地区墨玉县某某乡某某村 · 居民医保"),
        *FACTS[4:],
    )
    assert EstimatePainter(estimate(facts=facts))._rows[0].y > (
        EstimatePainter(estimate())._rows[0].y
    )


def test_many_rows_break_between_rows_and_repeat_the_header() -> None:
    rows = (*ROWS[:8], *(replace(ROWS[5], code=f"x{n}") for n in range(24)), *ROWS[8:])
    painter = EstimatePainter(estimate(rows=rows))
    assert painter.pages >= 2
    headers = [place.page for place in painter._headers]
    assert headers == sorted(set(headers))
    for place in painter._rows:
        assert place.y + place.height <= at.BOTTOM + 1e-6
    per_page = [sum(p.page == n for p in painter._rows) for n in headers]
    assert min(per_page) >= 2
    assert sum(per_page) == len(rows)
    # both totals on the same page
    assert painter._rows[-1].page == painter._rows[-2].page
    second = painted(painter, 1)
    assert ink(second, Box(18, at.NEXT_TOP, 174, at.HEADER)) > 400
    assert ink(second, Box(120, 13, 72, 7)) > 200
    for page in range(painter.pages):
        assert outside_is_white(painted(painter, page), *at.PAGE, CLEAR)


@pytest.mark.parametrize("count", range(1, 40))
def test_no_row_ever_stands_alone(count: int) -> None:
    flow = Flow(at.TABLE_TOP, at.BOTTOM, at.NEXT_TOP)
    headers, rows = flow.rows([at.ROW] * count, at.HEADER, [False] * count)
    assert len(rows) == count
    for header in headers:
        here = [row for row in rows if row.page == header.page]
        assert len(here) >= min(2, count)
        assert here[0].y == pytest.approx(header.y + header.height)


def test_a_part_that_does_not_fit_goes_whole_to_the_next_page() -> None:
    flow = Flow(200.0, 270.0, 20.0)
    assert flow.whole(60.0) == Placed(0, 200.0, 60.0)
    moved = flow.whole(30.0, gap=5.0)
    assert (moved.page, moved.y) == (1, 20.0)


def test_the_bars_fill_the_bill_without_gap() -> None:
    places = spans(BARS)
    assert places[0].sure == (0.0, 1.0)
    steps = [place.sure for place in places[1:]]
    assert steps[0][1] == 1.0
    for upper, lower in itertools.pairwise(steps):
        assert lower[1] == pytest.approx(upper[0])
    assert steps[-1][0] == pytest.approx(0.0)


def test_the_unknown_part_of_a_range_is_an_empty_dashed_bar() -> None:
    bars = (
        ChartBar("账单总额", yuan("1000"), "total"),
        ChartBar("起付线", yuan("0"), "self", yuan("200")),
        ChartBar("统筹基金", yuan("1000"), "fund", yuan("800")),
    )
    assert adds_up(bars)
    _, own, fund = spans(bars)
    assert own.sure == (1.0, 1.0)
    assert own.open == (0.8, 1.0)
    assert fund.sure == (0.0, 0.8)
    assert fund.open == (0.8, 1.0)
    assert amount_text(bars[1]) == "0.00－200.00"
    assert amount_text(BARS[1]) == "－1,200.00"
    assert amount_text(bars[2]) == "800.00－1,000.00"


def test_a_chart_that_does_not_add_up_is_not_painted() -> None:
    wrong = (BARS[0], *BARS[2:])
    assert not adds_up(wrong)
    assert not adds_up(())
    assert EstimatePainter(estimate(bars=wrong))._chart is None


def test_own_share_is_hatched_and_the_fund_solid_in_grey_print() -> None:
    page = painted(EstimatePainter(estimate()))
    track = 18 + 35
    share = Box(track + 48.5, 168 + 5 * 6.2 + 0.5, 19, 3.8)
    fund = Box(track + 1, 168 + 7 * 6.2 + 0.5, 38, 3.8)
    total = share.w * share.h * 5.9**2
    assert 0.1 * total < ink(page, share, 128) < 0.6 * total
    assert ink(page, fund, 128) > 0.98 * fund.w * fund.h * 5.9**2 * 0.97


def test_the_doubtful_status_is_framed_with_dashes_and_says_its_word() -> None:
    page = painted(EstimatePainter(estimate()))
    middle = 192 - 7.5
    row = at.TABLE_TOP + at.HEADER + 7 * at.ROW + at.ROW / 2
    upper = Box(middle - 4, row - 2.1 - 0.25, 8, 0.5)
    sure = Box(middle - 4, row - at.ROW - 2.1 - 0.25, 8, 0.5)
    assert 0.4 < covered(page, upper) < 0.85
    assert covered(page, sure) == 1.0
    assert ink(page, Box(middle - 4, row - 1.8, 8, 3.6)) > 150


def test_demo_is_watermarked() -> None:
    demo = painted(EstimatePainter(estimate(footer=replace(FOOTER, demo=True))))
    assert not same(painted(EstimatePainter(estimate())), demo, Box(60, 110, 90, 40))


def test_the_sample_texts_fit_on_one_line_each() -> None:
    assert TextBlock("先行自付（乙类先付一部分）", 10, 46.4).lines == 1
    assert TextBlock("18,000.00－1,200.00－150.00－1,050.00", 8.8, 57).lines == 1
