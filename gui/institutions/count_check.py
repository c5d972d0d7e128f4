"""A check box of the filter column with the number of institutions behind it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.institutions.words import grouped
from gui.widgets.check import Check
from gui.widgets.label import label
from gui.widgets.metrics import space


class CountCheck(QWidget):
    """`CountCheck("chronic_outpatient", "门诊慢特病")`; no number while it is not known."""

    toggled = Signal()

    def __init__(self, code: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code, self._text = code, text
        row = space(QHBoxLayout(self))
        self.box = Check(text)
        self.box.set_small()
        self.box.toggled.connect(lambda _on: self.toggled.emit())
        self._count = label("", "table", "text3")
        row.addWidget(self.box, 1)
        row.addWidget(self._count)

    def on(self) -> bool:
        """Whether it is ticked."""
        return self.box.isChecked()

    def set_on(self, on: bool) -> None:
        """Tick it without saying so."""
        self.box.blockSignals(True)
        self.box.setChecked(on)
        self.box.blockSignals(False)

    def show_count(self, count: int | None) -> None:
        """How many institutions the choice would give."""
        self._count.setText("" if count is None else grouped(count))
        said = self._text if count is None else f"{self._text}，{count} 家"
        self.box.setAccessibleName(said)

    def count_text(self) -> str:
        """The number shown."""
        return self._count.text()
