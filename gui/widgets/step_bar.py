"""The six steps of a visit in the page's header; each is a real button."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from gui.icons import paint_icon
from gui.theme import theme
from gui.widgets.metrics import space
from gui.widgets.sized_by_theme import ObeysEnter, SizedByTheme


class Step(ObeysEnter, SizedByTheme, QPushButton):
    """One step: `state` is current, done or open."""

    def __init__(self, number: int, text: str) -> None:
        super().__init__(text)
        self.number, self.state, self.folded = number, "open", False
        self.setProperty("kind", "bare")
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.set_state("open")

    def set_state(self, state: str) -> None:
        """Show the step as current, done or open, and say so to a screen reader."""
        self.state = state
        words = {"current": "当前", "done": "已办", "open": ""}[state]
        name = f"第 {self.number} 步 {self.text()}(Ctrl+{self.number})"
        self.setAccessibleName(name)
        self.setAccessibleDescription(words)
        self.setToolTip(self.text() if self.folded else "")
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        if self.folded and self.state != "current":
            return QSize(theme.px(20 + 16), theme.metric("header"))
        width = QFontMetrics(theme.font("body_bold")).horizontalAdvance(self.text())
        return QSize(theme.px(20 + 6 + 24) + width, theme.metric("header"))

    def minimumSizeHint(self) -> QSize:
        return QSize(self.sizeHint().width(), theme.px(36))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        folded = self.folded and self.state != "current"
        side, left = theme.px(20), theme.px(8 if folded else 4 if self.state == "current" else 12)
        left = theme.px(8 if folded else 12)
        circle = QRectF(left + 0.5, (self.height() - side) / 2 + 0.5, side - 1, side - 1)
        current, done = self.state == "current", self.state == "done"
        if current:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("primary"))
        else:
            painter.setPen(QPen(theme.color("green" if done else "field_line"), 1))
            painter.setBrush(theme.color("green_bg" if done else "surface"))
        painter.drawEllipse(circle)
        if done:
            inner = circle.adjusted(4, 4, -4, -4)
            paint_icon(painter, "check", inner, theme.hex("green"))
        else:
            painter.setFont(theme.font("small_bold" if current else "small"))
            painter.setPen(theme.color("on_primary" if current else "text2"))
            painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(self.number))
        if not folded:
            painter.setFont(theme.font("body_bold" if current else "body"))
            hover = self.underMouse() and self.isEnabled()
            tone = "primary" if current or hover else "text2"
            painter.setPen(theme.color(tone if self.isEnabled() else "text3"))
            start = left + side + theme.px(6)
            place = QRect(start, 0, self.width() - start, self.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, self.text())
        if current:
            bar = QRect(theme.px(2), self.height() - 3, self.width() - theme.px(4), 3)
            painter.fillRect(bar, theme.color("primary"))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            frame = self.rect().toRectF().adjusted(2, 7, -2, -7)
            painter.drawRoundedRect(frame, theme.px(3), theme.px(3))


class StepBar(QWidget):
    """`StepBar(["是谁", "要不要备案", ...])`; `chosen` gives the step number from 1."""

    chosen = Signal(int)

    def __init__(self, steps: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("办理步骤")
        row = space(QHBoxLayout(self))
        self.steps: list[Step] = []
        for number, text in enumerate(steps, start=1):
            step = Step(number, text)
            step.clicked.connect(lambda _=False, n=number: self.chosen.emit(n))
            row.addWidget(step)
            self.steps.append(step)

    def show_state(self, current: int, done: frozenset[int] | set[int] = frozenset()) -> None:
        """Which step is open and which are done."""
        for step in self.steps:
            if step.number == current:
                step.set_state("current")
            else:
                step.set_state("done" if step.number in done else "open")

    def fold(self, folded: bool) -> None:
        """Show only circles besides the current step, when the header is narrow."""
        for step in self.steps:
            step.folded = folded
            step.set_state(step.state)
