"""A sentence of the rules with its badge and document under it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.kernel.status import Citation, Cited, Status
from gui.widgets.badge import Badge
from gui.widgets.icon_label import IconLabel
from gui.widgets.label import label
from gui.widgets.metrics import fix, space


def source_words(citation: Citation) -> str:
    """Document and article, then since when."""
    since = f"{citation.since} 起" if citation.since else ""
    return "　".join(part for part in (citation.short, since) if part)


class CitedLine(QWidget):
    """`CitedLine(cited)`; with `caption` a bold word in front, with `icon` a state at the left."""

    def __init__(
        self,
        cited: Cited,
        caption: str = "",
        icon: tuple[str, str] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.cited = cited
        row = space(QHBoxLayout(self), (0, 4, 0, 4), 8)
        if icon is not None:
            side = space(QVBoxLayout(), (0, 2, 0, 0))
            side.addWidget(IconLabel(icon[0], icon[1], 16))
            side.addStretch(1)
            row.addLayout(side)
        column = space(QVBoxLayout(), gap=2)
        first = space(QHBoxLayout(), gap=8)
        if caption:
            head = label(caption, "table_bold")
            fix(head, min_width=76)
            # The caption belongs to the first line, however many lines the sentence has.
            first.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
        first.addWidget(label(cited.text, "table", wrap=True), 1)
        column.addLayout(first)
        second = space(QHBoxLayout(), gap=6)
        if caption:
            second.addWidget(fix(QWidget(), width=76))
        second.addWidget(Badge(cited.citation.status), 0, Qt.AlignmentFlag.AlignTop)
        second.addWidget(label(source_words(cited.citation), "small", "text3", wrap=True), 1)
        column.addLayout(second)
        row.addLayout(column, 1)
        self.setAccessibleName(f"{caption} {cited.text}".strip())


class MissingLine(QWidget):
    """A parameter no pack holds: the badge, its name, whom to ask."""

    def __init__(self, name: str, message: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = space(QHBoxLayout(self), (0, 4, 0, 4), 8)
        row.addWidget(Badge(Status.MISSING), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(name, "table_bold"), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(label(message, "table", "text2", wrap=True), 1)
        self.setAccessibleName(f"缺参数 {name}")
