"""What stands where a table would be, when there is nothing in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.widgets.icon_label import IconLabel
from gui.widgets.key_button import KeyButton
from gui.widgets.label import label
from gui.widgets.metrics import space


class EmptyState(QWidget):
    """Icon, one bold sentence what is empty, one line what to do, one button with its key."""

    def __init__(
        self,
        icon: str,
        sentence: str,
        line: str = "",
        button: KeyButton | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        column = space(QVBoxLayout(self), (24, 24, 24, 24), 8)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addStretch(1)
        column.addWidget(IconLabel(icon, "text3", 32), 0, centre)
        self._sentence = label(sentence, "body_bold", wrap=True)
        self._line = label(line, "table", "text3", wrap=True)
        for text in (self._sentence, self._line):
            text.setAlignment(centre)
            column.addWidget(text)
        if button is not None:
            column.addWidget(button, 0, centre)
        column.addStretch(2)
        self.setAccessibleName(sentence)

    def set_texts(self, sentence: str, line: str = "") -> None:
        """Say something else."""
        self._sentence.setText(sentence)
        self._line.setText(line)
        self.setAccessibleName(sentence)
