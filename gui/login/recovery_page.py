"""The recovery key, shown once after the office was made."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gui.widgets.check import Check
from gui.widgets.key_button import KeyButton
from gui.widgets.label import label
from gui.widgets.metrics import space


class RecoveryPage(QWidget):
    """The key, what it is for, and a box to tick before going on."""

    done = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = space(QVBoxLayout(self), gap=12)
        column.addWidget(label("抄下恢复密钥", "verdict"))
        words = (
            "口令都忘了时，只有它能打开本机的数据。只显示这一次，本机不保存。"
            "抄在纸上，封好，交负责人保管。"
        )
        column.addWidget(label(words, "body", "text2", wrap=True))
        self.lines = label("", "lead", wrap=True)
        self.lines.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        column.addWidget(self.lines)
        self.noted = Check("已经抄下，核对过一遍")
        column.addWidget(self.noted)
        self.button = KeyButton("去登录", "Enter", kind="primary", large=True)
        self.button.set_off("先抄下恢复密钥，再打钩")
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.noted.toggled.connect(self._follow)
        self.button.clicked.connect(self.done)

    def show_key(self, key: str) -> None:
        """Show a key, grouped as it came."""
        self.lines.setText(key)
        self.lines.setAccessibleName("恢复密钥")
        self.noted.setChecked(False)
        self.noted.setFocus(Qt.FocusReason.OtherFocusReason)

    def _follow(self, noted: bool) -> None:
        self.button.set_off(None if noted else "先抄下恢复密钥，再打钩")
