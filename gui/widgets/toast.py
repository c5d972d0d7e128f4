"""A short notice with a way back. One at a time, never for errors."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton

from gui.theme import theme
from gui.widgets.label import label
from gui.widgets.metrics import fix, space
from gui.widgets.page import Page

SHOWN_MS = 10_000


class Toast(QFrame):
    """`Toast(page).say("已标记 3 件", undo=self.unmark)`; Ctrl+Z is the page's action.

    Lies at the bottom centre of the page, `lift` design pixels above its edge. Stays while the
    mouse or the focus is on it.
    """

    def __init__(self, page: Page, lift: int = 60) -> None:
        super().__init__(page)
        self._page, self._lift = page, lift
        self._undo: Callable[[], object] | None = None
        self.setProperty("role", "plain")
        fix(self, height=36)
        row = space(QHBoxLayout(self), (16, 0, 8, 0), 12)
        self._text = label("", "body")
        self._button = QPushButton("撤销 Ctrl+Z")
        self._button.setAutoDefault(False)
        self._button.setProperty("kind", "toast")
        self._button.setProperty("density", "small")
        self._button.clicked.connect(self.undo)
        self._text.setProperty("tone", "toast")
        row.addWidget(self._text)
        row.addWidget(self._button)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._expire)
        self._button.installEventFilter(self)
        page.installEventFilter(self)
        self.hide()

    def say(self, text: str, undo: Callable[[], object] | None = None) -> None:
        """Show a notice; with `undo` it offers the way back for ten seconds."""
        self._undo = undo
        self._text.setText(text)
        self._button.setVisible(undo is not None)
        self.setAccessibleName(text)
        self.adjustSize()
        self._place()
        self.show()
        self.raise_()
        self._timer.start(SHOWN_MS)
        self._page.status_message.emit(text)

    def undo(self) -> bool:
        """Take the last act back; False when there is nothing to take back."""
        act, self._undo = self._undo, None
        self.hide()
        self._timer.stop()
        if act is None:
            return False
        act()
        return True

    def can_undo(self) -> bool:
        """Whether Ctrl+Z would take something back."""
        return self._undo is not None

    def _expire(self) -> None:
        if self.underMouse() or self._button.hasFocus():
            self._timer.start(1000)
            return
        self._undo = None
        self.hide()

    def _place(self) -> None:
        left = (self._page.width() - self.width()) // 2
        self.move(left, self._page.height() - self.height() - theme.px(self._lift))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, line = theme.color("toast_bg"), theme.color("toast_line")
        painter.setPen(QPen(line, 2 if theme.contrast else 1))
        painter.setBrush(ground)
        inset = 1.0 if theme.contrast else 0.5
        box = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
