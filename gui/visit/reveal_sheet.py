"""显示全号: the reason first, because looking costs an audit line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from gui.widgets.field import Field
from gui.widgets.form_row import FormRow
from gui.widgets.sheet import Sheet


class RevealSheet(Sheet):
    """After `accepted`, `reason()` is what the clerk wrote."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "显示全号",
            "号码全文显示 30 秒。为什么看、谁看的、什么时候看的，都记进审计。",
            act="显示全号",
            safe="不看",
            parent=parent,
        )
        self.field = Field()
        self.row = FormRow("为什么看", self.field)
        self.body.addWidget(self.row)
        self.field.returnPressed.connect(self.accept)
        self.field.setFocus(Qt.FocusReason.TabFocusReason)

    def reason(self) -> str:
        """The reason, tidied."""
        return self.field.text().strip()

    def accept(self) -> None:
        """Close only with a reason."""
        if not self.reason():
            self.row.set_error("写为什么看，例如：和证件核对")
            self.field.setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().accept()
