from dataclasses import replace

from core.case.model import CareType
from gui.papers import card_painter as at
from gui.papers.canvas import CLEAR, Box
from gui.papers.card_painter import CardPainter
from tests.core.papers.samples import FOOTER, card
from tests.gui.papers.raster import covered, ink, outside_is_white, painted, same


def test_the_table_of_millimetres() -> None:
    assert at.PAGE == (210.0, 148.0)
    assert (at.SIDE, at.TITLE.y) == (12.0, 10.0)
    assert (at.FRAME.w, at.FRAME_LINE) == (112.0, 0.8)
    assert (at.FACT_COLUMNS, at.FACT_ROW) == ((27.0, 85.0), 8.4)
    assert (at.RIGHT_BOX.w, at.FLAG_COLUMN, at.FLAG_ROW) == (69.0, 13.0, 13.5)


def test_one_page_inside_the_margins() -> None:
    painter = CardPainter(card())
    assert painter.pages == 1
    assert outside_is_white(painted(painter), *at.PAGE, CLEAR)


def test_the_disease_stands_large_in_a_heavy_frame() -> None:
    page = painted(CardPainter(card()))
    assert ink(page, Box(at.FRAME.x + 4.6, at.FRAME.y + 9, 34, 13)) > 2500
    assert ink(page, Box(at.FRAME.x + 20, at.FRAME.y - 0.35, 50, 0.7), 128) > 50 * 5.9 * 3


def test_a_long_disease_name_shrinks_and_stays_in_the_frame() -> None:
    name = "恶性肿瘤门诊治疗（放化疗、靶向和免疫治疗、内分泌治疗）"
    page = painted(CardPainter(card(disease=name)))
    assert ink(page, Box(at.FRAME.right - 3.5, at.FRAME.y + 1, 2.6, at.FRAME.h - 2)) == 0


def test_emergency_and_inpatient_cards_have_their_own_words() -> None:
    disease = painted(CardPainter(card()))
    emergency = painted(CardPainter(card(emergency=True)))
    inpatient = painted(CardPainter(card(care_type=CareType.INPATIENT)))
    head = Box(at.FRAME.x + 4, at.FRAME.y + 8, 60, 15)
    assert not same(disease, emergency, head)
    assert not same(emergency, inpatient, head)


def test_demo_is_watermarked() -> None:
    demo = painted(CardPainter(card(footer=replace(FOOTER, demo=True))))
    assert not same(painted(CardPainter(card())), demo, Box(60, 100, 60, 30))


def test_two_cards_share_an_a4_with_a_cut_line_between() -> None:
    sheet = at.CardSheet(card())
    assert sheet.size == (210.0, 297.0)
    page = painted(sheet)
    assert outside_is_white(page, *sheet.size, CLEAR)
    first = Box(0, 20, 210, 100)
    assert ink(page, first) > 10_000
    assert abs(ink(page, first) - ink(page, Box(0, 169, 210, 100))) < 0.02 * ink(page, first)
    assert 0.4 < covered(page, Box(13, 148.2, 184, 0.6)) < 0.85
