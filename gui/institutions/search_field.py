"""The search field of the finder: how the text was understood stands behind it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QWidget

from gui.icons import paint_icon
from gui.theme import theme
from gui.widgets.field import Field
from gui.widgets.polish import set_state

HINT = "汉字・拼音・首字母・机构代码，可混着输"


class SearchField(Field):
    """38 high with a magnifying glass; Esc empties it before it means anything to the page.

    `down` asks for the list, `taken` fires on Enter, `emptied` on Esc.
    """

    down = Signal()
    taken = Signal()
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._how = ""
        self.set_density("search")
        set_state(self, "type", "lead_regular")
        self.setAccessibleName("找机构")
        self.setAccessibleDescription(HINT)
        self.setClearButtonEnabled(False)
        self._reserve()

    def show_how(self, how: str) -> None:
        """Say by what the text was understood: 按首字母, 按汉字 ..."""
        self._how = how
        self.update()

    def claims(self, key: int) -> bool:
        return key == Qt.Key.Key_Escape and bool(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if not self.composing and key == Qt.Key.Key_Down:
            self.down.emit()
        elif not self.composing and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.taken.emit()
        elif not self.composing and self.claims(key):
            self.clear()
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def right_width(self) -> int:
        return 0

    def _reserve(self) -> None:
        self.setTextMargins(theme.px(24), 0, 0, 0)
        self.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._reserve()

    def paint_right(self, painter: QPainter) -> None:
        side = theme.px(16)
        box = QRectF(theme.px(10), (self.height() - side) / 2, side, side)
        paint_icon(painter, "search", box, theme.hex("text2"))
        small = theme.font("small")
        metrics = QFontMetrics(small)
        painter.setFont(small)
        painter.setPen(theme.color("text3"))
        typed = QFontMetrics(self.font()).horizontalAdvance(self.text())
        left = theme.px(8) + theme.px(24) + typed + theme.px(16)
        hint = metrics.horizontalAdvance(HINT)
        right = self.width() - theme.px(10)
        if self._how and self.text():
            width = metrics.horizontalAdvance(self._how)
            if left + width < right:
                self._write(painter, left, width, self._how)
                left += width + theme.px(16)
        if left + hint <= right:
            self._write(painter, right - hint, hint, HINT)

    def _write(self, painter: QPainter, left: int, width: int, text: str) -> None:
        place = QRect(left, 0, width + 1, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)
