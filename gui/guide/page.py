"""政策指南: what to tell a person, sentence by sentence with its source, for an area and a day."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.desk.service import Desk
from core.papers.footer import Footer, PackStamp
from core.policy import AreaPolicy, GuideTopic
from gui import clock
from gui.guide.big_view import BigView
from gui.guide.block_list import BlockList
from gui.guide.faq_panel import FaqPanel
from gui.guide.headline import Headline
from gui.guide.on_day import rules_on
from gui.guide.paper import GuidePaper, guide_paper
from gui.guide.paper_painter import GuidePainter
from gui.guide.reading import area_beside, status_counts, tables_of
from gui.guide.side_panel import SidePanel
from gui.guide.source_panel import SourcePanel
from gui.papers.preview import PreviewSheet
from gui.theme import theme
from gui.visit.pick_sources import AreaSource
from gui.widgets.breakpoint import Layout
from gui.widgets.enter_walk import EnterWalk
from gui.widgets.key_button import KeyButton
from gui.widgets.metrics import space
from gui.widgets.page import Page

CONTEXT = "给参保人看的说法，每一句都有出处"


class _VisitButton(KeyButton):
    """As high as the questions beside it, with the letters of every other button."""

    def _font(self) -> QFont:
        return theme.font("body_bold")


class GuidePage(Page):
    """Topics at the left, the topic at the right; F6 large letters, F9 paper, F2 a visit."""

    title = "政策指南"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context_of_desk = desk.context
        self._divisions = desk.context.divisions
        self._area = desk.context.office.area
        self._topic: GuideTopic | None = None
        self.context = CONTEXT
        self.stack = QStackedWidget()
        self.scene.addWidget(self.stack)
        self.stack.addWidget(self._reading())
        self.big = BigView()
        self.stack.addWidget(self.big)
        self._buttons()
        self.side.day.set_day(clock.today())
        self.show_area(self._area)

    def _reading(self) -> QWidget:
        whole = QWidget()
        self._row = space(QBoxLayout(QBoxLayout.Direction.LeftToRight, whole), (12, 12, 12, 12), 12)
        self.side = SidePanel(AreaSource(self._divisions, self._area))
        self.side.topic_changed.connect(self.show_topic)
        self.side.area.picked.connect(self._on_area)
        self.side.day.day_changed.connect(self.refresh)
        self._row.addWidget(self.side)
        self._right = space(QVBoxLayout(), gap=10)
        self.headline = Headline()
        self.blocks = BlockList()
        self.blocks.source_asked.connect(self.toggle_source)
        self.blocks.compare_asked.connect(self.compare)
        self.blocks.row_taken.connect(self._follow_row)
        self.source = SourcePanel()
        self.source.hide()
        self.faq = FaqPanel()
        for part in (self.headline, self.source):
            self._right.addWidget(part)
        self._right.insertWidget(1, self.blocks, 1000)
        self._bottom = space(QHBoxLayout(), gap=10)
        self._bottom.addWidget(self.faq, 1)
        self.visit_button = _VisitButton("用这条政策办一件", "F2", kind="primary", large=True)
        self._bottom.addWidget(self.visit_button, 0, Qt.AlignmentFlag.AlignBottom)
        self._right.addLayout(self._bottom)
        self._right.addStretch(1)
        self._row.addLayout(self._right, 1)
        return whole

    def _buttons(self) -> None:
        self.big_button = KeyButton("给对方看（大字）", "F6", small=True)
        self.print_button = KeyButton("打印一页", "F9", small=True)
        self.header_slot.addWidget(self.big_button)
        self.header_slot.addWidget(self.print_button)
        self.keys.add("F1", "原文出处", self.toggle_source)
        self.keys.add("F2", "用这条政策办一件", self.begin_visit, self.visit_button)
        self.keys.add("F6", "给对方看（大字）", self.toggle_big, self.big_button)
        self.keys.add("F9", "打印一页", self.print_page, self.print_button)
        self.keys.add("Esc", "返回", self.back)
        self.big.back.clicked.connect(self.back)
        self.walk = EnterWalk(self)
        self.walk.set_order([self.side.area, self.side.day, self.side.topic_pick, self.side.topics])

    # what is shown
    @property
    def policy(self) -> AreaPolicy:
        """The rules of the area that is shown."""
        return self._context_of_desk.book.for_area(self._area)

    @property
    def topic(self) -> GuideTopic | None:
        """The topic that is shown."""
        return self._topic

    @property
    def area(self) -> str:
        """The insured area that is shown."""
        return self._area

    def day(self) -> date:
        """The day whose rules are shown; today while the field holds no date."""
        return self.side.day.day() or clock.today()

    def enter(self, **facts: Any) -> None:
        area, topic = facts.get("insured_area"), facts.get("topic")
        if isinstance(area, str) and area:
            self.show_area(area)
        if isinstance(topic, str):
            self.side.topics.mark(topic)

    def first_focus(self) -> QWidget:
        return self.big if self.stack.currentIndex() else self.side.first_focus()

    def show_area(self, area: str) -> None:
        """Show the guide of an insured area; the topic stays."""
        self._area = area
        self.side.area.set_code(area)
        marked = self._topic.id if self._topic else ""
        self.side.show_topics(self.policy.guide(), marked)
        self.show_topic(self.side.topics.marked())

    def show_topic(self, topic_id: str) -> None:
        """Show a topic of this area."""
        self._topic = next((one for one in self.policy.guide() if one.id == topic_id), None)
        self.source.hide()
        self.refresh()

    def refresh(self) -> None:
        """Show the topic for the day in the field."""
        topic = self._topic
        if topic is None:
            return
        day, today = self.day(), clock.today()
        other_day = day if day != today else None
        self.context = f"{CONTEXT}；参数按 {day.isoformat()}" if other_day else CONTEXT
        blocks = list(tables_of(topic))
        if other_day:
            blocks.insert(0, rules_on(self.policy, topic.id, day))
        self.headline.show_topic(topic)
        self.blocks.show_blocks(blocks, other_day, self._compare_words())
        self.faq.show_faq(topic.faq)
        self.side.show_counts(status_counts(topic))
        self._chain()

    def _chain(self) -> None:
        """Tab goes from the topics through the tables to the questions and the button."""
        order: list[QWidget] = [self.side.topics, *self.blocks.stops(), *self.faq.links]
        order += [self.visit_button, self.big_button, self.print_button]
        for first, second in pairwise(order):
            QWidget.setTabOrder(first, second)

    def _compare_words(self) -> str | None:
        beside = area_beside(self._context_of_desk.book, self._area)
        found = self._divisions.find(beside) if beside else None
        if found is None:
            return None
        short = found.short_name or found.name
        return f"换成{short.removesuffix('地区').removesuffix('市')}对照"

    # acts
    def compare(self) -> None:
        """Show the same topic for the other prefecture."""
        beside = area_beside(self._context_of_desk.book, self._area)
        if beside:
            self.show_area(beside)
            self.status_message.emit(f"已换成{self._divisions.short(beside)}")

    def toggle_source(self) -> None:
        """Open the source of the selected line, or close it."""
        if self.stack.currentIndex():
            return
        if not self.source.isHidden():
            self.source.hide()
            return
        row = self.blocks.chosen()
        if row is None and self.blocks.tables:
            self.blocks.tables[0].choose_row(0)
            row = self.blocks.chosen()
        if row is not None:
            self.source.show_row(row)
            self.source.show()
            self.blocks.reveal()

    def toggle_big(self) -> None:
        """Large letters over the whole page, or back."""
        if self.stack.currentIndex():
            self.back()
        elif self._topic is not None:
            self.big.show_topic(self._topic, self._divisions.short(self._area))
            self.header.hide()
            self.stack.setCurrentWidget(self.big)
            self.big.setFocus()

    def back(self) -> None:
        """Esc: large letters, source, open answer, in this order; nothing is lost."""
        if self.stack.currentIndex():
            self.stack.setCurrentIndex(0)
            self.header.show()
            self.side.first_focus().setFocus()
        elif not self.source.isHidden():
            self.source.hide()
        elif not self.faq.close_answer():
            self.side.first_focus().setFocus()

    def begin_visit(self) -> None:
        """A new visit for a person of this area."""
        self.go.emit("visit", {"insured_area": self._area})

    def print_page(self) -> None:
        """The topic as a page of paper, first as a preview."""
        if self._topic is None:
            return
        PreviewSheet(
            GuidePainter(self.paper(self._topic)), f"政策指南 {self._topic.title}", self
        ).exec()

    def paper(self, topic: GuideTopic) -> GuidePaper:
        """What the page of paper says."""
        office, pack = self._context_of_desk.office, self.policy.packs[0]
        footer = Footer(
            clock.now(),
            f"{office.name} {office.desk}",
            PackStamp(pack.area, pack.version, pack.sha256),
            demo=office.demo,
        )
        day = self.day()
        first = rules_on(self.policy, topic.id, day) if day != clock.today() else None
        return guide_paper(topic, self._divisions.short(self._area), day, footer, first)

    def arrange(self, layout: Layout) -> None:
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if layout.narrow else ways.LeftToRight)
        self.side.fold(layout.narrow)
        self.headline.stack(layout.compact)

    def _on_area(self, code: str) -> None:
        if code:
            self.show_area(code)

    def _follow_row(self, _row: object) -> None:
        row = self.blocks.chosen()
        if row is not None and not self.source.isHidden():
            self.source.show_row(row)
