"""Paper 40 measured: positions come from the millimetre table, cells hold their ink."""

from dataclasses import replace

import pytest

from gui.papers import form_layout as at
from gui.papers.canvas import CLEAR, Box
from gui.papers.form_painter import FormPainter
from tests.core.papers.samples import FOOTER, LONG_NAME, form
from tests.gui.papers.raster import covered, ink, outside_is_white, painted, same, values

NAME_CELL = Box(48, 47, 57, 12)
SEX_CELL = Box(131, 47, 61, 12)


def test_the_table_of_millimetres() -> None:
    assert at.PAGE == (210.0, 297.0)
    assert at.COLUMNS == (30.0, 57.0, 26.0, 61.0)
    assert sum(at.COLUMNS) == at.CONTENT == 174.0
    assert list(at.ROW_HEIGHTS.values()) == [12, 13, 11, 18, 12, 15, 12, 53, 24, 13, 13]
    assert (at.TABLE_TOP, at.table_bottom()) == (47.0, 243.0)
    assert at.ID_CELL == (6.0, 8.0)
    assert at.OLD_NUMBER_LINE == 34.0
    assert (at.STAMP.x, at.STAMP.y, at.STAMP.w, at.STAMP.h) == (146, 246, 46, 24)
    assert (at.STAMP.right, at.FOOT) == (192.0, 279.5)


@pytest.mark.parametrize("y", [47.0, 59.0, 72.0, 83.0, 101.0, 113.0, 128.0, 140.0, 193.0, 217.0,
                               230.0, 243.0])  # fmt: skip
def test_every_row_ends_where_the_table_says(y: float) -> None:
    page = painted(FormPainter(form()))
    # the value column carries no text at its very edge, so only the line can be dark there
    assert ink(page, Box(100, y - 0.3, 4, 0.6), 160) > 4 * 5.9 * 0.9


def test_one_page_and_nothing_in_the_unprintable_edge() -> None:
    painter = FormPainter(form())
    assert painter.pages == 1
    assert outside_is_white(painted(painter), *at.PAGE, CLEAR)


def test_eighteen_cells_hold_eighteen_signs() -> None:
    page = painted(FormPainter(form()))
    left = 48 + at.PADDING
    for index in range(18):
        inside = Box(left + index * 6 + 0.7, 59 + 2.5 + 0.7, 4.6, 6.6)
        assert ink(page, inside) > 15, index
    assert ink(page, Box(left + 18 * 6 + 1, 61, 20, 9)) == 0


def test_hand_boxes_are_empty_apart_from_their_hint() -> None:
    page = painted(FormPainter(form()))
    signature = Box(48 + 2.2, 193 + 2, 57 - 4.4, 20)
    assert ink(page, Box(signature.x + 1, signature.y + 1, signature.w - 2, 14)) == 0
    hint = Box(signature.x + 1, signature.bottom - 4.6, signature.w - 2, 3.6)
    assert ink(page, hint) > 100
    # a dashed frame has gaps
    edge = Box(signature.x, signature.y - 0.3, signature.w, 0.6)
    assert 0.4 < covered(page, edge) < 0.85
    assert ink(page, Box(131 + 3, 217 + 3, 38, 7)) == 0


def test_only_the_chosen_box_has_a_tick() -> None:
    page = painted(FormPainter(form()))
    inner = Box(SEX_CELL.x + 2.0 + 0.6, SEX_CELL.middle - 1.3, 2.6, 2.6)
    assert ink(page, inner) == 0
    male = painted(FormPainter(form(sex="男")))
    assert ink(male, inner) > 10


def test_a_name_shrinks_then_breaks_then_the_row_grows() -> None:
    short = FormPainter(form())
    assert (short.name.points, short.name.lines) == (12.0, 1)
    smaller = FormPainter(form(name="古丽巴哈尔·阿卜杜热合曼江"))
    assert smaller.name.lines == 1
    assert smaller.name.points in (12.0, 10.5)
    fifteen = FormPainter(form(name="阿" * 14))
    assert (fifteen.name.points, fifteen.name.lines) == (10.5, 1)
    two = FormPainter(form(name="阿" * 25))
    assert (two.name.points, two.name.lines) == (10.5, 2)
    assert two.heights["name"] == 12.0


def test_fifty_characters_are_not_cut() -> None:
    name = LONG_NAME + "卡" * (50 - len(LONG_NAME))
    assert len(name) == 50
    assert "·" in name
    painter = FormPainter(form(name=name))
    assert painter.pages == 1
    assert "".join(painter.name.line_texts()) == name
    assert painter.heights["name"] == 17.0
    assert painter.name.height <= painter.heights["name"]
    assert painter.name.natural_width <= 57 - 2 * at.PADDING + 1
    page = painted(painter)
    grown = Box(NAME_CELL.x, NAME_CELL.y, NAME_CELL.w, 17)
    assert ink(page, Box(grown.x + 0.4, grown.bottom - 4.3, 30, 3.9)) > 150
    # nothing runs over the right edge of the cell into the label beside it
    assert ink(page, Box(grown.right - 1.6, grown.y + 0.5, 1.3, 16)) == 0
    assert outside_is_white(page, *at.PAGE, CLEAR)


def test_the_stamp_box_never_reaches_the_foot_line() -> None:
    name = "\U00020bb7" * 50
    page = painted(FormPainter(form(name=name)))
    assert ink(page, Box(146, 279.9 - 1.2, 46, 0.6)) == 0
    assert outside_is_white(page, *at.PAGE, CLEAR)


def test_a_character_without_a_glyph_is_an_empty_frame_to_write_in() -> None:
    painter = FormPainter(form(name="\U00020bb7买提"))
    assert painter.missing == ("\U00020bb7",)
    page = painted(painter)
    frame = Box(48 + at.PADDING, NAME_CELL.middle - 2.6, 5, 5)
    assert ink(page, frame.inset(0.9)) == 0
    assert ink(page, frame) > 4 * 4.5 * 5.9 * 0.8
    hint = Box(NAME_CELL.right - 8, NAME_CELL.bottom - 3.8, 7, 3.4)
    assert ink(page, hint) > 50


def test_rare_characters_that_the_font_has_are_painted() -> None:
    painter = FormPainter(form(name="\U0002ccfd\U00030ede"))
    assert painter.missing == ()
    page = painted(painter)
    first = Box(48 + at.PADDING, NAME_CELL.middle - 2, 4.2, 4)
    second = Box(first.right, first.y, 4.2, 4)
    assert ink(page, first) > 80
    assert ink(page, second) > 80
    assert not same(page, painted(FormPainter(form(name="\U0002ccfd\U0002ccfd"))), second)


def test_a_long_address_prints_smaller_then_moves_to_a_sheet_with_the_same_number() -> None:
    assert FormPainter(form(address="路" * 60)).address.points == 12.0
    smaller = FormPainter(form(address="路" * 100))
    assert (smaller.address.points, smaller.pages) == (10.5, 1)
    assert smaller.heights["address"] == 15.0
    long = FormPainter(form(address="路" * 200))
    assert long.pages == 2
    second = painted(long, 1)
    number = Box(at.NUMBER_LINE.right - 45, at.NUMBER_LINE.y, 45, 8)
    assert same(painted(long, 0), second, number)
    assert ink(second, Box(60, 50, 120, 20)) > 3000
    assert outside_is_white(second, *at.PAGE, CLEAR)


def test_demo_is_watermarked_and_the_real_form_is_not() -> None:
    real = painted(FormPainter(form()))
    demo = painted(FormPainter(form(footer=replace(FOOTER, demo=True))))
    middle = Box(60, 112, 90, 75)
    assert not same(real, demo, middle)
    light = [value for value in values(demo, middle) if value == 0xE4]
    assert len(light) > 10_000


def test_a_reprint_changes_the_foot_and_nothing_else() -> None:
    first = painted(FormPainter(form()))
    again = painted(FormPainter(form(footer=replace(FOOTER, reprint=2))))
    assert not same(first, again, Box(18, 279.9, 120, 8))
    assert same(first, again, Box(0, 0, 210, 279))


def test_a_change_prints_the_old_number_on_its_line() -> None:
    page = painted(FormPainter(form(change_of="653221-2025-000012")))
    new = painted(FormPainter(form()))
    line = Box(114, 19, 36, 6)
    assert ink(page, line) > ink(new, line) + 150
