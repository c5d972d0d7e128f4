"""Faults after F8: a summary on top, the same sentence at the field, struck when it is mended."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtWidgets import QWidget

from core.kernel.errors import FieldFault
from gui.filing.materials_table import MaterialsTable
from gui.filing.notice_row import NoticeRow
from gui.filing.words import field_word
from gui.widgets.error_summary import ErrorSummary, SummaryFault
from gui.widgets.form_row import FormRow


class FaultBoard:
    """Knows where each fault of the form is shown. `outside` finds fields of other panels."""

    def __init__(
        self,
        summary: ErrorSummary,
        rows: Mapping[str, FormRow],
        table: MaterialsTable,
        notice: NoticeRow,
    ) -> None:
        self.summary = summary
        self.outside: Callable[[str], QWidget | None] = lambda _name: None
        self._rows, self._table, self._notice = rows, table, notice
        self._listed: dict[str, str] = {}

    @property
    def active(self) -> bool:
        """Whether faults are shown."""
        return bool(self._listed)

    def show(self, faults: Sequence[FieldFault]) -> None:
        """F8 has found these; none takes everything away."""
        for name in self._listed:  # what the visit before left behind
            if name in self._rows:
                self._rows[name].set_error(None)
        self._listed = {fault.field: fault.message for fault in faults}
        papers = self._table.papers()
        self.summary.show_faults(
            [
                SummaryFault(
                    fault.field,
                    field_word(fault.field, papers),
                    fault.message,
                    self.target(fault.field),
                )
                for fault in faults
            ]
        )
        self._mark(self._listed)

    def renew(self, faults: Sequence[FieldFault]) -> None:
        """Something was typed: strike what is mended, say anew what is wrong in another way."""
        if not self._listed:
            return
        now = {fault.field: fault.message for fault in faults}
        left = {}
        for name in self._listed:
            message = _still(name, now)
            self.summary.mend(name, message)
            if message is not None:
                left[name] = message
        self._mark(left)

    def target(self, name: str) -> QWidget | None:
        """The widget that mends a fault."""
        if name.startswith("materials."):
            return self._table.target(name.split(".")[1])
        if name == "notice_ack_at":
            return self._notice.check
        row = self._rows.get(name)
        if row is not None:
            field = row.field
            return field.focusProxy() or field
        return self.outside(name)

    def _mark(self, messages: Mapping[str, str]) -> None:
        for name, row in self._rows.items():
            message = messages.get(name)
            if message is not None or name in self._listed:
                row.set_error(message)
        papers = {
            name.split(".")[1]: message
            for name, message in messages.items()
            if name.startswith("materials.")
        }
        self._table.set_errors(papers)
        self._notice.set_error(messages.get("notice_ack_at"))


def _still(name: str, now: Mapping[str, str]) -> str | None:
    """What is wrong with a field now; a paper may go from unticked to lacking its date."""
    if name in now or not name.startswith("materials."):
        return now.get(name)
    paper = ".".join(name.split(".")[:2])
    return next((text for key, text in now.items() if f"{key}.".startswith(f"{paper}.")), None)
