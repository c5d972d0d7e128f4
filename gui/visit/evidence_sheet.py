"""看依据: every document behind the answer, once, with its number, article and date."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.kernel.status import Citation, Cited
from gui.widgets.badge import Badge
from gui.widgets.label import hairline, label
from gui.widgets.metrics import fix, space
from gui.widgets.sheet import Sheet


class EvidenceSheet(Sheet):
    """One block a document: badge, title, number and article, who issued it and when, the lines."""

    def __init__(self, lines: Iterable[Cited], parent: QWidget | None = None) -> None:
        super().__init__("依据", safe="看完了", parent=parent)
        by_document: dict[tuple[str, str, str], list[Cited]] = {}
        for line in lines:
            cited = line.citation
            by_document.setdefault((cited.title, cited.doc_no, cited.article), []).append(line)
        self.documents = tuple(by_document)
        inner = QWidget()
        inner.setProperty("role", "scroll-body")
        column = space(QVBoxLayout(inner), (0, 0, 8, 0), 6)
        for number, found in enumerate(by_document.values()):
            if number:
                column.addWidget(hairline())
            column.addLayout(_document(found[0].citation, found))
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        fix(scroll, min_height=320)
        fix(self, min_width=640)
        self.body.addWidget(scroll)


def _document(citation: Citation, lines: list[Cited]) -> QVBoxLayout:
    column = space(QVBoxLayout(), (0, 4, 0, 4), 2)
    head = space(QHBoxLayout(), gap=8)
    head.addWidget(Badge(citation.status), 0, Qt.AlignmentFlag.AlignTop)
    head.addWidget(label(citation.title, "table_bold", wrap=True), 1)
    column.addLayout(head)
    issued = f"{citation.issued_on} 发" if citation.issued_on else ""
    since = f"{citation.since} 起用" if citation.since else ""
    facts = (citation.doc_no, citation.article, citation.issuer, issued, since)
    column.addWidget(label("　".join(fact for fact in facts if fact), "small", "text2", wrap=True))
    for text in dict.fromkeys(line.text for line in lines):
        column.addWidget(label(text, "table", wrap=True))
    for text in filter(None, (citation.note, citation.url)):
        column.addWidget(label(text, "small", "text3", wrap=True))
    return column
