"""办件摘要 at the right: what is done, what is missing, which key comes next."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from gui.icons import paint_icon
from gui.theme import theme
from gui.visit.missing import MissingItem
from gui.widgets.icon_label import IconLabel
from gui.widgets.key_cap import KeyCap
from gui.widgets.label import hairline, label, set_tone
from gui.widgets.link import Link
from gui.widgets.metrics import fix, space
from gui.widgets.panel import Panel
from gui.widgets.polish import set_state

MOST_LINKS, MOST_SIGNS = 4, 11
KEY_HELP = (
    (("Enter", "下一格"), ("F4", "下拉")),
    (("Shift+Enter", "上一格"), ("F1", "本格说明")),
    (("Ctrl+1…6", "跳步骤"), ("F2", "新办件")),
)


@dataclass(frozen=True)
class StepNote:
    """One line of the list: `mark` is done, current or open."""

    title: str
    note: str
    mark: str


def _brief(remedy: str) -> str:
    """One line of the remedy; the field says it in full."""
    first = re.split("[，；。]", remedy)[0]
    return first if len(first) <= MOST_SIGNS else first[: MOST_SIGNS - 1] + "…"


class _Mark(QWidget):
    """A green tick, a blue dot, or a small grey one."""

    def __init__(self) -> None:
        super().__init__()
        self.mark = "open"
        fix(self, height=20, width=16)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = theme.px(14)
        if self.mark == "done":
            box = QRectF(0, (self.height() - side) / 2, side, side)
            paint_icon(painter, "check", box, theme.hex("green"))
            return
        radius = theme.px(4 if self.mark == "current" else 3)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("primary" if self.mark == "current" else "text3"))
        painter.drawEllipse(QPointF(side / 2, self.height() / 2), radius, radius)


class _StepLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        row = space(QHBoxLayout(self), gap=8)
        self._mark = _Mark()
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        column = space(QVBoxLayout(), gap=0)
        self._title, self._note = label("", "table"), label("", "small", "text3", wrap=True)
        column.addWidget(self._title)
        column.addWidget(self._note)
        row.addLayout(column, 1)

    def show_note(self, note: StepNote) -> None:
        self._mark.mark = note.mark
        self._mark.update()
        self._title.setText(note.title)
        set_state(self._title, "type", "table_bold" if note.mark == "current" else "table")
        set_tone(self._title, "text2" if note.mark == "open" else None)
        self._note.setText(note.note)
        words = {"done": "已办", "current": "当前", "open": ""}[note.mark]
        self.setAccessibleName(f"{note.title} {words} {note.note}".strip())


class SummaryPanel(Panel):
    """Three parts; it never repeats the values of the form."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("办件摘要", flush=True, parent=parent)
        self._elapsed = label("", "small", "text2")
        self.head_slot.addWidget(self._elapsed)
        inner = QWidget()
        inner.setProperty("role", "scroll-body")
        column = space(QVBoxLayout(inner), (12, 10, 12, 10), 7)
        self._lines = [_StepLine() for _ in range(6)]
        for line in self._lines:
            column.addWidget(line)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        self._scroll = scroll
        self.body.addWidget(scroll, 1)
        self._box = self._missing_box()
        self.body.addWidget(self._box)
        self.body.addWidget(self._next_box())
        self._help = self._key_help()
        self.body.addWidget(self._help)

    def show_steps(self, notes: Sequence[StepNote]) -> None:
        """The six lines."""
        for line, note in zip(self._lines, notes, strict=True):
            line.show_note(note)

    def show_elapsed(self, text: str) -> None:
        """How long the person has been at the window."""
        self._elapsed.setText(text)

    def show_missing(self, items: Sequence[MissingItem], refused: bool = False) -> None:
        """还差 N 项 as links; `refused` after a save that failed turns it red."""
        while self._items.count():
            placed = self._items.takeAt(0)
            widget = placed.widget() if placed is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._box.setVisible(bool(items))
        self._scroll.setMinimumHeight(0)
        set_state(self._box, "role", "tinted-red" if refused else "tinted-amber")
        tone = "red" if refused else "amber"
        lead = f"没有保存，{len(items)} 处要改" if refused else f"还差 {len(items)} 项"
        self._lead.setText(lead)
        set_tone(self._lead, tone)
        self._lead_icon.set_icon("triangle-alert", tone)
        if refused:
            line = label("备案编号还没生成。草稿在，可挂起，叫下一位。", "small", wrap=True)
            self._items.addWidget(line, 0, 0, 1, 2)
            return
        for row, item in enumerate(items[:MOST_LINKS]):
            link = Link(f"{row + 1}　{item.label}", role="table")
            link.clicked.connect(item.focus)
            self._items.addWidget(link, row, 0)
            self._items.addWidget(label(_brief(item.remedy), "small", "text2"), row, 1)
        if len(items) > MOST_LINKS:
            rest = label(f"另有 {len(items) - MOST_LINKS} 项，填完这些再看", "small", "text2")
            self._items.addWidget(rest, MOST_LINKS, 0, 1, 2)

    def show_next(self, key: str, text: str, note: str = "") -> None:
        """下一键: the one key that goes on from here."""
        self._cap.set_text(key)
        self._next.setText(text)
        self._next_note.setText(note)
        self._next_note.setVisible(bool(note))

    def set_short(self, short: bool) -> None:
        """The key help goes first when the height is short."""
        self._help.setVisible(not short)

    def _missing_box(self) -> QFrame:
        box = QFrame()
        box.setProperty("role", "tinted-amber")
        column = space(QVBoxLayout(box), (12, 10, 12, 12), 6)
        head = space(QHBoxLayout(), gap=6)
        self._lead_icon, self._lead = IconLabel("triangle-alert", "amber", 14), label("")
        set_state(self._lead, "type", "body_bold")
        head.addWidget(self._lead_icon)
        head.addWidget(self._lead)
        head.addStretch(1)
        column.addLayout(head)
        self._items = space(QGridLayout(), gap=4)
        self._items.setHorizontalSpacing(theme.px(10))
        self._items.setColumnStretch(1, 1)
        column.addLayout(self._items)
        return box

    def _next_box(self) -> QWidget:
        box = QWidget()
        column = space(QVBoxLayout(box), (12, 10, 12, 12), 8)
        column.addWidget(label("下一键", "small", "text2"))
        row = space(QHBoxLayout(), gap=12)
        self._cap = KeyCap("Enter", big=True)
        row.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignTop)
        words = space(QVBoxLayout(), gap=0)
        self._next: QLabel = label("", "table_bold", wrap=True)
        self._next_note: QLabel = label("", "small", "text2", wrap=True)
        words.addWidget(self._next)
        words.addWidget(self._next_note)
        row.addLayout(words, 1)
        column.addLayout(row)
        column.addStretch(1)
        fix(box, min_height=104)
        return box

    def _key_help(self) -> QWidget:
        box = QWidget()
        whole = space(QVBoxLayout(box))
        whole.addWidget(hairline())
        grid = space(QGridLayout(), (12, 8, 8, 8), 4)
        grid.setHorizontalSpacing(theme.px(6))
        for row, pairs in enumerate(KEY_HELP):
            for column, (key, words) in enumerate(pairs):
                grid.addWidget(KeyCap(key), row, 2 * column, Qt.AlignmentFlag.AlignLeft)
                grid.addWidget(label(words, "small"), row, 2 * column + 1)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(3, 1)
        whole.addLayout(grid)
        return box
