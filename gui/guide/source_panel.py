"""F1: what the selected line rests on: document, number, article, dates, and what is doubtful."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from core.kernel.status import Citation, Status
from core.policy import GuideRow
from gui.guide.reading import HOTLINE, plain
from gui.theme import theme
from gui.widgets.badge import Badge
from gui.widgets.label import label
from gui.widgets.metrics import space
from gui.widgets.panel import Panel

NOT_SEEN = "没有见到"
_MEANING = {
    Status.OFFICIAL: "见到政府、公立医院或通讯社的原话，点得出依据",
    Status.SECONDARY: "转述或汇编，没有见到文件原件",
    Status.UNVERIFIED: "没有文号的说法，以参保地医保部门为准",
    Status.MISSING: f"没有依据，不给数；{HOTLINE}",
}


def source_rows(cited: Citation) -> tuple[tuple[str, str], ...]:
    """Name and value of everything known about a source; what nobody has seen says so."""
    rows = [("状态", _MEANING[cited.status])]
    if cited.title and cited.status is not Status.MISSING:
        number = f"{cited.doc_no or f'文号{NOT_SEEN}'}　{cited.article}".rstrip()
        issued = f"{cited.issued_on.isoformat()}" if cited.issued_on else f"日期{NOT_SEEN}"
        rows += [
            ("依据", cited.title),
            ("文号", number),
            ("发文", f"{cited.issuer}　{issued}".lstrip()),
            ("说明", cited.note),
            ("地址", cited.url),
        ]
    return tuple((name, value) for name, value in rows if value)


class SourcePanel(Panel):
    """Opens under the tables; Esc or F1 closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("原文出处", "F1 或 Esc 收起", parent=parent)
        self._badge = Badge(Status.OFFICIAL)
        self.head_slot.addWidget(self._badge)
        self._said = label("", "table_bold", wrap=True)
        self.body.addWidget(self._said)
        holder = QWidget()
        self._grid = space(QGridLayout(holder), gap=2)
        self._grid.setHorizontalSpacing(theme.px(12))
        self._grid.setColumnStretch(1, 1)
        self.body.addWidget(holder)
        self.row: GuideRow | None = None

    def show_row(self, row: GuideRow) -> None:
        """Show the source of a line."""
        self.row = row
        while self._grid.count():
            item = self._grid.takeAt(0)
            widget = item.widget() if item else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        cited = row.citation
        self._badge.set_status(cited.status)
        self._said.setText("：".join([row.item, "；".join(plain(cell) for cell in row.cells)]))
        rows = source_rows(cited)
        for number, (name, value) in enumerate(rows):
            self._grid.addWidget(label(name, "table", "text2"), number, 0)
            self._grid.addWidget(label(value, "table", wrap=True), number, 1)
        self.setAccessibleDescription("；".join(f"{name}：{value}" for name, value in rows))

    def words(self) -> str:
        """Everything the panel says, in one text."""
        return self.accessibleDescription()
