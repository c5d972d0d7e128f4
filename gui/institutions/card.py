"""The detail card of an institution: what it is, what it has opened, what to say there."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.institutions import Institution
from gui.institutions.words import DEDUCTIBLE_WORDS, NETWORK_CHIPS, NETWORK_SENTENCES, SERVICE_WORDS
from gui.widgets.badge import Chip
from gui.widgets.icon_label import IconLabel
from gui.widgets.key_button import KeyButton
from gui.widgets.label import hairline, label
from gui.widgets.metrics import space

_SERVICES = ("inpatient", "outpatient", "chronic_outpatient", "pharmacy")


class InstitutionCard(QFrame):
    """`show_institution(found, disease, names, say)`; `lying` puts the sections side by side."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName("机构详情")
        whole = space(QVBoxLayout(self), (1, 1, 1, 1))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        whole.addWidget(self._scroll, 1)
        body = QWidget()
        body.setProperty("role", "scroll-body")
        self._scroll.setWidget(body)
        self._column = space(QBoxLayout(QBoxLayout.Direction.TopToBottom, body))
        self._what, self._opened, self._say = _Facts(), _Opened(), _Say()
        self._lines = [hairline(), hairline()]
        self._column.addWidget(self._what)
        self._column.addWidget(self._lines[0])
        self._column.addWidget(self._opened)
        self._column.addWidget(self._lines[1])
        self._column.addWidget(self._say)
        self._column.addStretch(1)
        self._foot = QFrame()
        self._foot.setProperty("role", "plain")
        self._foot_column = space(QVBoxLayout(self._foot), (12, 8, 12, 12), 8)
        self._foot.hide()
        whole.addWidget(self._foot)
        self._lying = False
        self.shown: Institution | None = None

    def add_button(self, button: KeyButton) -> None:
        """A full-width button at the foot."""
        self._foot_column.addWidget(button.fill())
        self._foot.show()

    def set_lying(self, lying: bool) -> None:
        """Sections side by side, for a card under the list."""
        direction = QBoxLayout.Direction
        self._column.setDirection(direction.LeftToRight if lying else direction.TopToBottom)
        self._lying = lying
        self._what.set_short(lying)
        for line in self._lines:
            line.setVisible(not lying)

    def show_institution(
        self,
        found: Institution | None,
        disease: str | None = None,
        names: Mapping[str, str] | None = None,
        say: str = "",
    ) -> None:
        """Show an institution; `names` are those of disease families, `disease` is the person's."""
        self.shown = found
        for part in (self._what, self._opened, self._foot, *self._lines):
            part.setVisible(found is not None)
        if self._lying or not say:
            self._lines[1].hide()
        self._lines[0].setVisible(found is not None and not self._lying)
        self._foot.setVisible(found is not None and self._foot_column.count() > 0)
        self._say.show_text(say if found is not None else "")
        if found is not None:
            self._what.show_facts(found)
            self._opened.show_opened(found, disease, names or {})
        self._scroll.verticalScrollBar().setValue(0)
        self.setAccessibleDescription(found.name if found else "")


class _Facts(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._short = False
        column = space(QVBoxLayout(self), (14, 12, 14, 12), 6)
        self._name = label("", "lead", wrap=True)
        self._code = label("", "small", "text2", wrap=True)
        self._code.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._name)
        column.addWidget(self._code)
        chips = space(QHBoxLayout(), gap=6)
        self._network, self._level = Chip("good"), Chip("plain", "")
        chips.addWidget(self._network)
        chips.addWidget(self._level)
        chips.addStretch(1)
        column.addLayout(chips)
        self._grid = space(QGridLayout(), (0, 6, 0, 0), 3)
        self._grid.setColumnStretch(1, 1)
        self._values = []
        for row, text in enumerate(("类型", "医保电话", "起付级别", "地址")):
            caption = label(text, "table", "text2")
            value = label("", "table", wrap=True)
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(value, row, 1)
            self._values.append(value)
        self._grid.setHorizontalSpacing(12)
        column.addLayout(self._grid)
        column.addStretch(1)

    def set_short(self, short: bool) -> None:
        """Leave the reading out, for a low card."""
        self._short = short

    def show_facts(self, found: Institution) -> None:
        self._name.setText(found.name)
        self._code.setText(found.code if self._short else f"{found.code}・{found.pinyin}")
        self._network.set_kind(NETWORK_CHIPS[found.network], NETWORK_SENTENCES[found.network])
        self._level.set_kind("plain", found.level_text)
        texts = (
            f"{found.kind_text}・{found.ownership_text}",
            found.phone or "—",
            DEDUCTIBLE_WORDS[found.deductible_level],
            found.address or "—",
        )
        for value, text in zip(self._values, texts, strict=True):
            value.setText(text)


class _Opened(QWidget):
    """Services with the day they were opened, then the disease families."""

    def __init__(self) -> None:
        super().__init__()
        self._column = space(QVBoxLayout(self), (14, 10, 14, 10), 3)
        self._column.addWidget(label("已开通", "table_bold"))
        self._body: QWidget | None = None
        self._column.addStretch(1)

    def show_opened(
        self, found: Institution, disease: str | None, names: Mapping[str, str]
    ) -> None:
        if self._body is not None:
            self._body.hide()
            self._body.deleteLater()
        self._body = QWidget()
        grid = space(QGridLayout(self._body), gap=3)
        grid.setHorizontalSpacing(8)
        grid.setColumnStretch(2, 1)
        row = 0
        for service in _SERVICES:
            if service == "pharmacy" and service not in found.services:
                continue
            opened = service in found.services
            text = _since(found.services.get(service)) if opened else "未开通"
            if service == "chronic_outpatient" and opened:
                text = f"{len(found.diseases)} 个病种"
            row = self._line(grid, row, SERVICE_WORDS[service], text, opened)
        own = disease[:4] if disease else None
        for major, since in sorted(found.diseases, key=lambda one: one[0] != own):
            row = self._disease(grid, row, major, names.get(major, ""), since, major == own)
        if own and not found.has_opened(own):
            row = self._line(grid, row, own, "这个病种没有开通", False, "red")
        self._column.insertWidget(1, self._body)

    def _line(
        self, grid: QGridLayout, row: int, name: str, text: str, opened: bool, tone: str = "text3"
    ) -> int:
        grid.addWidget(label(name, "table", "text2"), row, 0)
        tone = "green" if opened else tone
        grid.addWidget(IconLabel("check" if opened else "minus", tone, 14), row, 1)
        grid.addWidget(label(text, "table", tone), row, 2)
        return row + 1

    def _disease(
        self, grid: QGridLayout, row: int, major: str, name: str, since: date | None, own: bool
    ) -> int:
        grid.addWidget(label(f"　{major}", "table", "text2"), row, 0)
        line = space(QHBoxLayout(), gap=6)
        shown = label(name or "名称以就医地为准", "table_bold" if own else "table", wrap=False)
        line.addWidget(shown)
        if own:
            line.addWidget(Chip("own", "本人"))
        line.addStretch(1)
        shown.setToolTip(_since(since))
        grid.addLayout(line, row, 1, 1, 2)
        return row + 1


class _Say(QWidget):
    def __init__(self) -> None:
        super().__init__()
        column = space(QVBoxLayout(self), (14, 10, 14, 10), 4)
        column.addWidget(label("到医院这样说", "table_bold"))
        self._text = label("", "table", "text2", wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(self._text)
        column.addStretch(1)

    def show_text(self, text: str) -> None:
        self._text.setText(f"“{text}”" if text else "")
        self.setVisible(bool(text))


def _since(day: date | None) -> str:
    return f"{day.isoformat()} 起" if day else "已开通"
