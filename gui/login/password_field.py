"""The password: hidden, shown while 按住看 is held, with a word about caps lock."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.icons import paint_icon
from gui.theme import theme
from gui.widgets.field import Field

PEEK = "按住看"


class PasswordField(Field):
    """`caps_changed` fires when capitals come without Shift, or stop coming."""

    caps_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
        )
        self._reserve()

    @property
    def caps(self) -> bool:
        """Whether caps lock seems to be on."""
        return self._caps

    def right_width(self) -> int:
        return QFontMetrics(theme.font("small")).horizontalAdvance(PEEK) + theme.px(28)

    def paint_right(self, painter: QPainter) -> None:
        side = theme.px(16)
        box = self.right_rect(self.right_width() - theme.px(4))
        place = QRectF(box.left(), (self.height() - side) / 2, side, side)
        paint_icon(painter, "eye", place, theme.hex("text2"))
        painter.setFont(theme.font("small"))
        painter.setPen(theme.color("text2"))
        box.setLeft(box.left() + side + theme.px(6))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, PEEK)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.position().x() >= self.width() - self.right_width() - theme.px(8):
            self.setEchoMode(QLineEdit.EchoMode.Normal)
            return
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Password)
        super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._watch_caps(event)
        super().keyPressEvent(event)

    def _watch_caps(self, event: QKeyEvent) -> None:
        # Qt does not tell the state of caps lock; a letter against its Shift key gives it away.
        text = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._set_caps(not self._caps)
        elif len(text) == 1 and text.isascii() and text.isalpha():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._set_caps(text.isupper() != shift)

    def _set_caps(self, caps: bool) -> None:
        if caps != self._caps:
            self._caps = caps
            self.caps_changed.emit(caps)
