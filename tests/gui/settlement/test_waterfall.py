"""The chart: bars stand where the rest of the bill has got to, on screen and in any painter."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from core.kernel.money import yuan
from core.settlement import BarKind, WaterfallBar
from gui.settlement.waterfall import screen_style
from gui.settlement.waterfall_paint import amount_text, as_text, paint_waterfall
from gui.theme import theme

BARS = (
    WaterfallBar("医疗费总额", yuan("10000"), None, BarKind.TOTAL),
    WaterfallBar("全自费", yuan("2500"), None, BarKind.SELF),
    WaterfallBar("比例自付", yuan("2500"), None, BarKind.SELF),
    WaterfallBar("统筹基金 75%", yuan("5000"), None, BarKind.FUND),
)


def painted(bars: tuple[WaterfallBar, ...], width: int = 500) -> QImage:
    image = QImage(width, 200, QImage.Format.Format_ARGB32)
    image.fill(theme.color("surface"))
    painter = QPainter(image)
    used = paint_waterfall(painter, QRectF(0, 0, width, 200), bars, screen_style())
    painter.end()
    assert used == len(bars) * theme.px(20)
    return image


def columns(image: QImage, row: int, color: QColor) -> list[int]:
    y = row * theme.px(20) + theme.px(10)
    return [x for x in range(image.width()) if image.pixelColor(x, y) == color]


def test_bars_follow_the_rest_of_the_bill() -> None:
    image = painted(BARS)
    total = columns(image, 0, theme.color("bar_total"))
    fund = columns(image, 3, theme.color("bar_fund"))
    width = len(total)
    assert fund[0] == total[0]
    assert len(fund) == pytest.approx(width / 2, abs=2)
    # Both personal parts stand right of what the fund pays, the first at the far end.
    own_rows = [columns(image, row, theme.color("bar_self")) for row in (1, 2)]
    assert min(own_rows[0]) >= total[0] + width * 3 / 4 - 2
    assert min(own_rows[1]) >= fund[-1] - 1
    assert max(own_rows[1]) <= min(own_rows[0]) + 2


def test_personal_parts_are_hatched_not_only_coloured() -> None:
    image = painted(BARS)
    y = theme.px(20) + theme.px(10)
    track = columns(image, 0, theme.color("bar_total"))
    part = [image.pixelColor(x, y).name() for x in range(track[-1] - 60, track[-1] - 4)]
    assert len(set(part)) > 2


def test_a_tiny_part_is_still_seen() -> None:
    bars = (BARS[0], WaterfallBar("超限价", yuan("0.01"), None, BarKind.SELF))
    image = painted(bars)
    track = columns(image, 1, theme.color("bar_track"))
    whole = columns(image, 0, theme.color("bar_total"))
    assert len(whole) - len(track) >= 2


def test_a_range_is_solid_up_to_the_sure_part() -> None:
    ranged = WaterfallBar("统筹基金", yuan("5000"), yuan("2000"), BarKind.FUND)
    image = painted((BARS[0], ranged))
    solid = columns(image, 1, theme.color("bar_fund"))
    whole = columns(image, 0, theme.color("bar_total"))
    assert len(solid) == pytest.approx(len(whole) / 5, abs=4)
    assert amount_text(ranged) == "2,000.00–5,000.00"


def test_it_reads_as_text() -> None:
    assert as_text(BARS).startswith("医疗费总额 10,000.00；全自费 − 2,500.00")
