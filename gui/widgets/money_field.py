"""Amounts: right-aligned, exact to the fen, empty is unknown and 0.00 is a known zero."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from core.kernel.errors import BadText
from core.kernel.money import Money, parse_money
from gui.widgets.field import Field

UNKNOWN = "不清楚"


class MoneyField(Field):
    """Accepts `1,234.5`, full width and 元; groups the digits when it is left."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.setInputMethodHints(Qt.InputMethodHint.ImhFormattedNumbersOnly)
        self.setPlaceholderText(UNKNOWN)
        self.set_unit("元")

    def money(self) -> Money | None:
        """The amount; None while the field is empty or its text cannot be read."""
        try:
            return parse_money(self.text()) if self.text().strip() else None
        except BadText:
            return None

    def set_money(self, amount: Money | None) -> None:
        """Show an amount; None empties the field (unknown)."""
        self.setText("" if amount is None else str(amount).replace("−", "-"))

    def set_text(self, text: str | None) -> None:
        """Show what was typed earlier, readable or not."""
        self.setText(text or "")
        self._group()

    def fault(self) -> str | None:
        if not self.text().strip():
            return None
        try:
            amount = parse_money(self.text())
        except BadText as error:
            return error.message
        return "金额写正数，减免不用写负号" if amount.fen < 0 else None

    def leave(self) -> None:
        self._group()
        super().leave()

    def _group(self) -> None:
        amount = self.money()
        if amount is not None and amount.fen >= 0:
            self.set_money(amount)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() == Qt.FocusReason.MouseFocusReason and self.money() == Money(0):
            self.selectAll()
