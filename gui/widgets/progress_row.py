"""Work under way, in the panel that started it: bar, words, cancel. Shown after a second only."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from gui.widgets.key_button import KeyButton
from gui.widgets.label import label
from gui.widgets.metrics import space

DELAY_MS = 1000


class ProgressRow(QWidget):
    """`start()`, `report(12400, 41286, "约 20 秒")`, `finish(words)`; `cancelled` is its button."""

    cancelled = Signal()

    def __init__(self, unit: str = "行", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unit = unit
        column = space(QVBoxLayout(self), gap=6)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._words = label("", "small", "text2")
        self._cancel = KeyButton("取消", "Esc", small=True)
        self._cancel.clicked.connect(self.cancelled)
        for widget in (self._bar, self._words, self._cancel):
            column.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DELAY_MS)
        self._timer.timeout.connect(self.show)
        self.hide()

    def start(self) -> None:
        """Begin; nothing is shown during the first second."""
        self._bar.setRange(0, 0)
        self._words.setText("")
        self._cancel.setVisible(True)
        self._timer.start()

    def report(self, done: int, whole: int | None, rest: str = "") -> None:
        """How far the work is; an unknown whole keeps the bar moving."""
        self._bar.setRange(0, whole or 0)
        self._bar.setValue(done)
        words = f"第 {done:,} {self._unit}"
        if whole:
            words += f"，共 {whole:,} {self._unit}"
        self._words.setText(f"{words}，{rest}" if rest else words)
        self._bar.setAccessibleDescription(self._words.text())

    def finish(self, words: str = "") -> None:
        """The work is over; words stay, the bar goes with an empty text."""
        self._timer.stop()
        self._cancel.setVisible(False)
        self._words.setText(words)
        self._bar.setRange(0, 1)
        self._bar.setValue(1)
        self.setVisible(bool(words))
