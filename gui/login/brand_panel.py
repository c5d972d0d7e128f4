"""The ink-blue panel of the login page: name, window, the arc from home to the place of care."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from core import __version__
from gui.theme import theme
from gui.widgets.logo import paint_logo

NAME = "异地医保窗口通"
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class BrandPanel(QWidget):
    """Painted whole; `show_office` says which window this is. The places are a picture, no data."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._hall, self._desk, self._home = "", "", ""
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        self._tell()

    def show_office(self, hall: str, desk: str, home: str) -> None:
        """Hall and desk of this window, and the short name of its area for the picture."""
        self._hall, self._desk, self._home = hall, desk, home
        self._tell()
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(" ".join(part for part in (NAME, self._hall, self._desk) if part))

    def sizeHint(self) -> QSize:
        return QSize(theme.px(560), theme.px(600))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(280), theme.px(200))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color("rail"))
        slim = self.width() < theme.px(420)
        left = theme.px(24 if slim else 48)
        self._paint_name(painter, left, slim)
        self._paint_office(painter, left)
        if self.height() >= theme.px(560):
            self._paint_map(painter)
        self._paint_foot(painter, left, slim)
        if theme.contrast:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())

    def _paint_name(self, painter: QPainter, left: int, slim: bool) -> None:
        side, top = theme.px(46), theme.px(60)
        paint_logo(painter, QRectF(left, top, side, side), theme.color("rail_bar"), _white())
        start = left + side + theme.px(14)
        room = self.width() - start
        painter.setPen(_white())
        painter.setFont(theme.font("title" if slim else "figure"))
        painter.drawText(QRect(start, top - theme.px(2), room, theme.px(32)), _LEFT, NAME)
        painter.setPen(theme.color("rail_text"))
        painter.setFont(theme.font("small" if slim else "body"))
        words = "备案 · 查机构 · 试算" if slim else "备案 · 查机构 · 试算，三分钟办完一个人"
        painter.drawText(QRect(start, top + theme.px(29), room, theme.px(22)), _LEFT, words)

    def _paint_office(self, painter: QPainter, left: int) -> None:
        room = self.width() - left - theme.px(12)
        painter.setPen(theme.color("rail_dim"))
        painter.setFont(theme.font("table"))
        painter.drawText(QRect(left, theme.px(176), room, theme.px(20)), _LEFT, "本机所属窗口")
        painter.setPen(_white())
        painter.setFont(theme.font("figure2"))
        hall = self._hall or "还没有设立"
        painter.drawText(QRect(left, theme.px(198), room, theme.px(32)), _LEFT, hall)
        painter.setPen(theme.color("rail_text"))
        painter.setFont(theme.font("lead_regular"))
        painter.drawText(QRect(left, theme.px(230), room, theme.px(24)), _LEFT, self._desk)

    def _paint_map(self, painter: QPainter) -> None:
        top, step = theme.px(318), theme.px(40)
        bottom = min(self.height() - theme.px(120), top + theme.px(330))
        grid = theme.color("rail_on") if not theme.contrast else theme.color("line")
        grid.setAlphaF(0.6 if not theme.contrast else 0.35)
        painter.setPen(QPen(grid, 1))
        for x in range(step // 2, self.width(), step):
            painter.drawLine(x, top, x, bottom)
        for y in range(top + theme.px(10), bottom, step):
            painter.drawLine(0, y, self.width(), y)
        self._paint_arcs(painter, top, bottom)

    def _paint_arcs(self, painter: QPainter, top: int, bottom: int) -> None:
        across, down = self.width() / 560, (bottom - top) / 330
        spots = ((100, 210), (420, 190), (460, 270))
        home, away, other = (QPointF(x * across, top + y * down) for x, y in spots)
        bar = theme.color("rail_bar")
        thin = QPen(bar, 1.5, Qt.PenStyle.DashLine)
        faint = QColor(bar)
        faint.setAlphaF(0.6)
        thin.setColor(faint)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(thin)
        lower = QPainterPath(home)
        lower.cubicTo(
            home + QPointF(100 * across, 80 * down),
            other + QPointF(-140 * across, 70 * down),
            other,
        )
        painter.drawPath(lower)
        painter.drawLine(away, other)
        painter.setPen(QPen(bar, 2))
        upper = QPainterPath(home)
        upper.cubicTo(
            home + QPointF(90 * across, -155 * down),
            away + QPointF(-130 * across, -150 * down),
            away,
        )
        painter.drawPath(upper)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(_white())
        painter.drawEllipse(home, 6, 6)
        painter.setBrush(bar)
        painter.drawEllipse(away, 6, 6)
        painter.setBrush(theme.color("rail"))
        painter.setPen(QPen(bar, 2))
        painter.drawEllipse(other, 5, 5)
        self._word(painter, home + QPointF(0, theme.px(26)), self._home or "参保地", True)
        self._word(painter, home + QPointF(0, theme.px(45)), "参保地政策", False)
        self._word(painter, away + QPointF(theme.px(14), -theme.px(24)), "就医地", True)
        self._word(painter, away + QPointF(theme.px(46), theme.px(20)), "就医地目录", False)

    def _word(self, painter: QPainter, centre: QPointF, text: str, strong: bool) -> None:
        painter.setFont(theme.font("body" if strong else "small"))
        painter.setPen(_white() if strong else theme.color("rail_dim"))
        half = theme.px(70)
        box = QRectF(centre.x() - half, centre.y() - theme.px(10), 2 * half, theme.px(20))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_foot(self, painter: QPainter, left: int, slim: bool) -> None:
        line = theme.color("rail_on") if not theme.contrast else theme.color("line")
        top = self.height() - theme.px(95)
        painter.setPen(QPen(line, 1))
        painter.drawLine(left, top, self.width() - left, top)
        cells = [("服务热线", "12393", True), ("版本", __version__, False)]
        if not slim:
            cells.append(("运行方式", "单机，不连接任何网络", False))
        x = left
        for caption, value, strong in cells:
            painter.setFont(theme.font("small"))
            painter.setPen(theme.color("rail_dim"))
            width = painter.fontMetrics().horizontalAdvance(caption)
            painter.drawText(
                QRect(x, top + theme.px(17), theme.px(200), theme.px(18)), _LEFT, caption
            )
            painter.setFont(theme.font("lead" if strong else "small"))
            painter.setPen(_white() if strong else theme.color("rail_text"))
            width = max(width, painter.fontMetrics().horizontalAdvance(value))
            painter.drawText(
                QRect(x, top + theme.px(36), theme.px(260), theme.px(22)), _LEFT, value
            )
            x += width + theme.px(28)


def _white() -> QColor:
    """The strongest text on the rail colour, in both schemes."""
    return theme.color("toast_text")
