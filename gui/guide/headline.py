"""The answer in one sentence, the principle with its source, and the conditions beside it."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from core.policy import GuideTopic
from gui.guide.principle_line import PrincipleLine
from gui.guide.reading import steps_of
from gui.widgets.label import label, vline
from gui.widgets.metrics import space
from gui.widgets.panel import Panel

ARROW = " → "


class Headline(Panel):
    """The panel on top of the reading side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", flush=True, parent=parent)
        holder = QWidget()
        self._row = space(
            QBoxLayout(QBoxLayout.Direction.LeftToRight, holder), (16, 11, 16, 12), 20
        )
        left = space(QVBoxLayout(), gap=2)
        self.sentence = label("", "lead", wrap=True)
        self.principle = PrincipleLine()
        left.addWidget(self.sentence)
        left.addWidget(self.principle)
        self._row.addLayout(left, 1)
        self._line = vline()
        self._row.addWidget(self._line)
        self._steps = QWidget()
        right = space(QVBoxLayout(self._steps), gap=2)
        self.steps_title = label("", "table", "text2")
        self.steps_words = label("", "body_bold")
        right.addStretch(1)
        right.addWidget(self.steps_title)
        right.addWidget(self.steps_words)
        right.addStretch(1)
        self._row.addWidget(self._steps)
        self.body.addWidget(holder)

    def show_topic(self, topic: GuideTopic) -> None:
        """Show the headline of a topic."""
        self.sentence.setText(topic.headline)
        line = topic.principle
        self.principle.show_line(line.text if line else "", line.citation if line else None)
        steps = steps_of(topic)
        self._steps.setVisible(steps is not None)
        self._line.setVisible(steps is not None and not self._stacked)
        if steps is not None:
            self.steps_title.setText(steps.title)
            self.steps_words.setText(ARROW.join(steps.rows[0].cells))

    @property
    def _stacked(self) -> bool:
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def stack(self, stacked: bool) -> None:
        """Put the conditions under the sentence when the page is narrow."""
        way = QBoxLayout.Direction
        self._row.setDirection(way.TopToBottom if stacked else way.LeftToRight)
        self._line.setVisible(not stacked and not self._steps.isHidden())
        self.steps_words.setWordWrap(stacked)
