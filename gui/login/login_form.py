"""工号 and 口令: Enter goes on, Enter in the last field signs in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.kernel.errors import KnownError, Refused
from gui import clock, operations
from gui.login import later
from gui.login.password_field import PasswordField
from gui.theme import theme
from gui.widgets.enter_walk import EnterWalk
from gui.widgets.field import Field
from gui.widgets.icon_label import IconLabel
from gui.widgets.key_button import KeyButton
from gui.widgets.label import label, set_tone
from gui.widgets.link import Link
from gui.widgets.metrics import space

if TYPE_CHECKING:
    from core.desk.office import Office
    from core.desk.service import Desk

FORGOTTEN = "口令没有人能看到。用打印的恢复密钥重设：运行 yidi password reset。"


class ClerkField(Field):
    """工号, with the name that belongs to it behind it."""

    def __init__(self) -> None:
        super().__init__()
        self.names: dict[str, str] = {}
        self.setInputMethodHints(Qt.InputMethodHint.ImhPreferLatin)

    def clerk_id(self) -> str:
        """The 工号 as typed, without spaces."""
        return self.text().strip()

    def paint_right(self, painter: QPainter) -> None:
        name = self.names.get(self.clerk_id(), "")
        if name:
            start = QFontMetrics(self.font()).horizontalAdvance(self.text()) + theme.px(30)
            painter.setFont(theme.font("body"))
            painter.setPen(theme.color("text2"))
            place = self.rect().adjusted(start, 0, -theme.px(8), 0)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, name)


class LoginForm(QWidget):
    """`signed_in` carries the open desk. The work is done on the worker, the form stays alive."""

    signed_in = Signal(object)

    def __init__(
        self,
        open_desk: Callable[[Office, str, str, datetime], Desk] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._open_desk = open_desk
        self._office: Office | None = None
        column = space(QVBoxLayout(self), gap=6)
        column.addWidget(label("登录", "verdict"))
        column.addWidget(label("按 Enter 到下一格，最后一格 Enter 即登录", "table", "text3"))
        column.addSpacing(theme.px(16))
        self.clerk, self.password = ClerkField(), PasswordField()
        for text, field in (("工号", self.clerk), ("口令", self.password)):
            caption = label(text, "table", "text2")
            caption.setBuddy(field)
            field.setAccessibleName(text)
            field.set_density("login")
            column.addWidget(caption)
            column.addWidget(field)
            if field is self.clerk:
                column.addSpacing(theme.px(8))
        note = space(QHBoxLayout(), gap=6)
        self._icon = IconLabel("", "amber", 14)
        self._note = label("", "small", "text2", wrap=True)
        note.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        note.addWidget(self._note, 1)
        column.addLayout(note)
        column.addSpacing(theme.px(10))
        row = space(QHBoxLayout(), gap=12)
        self.button = KeyButton("登录", "Enter", kind="primary", large=True).fill()
        self.button.clicked.connect(self.submit)
        row.addWidget(self.button, 3)
        self.forgotten = Link("忘记口令")
        self.forgotten.clicked.connect(lambda: self._say(FORGOTTEN, "text2", "info"))
        row.addWidget(self.forgotten)
        row.addStretch(1)
        column.addLayout(row)
        self.walk = EnterWalk(self)
        self.walk.set_order([self.clerk, self.password])
        self.walk.ended.connect(self.submit)
        self.clerk.textChanged.connect(self._renew)
        self.password.caps_changed.connect(self._renew)
        self.password.edited.connect(self._mended)

    def show_office(self, office: Office, clerk_id: str = "") -> None:
        """Ask for the clerks of this office; `clerk_id` is the last one at this seat."""
        self._office = office
        self.clerk.names = dict(office.clerks)
        if clerk_id in self.clerk.names:
            self.clerk.setText(clerk_id)
        self._renew()

    def first_focus(self) -> QWidget:
        """工号, or 口令 when the 工号 is known."""
        return self.password if self.clerk.clerk_id() in self.clerk.names else self.clerk

    def submit(self) -> None:
        """Try to sign in."""
        office = self._office
        if not self.button.isEnabled():
            return
        if office is None:
            self._say("正在读取办公数据，稍等再按 Enter", "text2", "clock")
            return
        clerk_id, password = self.clerk.clerk_id(), self.password.text()
        if not clerk_id:
            self._fail(self.clerk, "填上工号")
        elif not password:
            self._fail(self.password, "填上口令")
        else:
            self._busy(True)
            now, open_desk = clock.now(), self._open_desk or later.open_desk
            operations.run(
                lambda: open_desk(office, clerk_id, password, now),
                self._done,
                self._refused,
                owner=self,
            )

    def refuse(self, message: str) -> None:
        """The password was right and the desk opens nevertheless not."""
        self._say(message, "red", "lock")

    def message(self) -> str:
        """What the line under the fields says."""
        return self._note.text()

    def _done(self, desk: Desk) -> None:
        self._busy(False)
        self.password.clear()
        self.signed_in.emit(desk)

    def _refused(self, error: KnownError) -> None:
        self._busy(False)
        locked = isinstance(error, Refused)
        field = self.clerk if error.code == "K-102" else self.password
        self.password.clear()
        self._fail(field, error.message, "lock" if locked else "triangle-alert")

    def _busy(self, busy: bool) -> None:
        self.button.setText("正在打开" if busy else "登录")
        self.button.set_off("正在核对口令" if busy else None)

    def _fail(self, field: Field, message: str, icon: str = "triangle-alert") -> None:
        field.set_error(message)
        field.setAccessibleDescription(message)
        self._say(message, "red", icon)
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _mended(self) -> None:
        for field in (self.clerk, self.password):
            field.set_error(None)
        self._renew()

    def _renew(self) -> None:
        """The quiet line: caps lock, how many tries are left, a lock that runs."""
        if self.clerk.has_error() or self.password.has_error():
            self.clerk.set_error(None)
        self.clerk.update()
        parts = ["大写锁定已开。"] if self.password.caps else []
        tries = self._tries()
        if tries:
            parts.append(tries)
        self._say("".join(parts), "text2", "triangle-alert" if self.password.caps else "")

    def _tries(self) -> str:
        clerk_id = self.clerk.clerk_id()
        if self._office is None or clerk_id not in self.clerk.names:
            return ""
        try:
            keyring = self._office.keyring
        except KnownError as error:
            return error.message
        until = keyring.locked_until(clerk_id, clock.now())
        if until is not None:
            return f"这个工号已锁，{until.astimezone(clock.now().tzinfo):%H:%M} 后再试。"
        return f"连错 5 次锁 15 分钟，还可试 {keyring.tries_left(clerk_id)} 次。"

    def _say(self, text: str, tone: str, icon: str) -> None:
        self._note.setText(text)
        set_tone(self._note, tone)
        self._icon.set_icon(icon, "red" if tone == "red" else "amber")
        self._icon.setVisible(bool(icon))
        self.password.setAccessibleDescription(text)
