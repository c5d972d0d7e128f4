"""The ID number: eighteen signs as one field, checked on the last one, masked once it is left."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QPainter
from PySide6.QtWidgets import QWidget

from core.kernel.errors import BadText
from core.people.id_number import IdNumber, clean_id_number, parse_id_number
from core.people.masking import mask_id
from gui import clock
from gui.icons import paint_icon
from gui.theme import theme
from gui.widgets.field import Field

REVEAL_MS = 30_000


class IdField(Field):
    """`id_number()` is the checked number or None; `raw()` what was typed.

    `completed` fires once when the 18th sign makes a right number: the page fills birth date and
    sex, and `advance` asks for the next field. `reveal()` shows the masked number for 30 seconds;
    asking for a reason and writing the audit is the page's act before that.
    """

    completed = Signal(object)
    cleared = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhPreferLatin
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self._raw = ""
        self._masked = False
        self._found: IdNumber | None = None
        self._hide_timer = QTimer(self)
        self._hide_timer.setSingleShot(True)
        self._hide_timer.setInterval(REVEAL_MS)
        self._hide_timer.timeout.connect(self.conceal)
        self._reserve()

    def raw(self) -> str:
        """What was typed, cleaned of spaces and hyphens, never masked."""
        return self._raw

    def id_number(self) -> IdNumber | None:
        """The number, None while it is empty or wrong."""
        return self._found

    def set_number(self, text: str | None) -> None:
        """Show a number that is known already, masked; no signal."""
        self._raw = clean_id_number(text or "")
        self._found = self._parse()
        self._masked = False
        self._show(self._raw)
        if self._found is not None and not self.hasFocus():
            self.conceal()
        self._reserve()

    set_text = set_number

    def take_number(self, text: str) -> None:
        """Take a number as if it had been typed here, whatever field a reader typed it into."""
        self._masked = False
        self._on_edited(text)
        if self._raw == text:
            self._show(text)
        if not self.hasFocus():
            self.conceal()

    def masked(self) -> bool:
        """Whether stars are shown."""
        return self._masked

    def conceal(self) -> None:
        """Show stars again."""
        self._hide_timer.stop()
        if self._found is not None:
            self._masked = True
            self._show(mask_id(self._found.text))

    def reveal(self) -> None:
        """Show the whole number for 30 seconds."""
        if self._found is not None:
            self._masked = False
            self._show(self._found.text)
            self._hide_timer.start()

    def fault(self) -> str | None:
        if not self._raw:
            return None
        try:
            parse_id_number(self._raw, clock.today())
        except BadText as error:
            return error.message
        return None

    def _parse(self) -> IdNumber | None:
        try:
            return parse_id_number(self._raw, clock.today()) if self._raw else None
        except BadText:
            return None

    def _show(self, text: str) -> None:
        self.blockSignals(True)
        self.setText(text)
        self.blockSignals(False)
        self.update()

    def _on_edited(self, text: str) -> None:
        if self.composing:
            return
        if "*" in text:
            # A key pressed over the stars starts a new number; the stars are no content.
            text = text.replace("*", "") if self._masked and len(text) < 18 else ""
        self._masked = False  # without a star in it the text is a new number, pasted or typed
        before = self._found
        self._raw = clean_id_number(text)
        self._found = self._parse() if len(self._raw) == 18 else None
        if self._raw != text:
            self._show(self._raw)
        self._reserve()
        self.edited.emit()
        if self._found is not None and before is None:
            self.checked.emit("")
            self.completed.emit(self._found)
            self.advance.emit()
        elif len(self._raw) >= 18:
            self.checked.emit(self.fault() or "")
        elif not self._raw and before is not None:
            self.cleared.emit()

    def leave(self) -> None:
        if not self._masked:
            self._found = self._parse()
            self.conceal()
        super().leave()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self._masked:
            self.selectAll()

    def right_width(self) -> int:
        return theme.px(20)

    def paint_right(self, painter: QPainter) -> None:
        if self._found is None or self.has_error():
            return
        side = theme.px(16)
        box = self.right_rect(side)
        place = QRectF(box.left(), (self.height() - side) / 2, side, side)
        paint_icon(painter, "check", place, theme.hex("green"))
