"""What has to be mended before F8 can save: a list of links to the fields."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.theme import theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.key_cap import KeyCap
from gui.widgets.label import label, set_tone
from gui.widgets.link import Link
from gui.widgets.metrics import space


@dataclass(frozen=True)
class SummaryFault:
    """One thing to mend: dotted field, its label, the remedy, and the widget to jump to."""

    field: str
    label: str
    message: str
    widget: QWidget | None = None


class ErrorSummary(QFrame):
    """Hidden until `show_faults`. Lines are struck as they are mended; `next`/`previous` jump."""

    jumped = Signal(str)

    def __init__(self, act: str = "F8", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._act = act
        self._faults: list[SummaryFault] = []
        self._mended: set[str] = set()
        self._links: list[Link] = []
        self._messages: list[QLabel] = []
        self._at = -1
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole = space(QVBoxLayout(self), (16, 10, 14, 8), 4)
        head = space(QHBoxLayout(), gap=8)
        head.addWidget(IconLabel("triangle-alert", "red", 18))
        self._title = label("", "lead", "red")
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(label("填过的都在", "small", "text3"))
        for key, text in ((act, "再检查"), ("Ctrl+↓", "下一处")):
            head.addWidget(KeyCap(key))
            head.addWidget(label(text, "small", "text2"))
        whole.addLayout(head)
        self._grid = space(QGridLayout(), gap=4)
        self._grid.setHorizontalSpacing(theme.px(8))
        self._grid.setColumnStretch(2, 1)
        whole.addLayout(self._grid)
        self.hide()

    def faults(self) -> tuple[SummaryFault, ...]:
        """Everything listed, mended or not."""
        return tuple(self._faults)

    def open_faults(self) -> tuple[SummaryFault, ...]:
        """What is still to be mended."""
        return tuple(fault for fault in self._faults if fault.field not in self._mended)

    def show_faults(self, faults: Sequence[SummaryFault]) -> None:
        """List faults and take the focus once; an empty list hides the summary."""
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._faults, self._mended, self._at = list(faults), set(), -1
        self._links, self._messages = [], []
        for number, fault in enumerate(faults):
            link = Link(fault.label, role="table", tone="red")
            link.clicked.connect(lambda _=False, at=number: self.jump(at))
            message = label(fault.message, "table", wrap=True)
            self._grid.addWidget(label(str(number + 1), "table_bold", "red"), number, 0)
            self._grid.addWidget(link, number, 1)
            self._grid.addWidget(message, number, 2)
            self._links.append(link)
            self._messages.append(message)
        self.setVisible(bool(faults))
        self._head()
        if faults:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._announce()

    def mend(self, field: str, message: str | None = None) -> None:
        """Strike a line, or take the strike back with the new remedy."""
        for number, fault in enumerate(self._faults):
            if fault.field != field:
                continue
            done = message is None
            (self._mended.add if done else self._mended.discard)(field)
            self._links[number].set_struck(done)
            set_tone(self._messages[number], "text3" if done else None)
            if message is not None:
                self._messages[number].setText(message)
        self._head()

    def jump(self, number: int) -> None:
        """Bring the focus to the field of a line."""
        if not 0 <= number < len(self._faults):
            return
        self._at = number
        fault = self._faults[number]
        if fault.widget is not None:
            reveal(fault.widget)
            fault.widget.setFocus(Qt.FocusReason.OtherFocusReason)
        self.jumped.emit(fault.field)

    def next(self) -> None:
        """Jump to the next open fault (Ctrl+Down)."""
        self._step(1)

    def previous(self) -> None:
        """Jump to the previous open fault (Ctrl+Up)."""
        self._step(-1)

    def _step(self, by: int) -> None:
        count = len(self._faults)
        start = self._at if self._at >= 0 else (-1 if by > 0 else 0)
        for distance in range(1, count + 1):
            number = (start + by * distance) % count
            if self._faults[number].field not in self._mended:
                self.jump(number)
                return

    def _head(self) -> None:
        left = len(self.open_faults())
        title = f"还有 {left} 处要改，改好再按 {self._act}"
        title = title if left else f"都改好了，按 {self._act}"
        self._title.setText(title)
        self.setAccessibleName(title)
        self.setAccessibleDescription(
            "；".join(f"{fault.label}：{fault.message}" for fault in self.open_faults())
        )

    def _announce(self) -> None:
        event = QAccessibleEvent(self, QAccessible.Event.Alert)
        QAccessible.updateAccessibility(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.color("surface"))
        painter.setPen(QPen(theme.color("red"), 2))
        box = self.rect().toRectF().adjusted(1, 1, -1, -1)
        painter.drawRoundedRect(box, theme.px(4), theme.px(4))
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRoundedRect(box.adjusted(3, 3, -3, -3), theme.px(3), theme.px(3))


def reveal(widget: QWidget) -> None:
    """Scroll every scroll area around a widget so that it can be seen."""
    step = widget.parentWidget()
    while step is not None:
        if isinstance(step, QScrollArea):
            step.ensureWidgetVisible(widget, 24, 24)
        step = step.parentWidget()
