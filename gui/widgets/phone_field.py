"""Phone numbers, shown in groups of 3-4-4 as people read them out."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QWidget

from core.kernel.errors import BadText
from core.people.phone import parse_phone
from gui.theme import theme
from gui.widgets.field import Field


class PhoneField(Field):
    """A mobile or fixed number; while it is wrong the field counts its digits at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInputMethodHints(Qt.InputMethodHint.ImhDialableCharactersOnly)

    def phone(self) -> str | None:
        """The number in its plain form, None while empty or not a number."""
        try:
            return parse_phone(self.text()) if self.text().strip() else None
        except BadText:
            return None

    def set_text(self, text: str | None) -> None:
        """Show a number or what was typed for one."""
        self.setText(text or "")
        self._group()

    def fault(self) -> str | None:
        if not self.text().strip():
            return None
        try:
            parse_phone(self.text())
        except BadText as error:
            return error.message
        return None

    def leave(self) -> None:
        self._group()
        super().leave()

    def _group(self) -> None:
        number = self.phone()
        if number is None:
            return
        if re.fullmatch(r"1\d{10}", number):
            number = f"{number[:3]} {number[3:7]} {number[7:]}"
        if number != self.text():
            self.setText(number)

    def _count(self) -> str:
        digits = len(re.sub(r"\D", "", self.text()))
        return f"{digits} 位" if self.has_error() and digits else ""

    def right_width(self) -> int:
        return QFontMetrics(theme.font("table")).horizontalAdvance("10 位") if self._count() else 0

    def set_error(self, message: str | None) -> None:
        super().set_error(message)
        self._reserve()

    def paint_right(self, painter: QPainter) -> None:
        painter.setFont(theme.font("table"))
        painter.setPen(theme.color("text3"))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(self.right_rect(theme.px(60)), flags, self._count())
