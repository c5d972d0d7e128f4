"""The left column: kind, destination, begin and end, and what single kinds or areas add to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.case.model import FilingKind
from core.desk.draft import VisitDraft
from core.desk.draft_known import choice
from core.desk.views import RegisterRow
from core.filing import Advice, Validity
from core.kernel.status import Status
from gui.filing.destination_source import DestinationSource
from gui.filing.end_field import EndField
from gui.filing.facility_field import FacilityField, FacilitySource
from gui.filing.words import FIELDS, KIND_HINTS, LEVEL_HINTS, kind_items
from gui.visit.pick_text import unfit_text
from gui.widgets.badge import Badge
from gui.widgets.date_field import DateField
from gui.widgets.field import Field
from gui.widgets.form_row import ROW_GAP, FormRow
from gui.widgets.label import label
from gui.widgets.link import Link
from gui.widgets.metrics import space
from gui.widgets.pick_field import PickField
from gui.widgets.pick_item import PickItem

_REFERRAL = ("referral_hospital", "referral_diagnosis", "referral_date")
_NEW = ("kind", "destination", "valid_from", "valid_to")


class TermFields(QWidget):
    """`edited` carries draft fields; `asked_again` fires on 重新判定."""

    edited = Signal(dict)
    asked_again = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = space(QVBoxLayout(self), gap=ROW_GAP)
        self.previous, self.kind = PickField(), PickField(kind_items())
        self.destination, self.begin, self.end = PickField(), DateField(), EndField()
        self.hospital, self.diagnosis, self.referred = Field(), Field(), DateField()
        self.facilities = FacilityField()
        self.again = Link("重新判定")
        self.rows = {
            "previous_number": FormRow(FIELDS["previous_number"], self.previous),
            "kind": FormRow(FIELDS["kind"], self.kind),
            "destination": FormRow(FIELDS["destination"], self.destination),
            "valid_from": FormRow(FIELDS["valid_from"], self.begin),
            "valid_to": FormRow(FIELDS["valid_to"], self.end),
            "facilities": FormRow(
                FIELDS["facilities"], self.facilities, "参保地要求先选定，可以选几家"
            ),
            "referral_hospital": FormRow(FIELDS["referral_hospital"], self.hospital),
            "referral_diagnosis": FormRow(FIELDS["referral_diagnosis"], self.diagnosis),
            "referral_date": FormRow(FIELDS["referral_date"], self.referred),
        }
        self.rows["kind"].trail_hint(self.again)
        self._begin_note = label("", "small", "text3")
        self.rows["valid_from"].trail(self._begin_note)
        self._lock_badge = Badge(Status.SECONDARY)
        self.rows["valid_to"].trail_hint(self._lock_badge)
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)
        self._connect()

    def offer(self, places: DestinationSource, past: Sequence[RegisterRow]) -> None:
        """What the pick fields search: places at the right level, filings of this person."""
        self.destination.set_items(places)
        items = []
        for row in past:
            place = places.get(row.destination)
            items.append(PickItem(row.number, row.number, place.text if place else ""))
        self.previous.set_items(items)

    def show_draft(self, draft: VisitDraft, facilities: FacilitySource, needs: bool) -> None:
        """Show what the draft has; the field being typed in is left alone."""
        for pick, code in (
            (self.previous, draft.previous_number),
            (self.kind, draft.kind),
            (self.destination, draft.destination),
        ):
            if not pick.hasFocus() and pick.code() != code:
                pick.set_code(code)
                if code and pick.code() is None:
                    pick.set_text(code)  # no item any more, or text that never was one
        for field, text in ((self.begin, draft.valid_from), (self.referred, draft.referral_date)):
            if not field.hasFocus():
                field.set_text(text)
        for plain, typed in (
            (self.hospital, draft.referral_hospital),
            (self.diagnosis, draft.referral_diagnosis),
        ):
            if not plain.hasFocus() and plain.text() != (typed or ""):
                plain.setText(typed or "")
        kind = choice(FilingKind, draft.kind)
        self.end.show_end(
            open_ended=draft.open_ended,
            text=draft.valid_to,
            may_be_open=kind is None or kind.long_term,
        )
        self.facilities.show_facilities(draft.facilities, facilities)
        ends, changes = draft.action == "cancel", draft.action in ("change", "cancel")
        self.rows["previous_number"].setVisible(changes)
        for name in _NEW:
            self.rows[name].setVisible(not ends)
        for name in _REFERRAL:
            self.rows[name].setVisible(not ends and kind is FilingKind.REFERRED_PATIENT)
        self.rows["facilities"].setVisible(not ends and (needs or bool(draft.facilities)))

    def show_advice(self, advice: Advice | None, way: str, admitted: date | None) -> None:
        """The hints: how the kind was found, where to file to, when it may be changed."""
        kind = advice.kind if advice else None
        self.rows["kind"].set_hint(way or (KIND_HINTS[kind] if kind else ""))
        self.kind.setToolTip(
            advice.kind_definition.text if advice and advice.kind_definition else ""
        )
        place = advice.destination if advice else None
        self.rows["destination"].set_hint(LEVEL_HINTS[place.level] if place else "")
        self._begin_note.setText(f"不晚于入院 {admitted}" if admitted else "不晚于就诊日")
        self._show_validity(advice)

    def stops(self) -> list[QWidget]:
        """The order of the focus, top to bottom."""
        return [
            self.previous,
            self.kind,
            self.again,
            self.destination,
            self.begin,
            *self.end.parts(),
            self.facilities.pick,
            self.hospital,
            self.diagnosis,
            self.referred,
        ]

    def set_tight(self, tight: bool) -> None:
        """Leave out the note behind the begin."""
        self._begin_note.setVisible(not tight)

    def set_density(self, density: str) -> None:
        """Lower fields where the height is short."""
        for stop in self.stops():
            if isinstance(stop, Field):
                stop.set_density(density)

    def _show_validity(self, advice: Advice | None) -> None:
        validity = advice.validity if advice else None
        text, status = validity_hint(validity)
        gaps = {gap.concept for gap in advice.missing} if advice else set()
        if validity and "filing.change_lock_months" in gaps:
            text, status = "多久能变更没有依据", Status.MISSING
        if validity and "filing.valid_months" in gaps:
            text, status = "最短多久没有依据", Status.MISSING
        self.rows["valid_to"].set_hint(text)
        self._lock_badge.setVisible(status is not None)
        if status is not None:
            self._lock_badge.set_status(status)

    def _connect(self) -> None:
        for name, pick in (
            ("previous_number", self.previous),
            ("kind", self.kind),
            ("destination", self.destination),
        ):
            pick.picked.connect(lambda code, n=name: self.edited.emit({n: code or None}))
            pick.edited.connect(lambda p=pick, n=name: self._on_typed(n, p))
            pick.checked.connect(lambda _m, p=pick, n=name: self._keep_text(n, p))
        for name, field in (
            ("valid_from", self.begin),
            ("referral_hospital", self.hospital),
            ("referral_diagnosis", self.diagnosis),
            ("referral_date", self.referred),
        ):
            field.edited.connect(lambda f=field, n=name: self._send(n, f.text()))
            field.checked.connect(lambda _m, f=field, n=name: self._send(n, f.text()))
        self.end.changed.connect(self.edited)
        self.facilities.changed.connect(lambda codes: self.edited.emit({"facilities": codes}))
        self.again.clicked.connect(self.asked_again)

    def _send(self, name: str, text: str) -> None:
        self.edited.emit({name: text.strip() or None})

    def _keep_text(self, name: str, pick: PickField) -> None:
        """Text that fits no item stays in the draft, so that hanging up loses nothing."""
        text = unfit_text(pick)
        if text is not None:
            self.edited.emit({name: text})

    def _on_typed(self, name: str, pick: PickField) -> None:
        # What fits nothing must not leave the old choice standing behind it.
        if pick.code() is None:
            self.edited.emit({name: None})


def validity_hint(validity: Validity | None) -> tuple[str, Status | None]:
    """The line under the end date, and how well it is founded."""
    if validity is None:
        return "", None
    if validity.change_from is not None and validity.change_sentence is not None:
        months = (validity.change_from.year - validity.valid_from.year) * 12
        months += validity.change_from.month - validity.valid_from.month
        text = f"满 {months} 个月可变更：{validity.change_from}"
        return text, validity.change_sentence.citation.status
    if validity.min_months is not None and validity.sentence is not None:
        return f"不少于 {validity.min_months} 个月", validity.sentence.citation.status
    return "", None
