"""The lower half of the person panel: 这次要办."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.desk.draft import VisitDraft
from core.policy import AreaPolicy
from gui.visit.fact_row import FactRow
from gui.visit.pick_sources import AreaSource, disease_items
from gui.visit.pick_text import follow_pick, show_pick, unfit_text
from gui.visit.words import care_types
from gui.widgets.date_field import DateField
from gui.widgets.form_row import ROW_GAP, FormRow
from gui.widgets.label import label
from gui.widgets.metrics import fix, space
from gui.widgets.pick_field import PickField
from gui.widgets.pick_item import PickItem
from gui.widgets.segmented import Segmented

LABEL = 74
QUALIFIED = (
    PickItem("yes", "已认定", "", ("yirending", "yrd", "y")),
    PickItem("no", "没有认定", "", ("meiyourending", "myrd", "n")),
    PickItem("unknown", "不清楚", "", ("buqingchu", "bqc")),
)


class CareSection(QWidget):
    """Care, disease, qualification, place, emergency, stay; emits `edited` with draft fields."""

    edited = Signal(dict)

    def __init__(self, areas: AreaSource, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = VisitDraft()
        self.type_field, self.disease_field = PickField(care_types()), PickField()
        self.qualified_field = PickField(QUALIFIED)
        self.area_field = PickField(areas)
        self.emergency = Segmented([("no", "否"), ("yes", "是")])
        self.admission = Segmented(
            [("not_admitted", "没入院"), ("in_hospital", "在院"), ("discharged", "已出院")],
            small=True,
            empty=True,
        )
        self.qualified_on, self.admitted_on, self.discharged_on = (
            DateField(),
            DateField(),
            DateField(),
        )
        self.qualified_on.set_optional()
        self._rows = {
            "care_type": FormRow("就医类型", self.type_field, label_width=LABEL),
            "disease": FormRow("病种", self.disease_field, label_width=LABEL),
            "qualified": FormRow("病种资格", self.qualified_field, label_width=LABEL),
            "qualified_on": FormRow("认定日期", self.qualified_on, label_width=LABEL),
            "care_area": FormRow("就医地", self.area_field, label_width=LABEL),
            "emergency": FormRow("急诊抢救", self.emergency, label_width=LABEL),
            "admission": FormRow("入院", self.admission, label_width=LABEL),
            "admitted_on": FormRow("入院日期", self.admitted_on, label_width=LABEL),
            "discharged_on": FormRow("出院日期", self.discharged_on, label_width=LABEL),
        }
        # Once answered and left, both rows become the one line of the drawing.
        self._settled = FactRow("病种资格", "改")
        self._settled.asked.connect(self._unsettle)
        self._rows["emergency"].trail(label("是则不用备案", "small", "text3"))
        column = space(QVBoxLayout(self), (12, 4, 8, 4), ROW_GAP)
        column.addWidget(fix(label("这次要办", "body_bold"), min_height=32))
        for row in self._rows.values():
            column.addWidget(row)
        column.insertWidget(1 + list(self._rows).index("care_area"), self._settled)
        self._wire()
        self.refresh(self._draft)

    def order(self) -> list[QWidget]:
        """The fields in the order of Enter."""
        return [row.field for row in self._rows.values()]

    def rows(self) -> dict[str, FormRow]:
        """The rows by draft field."""
        return dict(self._rows)

    def row(self, name: str) -> FormRow | None:
        """The row of a draft field."""
        return self._rows.get(name)

    def disease_text(self) -> str:
        """The name of the disease, if one is chosen."""
        item = self.disease_field.item()
        return item.text if item else ""

    def load(self, draft: VisitDraft) -> None:
        """Show a draft from the beginning."""
        for name, row in self._rows.items():
            row.set_error(None)
            field, text = row.field, draft[name]
            if isinstance(field, PickField):
                show_pick(field, text)
            elif isinstance(field, DateField):
                field.set_text(text)
        self.emergency.set_code("yes" if draft.emergency else "no")
        self.admission.set_code(draft.admission)
        self.refresh(draft)

    def refresh(self, draft: VisitDraft) -> None:
        """Show the rows this care needs; what is typed stays even while its row is hidden."""
        self._draft = draft
        for name, row in self._rows.items():
            if isinstance(row.field, PickField):
                follow_pick(row.field, draft[name])
        self.emergency.set_code("yes" if draft.emergency else "no")
        if not draft.qualified_on and not self.qualified_on.hasFocus():
            self.qualified_on.set_text(None)  # another answer has made it old
        chronic = draft.care_type == "chronic_outpatient"
        stay = draft.care_type == "inpatient"
        settled = chronic and self._is_settled()
        self._settled.setVisible(settled)
        if settled:
            self._settled.show_fact("已认定", draft.qualified_on or "", good=True)
        shown = {
            "disease": chronic,
            "qualified": chronic and not settled,
            "qualified_on": chronic and draft.qualified == "yes" and not settled,
            "admission": stay,
            "admitted_on": stay and draft.admission in ("in_hospital", "discharged"),
            "discharged_on": stay and draft.admission == "discharged",
        }
        for name, visible in shown.items():
            self._rows[name].setVisible(visible)

    def offer(self, policy: AreaPolicy, day: date, draft: VisitDraft) -> None:
        """The diseases of the insured area."""
        self.disease_field.set_items(disease_items(policy, day, draft.insurance))
        follow_pick(self.disease_field, draft.disease)

    def _is_settled(self) -> bool:
        """已认定 with a date, and nobody is changing it."""
        busy = self.qualified_field.hasFocus() or self.qualified_on.hasFocus()
        return self._draft.qualified == "yes" and self.qualified_on.day() is not None and not busy

    def _unsettle(self) -> None:
        self._settled.hide()
        self._rows["qualified"].show()
        self._rows["qualified_on"].show()
        self.qualified_field.setFocus(Qt.FocusReason.TabFocusReason)

    def _wire(self) -> None:
        for name, field in (
            ("care_type", self.type_field),
            ("disease", self.disease_field),
            ("qualified", self.qualified_field),
            ("care_area", self.area_field),
        ):
            field.picked.connect(lambda code, n=name: self._say(**{n: code}))
            field.checked.connect(lambda _, f=field, n=name: self._keep_text(f, n))
        for name, day_field in (
            ("qualified_on", self.qualified_on),
            ("admitted_on", self.admitted_on),
            ("discharged_on", self.discharged_on),
        ):
            day_field.edited.connect(lambda f=day_field, n=name: self._say(**{n: f.text()}))
            day_field.day_changed.connect(lambda f=day_field, n=name: self._say(**{n: f.text()}))
            day_field.checked.connect(lambda _: self._check_stay())
        # The focus has gone only after the field has said so.
        for left in (self.qualified_on, self.qualified_field):
            left.checked.connect(lambda _: QTimer.singleShot(0, self, self._settle))
        self.emergency.changed.connect(lambda code: self._say(emergency=code == "yes"))
        self.admission.changed.connect(lambda code: self._say(admission=code))

    def _settle(self) -> None:
        self.refresh(self._draft)

    def _say(self, **fields: Any) -> None:
        # At once, so that Enter already finds the row that this answer asks for.
        self.refresh(self._draft.changed(**fields))
        self.edited.emit(fields)

    def _keep_text(self, field: PickField, name: str) -> None:
        """Text that fits no item stays in the draft, so that leaving loses nothing."""
        text = unfit_text(field)
        if text is not None and self._draft[name] != text:
            self._say(**{name: text})

    def stay_fault(self) -> str | None:
        """The stay has to end after it began; each date by itself is checked by its field."""
        first, last = self.admitted_on.day(), self.discharged_on.day()
        if first is None or last is None or last >= first:
            return None
        return f"出院不早于入院，{first} 起"

    def _check_stay(self) -> None:
        if self.discharged_on.fault() is None:
            self._rows["discharged_on"].set_error(self.stay_fault())
