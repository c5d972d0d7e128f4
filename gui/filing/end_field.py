"""结束日期: open-ended for long-term filings, a date for temporary ones."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from gui.widgets.check import Check
from gui.widgets.date_field import DateField
from gui.widgets.metrics import space


class EndField(QWidget):
    """The box 长期有效 and, without it, the date. `changed` carries open_ended and valid_to."""

    changed = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = space(QHBoxLayout(self), gap=8)
        self.check = Check("长期有效，无结束日期")
        self.date = DateField()
        self.date.setAccessibleName("结束日期")
        row.addWidget(self.check)
        row.addWidget(self.date)
        row.addStretch(1)
        self.check.clicked.connect(self._on_check)
        self.date.edited.connect(self._on_date)
        self.date.checked.connect(lambda _message: self._on_date())
        self._sent: str | None = None
        self.show_end(open_ended=False, text=None, may_be_open=True)

    def show_end(self, *, open_ended: bool, text: str | None, may_be_open: bool) -> None:
        """Show what the draft has; `may_be_open` False hides the box (临时外出)."""
        self.check.setChecked(open_ended)
        self.check.setVisible(may_be_open or open_ended)
        self.check.setText("长期有效，无结束日期" if open_ended else "长期有效")
        self.date.setVisible(not open_ended)
        if not self.date.hasFocus():
            self.date.set_text(text)
        self._sent = text
        self.setFocusProxy(self.check if self.check.isVisibleTo(self) else self.date)

    def parts(self) -> list[QWidget]:
        """What the focus walks through."""
        return [self.check, self.date]

    def set_error(self, message: str | None) -> None:
        """Red on the part that can mend it."""
        self.date.set_error(message if self.date.isVisibleTo(self) else None)
        self.check.set_error(message if not self.date.isVisibleTo(self) else None)

    def hasFocus(self) -> bool:
        return self.check.hasFocus() or self.date.hasFocus()

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The focus goes to the date if it is shown, else to the box."""
        (self.date if self.date.isVisibleTo(self) else self.check).setFocus(reason)

    def _on_check(self, checked: bool) -> None:
        self.changed.emit({"open_ended": checked, "valid_to": None})

    def _on_date(self) -> None:
        text = self.date.text().strip() or None
        if text != self._sent:
            self._sent = text
            self.changed.emit({"valid_to": text})
