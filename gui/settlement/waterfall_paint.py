"""The painter of 钱去哪了, for the screen and for paper: bars on tracks, from the bill to the fund.

It knows rectangles, fonts and colours only; whoever calls it says which.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen

from core.kernel.money import Money
from core.settlement import BarKind, WaterfallBar
from core.settlement.wording import money_range

_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class WaterfallStyle:
    """Colours, fonts and lengths (device pixels of the painter)."""

    total: QColor
    own: QColor
    fund: QColor
    track: QColor
    text: QColor
    text2: QColor
    font: QFont
    bold: QFont
    label_width: float
    amount_width: float
    row_height: float
    bar_height: float
    gap: float
    smallest: float = 2.0
    hatch_gap: float = 3.0
    hatch_width: float = 2.0


def paint_waterfall(
    painter: QPainter, rect: QRectF, bars: Sequence[WaterfallBar], style: WaterfallStyle
) -> float:
    """Paint the bars into a rectangle, top down; returns the height used.

    A bar stands where the rest of the bill has got to: personal parts eat from the right, what is
    left at the end is the fund's. A range draws the smaller amount solid, the rest as an outline.
    """
    if not bars:
        return 0.0
    amount_width = max([style.amount_width, *(_amount_width(bar, style) for bar in bars)])
    label_width = max([style.label_width, *(_label_width(bar, style) for bar in bars)])
    label_width = min(label_width, rect.width() / 3)
    track = QRectF(
        rect.left() + label_width,
        rect.top(),
        max(1.0, rect.width() - label_width - amount_width - style.gap),
        style.bar_height,
    )
    whole = max(bars[0].amount.fen, 1)
    scale = track.width() / whole
    rest, edge = whole, track.right()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for number, bar in enumerate(bars):
        top = rect.top() + number * style.row_height
        lane = QRectF(
            track.left(),
            top + (style.row_height - style.bar_height) / 2,
            track.width(),
            style.bar_height,
        )
        _text(
            painter,
            QRectF(rect.left(), top, rect.width(), style.row_height),
            bar,
            style,
            (label_width, amount_width),
        )
        painter.fillRect(lane, style.track)
        span = _span(bar, rest, scale, lane, style)
        if number and bar.kind is not BarKind.TOTAL:
            _connect(painter, edge, lane, style)
        _bar(painter, span, bar, scale, style)
        if bar.kind is not BarKind.TOTAL:
            rest -= bar.amount.fen
            edge = span.left()
    painter.restore()
    return len(bars) * style.row_height


def paint_swatch(painter: QPainter, box: QRectF, style: WaterfallStyle, *, own: bool) -> None:
    """A small square of one kind, for legends."""
    if own:
        _hatch(painter, box, style.own, style)
    else:
        painter.fillRect(box, QBrush(style.fund))


def amount_text(bar: WaterfallBar) -> str:
    """The signed amount; personal parts are taken off."""
    sign = "− " if bar.kind is BarKind.SELF and (bar.amount or bar.high) else ""
    return f"{sign}{money_range(bar.amount, bar.high)}"


def as_text(bars: Sequence[WaterfallBar]) -> str:
    """The chart as a list of lines, for screen readers."""
    return "；".join(f"{bar.label} {amount_text(bar)}" for bar in bars)


def _amount_width(bar: WaterfallBar, style: WaterfallStyle) -> float:
    return QFontMetricsF(style.bold).horizontalAdvance(amount_text(bar)) + 2


def _label_width(bar: WaterfallBar, style: WaterfallStyle) -> float:
    return QFontMetricsF(style.font).horizontalAdvance(bar.label) + style.gap


def _text(
    painter: QPainter,
    row: QRectF,
    bar: WaterfallBar,
    style: WaterfallStyle,
    widths: tuple[float, float],
) -> None:
    """The label at the left, the signed amount at the right; `widths` of both."""
    label_width, amount_width = widths
    painter.setPen(style.text)
    painter.setFont(style.font)
    label = QRectF(row.left(), row.top(), label_width - style.gap / 2, row.height())
    shown = QFontMetricsF(style.font).elidedText(
        bar.label, Qt.TextElideMode.ElideRight, label.width()
    )
    painter.drawText(label, int(_LEFT), shown)
    painter.setFont(style.font if bar.kind is BarKind.SELF else style.bold)
    amount = QRectF(row.right() - amount_width, row.top(), amount_width, row.height())
    painter.drawText(amount, int(_RIGHT), amount_text(bar))


def _span(
    bar: WaterfallBar, rest: int, scale: float, lane: QRectF, style: WaterfallStyle
) -> QRectF:
    """Where the low amount stands on its lane."""
    width = bar.amount.fen * scale
    right = lane.left() + (lane.width() if bar.kind is BarKind.TOTAL else rest * scale)
    if bar.amount and width < style.smallest:
        width = style.smallest
    left = max(lane.left(), right - width)
    return QRectF(left, lane.top(), width, lane.height())


def _bar(
    painter: QPainter, span: QRectF, bar: WaterfallBar, scale: float, style: WaterfallStyle
) -> None:
    color = {BarKind.TOTAL: style.total, BarKind.SELF: style.own, BarKind.FUND: style.fund}
    ink = color[bar.kind]
    sure = QRectF(span)
    if bar.high is not None:
        more, less = _ends(bar)
        length = more.fen * scale
        open_part = QRectF(span.right() - length, span.top(), length, span.height())
        if bar.kind is BarKind.FUND:
            open_part.moveLeft(span.left())
        sure.setWidth(less.fen * scale)
        if bar.kind is not BarKind.FUND:
            sure.moveRight(span.right())
        painter.setPen(QPen(ink, 1, Qt.PenStyle.DashLine))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(open_part.adjusted(0, 0.5, -1, -0.5))
    if sure.width() <= 0:
        return
    if bar.kind is BarKind.SELF:
        _hatch(painter, sure, ink, style)
    else:
        painter.fillRect(sure, QBrush(ink))


def _ends(bar: WaterfallBar) -> tuple[Money, Money]:
    high = bar.amount if bar.high is None else bar.high
    return max(bar.amount, high), min(bar.amount, high)


def _hatch(painter: QPainter, box: QRectF, ink: QColor, style: WaterfallStyle) -> None:
    """45 degree stripes, so that the kind shows without colour."""
    painter.save()
    painter.setClipRect(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    soft = QColor(ink)
    soft.setAlphaF(0.55)
    painter.fillRect(box, soft)
    painter.setPen(QPen(ink, style.hatch_width))
    step = (style.hatch_gap + style.hatch_width) * 1.4142
    x = box.left() - box.height()
    while x < box.right():
        painter.drawLine(QPointF(x, box.bottom()), QPointF(x + box.height(), box.top()))
        x += step
    painter.restore()


def _connect(painter: QPainter, edge: float, lane: QRectF, style: WaterfallStyle) -> None:
    """The dashed line from the bar above down to this one."""
    above = lane.top() - (style.row_height - style.bar_height)
    painter.setPen(QPen(style.text2, 1, Qt.PenStyle.DotLine))
    painter.drawLine(QPointF(edge, above - style.bar_height), QPointF(edge, lane.top()))
