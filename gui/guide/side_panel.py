"""The left side: whose rules, of which day, which topic, and how well founded the page is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.kernel.status import Status
from core.policy import GuideTopic
from gui.guide.day_field import DayField
from gui.guide.topic_list import TopicList
from gui.widgets.badge import Badge
from gui.widgets.label import hairline, label
from gui.widgets.metrics import fix, space
from gui.widgets.panel import Panel
from gui.widgets.pick_field import PickField
from gui.widgets.pick_item import PickItem, PickSource

WIDTH = 208


class SidePanel(Panel):
    """`folded` puts it above the reading, with the topics in a pick field."""

    topic_changed = Signal(str)

    def __init__(self, areas: PickSource, parent: QWidget | None = None) -> None:
        super().__init__("", flush=True, parent=parent)
        self.setAccessibleName("参保地、日期和主题")
        self.area = PickField(areas)
        self.area.setAccessibleName("参保地")
        self.day = DayField()
        self.day.setAccessibleName("看哪一天的政策")
        self.topics = TopicList()
        self.topic_pick = PickField()
        self.topic_pick.setAccessibleName("主题")
        ways = QBoxLayout.Direction
        form = QWidget()
        self._form = space(QBoxLayout(ways.TopToBottom, form), (12, 8, 12, 10), 4)
        for words, field in (
            ("参保地", self.area),
            ("看哪一天的政策", self.day),
            ("主题", self.topic_pick),
        ):
            self._form.addWidget(_titled(words, field))
        self._topic_box = self.topic_pick.parentWidget()
        self.body.addWidget(form)
        self._list = QWidget()
        column = space(QVBoxLayout(self._list))
        column.addWidget(hairline())
        head = space(QHBoxLayout(), (12, 7, 12, 2))
        head.addWidget(label("主题　↑↓ 选", "small", "text2"))
        column.addLayout(head)
        column.addWidget(self.topics, 1)
        self.body.addWidget(self._list, 1)
        counts = QWidget()
        grid = space(QGridLayout(counts), gap=3)
        self.counts = {status: label("", "small", "text2") for status in Status}
        for number, (status, words_label) in enumerate(self.counts.items()):
            grid.addWidget(Badge(status), number, 0)
            grid.addWidget(words_label, number, 2, Qt.AlignmentFlag.AlignRight)
        grid.setColumnStretch(1, 1)
        self.foot.addWidget(counts, 1)
        self.topics.topic_changed.connect(self._on_list)
        self.topic_pick.picked.connect(self._on_pick)
        self.fold(False)

    def show_topics(self, topics: Sequence[GuideTopic], marked: str) -> None:
        """Offer the topics of an area, one of them marked."""
        self.topics.show_topics(topics, marked)
        self.topic_pick.set_items([PickItem(topic.id, topic.title) for topic in topics])
        self.topic_pick.set_code(self.topics.marked() or None)

    def show_counts(self, counts: Mapping[Status, int]) -> None:
        """How many lines of the page are how well founded."""
        for status, words_label in self.counts.items():
            words_label.setText(f"{counts[status]} 条")

    def fold(self, folded: bool) -> None:
        """Stand above the reading (narrow) or at its left."""
        ways = QBoxLayout.Direction
        self._form.setDirection(ways.LeftToRight if folded else ways.TopToBottom)
        self._list.setVisible(not folded)
        if self._topic_box is not None:
            self._topic_box.setVisible(folded)
        self.show_foot(not folded)
        self.setProperty("grid_max_width", None)
        fix(self, min_width=WIDTH, max_width=4000 if folded else WIDTH)

    def first_focus(self) -> QWidget:
        """The topics: the page is read by the arrow keys."""
        return self.topic_pick if self._list.isHidden() else self.topics

    def _on_list(self, topic_id: str) -> None:
        self.topic_pick.set_code(topic_id)
        self.topic_changed.emit(topic_id)

    def _on_pick(self, topic_id: str) -> None:
        if topic_id:
            self.topics.mark(topic_id)


def _titled(words: str, field: QWidget) -> QWidget:
    holder = QWidget()
    column = space(QVBoxLayout(holder), gap=2)
    title = label(words, "table_bold")
    title.setBuddy(field)
    column.addWidget(title)
    column.addWidget(field)
    return holder
