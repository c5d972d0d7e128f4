"""Badges (how well founded) and chips (where in its life): one paint function for every place."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen

from core.kernel.status import Status
from gui.icons import paint_icon
from gui.theme import theme


@dataclass(frozen=True)
class Mark:
    """Word, icon and the tokens of ink, fill and border; `dashed` for what nobody has verified."""

    word: str
    icon: str
    ink: str
    fill: str
    line: str
    dashed: bool = False


BADGES: dict[Status, Mark] = {
    Status.OFFICIAL: Mark("官方", "shield-check", "primary", "select", "primary"),
    Status.SECONDARY: Mark("参考", "contrast", "text2", "surface", "field_line"),
    Status.UNVERIFIED: Mark("未核实", "triangle-alert", "amber", "amber_bg", "amber_line", True),
    Status.MISSING: Mark("缺参数", "ban", "red", "red_bg", "red_line"),
}

CHIPS: dict[str, Mark] = {
    "draft": Mark("草稿", "pencil", "text2", "surface2", "field_line"),
    "accepted": Mark("已受理", "file-text", "primary", "select", "primary"),
    "to_enter": Mark("待平台录入", "clock", "amber", "amber_bg", "amber_line"),
    "in_force": Mark("已生效", "check", "green", "green_bg", "green_line"),
    "returned": Mark("退回", "corner-up-left", "red", "red_bg", "red_line"),
    "expiring": Mark("快到期", "triangle-alert", "amber", "amber_bg", "amber_line"),
    "expired": Mark("已到期", "ban", "text2", "surface2", "field_line"),
    "cancelled": Mark("已取消", "ban", "text2", "surface2", "field_line"),
    "good": Mark("正常", "check", "green", "green_bg", "green_line"),
    "waiting": Mark("待打印", "clock", "text2", "surface2", "field_line"),
    "warn": Mark("还缺", "triangle-alert", "amber", "amber_bg", "amber_line"),
    "bad": Mark("已过期", "x", "red", "red_bg", "red_line"),
    "own": Mark("本件", "user", "primary", "select", "primary"),
    "plain": Mark("", "", "text2", "surface2", "field_line"),
}


def badge_size(status: Status, text: str | None = None) -> QSize:
    """The size of a badge."""
    return _size(BADGES[status], text, 18)


def chip_size(kind: str, text: str | None = None) -> QSize:
    """The size of a chip."""
    return _size(CHIPS[kind], text, 20)


def paint_badge(painter: QPainter, rect: QRect, status: Status, text: str | None = None) -> int:
    """Paint a badge at the left of a rectangle, centred in its height; the width used."""
    return _paint(painter, rect, BADGES[status], text, 18, theme.px(3))


def paint_chip(painter: QPainter, rect: QRect, kind: str, text: str | None = None) -> int:
    """Paint a chip at the left of a rectangle, centred in its height; the width used."""
    return _paint(painter, rect, CHIPS[kind], text, 20, theme.px(10))


def _size(mark: Mark, text: str | None, height: int) -> QSize:
    word = mark.word if text is None else text
    width = QFontMetrics(theme.font("small")).horizontalAdvance(word) + 2 * theme.px(7) + 2
    if mark.icon:
        width += theme.px(12) + theme.px(4)
    return QSize(width, theme.px(height))


def _paint(
    painter: QPainter, rect: QRect, mark: Mark, text: str | None, height: int, radius: int
) -> int:
    word = mark.word if text is None else text
    size = _size(mark, text, height)
    width = min(size.width(), rect.width())
    top = rect.top() + (rect.height() - size.height()) // 2
    box = QRectF(rect.left() + 0.5, top + 0.5, width - 1, size.height() - 1)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(theme.color(mark.line), 1)
    if mark.dashed:
        pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(theme.color(mark.fill))
    painter.drawRoundedRect(box, radius, radius)
    left = rect.left() + theme.px(7)
    if mark.icon:
        side = theme.px(12)
        place = QRectF(left, top + (size.height() - side) / 2, side, side)
        paint_icon(painter, mark.icon, place, theme.hex(mark.ink))
        left += side + theme.px(4)
    painter.setFont(theme.font("small"))
    painter.setPen(theme.color(mark.ink))
    room = QRect(left, top, rect.left() + width - left - 2, size.height())
    shown = QFontMetrics(theme.font("small")).elidedText(
        word, Qt.TextElideMode.ElideRight, room.width() + 2
    )
    painter.drawText(room.adjusted(0, 0, 3, 0), Qt.AlignmentFlag.AlignVCenter, shown)
    painter.restore()
    return width
