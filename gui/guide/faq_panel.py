"""Questions people ask: links in a row, the answer opens under them with its source."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.policy import Faq
from gui.guide.flow import Flow
from gui.guide.principle_line import PrincipleLine
from gui.guide.reading import plain
from gui.widgets.label import label
from gui.widgets.link import Link
from gui.widgets.metrics import fix, space


class FaqPanel(QFrame):
    """One answer is open at a time; the same link closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName("常被问")
        fix(self, min_height=38)
        whole = space(QVBoxLayout(self), (12, 8, 12, 8), 6)
        row = space(QHBoxLayout(), gap=12)
        row.addWidget(label("常被问", "body_bold"))
        self._holder = QWidget()
        self._flow = Flow(12, 4, self._holder)
        row.addWidget(self._holder, 1)
        whole.addLayout(row)
        self.answer = PrincipleLine("body", "text")
        self.answer.hide()
        whole.addWidget(self.answer)
        self.links: list[Link] = []
        self._faq: tuple[Faq, ...] = ()
        self._open = -1

    def show_faq(self, faq: Sequence[Faq]) -> None:
        """Show the questions of another topic, none of them open."""
        self.close_answer()
        for link in self.links:
            self._flow.removeWidget(link)
            link.deleteLater()
        self._faq, self.links = tuple(faq), []
        for number, one in enumerate(self._faq):
            link = Link(one.question, role="body")
            link.clicked.connect(lambda _=False, at=number: self.toggle(at))
            self._flow.addWidget(link)
            link.show()
            self.links.append(link)
        self.setVisible(bool(self._faq))
        self._holder.updateGeometry()

    def toggle(self, number: int) -> None:
        """Open an answer, or close it when it is the open one."""
        if number == self._open:
            self.close_answer()
            return
        self._open = number
        one = self._faq[number]
        self.answer.show_line(one.answer, one.citation)
        self.links[number].setAccessibleDescription(plain(one.answer))

    def close_answer(self) -> bool:
        """Close the open answer; False when none was open."""
        was = self._open >= 0
        self._open = -1
        self.answer.hide()
        return was

    def open_question(self) -> str:
        """The question whose answer is shown, "" for none."""
        return self._faq[self._open].question if self._open >= 0 else ""
