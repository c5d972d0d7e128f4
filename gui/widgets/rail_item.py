"""One entry of the navigation rail: icon over its word, the digit of Alt+digit at the top right."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gui.icons import paint_icon
from gui.theme import theme
from gui.widgets.sized_by_theme import ObeysEnter, SizedByTheme


class RailItem(ObeysEnter, SizedByTheme, QAbstractButton):
    """Painted by hand; a real button for keyboard and screen reader."""

    def __init__(self, text: str, icon: str, digit: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setCheckable(True)
        self._icon_name, self._digit, self._folded = icon, digit, False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{text}(Alt+{digit})")

    def fold(self, folded: bool) -> None:
        """Icon only, the word as a tooltip."""
        self._folded = folded
        self.setToolTip(f"{self.text()} Alt+{self._digit}" if folded else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self._folded:
            return QSize(theme.px(48), theme.px(44))
        return QSize(theme.metric("rail"), theme.metric("rail_item"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        on, hover = self.isChecked(), self.underMouse()
        ground: QColor | None = None
        if on:
            ground = theme.color("rail_on")
        elif hover:
            ground = theme.color("rail_on")
            ground.setAlphaF(0.25 if theme.contrast else 0.5)
        if ground is not None:
            painter.fillRect(self.rect(), ground)
        if on:
            bar = QRect(0, 0, theme.px(4), self.height())
            painter.fillRect(bar, theme.color("rail_bar"))
        ink = theme.hex("rail_strong" if on else "rail_text")
        side = theme.px(20)
        top = (self.height() - side) / 2 if self._folded else theme.px(10)
        paint_icon(
            painter, self._icon_name, QRectF((self.width() - side) / 2, top, side, side), ink
        )
        if not self._folded:
            painter.setPen(QColor(ink))
            painter.setFont(theme.font("table_bold" if on else "table"))
            place = QRect(0, theme.px(32), self.width(), theme.px(20))
            painter.drawText(place, Qt.AlignmentFlag.AlignCenter, self.text())
            painter.setFont(theme.font("code"))
            painter.setPen(theme.color("rail_strong" if on else "rail_dim"))
            corner = QRect(0, theme.px(2), self.width() - theme.px(7), theme.px(16))
            painter.drawText(corner, Qt.AlignmentFlag.AlignRight, str(self._digit))
        if self.hasFocus():
            painter.setPen(QPen(QColor(ink), 2))
            painter.drawRect(self.rect().adjusted(4, 3, -4, -4))
