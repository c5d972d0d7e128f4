from dataclasses import replace

from core.papers import slip_sections as sections
from gui.papers.canvas import Box
from gui.papers.slip_painter import FEED, PRINT_WIDTHS, TYPES, SlipPainter
from tests.core.papers.samples import FOOTER, slip
from tests.gui.papers.raster import ink, painted, values


def test_the_table_of_millimetres() -> None:
    assert PRINT_WIDTHS == {80: 72.0, 58: 48.0}
    assert SlipPainter(slip()).margin == 4.0
    assert SlipPainter(slip(roll=58)).margin == 5.0
    wide, narrow = TYPES[80], TYPES[58]
    assert (wide.office, wide.title, wide.section, wide.body, wide.note) == (10.5, 18, 13, 11, 10)
    assert (narrow.section, narrow.body) == (12, 10)
    assert FEED == 8.0


def test_the_slip_is_as_long_as_its_content_and_feeds_before_the_cut() -> None:
    full = SlipPainter(slip())
    short = SlipPainter(slip(sections=(sections.phone_section((), ""),)))
    assert full.size[0] == 80.0
    assert short.size[1] < full.size[1] - 100
    page = painted(full)
    assert ink(page, Box(0, full.size[1] - FEED, 80, FEED - 0.2)) == 0
    assert ink(page, Box(4, full.size[1] - FEED - 5.5, 72, 5.5)) > 100


def test_the_margins_stay_clear_on_both_rolls() -> None:
    for roll in (80, 58):
        painter = SlipPainter(slip(roll=roll))
        page = painted(painter)
        height = painter.size[1]
        assert ink(page, Box(0, 0, painter.margin - 0.2, height)) == 0, roll
        right = roll - painter.margin + 0.3
        assert ink(page, Box(right, 0, roll - right, height)) == 0, roll


def test_a_thermal_head_gets_no_grey_fill_even_in_demo() -> None:
    page = painted(SlipPainter(slip(footer=replace(FOOTER, demo=True))), dpi=600)
    dots = values(page, Box(0, 0, 80, 60), 600)
    grey = sum(40 < value < 230 for value in dots)
    black = sum(value <= 40 for value in dots)
    # only the softened edges of strokes are between black and white
    assert grey < black


def test_demo_is_framed_at_the_top() -> None:
    real = SlipPainter(slip())
    demo = SlipPainter(slip(footer=replace(FOOTER, demo=True)))
    assert demo.size[1] > real.size[1] + 9
    assert ink(painted(demo), Box(10, 3.8, 60, 0.6), 128) > 300


def test_a_kiosk_slip_without_a_name_is_shorter() -> None:
    assert SlipPainter(slip(who="")).size[1] < SlipPainter(slip()).size[1]


def test_a_rare_first_character_is_left_to_a_pen() -> None:
    painter = SlipPainter(slip(who="\U00020bb7**　110***********002X"))
    assert painter.missing == ("\U00020bb7",)
    assert painter.size[1] > SlipPainter(slip()).size[1] + 4


def test_short_facts_take_a_line_each_on_the_narrow_roll() -> None:
    def lines(roll: int) -> float:
        filing = slip().sections[:1]
        return SlipPainter(slip(roll=roll, sections=filing)).size[1]

    body = 10 * 25.4 / 72 * 1.44
    wide_lines, narrow_lines = 6, 8
    assert lines(58) > 0.85 * lines(80)
    assert narrow_lines * body < lines(58)
    assert wide_lines < narrow_lines


def test_there_is_only_one_page() -> None:
    assert SlipPainter(slip()).pages == 1
