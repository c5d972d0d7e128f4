"""先试一试: a demonstration window with invented people, apart from the real data."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.key_button import KeyButton
from gui.widgets.label import label, set_tone
from gui.widgets.metrics import space

WORDS = "虚构的人和机构，单据带“演示”水印，\n和正式数据分开存放。"


class DemoBox(QFrame):
    """`asked` fires on the button; `show_busy` and `show_error` say how it goes."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "try")
        column = space(QVBoxLayout(self), (14, 10, 14, 12), 4)
        row = space(QHBoxLayout())
        row.addWidget(label("先试一试", "body_bold"))
        row.addStretch(1)
        self.button = KeyButton("进入演示窗口", "F5", small=True)
        self.button.clicked.connect(self.asked)
        row.addWidget(self.button)
        column.addLayout(row)
        self._line = label(WORDS, "small", "text2", wrap=True)
        column.addWidget(self._line)

    def show_busy(self) -> None:
        """The demonstration is being made."""
        self.button.set_off("正在准备演示窗口")
        set_tone(self._line, "text2")
        self._line.setText("正在准备演示窗口，第一次要十几秒。")

    def show_error(self, message: str) -> None:
        """It did not come about."""
        self.button.set_off(None)
        set_tone(self._line, "red")
        self._line.setText(message)

    def show_ready(self) -> None:
        """As at first."""
        self.button.set_off(None)
        set_tone(self._line, "text2")
        self._line.setText(WORDS)
