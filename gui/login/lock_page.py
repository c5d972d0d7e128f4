"""The lock: the desk stays as it is behind it, the password brings it back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.kernel.errors import KnownError
from gui import clock, operations
from gui.login.password_field import PasswordField
from gui.widgets.icon_label import IconLabel
from gui.widgets.key_button import KeyButton
from gui.widgets.label import label, set_tone
from gui.widgets.link import Link
from gui.widgets.metrics import fix, space
from gui.widgets.page import Page

if TYPE_CHECKING:
    from core.desk.service import Desk


class LockPage(Page):
    """`unlocked` brings the desk back; `leave_desk` signs the clerk out for another one."""

    unlocked = Signal()
    leave_desk = Signal()
    title = "已锁屏"
    has_header = False

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk: Desk | None = None
        card = QFrame()
        card.setProperty("role", "panel")
        fix(card, min_width=380)
        column = space(QVBoxLayout(card), (28, 24, 28, 24), 8)
        head = space(QHBoxLayout(), gap=10)
        head.addWidget(IconLabel("lock", "text2", 20))
        head.addWidget(label("已锁屏", "title"))
        head.addStretch(1)
        column.addLayout(head)
        self._who = label("", "body", "text2")
        column.addWidget(self._who)
        self.password = PasswordField()
        self.password.setAccessibleName("口令")
        self.password.set_density("login")
        caption = label("口令", "table", "text2")
        caption.setBuddy(self.password)
        column.addWidget(caption)
        column.addWidget(self.password)
        self._note = label("办到一半的都在，解锁接着办。", "small", "text2", wrap=True)
        column.addWidget(self._note)
        row = space(QHBoxLayout(), gap=12)
        self.button = KeyButton("解锁", "Enter", kind="primary", large=True).fill()
        row.addWidget(self.button, 1)
        self.other = Link("换人登录")
        row.addWidget(self.other)
        column.addLayout(row)
        self.scene.addStretch(2)
        self.scene.addWidget(card, 0, Qt.AlignmentFlag.AlignHCenter)
        self.scene.addStretch(3)
        self.button.clicked.connect(self.submit)
        self.password.returnPressed.connect(self.submit)
        self.password.edited.connect(lambda: self.password.set_error(None))
        self.other.clicked.connect(self.leave_desk)

    def lock(self, desk: Desk) -> None:
        """Guard a desk."""
        self._desk = desk
        clerk = desk.clerk
        self._who.setText(f"{clerk.id}　{clerk.name}")
        self.password.clear()
        self.password.set_error(None)
        self._note.setText("办到一半的都在，解锁接着办。")
        set_tone(self._note, "text2")

    def first_focus(self) -> QWidget:
        """The password."""
        return self.password

    def submit(self) -> None:
        """Try the password on the worker."""
        desk, password = self._desk, self.password.text()
        if desk is None or not self.button.isEnabled():
            return
        if not password:
            self._fail("填上口令")
            return
        self.button.set_off("正在核对口令")
        office, clerk_id, now = desk.context.office, desk.clerk.id, clock.now()
        operations.run(
            # The key file is read on the worker too: it may be gone, and that has a sentence.
            lambda: office.keyring.unlock(clerk_id, password, now),
            self._done,
            self._refused,
            owner=self,
        )

    def warn(self, message: str) -> None:
        """Say what has to be known before the desk behind is given up."""
        self._note.setText(message)
        set_tone(self._note, "red")

    def message(self) -> str:
        """What the line under the field says."""
        return self._note.text()

    def _done(self, _key: bytes) -> None:
        self.button.set_off(None)
        self.password.clear()
        self.unlocked.emit()

    def _refused(self, error: KnownError) -> None:
        self.button.set_off(None)
        self.password.clear()
        self._fail(error.message)

    def _fail(self, message: str) -> None:
        self._note.setText(message)
        set_tone(self._note, "red")
        self.password.set_error(message)
        self.password.setAccessibleDescription(message)
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)
