"""A link: a real button that looks like underlined text."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets.polish import set_state
from gui.widgets.sized_by_theme import ObeysEnter, SizedByTheme


class Link(ObeysEnter, SizedByTheme, QPushButton):
    """`Link("看依据", key="F1")`; `tone` is primary, red or text2; Space and Enter open it."""

    def __init__(
        self,
        text: str,
        key: str | None = None,
        role: str = "small",
        tone: str = "primary",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._role, self._tone, self._key = role, tone, key
        self.setProperty("kind", "link")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self._shown())
        self._struck = False

    def setText(self, text: str) -> None:
        super().setText(text)
        self.setAccessibleName(self._shown())
        self.updateGeometry()

    def set_tone(self, tone: str) -> None:
        """Change the colour between the named tones."""
        self._tone = tone
        set_state(self, "tone", tone)

    def set_struck(self, struck: bool) -> None:
        """Strike the link through: what it named is mended."""
        self._struck = struck
        self.update()

    def _shown(self) -> str:
        return f"{self.text()} {self._key}" if self._key else self.text()

    def _font(self) -> QFont:
        font = theme.font(self._role)
        font.setStrikeOut(self._struck)
        return font

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(self._role))
        width = metrics.horizontalAdvance(self._shown())
        return QSize(width + 4, theme.line_height(self._role) + 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        ink = theme.color(self._tone if self.isEnabled() else "text3")
        painter.setFont(self._font())
        painter.setPen(ink)
        metrics = QFontMetrics(self._font())
        place = QRect(2, 0, self.width() - 2, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self._shown())
        if not self._struck:
            base = (self.height() + metrics.ascent() - metrics.descent()) // 2 + 2
            width = metrics.horizontalAdvance(self._shown())
            thick = 2 if self.underMouse() and self.isEnabled() else 1
            painter.setPen(QPen(ink, thick))
            painter.drawLine(2, base, 2 + width, base)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
