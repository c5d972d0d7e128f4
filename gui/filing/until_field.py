"""The validity cell of a paper: a date, or 长期 for a paper that names no end."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.filing import NO_END
from gui.widgets.date_field import DateField
from gui.widgets.polish import set_state


class UntilField(DateField):
    """A date field of table height that also takes 长期."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_density("cell")
        set_state(self, "type", "table")
        self.setPlaceholderText("")
        self.setAccessibleName("有效期到")

    def fault(self) -> str | None:
        if self.text().strip() == NO_END:
            return None
        return super().fault()
