"""The rare dialog: irreversible acts, two persons, recovery. The safe answer has the focus."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.key_button import KeyButton
from gui.widgets.label import hairline, label
from gui.widgets.metrics import fix, space


class Sheet(QDialog):
    """`Sheet("恢复备份", "现在的数据会被…", act="恢复这份备份", safe="不恢复", parent=page)`.

    Add fields to `body`. `exec()` is 1 for the act. Esc is the safe answer; afterwards the focus
    returns to the widget that opened it.
    """

    def __init__(
        self,
        title: str,
        text: str = "",
        act: str = "",
        safe: str = "放下",
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._opener = QApplication.focusWidget()
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.setModal(True)
        fix(self, min_width=480, max_width=640)
        whole = space(QVBoxLayout(self))
        inner = QWidget()
        column = space(QVBoxLayout(inner), (24, 20, 24, 16), 12)
        column.addWidget(label(title, "title", wrap=True))
        column.addWidget(hairline())
        self.text = label(text, "body", "text2", wrap=True)
        column.addWidget(self.text)
        self.text.setVisible(bool(text))
        self.body = space(QVBoxLayout(), gap=6)
        column.addLayout(self.body)
        whole.addWidget(inner, 1)
        foot = QFrame()
        foot.setProperty("role", "panel-foot")
        row = space(QHBoxLayout(foot), (24, 8, 24, 8), 12)
        self.safe_button = KeyButton(safe, "Esc")
        self.safe_button.clicked.connect(self.reject)
        self.act_button = KeyButton(act, None, kind="danger" if danger else "primary")
        self.act_button.clicked.connect(self.accept)
        row.addStretch(1)
        row.addWidget(self.safe_button)
        row.addWidget(self.act_button)
        self.act_button.setVisible(bool(act))
        whole.addWidget(foot)
        self.safe_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def done(self, result: int) -> None:
        super().done(result)
        if self._opener is not None and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
