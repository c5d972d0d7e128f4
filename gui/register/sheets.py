"""The two questions of the register: the platform's number of each filing, and a reason."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from gui.register.line import Line
from gui.widgets.enter_walk import EnterWalk
from gui.widgets.field import Field
from gui.widgets.form_row import FormRow
from gui.widgets.label import label
from gui.widgets.metrics import fix, space
from gui.widgets.sheet import Sheet

MAX_LENGTH = 40


class PlatformSheet(Sheet):
    """标记已录入: one field a filing; Enter goes down, on the last one it marks.

    After `accepted`, `numbers()` holds filing number -> platform number.
    """

    def __init__(self, lines: Sequence[Line], parent: QWidget | None = None) -> None:
        super().__init__(
            f"标记已录入 {len(lines)} 件",
            "照平台回执填编号。填好的备案变成“已生效”，当天可以撤销。",
            act="标记已录入",
            safe="先不标",
            parent=parent,
        )
        self.fields: dict[str, Field] = {}
        self.rows: dict[str, FormRow] = {}
        body = QWidget()
        body.setProperty("role", "scroll-body")
        column = space(QVBoxLayout(body))
        for line in lines:
            field = Field()
            field.setMaxLength(MAX_LENGTH)
            field.setAccessibleName(f"{line.number} {line.name} 的平台编号")
            hint = f"{line.number}　{line.masked_id}　{line.place}　{line.starts} 起"
            row = FormRow(line.name, field, hint=hint, label_width=140)
            self.fields[line.number], self.rows[line.number] = field, row
            column.addWidget(row)
        column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(body)
        fix(scroll, min_height=min(6, len(lines)) * 54)
        self.body.addWidget(scroll, 1)
        self._walk = EnterWalk(self)
        self._walk.set_order([*self.fields.values(), self.act_button])
        self.fields[lines[0].number].setFocus(Qt.FocusReason.TabFocusReason)

    def numbers(self) -> dict[str, str]:
        """Filing number -> platform number."""
        return {number: field.text().strip() for number, field in self.fields.items()}

    def accept(self) -> None:
        """Close only when every filing has a number of its own."""
        seen: dict[str, str] = {}
        first: Field | None = None
        for number, text in self.numbers().items():
            fault = None
            if not text:
                fault = "照平台回执填编号；还没录的先取消勾选"
            elif text in seen:
                fault = f"和 {seen[text]} 的编号一样，核对回执"
            seen.setdefault(text, number)
            self.rows[number].set_error(fault)
            if fault and first is None:
                first = self.fields[number]
        if first is None:
            super().accept()
        else:
            first.setFocus(Qt.FocusReason.TabFocusReason)


class ReasonSheet(Sheet):
    """A reason in the clerk's own words; after `accepted`, `reason()` is what was written."""

    def __init__(
        self,
        title: str,
        text: str,
        ask: str,
        example: str,
        danger: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, text, act=title, safe="放下", danger=danger, parent=parent)
        self._example = example
        self.field = Field()
        self.field.setMaxLength(200)
        self.row = FormRow(ask, self.field, hint=f"例如：{example}")
        self.body.addWidget(self.row)
        self.body.addWidget(label("写下的话进这件备案的经过和审计。", "small", "text3", wrap=True))
        self.field.returnPressed.connect(self.accept)
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def reason(self) -> str:
        """The reason, tidied."""
        return self.field.text().strip()

    def accept(self) -> None:
        """Close only with a reason."""
        if len(self.reason()) < 2:
            self.row.set_error(f"写明原因，例如：{self._example}")
            self.field.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().accept()
