"""当面告知: the notices stay on the screen for five seconds before the box can be ticked."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui import clock
from gui.widgets.check import Check
from gui.widgets.label import label, set_tone
from gui.widgets.link import Link
from gui.widgets.metrics import space

LEAST_SECONDS = 5
_TICK_MS = 250


class NoticeRow(QWidget):
    """The box, 看内容 and the line that says when it was told.

    Ticking before the time is up opens the notices and waits; the box follows by itself.
    `acknowledged` carries the ISO moment, "" when the tick is taken back. `box` holds the notices;
    the form puts it below, over the whole width.
    """

    acknowledged = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        whole = space(QVBoxLayout(self), gap=2)
        row = space(QHBoxLayout(), gap=8)
        self.check = Check("")
        self.link = Link("看内容", role="table")
        row.addWidget(self.check)
        row.addWidget(self.link)
        row.addStretch(1)
        whole.addLayout(row)
        self._line = label("", "small", "text3", wrap=True)
        whole.addWidget(self._line)
        self.box = QFrame()
        self.box.setProperty("role", "plain")
        self._texts = space(QVBoxLayout(self.box), (24, 2, 0, 4), 4)
        self.box.hide()
        self._notices: tuple[str, ...] = ()
        self._error = ""
        self._told_at: datetime | None = None
        self._opened_at: datetime | None = None
        self._shown = 0
        self._waiting = False
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.look)
        self.check.clicked.connect(self._on_check)
        self.link.clicked.connect(self.toggle)
        self.setFocusProxy(self.check)

    def show_notices(self, notices: Sequence[str], told_at: str | None) -> None:
        """The notices of the packs and when they were told, if they were."""
        if tuple(notices) != self._notices:
            self._notices = tuple(notices)
            self._fill()
        self._told_at = datetime.fromisoformat(told_at) if told_at else None
        self.check.setChecked(self._told_at is not None)
        self.check.setText(f"已当面告知 {len(self._notices)} 条温馨提示")
        self._say()

    def opened(self) -> bool:
        """Whether the notices are shown."""
        return self._opened_at is not None

    def seconds(self) -> int:
        """For how long they have been on the screen in this visit, closed times added up."""
        running = 0
        if self._opened_at is not None:
            running = int((clock.now() - self._opened_at).total_seconds())
        return self._shown + max(0, running)

    def toggle(self) -> None:
        """Show or fold the notices."""
        if self._opened_at is None:
            self._open()
        else:
            self._close()
        self._say()

    def look(self) -> None:
        """Look at the clock: tick the box once the time asked for is up."""
        if self._waiting and self.seconds() >= LEAST_SECONDS:
            self._waiting = False
            self._tell()
        self._say()

    def set_error(self, message: str | None) -> None:
        """Red box and the remedy on the line below."""
        self._error = message or ""
        self.check.set_error(message)
        self._say()

    def hasFocus(self) -> bool:
        return self.check.hasFocus()

    def _on_check(self, checked: bool) -> None:
        if not checked:
            self._waiting = False
            self._told_at = None
            self.acknowledged.emit("")
        elif self.seconds() >= LEAST_SECONDS:
            self._tell()
        else:
            self.check.setChecked(False)
            self._waiting = True
            if self._opened_at is None:
                self._open()
        self._say()

    def _tell(self) -> None:
        self._told_at = clock.now()
        self.check.setChecked(True)
        self.acknowledged.emit(self._told_at.isoformat(timespec="seconds"))

    def _open(self) -> None:
        self._opened_at = clock.now()
        self.box.show()
        self.link.setText("收起")
        self._timer.start()

    def _close(self) -> None:
        self._shown = self.seconds()
        self._opened_at = None
        self._waiting = False
        self.box.hide()
        self.link.setText("看内容")
        self._timer.stop()

    def _say(self) -> None:
        seconds = self.seconds()
        if self._told_at is not None:
            shown = f"屏显 {seconds} 秒，" if seconds else ""
            text = f"{shown}{self._told_at:%H:%M:%S} 已记录"
        elif self._waiting:
            text = f"再屏显 {LEAST_SECONDS - seconds} 秒就勾上"
        elif self._error:
            text = self._error
        elif self._opened_at is not None:
            text = f"屏显 {seconds} 秒"
        else:
            text = f"先看内容，屏显满 {LEAST_SECONDS} 秒才能勾"
        red = bool(self._error) and self._told_at is None and not self._waiting
        self._line.setText(text)
        set_tone(self._line, "red" if red else "text3")
        self.check.setAccessibleDescription(text)

    def _fill(self) -> None:
        while self._texts.count():
            item = self._texts.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for number, text in enumerate(self._notices, start=1):
            line = label(f"{number}. {text}", "table", "text2", wrap=True)
            line.setAlignment(Qt.AlignmentFlag.AlignTop)
            self._texts.addWidget(line)
