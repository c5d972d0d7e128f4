"""One sentence with its badge right behind it; the badge drops to the next line when it must."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.kernel.status import Citation
from gui.guide.marked_text import MarkedText
from gui.guide.reading import plain, source_words
from gui.theme import theme
from gui.widgets.marks import BADGES, badge_size, paint_badge

_GAP = 2


class PrincipleLine(QWidget):
    """`role` and `tone` are those of the sentence."""

    def __init__(
        self, role: str = "table", tone: str = "text2", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._role, self._tone = role, tone
        self._text, self._cited = "", None
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    _cited: Citation | None

    def show_line(self, text: str, cited: Citation | None) -> None:
        """Show another sentence; without a source there is no badge."""
        self._text, self._cited = text, cited
        words = plain(text)
        self.setAccessibleName(f"{words}（{self._badge_words()}）" if cited else words)
        self.setVisible(bool(text))
        self.updateGeometry()
        self.update()

    def _badge_words(self) -> str:
        if self._cited is None:
            return ""
        return f"{BADGES[self._cited.status].word} {source_words(self._cited)}"

    def _laid_out(self, width: float) -> MarkedText:
        return MarkedText(self._text, theme.font(self._role), theme.line_height(self._role), width)

    def _badge_room(self) -> int:
        if self._cited is None:
            return 0
        return badge_size(self._cited.status, self._badge_words()).width() + theme.px(_GAP)

    def _beside(self, width: float) -> bool:
        text = self._laid_out(width)
        return text.lines <= 1 and text.natural_width + self._badge_room() <= width

    def heightForWidth(self, width: int) -> int:
        high = round(self._laid_out(width).height)
        if self._cited is not None and not self._beside(width):
            high += theme.px(22)
        return max(high, theme.px(20))

    def sizeHint(self) -> QSize:
        width = round(self._laid_out(1e6).natural_width) + self._badge_room() + 2
        return QSize(width, theme.px(20))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(20))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        text = self._laid_out(self.width())
        beside = self._beside(self.width())
        drop = (theme.px(20) - theme.line_height(self._role)) / 2 if beside else 0
        text.paint(painter, 0, drop, theme.color(self._tone))
        if self._cited is None:
            return
        height = theme.px(20)
        if beside:
            left, top = round(text.natural_width) + theme.px(_GAP), 0
        else:
            left, top = 0, self.height() - height
        room = QRect(left, top, self.width() - left, height)
        paint_badge(painter, room, self._cited.status, self._badge_words())
