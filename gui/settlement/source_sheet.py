"""Where the values come from: one sheet for a single step or for all that is not verified."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from core.kernel.status import Citation, Cited
from gui.widgets.badge import Badge
from gui.widgets.label import hairline, label
from gui.widgets.metrics import fix, space
from gui.widgets.sheet import Sheet


class SourceSheet(Sheet):
    """`SourceSheet("用到的参数", estimate.cited, page).exec()`; notices on top, Esc closes."""

    def __init__(
        self,
        title: str,
        items: Sequence[Cited],
        parent: QWidget | None = None,
        notices: Sequence[str] = (),
    ) -> None:
        super().__init__(title, safe="看完了", parent=parent)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("role", "scroll-body")
        column = space(QVBoxLayout(inner), (0, 0, 8, 0), 8)
        for sentence in notices:
            column.addWidget(label(sentence, "table", wrap=True))
        if notices and items:
            column.addWidget(hairline())
        for number, item in enumerate(items):
            if number:
                column.addWidget(hairline())
            column.addWidget(_entry(item))
        column.addStretch(1)
        area.setWidget(inner)
        fix(area, min_height=min(420, 40 + 120 * max(1, len(items)) + 24 * len(notices)))
        self.body.addWidget(area)


def _entry(item: Cited) -> QWidget:
    made = QWidget()
    grid = space(QGridLayout(made), gap=4)
    grid.setColumnStretch(1, 1)
    grid.addWidget(label(item.text, "body_bold", wrap=True), 0, 0, 1, 2)
    grid.addWidget(Badge(item.citation.status), 1, 0, Qt.AlignmentFlag.AlignTop)
    grid.addWidget(label(item.citation.title, "table", wrap=True), 1, 1)
    for row, (name, value) in enumerate(_facts(item.citation), start=2):
        grid.addWidget(label(name, "small", "text2"), row, 0, Qt.AlignmentFlag.AlignTop)
        text = label(value, "small", wrap=True)
        text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        grid.addWidget(text, row, 1)
    return made


def _facts(citation: Citation) -> list[tuple[str, str]]:
    found = [
        ("发文", citation.issuer),
        ("文号", citation.doc_no),
        ("条款", citation.article),
        ("发布", citation.issued_on.isoformat() if citation.issued_on else ""),
        ("起始", citation.since.isoformat() if citation.since else ""),
        ("政策包", citation.area),
        ("备注", citation.note),
        ("网址", citation.url),
    ]
    return [(name, value) for name, value in found if value]
