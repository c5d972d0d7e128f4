"""A line that says what the data is worth: age of the list, demo, review due. It stays."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QWidget

from gui.widgets.icon_label import IconLabel
from gui.widgets.label import label
from gui.widgets.link import Link
from gui.widgets.metrics import fix, space


class Banner(QFrame):
    """Icon, sentence, and a link at the right if there is something to do."""

    opened = Signal()

    def __init__(self, text: str = "", link: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "banner")
        fix(self, min_height=34)
        row = space(QHBoxLayout(self), (12, 4, 12, 4), 8)
        row.addWidget(IconLabel("triangle-alert", "amber", 16))
        self._text: QLabel = label(text, "table", wrap=True, rich=True)
        row.addWidget(self._text, 1)
        self._link = Link(link, role="table")
        self._link.clicked.connect(self.opened)
        row.addWidget(self._link)
        self._link.setHidden(not link)
        self.setAccessibleName(text)

    def set_text(self, text: str) -> None:
        """Change the sentence; `<b>` marks the word that matters."""
        self._text.setText(text)
        self.setAccessibleName(text)
