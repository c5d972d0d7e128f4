"""The scrolling part of the form: two columns, the papers, the notice and the remark."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.areas import Divisions
from core.desk.draft import VisitDraft
from core.filing import Advice
from core.kernel.status import Status
from gui.filing.contact_fields import ContactFields
from gui.filing.facility_field import FacilitySource
from gui.filing.materials_table import MaterialsTable
from gui.filing.notice_row import NoticeRow
from gui.filing.term_fields import TermFields
from gui.filing.words import FIELDS
from gui.theme import theme
from gui.widgets.badge import Badge
from gui.widgets.error_summary import reveal
from gui.widgets.field import Field
from gui.widgets.form_row import FormRow
from gui.widgets.icon_label import IconLabel
from gui.widgets.label import label
from gui.widgets.metrics import space

ONE_COLUMN = 560
# Between the two the notes behind short fields give way, so that both columns keep their fields.
TIGHT = 640
_HYSTERESIS = 4


class FormBody(QScrollArea):
    """`edited` carries draft fields; `checked` fires when a field was left."""

    edited = Signal(dict)
    checked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        inner = QWidget()
        inner.setProperty("role", "scroll-body")
        column = self._column = space(QVBoxLayout(inner), (12, 8, 12, 12), 8)
        self.terms, self.contact = TermFields(), ContactFields()
        self._columns = space(QBoxLayout(QBoxLayout.Direction.LeftToRight), gap=24)
        self._columns.addWidget(self.terms, 1)
        self._columns.addWidget(self.contact, 1)
        column.addLayout(self._columns)
        self.materials = MaterialsTable()
        column.addWidget(self.materials)
        self.notice = NoticeRow()
        self.remark = Field()
        self.remark.set_optional()
        self._remark_row = FormRow(FIELDS["remark"], self.remark)
        self._last = space(QBoxLayout(QBoxLayout.Direction.LeftToRight), gap=24)
        self._last.addWidget(self.notice, 1, Qt.AlignmentFlag.AlignTop)
        self._last.addWidget(self._remark_row, 1, Qt.AlignmentFlag.AlignTop)
        column.addLayout(self._last)
        column.addWidget(self.notice.box)
        column.addStretch(1)
        self.setWidget(inner)
        self._foot = label("", "table", "text2", wrap=True, rich=True)
        self._badge = Badge(Status.SECONDARY)
        self._connect()

    def fill_foot(self, foot: QHBoxLayout) -> None:
        """The sentence every person must have heard, with how well it is founded."""
        foot.addWidget(IconLabel("info", "text2", 16))
        foot.addWidget(self._foot, 1)
        foot.addWidget(self._badge)

    def show_form(
        self,
        draft: VisitDraft,
        advice: Advice | None,
        divisions: Divisions,
        finder: FacilitySource,
        way: str,
        admitted: date | None,
        today: date,
    ) -> bool:
        """Show draft and answer; True when the focus order has changed."""
        ends = draft.action == "cancel"
        self.terms.show_draft(draft, finder, bool(advice and advice.needs_facility))
        self.terms.show_advice(advice, way, admitted)
        self.contact.show_draft(draft)
        self.contact.show_only_person(ends)
        area = draft.insured_area
        rebuilt = self.materials.show_materials(
            advice.materials if advice else (),
            draft.materials,
            commitment=advice.commitment_allowed if advice else None,
            area=divisions.get(area).short_name if area and divisions.find(area) else "参保地",
            saved=bool(draft.filing_number),
            today=today,
        )
        self.materials.setVisible(not ends and bool(advice and advice.materials))
        notices = [one.text for one in advice.notices] if advice else []
        self.notice.show_notices(notices, draft.notice_ack_at)
        self.notice.setVisible(not ends and bool(notices))
        if not self.remark.hasFocus() and self.remark.text() != (draft.remark or ""):
            self.remark.setText(draft.remark or "")
        self._show_foot(draft, advice, divisions)
        return rebuilt

    def rows(self) -> dict[str, FormRow]:
        """Every form row by its draft field."""
        return {**self.terms.rows, **self.contact.rows, "remark": self._remark_row}

    def stops(self) -> list[QWidget]:
        """The order of the focus: left column, right column, papers, notice, remark."""
        return [
            *self.terms.stops(),
            *self.contact.stops(),
            *self.materials.stops(),
            self.notice.check,
            self.notice.link,
            self.remark,
        ]

    def go_to(self, target: QWidget) -> None:
        """Bring a field into view and give it the focus."""
        reveal(target)
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def put_first(self, widget: QWidget) -> None:
        """A widget above the fields, scrolling with them."""
        self._column.insertWidget(0, widget)

    def set_density(self, density: str) -> None:
        """Lower fields where the height is short."""
        self.terms.set_density(density)
        self.contact.set_density(density)
        self.remark.set_density(density)

    @property
    def one_column(self) -> bool:
        """Whether the form stands in one column."""
        return self._columns.direction() == QBoxLayout.Direction.TopToBottom

    def fit(self, width: int) -> bool:
        """Two columns, or one below 560 design pixels; True for one."""
        tight = theme.px(ONE_COLUMN) <= width < theme.px(TIGHT)
        self.terms.set_tight(tight)
        self.contact.set_tight(tight)
        limit = theme.px(ONE_COLUMN)
        limit += theme.px(_HYSTERESIS) if self.one_column else 0
        direction = (
            QBoxLayout.Direction.TopToBottom if width < limit else QBoxLayout.Direction.LeftToRight
        )
        if direction != self._columns.direction():
            for layout in (self._columns, self._last):
                layout.setDirection(direction)
                gap = 2 if direction == QBoxLayout.Direction.TopToBottom else 24
                space(layout, gap=gap)
            self.materials.set_stacked(self.one_column)
        return self.one_column

    def _show_foot(self, draft: VisitDraft, advice: Advice | None, divisions: Divisions) -> None:
        insured, care = (
            divisions.get(code).short_name if code and divisions.find(code) else word
            for code, word in ((draft.insured_area, "参保地"), (draft.destination, "就医地"))
        )
        self._foot.setText(
            f"直接结算按<b>{care}的目录</b>、<b>{insured}的起付线、比例和限额</b>；"
            "与回参保地报销可能有差，属正常。"
        )
        notices = advice.notices if advice else ()
        self._badge.setVisible(bool(notices))
        if notices:
            self._badge.set_status(notices[0].citation.status)

    def _connect(self) -> None:
        self.terms.edited.connect(self.edited)
        self.contact.edited.connect(self.edited)
        self.notice.acknowledged.connect(
            lambda moment: self.edited.emit({"notice_ack_at": moment or None})
        )
        self.remark.edited.connect(
            lambda: self.edited.emit({"remark": self.remark.text().strip() or None})
        )
        for row in self.rows().values():
            if isinstance(row.field, Field):
                row.field.checked.connect(lambda _message: self.checked.emit())
