"""The right column: telephone numbers, address outside, and who comes to file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.desk.draft import VisitDraft
from gui.filing.words import FIELDS, RELATIONS
from gui.widgets.field import Field
from gui.widgets.form_row import ROW_GAP, FormRow
from gui.widgets.id_field import IdField
from gui.widgets.label import label
from gui.widgets.metrics import space
from gui.widgets.multi_line import MultiLine
from gui.widgets.name_field import NameField
from gui.widgets.phone_field import PhoneField
from gui.widgets.pick_field import PickField
from gui.widgets.segmented import Segmented

AGENT = ("agent_name", "agent_id", "agent_phone", "agent_relation")


class ContactFields(QWidget):
    """`edited` carries draft fields; `rows` are the form rows by draft field name."""

    edited = Signal(dict)
    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = space(QVBoxLayout(self), gap=ROW_GAP)
        self.phone, self.phone2, self.agent_phone = PhoneField(), PhoneField(), PhoneField()
        self.phone2.set_optional()
        self.address = MultiLine()
        self.address.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.who = Segmented([("self", "本人"), ("agent", "代办")])
        self.agent_name, self.agent_id = NameField(), IdField()
        self.agent_relation = PickField(RELATIONS)
        self.rows: dict[str, FormRow] = {}
        for name, field, hint in (
            ("phone", self.phone, ""),
            ("phone2", self.phone2, ""),
            ("outside_address", self.address, "写到门牌；Ctrl+Enter 离开本格"),
        ):
            self.rows[name] = FormRow(FIELDS[name], field, hint)
        self._who_row = FormRow("谁来办", self.who)
        self._who_note = label(f"选代办展开 {len(AGENT)} 格", "small", "text3")
        self._who_row.trail(self._who_note)
        for name, agent_field in (
            ("agent_name", self.agent_name),
            ("agent_id", self.agent_id),
            ("agent_phone", self.agent_phone),
            ("agent_relation", self.agent_relation),
        ):
            self.rows[name] = FormRow(FIELDS[name], agent_field)
        for row in (*list(self.rows.values())[:3], self._who_row, *list(self.rows.values())[3:]):
            column.addWidget(row)
        column.addStretch(1)
        self._connect()

    def show_draft(self, draft: VisitDraft) -> None:
        """Show what the draft has; the field being typed in is left alone."""
        for field, text in (
            (self.phone, draft.phone),
            (self.phone2, draft.phone2),
            (self.agent_phone, draft.agent_phone),
            (self.agent_name, draft.agent_name),
            (self.agent_id, draft.agent_id),
        ):
            if not field.hasFocus():
                field.set_text(text)
        if not self.address.hasFocus() and self.address.text() != (draft.outside_address or ""):
            self.address.set_text(draft.outside_address)
        self.who.set_code("agent" if draft.agent else "self")
        if not self.agent_relation.hasFocus():
            self.agent_relation.set_code(draft.agent_relation)
        for name in AGENT:
            self.rows[name].setVisible(draft.agent)

    def show_only_person(self, only: bool) -> None:
        """A cancellation asks for nothing here."""
        self.setVisible(not only)

    def stops(self) -> list[QWidget]:
        """The order of the focus, top to bottom."""
        return [
            self.phone,
            self.phone2,
            self.address,
            self.who,
            self.agent_name,
            self.agent_id,
            self.agent_phone,
            self.agent_relation,
        ]

    def set_tight(self, tight: bool) -> None:
        """Leave out the note behind the switch."""
        self._who_note.setVisible(not tight)

    def set_density(self, density: str) -> None:
        """Lower fields where the height is short."""
        for stop in self.stops():
            if isinstance(stop, Field):
                stop.set_density(density)

    def _connect(self) -> None:
        for name, field in (
            ("phone", self.phone),
            ("phone2", self.phone2),
            ("agent_phone", self.agent_phone),
            ("agent_name", self.agent_name),
        ):
            field.edited.connect(lambda f=field, n=name: self._send(n, f.text()))
            field.checked.connect(lambda _m, f=field, n=name: self._send(n, f.text()))
        self.agent_id.edited.connect(lambda: self._send("agent_id", self.agent_id.raw()))
        self.address.edited.connect(lambda: self._send("outside_address", self.address.text()))
        self.agent_relation.picked.connect(lambda code: self._send("agent_relation", code))
        self.agent_relation.edited.connect(self._on_relation_typed)
        self.who.changed.connect(self._on_who)

    def _send(self, name: str, text: str) -> None:
        self.edited.emit({name: text.strip() or None})

    def _on_relation_typed(self) -> None:
        if self.agent_relation.code() is None:
            self._send("agent_relation", "")

    def _on_who(self, code: str) -> None:
        for name in AGENT:
            self.rows[name].setVisible(code == "agent")
        self.edited.emit({"agent": code == "agent"})
        self.unfolded.emit()
