"""给对方看: the topic in large letters over the whole page, to turn the screen to the person."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.policy import GuideBlock, GuideRow, GuideTopic
from gui.guide.headline import ARROW
from gui.guide.reading import html, steps_of, tables_of
from gui.theme import theme
from gui.widgets.badge import Badge
from gui.widgets.key_button import KeyButton
from gui.widgets.label import hairline, label
from gui.widgets.metrics import fix, space

_STEP = 120
_MOST = 1200


class BigView(QWidget):
    """Headline 26, lines 22; no sources, but every line keeps its badge. Esc goes back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        self.setAccessibleName("大字")
        whole = space(QVBoxLayout(self))
        head = QFrame()
        head.setProperty("role", "header")
        row = space(QHBoxLayout(head), (24, 12, 24, 12), 16)
        self.area_words = label("", "lead", "text2")
        row.addWidget(self.area_words, 1)
        self.back = KeyButton("返回", "Esc")
        row.addWidget(self.back)
        whole.addWidget(head)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole.addWidget(self.area, 1)
        self.setFocusProxy(self.area)

    def show_topic(self, topic: GuideTopic, area_words: str) -> None:
        """Show a topic in large letters."""
        self.area_words.setText(f"{area_words}　{topic.title}")
        body = QWidget()
        body.setProperty("role", "scroll-body")
        outer = space(QHBoxLayout(body), (32, 24, 32, 32))
        holder = fix(QWidget(), max_width=_MOST)
        column = space(QVBoxLayout(holder), gap=16)
        column.addWidget(label(topic.headline, "figure", wrap=True))
        if topic.principle is not None:
            column.addWidget(_large(topic.principle.text, "text2"))
        steps = steps_of(topic)
        if steps is not None:
            column.addWidget(label(f"{steps.title}：", "verdict"))
            column.addWidget(
                label(ARROW.join(steps.rows[0].cells), "verdict", "primary", wrap=True)
            )
        for block in tables_of(topic):
            column.addWidget(_block(block))
        column.addStretch(1)
        outer.addStretch(1)
        outer.addWidget(holder, 1000)
        outer.addStretch(1)
        self.area.setWidget(body)
        self.area.verticalScrollBar().setValue(0)

    def words(self) -> str:
        """Everything shown, in one text."""
        body = self.area.widget()
        return "\n".join(found.text() for found in body.findChildren(QLabel)) if body else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar = self.area.verticalScrollBar()
        page = max(theme.px(_STEP), self.area.viewport().height() - theme.px(_STEP))
        steps = {
            Qt.Key.Key_Down: theme.px(_STEP),
            Qt.Key.Key_Up: -theme.px(_STEP),
            Qt.Key.Key_PageDown: page,
            Qt.Key.Key_Space: page,
            Qt.Key.Key_PageUp: -page,
        }
        step = steps.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + step)


def _large(marked: str, tone: str | None = None) -> QLabel:
    """22 px, regular; bold only where the pack marks it."""
    text = f'<span style="font-weight:400">{html(marked)}</span>'
    return label(text, "verdict", tone, wrap=True, rich=True)


def _block(block: GuideBlock) -> QFrame:
    frame = QFrame()
    frame.setProperty("role", "panel")
    column = space(QVBoxLayout(frame), (20, 14, 20, 14), 10)
    column.addWidget(label(block.title, "verdict", wrap=True))
    for row in block.rows:
        column.addWidget(hairline())
        column.addWidget(_line(block, row))
    return frame


def _line(block: GuideBlock, row: GuideRow) -> QWidget:
    holder = QWidget()
    column = space(QVBoxLayout(holder), gap=2)
    head = space(QHBoxLayout(), gap=10)
    head.addWidget(label(row.item, "lead", "text2", wrap=True), 1)
    head.addWidget(Badge(row.citation.status))
    column.addLayout(head)
    for number, cell in enumerate(row.cells):
        name = block.columns[number] if number < len(block.columns) else ""
        column.addWidget(_large(f"{name}：{cell}" if name else cell))
    return holder
