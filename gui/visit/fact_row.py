"""A line of the person panel that is read, not typed: label, value, and a link to change it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from gui.widgets.icon_label import IconLabel
from gui.widgets.label import label, set_tone
from gui.widgets.link import Link
from gui.widgets.metrics import fix, space


class FactRow(QWidget):
    """`FactRow("参保状态", link="已在平台核对")`; `asked` fires on the link."""

    asked = Signal()

    def __init__(self, text: str, link: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = space(QHBoxLayout(self), (0, 0, 2, 0), 4)
        caption = label(text, "table", "text2")
        fix(caption, min_height=22, min_width=74)
        row.addWidget(caption)
        self._tick = IconLabel("check", "green", 14)
        self._tick.hide()
        row.addWidget(self._tick)
        self._value = label("", "table")
        row.addWidget(self._value)
        self._note = label("", "table", "text2")
        row.addWidget(self._note)
        row.addStretch(1)
        self.link = Link(link)
        self.link.clicked.connect(self.asked)
        row.addWidget(self.link, 0, Qt.AlignmentFlag.AlignVCenter)
        self.link.setVisible(bool(link))
        self._text = text

    def show_fact(self, value: str, note: str = "", good: bool = False) -> None:
        """The value; `good` gives it the green tick, an empty value stands as a dash."""
        self._tick.setVisible(good)
        self._value.setText(value or "—")
        set_tone(self._value, "green" if good else None if value else "text3")
        self._note.setText(note)
        self.setAccessibleName(f"{self._text} {value} {note}".strip())

    def value(self) -> str:
        """What is shown."""
        return self._value.text()
