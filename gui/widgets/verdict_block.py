"""要不要备案: the answer in a filled block, the rule sentence and its sources beside it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.kernel.status import Status
from gui.theme import theme
from gui.widgets.badge import Badge
from gui.widgets.label import label
from gui.widgets.link import Link
from gui.widgets.metrics import space

KINDS = {
    "must_file": ("必须备案", "primary", "on_primary", "primary"),
    "filing_exempt": ("免备案", "green", "surface", "green"),
    "deemed_filed": ("视同已备案", "surface", "green", "green"),
    "late_filing_possible": ("可补办", "surface", "amber", "amber"),
    "unknown": ("还不能答", "surface2", "text2", "field_line"),
}


@dataclass(frozen=True)
class Verdict:
    """What the block says. `kind` is an answer of the filing rules or `unknown`."""

    kind: str
    sentence: str
    scope: str = ""
    sources: Sequence[tuple[Status, str]] = field(default_factory=tuple)
    without: str = ""
    without_status: Status | None = None


class _Block(QWidget):
    """The filled part at the left: caption, the answer, the scope."""

    def __init__(self) -> None:
        super().__init__()
        self.kind, self.scope, self.folded = "unknown", "", False
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        role = "lead" if self.folded else "verdict"
        text = KINDS[self.kind][0]
        width = QFontMetrics(theme.font(role)).horizontalAdvance(text) + theme.px(28)
        floor = theme.px(88 if self.folded else 136)
        return QSize(max(width, floor), theme.px(32 if self.folded else 88))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        text, fill, ink, line = KINDS[self.kind]
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), theme.color(fill))
        if fill.startswith("surface"):
            painter.setPen(QPen(theme.color(line), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
        painter.setPen(QColor(theme.color(ink)))
        if self.folded:
            painter.setFont(theme.font("lead"))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
            return
        room = self.rect().adjusted(theme.px(14), theme.px(8), -theme.px(8), -theme.px(8))
        flags = Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font("table"))
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignTop, "要不要备案")
        painter.drawText(room, flags | Qt.AlignmentFlag.AlignBottom, self.scope)
        painter.setFont(theme.font("verdict"))
        middle = QRect(room.left(), 0, room.width(), self.height())
        painter.drawText(middle, flags | Qt.AlignmentFlag.AlignVCenter, text)


class VerdictBlock(QFrame):
    """90 high; `set_folded(True)` makes it one line of 34. `why` fires on 看依据 (F1)."""

    why = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self._folded = False
        self._verdict = Verdict("unknown", "")
        whole = space(QHBoxLayout(self))
        self._block = _Block()
        whole.addWidget(self._block)
        self._right = QWidget()
        self._lines = space(QVBoxLayout(self._right), (12, 6, 12, 6), 2)
        whole.addWidget(self._right, 1)
        self.show_verdict(self._verdict)

    @property
    def verdict(self) -> Verdict:
        """What is shown."""
        return self._verdict

    def show_verdict(self, verdict: Verdict) -> None:
        """Say something else."""
        self._verdict = verdict
        self._block.kind, self._block.scope = verdict.kind, verdict.scope
        word = KINDS[verdict.kind][0]
        self.setAccessibleName(f"{word}：{verdict.sentence}")
        self._rebuild()

    def set_folded(self, folded: bool) -> None:
        """One line, when an error summary is shown or the height is short."""
        if folded != self._folded:
            self._folded = folded
            self._rebuild()

    def _rebuild(self) -> None:
        had_focus = any(link.hasFocus() for link in self._right.findChildren(Link))
        old = self._right
        self._right = QWidget()
        self._lines = space(
            QVBoxLayout(self._right), (12, 1, 12, 1) if self._folded else (12, 6, 12, 6), 2
        )
        layout = self.layout()
        if layout is not None:
            layout.replaceWidget(old, self._right)
        old.hide()
        old.deleteLater()
        self._block.folded = self._folded
        why = Link("看依据", "F1", role="table")
        why.clicked.connect(self.why)
        if self._folded:
            self._fold_lines(why)
        else:
            self._full_lines(why)
        if had_focus:
            why.setFocus(Qt.FocusReason.OtherFocusReason)
        self._block.updateGeometry()
        self._block.update()

    def _fold_lines(self, why: Link) -> None:
        row = space(QHBoxLayout(), gap=12)
        sentence = label(self._verdict.sentence, "table", wrap=True)
        row.addWidget(sentence, 1)
        for status, _text in self._verdict.sources[:1]:
            row.addWidget(Badge(status))
        row.addWidget(why)
        self._lines.addLayout(row, 1)

    def _full_lines(self, why: Link) -> None:
        verdict = self._verdict
        self._lines.addWidget(label(verdict.sentence, "body_bold", wrap=True))
        row = space(QHBoxLayout(), gap=6)
        for status, text in verdict.sources[:2]:
            row.addWidget(Badge(status))
            row.addWidget(label(text, "table", "text2"))
        row.addStretch(1)
        row.addWidget(why)
        self._lines.addLayout(row)
        if verdict.without:
            below = space(QHBoxLayout(), gap=8)
            below.addWidget(label("不备案", "table_bold"))
            if verdict.without_status is not None:
                below.addWidget(Badge(verdict.without_status))
            below.addWidget(label(verdict.without, "table", "text2", wrap=True), 1)
            self._lines.addLayout(below)
        self._lines.addStretch(1)
