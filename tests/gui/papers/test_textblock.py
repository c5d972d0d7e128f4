"""Text on paper: the same lines on every device, nothing replaced, nothing cut."""

from __future__ import annotations

import pytest

from core.papers.text import Run
from gui.papers.glyphs import has_glyph, missing_glyphs, paper_families
from gui.papers.textblock import HAND_FRAME, MM_PER_POINT, TextBlock, fit


def test_the_bundled_fonts_come_first() -> None:
    assert paper_families()[:2] == ("Noto Sans SC", "Noto Sans Arabic")


@pytest.mark.parametrize("char", ["古", "·", "－", "①", "→", "ئ", "\U0002ccfd", "\U00030ede", "〇"])
@pytest.mark.parametrize("bold", [False, True])
def test_what_names_and_papers_need_is_in_the_fonts(char: str, bold: bool) -> None:
    assert has_glyph(char, bold)


def test_a_missing_character_is_named_once() -> None:
    assert missing_glyphs("\U00020bb7田\U00020bb7") == ("\U00020bb7",)
    assert missing_glyphs("张三") == ()


def test_spaces_and_invisible_marks_are_not_missing() -> None:
    assert missing_glyphs("张\t三\u3000\u00a0\u200d\ufe00\n") == ()


def test_sizes_are_points_on_paper() -> None:
    block = TextBlock("一二三四", 12, 100)
    assert block.natural_width == pytest.approx(4 * 12 * MM_PER_POINT, rel=0.01)
    assert block.height == pytest.approx(12 * MM_PER_POINT * 1.3, rel=0.01)


def test_lines_break_within_the_width_and_lose_nothing() -> None:
    text = "跨省异地就医执行就医地目录、参保地起付线封顶线及支付比例。" * 3
    block = TextBlock(text, 10.5, 60)
    assert "".join(block.line_texts()) == text
    assert block.natural_width <= 60
    assert block.lines > 3
    # no line begins with a stop or a comma
    assert not any(line[0] in "、。，；：" for line in block.line_texts())


def test_a_word_longer_than_the_line_breaks_anywhere() -> None:
    block = TextBlock("A" * 200, 10, 30)
    assert block.natural_width <= 30
    assert "".join(block.line_texts()) == "A" * 200


def test_a_bold_run_is_wider_than_a_regular_one() -> None:
    regular = TextBlock("653221-2026", 11, 100)
    strong = TextBlock((Run("653221-2026", bold=True),), 11, 100)
    assert strong.natural_width > regular.natural_width


def test_a_missing_character_takes_the_room_of_its_frame() -> None:
    plain = TextBlock("田", 12, 100)
    framed = TextBlock("\U00020bb7田", 12, 100)
    assert framed.missing == ["\U00020bb7"]
    assert framed.natural_width == pytest.approx(plain.natural_width + HAND_FRAME, abs=0.1)
    assert framed.height >= HAND_FRAME
    assert "\U00020bb7" not in "".join(framed.line_texts())


def test_characters_of_two_units_do_not_shift_what_follows() -> None:
    text = "\U0002ccfd" * 3 + "\U00020bb7" + "乙" * 30
    block = TextBlock(text, 12, 40)
    shown = "".join(block.line_texts())
    assert shown == "\U0002ccfd" * 3 + "\u3000" + "乙" * 30


def test_fit_takes_the_first_step_that_holds() -> None:
    steps = ((12.0, 1, 1.3), (10.5, 1, 1.3), (10.5, 2, 1.2))
    assert fit("一" * 5, 30, steps).points == 12.0
    assert fit("一" * 8, 30, steps).points == 10.5
    two = fit("一" * 12, 30, steps)
    assert (two.points, two.lines) == (10.5, 2)
    assert fit("一" * 40, 30, steps).lines > 2
    with pytest.raises(ValueError, match="step"):
        fit("一", 30, ())


def test_a_height_limits_a_step_as_well() -> None:
    steps = ((12.0, 3, 1.3), (10.5, 3, 1.3))
    assert fit("一" * 14, 30, steps, height=10.0).points == 10.5
    assert fit("一" * 14, 30, steps, height=20.0).points == 12.0
