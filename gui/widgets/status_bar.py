"""The line at the foot of the window: what the data is worth, what was done, what time it is."""

from __future__ import annotations

import html
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLayout, QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets.icon_label import IconLabel
from gui.widgets.label import label, set_tone, vline
from gui.widgets.metrics import fix, space


@dataclass(frozen=True)
class Fact:
    """A fact of the status bar: words before, the bold part, words after, and a tone."""

    before: str
    strong: str = ""
    after: str = ""
    tone: str = "text2"

    @property
    def plain(self) -> str:
        """The words without marks."""
        return f"{self.before}{self.strong}{self.after}".replace("  ", " ")

    @property
    def rich(self) -> str:
        """The words with the bold part marked."""
        before, strong, after = (html.escape(p) for p in (self.before, self.strong, self.after))
        return f"{before}<b>{strong}</b>{after}"


def _divider() -> QFrame:
    return fix(vline(), height=14)


class StatusBar(QWidget):
    """Demo, packs, list, backup at the left; message, 不联网, time at the right.

    When there is no room they go from the right: time, 不联网, message; the dates never go.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName("状态")
        fix(self, height=26)
        row = space(QHBoxLayout(self), (16, 1, 16, 0), 11)
        # The bar gives way; it never makes the window wider than its pages need.
        row.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._facts_row = space(QHBoxLayout(), gap=11)
        row.addLayout(self._facts_row)
        row.addStretch(1)
        self._message = label("", "small", "text2")
        self._offline = label("单机，不联网", "small", "text2")
        self._time = label("", "small", "text2", rich=True)
        self._lines = [_divider(), _divider()]
        row.addWidget(self._message)
        row.addWidget(self._lines[0])
        row.addWidget(self._offline)
        row.addWidget(self._lines[1])
        row.addWidget(self._time)
        self._labels: list[QLabel] = []
        self._text = ""

    def show_facts(self, facts: Sequence[Fact], demo: bool) -> None:
        """The facts at the left, in their order; an amber first one is the demo notice."""
        while self._facts_row.count():
            item = self._facts_row.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        self._labels = []
        for fact in facts:
            shown = label(fact.rich, "small", fact.tone, rich=True)
            shown.setAccessibleName(fact.plain)
            part: QWidget = shown
            if demo and not self._labels:
                part = QWidget()
                pair = space(QHBoxLayout(part), gap=5)
                pair.addWidget(IconLabel("triangle-alert", "amber", 13))
                pair.addWidget(shown)
            self._facts_row.addWidget(part)
            self._facts_row.addWidget(_divider())
            self._labels.append(shown)
        self._fit()

    def show_message(self, text: str, tone: str = "text2") -> None:
        """What was done last, or why a button is off."""
        self._text = text
        set_tone(self._message, tone)
        self._message.setText(text)
        self._message.setAccessibleName(text)
        self._fit()

    def message(self) -> str:
        """The message shown."""
        return self._text

    def show_time(self, day: str, clock: str) -> None:
        """Date with weekday, and the time in bold."""
        self._time.setText(f"{html.escape(day)} <b>{html.escape(clock)}</b>")
        self._time.setAccessibleName(f"{day} {clock}")
        self._fit()

    def shown(self) -> dict[str, bool]:
        """Which of the droppable parts are visible."""
        return {
            "message": not self._message.isHidden(),
            "offline": not self._offline.isHidden(),
            "time": not self._time.isHidden(),
        }

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        gap = 2 * theme.px(11) + 1
        parts = (self._facts_row.itemAt(n).widget() for n in range(self._facts_row.count()))
        facts = sum(part.sizeHint().width() + theme.px(11) for part in parts if part is not None)
        room = self.width() - facts - 3 * theme.px(16)
        # What is shown is decided in the order of worth: message, then 不联网, then time.
        shown = []
        for widget in (self._message, self._offline, self._time):
            need = widget.sizeHint().width() + gap if widget.text() else 0
            shown.append(room >= need)
            room = room - need if room >= need else 0
            widget.setVisible(shown[-1])
        self._lines[0].setVisible(bool(self._text) and shown[0] and shown[1])
        self._lines[1].setVisible(shown[1] and shown[2])
