"""An icon standing alone, tinted by a token and drawn again when the look changes."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.icons import paint_icon
from gui.theme import theme
from gui.widgets.sized_by_theme import SizedByTheme


class IconLabel(SizedByTheme, QWidget):
    """`IconLabel("check", "green", 16)`; `name` "" paints nothing but keeps the place."""

    def __init__(
        self, name: str, token: str = "text3", size: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name, self._token, self._side = name, token, size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, name: str, token: str | None = None) -> None:
        """Show another icon, in another colour if a token is given."""
        self._name = name
        self._token = token or self._token
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.px(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._name:
            paint_icon(QPainter(self), self._name, QRectF(self.rect()), theme.hex(self._token))
