"""Who and what for, typed in the left column of the stand-alone page 结算试算."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from core.desk.draft import VisitDraft
from core.desk.service import Desk
from core.kernel.errors import KnownError
from core.papers.words import KIND_WORDS
from gui.visit.pick_sources import AreaSource, disease_items
from gui.visit.words import care_types, categories, insurances
from gui.widgets.date_field import DateField
from gui.widgets.form_row import FormRow
from gui.widgets.label import label
from gui.widgets.metrics import fix, space
from gui.widgets.pick_field import PickField
from gui.widgets.pick_item import PickItem

LABEL = 60
NOT_FILED = "none"
KIND_KEYS = {
    "long_term_resident": ("changqi juzhu", "cqjz"),
    "resettled_retiree": ("anzhi tuixiu", "aztx"),
    "posted_worker": ("changzhu gongzuo", "czgz"),
    "referred_patient": ("zhuanzhen", "zz"),
    "temporary_traveller": ("linshi waichu", "lswc"),
}
NAMES = ("insured_area", "insurance", "category", "care_type", "disease", "care_area", "kind")


def kinds() -> tuple[PickItem, ...]:
    """备案 as the rules see it, without a filing first."""
    words = {kind.value: word for kind, word in KIND_WORDS.items()}
    found = [PickItem(NOT_FILED, "没有备案", "", ("meiyou beian", "myba"))]
    found += [PickItem(code, words[code], "", keys) for code, keys in KIND_KEYS.items()]
    return tuple(found)


class FactsForm(QFrame):
    """Seven pick fields and the birth date, which some ratios ask for; `edited` as in the view."""

    edited = Signal(dict)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel-head")
        self._draft, self._policy_key = VisitDraft(), ("", "")
        texts = ("参保地", "险种", "人员类别", "就医类型", "病种", "就医地", "备案")
        self.fields = {name: PickField() for name in NAMES}
        self._rows = {
            name: FormRow(text, self.fields[name], label_width=LABEL)
            for name, text in zip(NAMES, texts, strict=True)
        }
        self.fields["insurance"].set_items(insurances())
        self.fields["care_type"].set_items(care_types())
        self.fields["kind"].set_items(kinds())
        self.birth = DateField()
        self.birth.set_optional()
        self._rows["birth_date"] = FormRow("出生日期", self.birth, label_width=LABEL)
        column = space(QVBoxLayout(self), (12, 6, 10, 6), 1)
        column.addWidget(fix(label("谁，去哪看", "body_bold"), min_height=26))
        for name in (*NAMES[:3], "birth_date", *NAMES[3:]):
            column.addWidget(self._rows[name])
        for name, field in self.fields.items():
            field.picked.connect(lambda code, n=name: self._picked(n, code))
        self.birth.edited.connect(lambda: self.edited.emit({"birth_date": self.birth.text()}))
        self.birth.day_changed.connect(
            lambda: self.edited.emit({"birth_date": self.birth.text() or None})
        )

    def order(self) -> list[QWidget]:
        """The fields in the order of Enter."""
        fields = list(self.fields.values())
        return [*fields[:3], self.birth, *fields[3:]]

    def row(self, name: str) -> FormRow | None:
        """The row of a draft field."""
        return self._rows.get(name)

    def show_draft(self, draft: VisitDraft, desk: Desk, day: date) -> None:
        """Follow the draft; the lists follow the insured area and the insurance."""
        self._draft = draft
        near = desk.context.office.area
        if not self._policy_key[0]:
            for name in ("insured_area", "care_area"):
                self.fields[name].set_items(AreaSource(desk.context.divisions, near))
        key = (draft.insured_area or near, draft.insurance or "")
        if key != self._policy_key:
            self._policy_key = key
            self.fields["category"].set_items(categories(draft.insurance))
            try:
                policy = desk.context.policy(draft.insured_area)
            except KnownError:
                return
            self.fields["disease"].set_items(disease_items(policy, day, draft.insurance))
        for name, field in self.fields.items():
            if field.hasFocus() and field.text():
                continue
            field.set_code(draft[name] or (NOT_FILED if name == "kind" else None))
        if not self.birth.hasFocus():
            self.birth.set_text(draft.birth_date)
        self._rows["disease"].setVisible(draft.care_type == "chronic_outpatient")

    def _picked(self, name: str, code: str) -> None:
        facts: dict[str, Any] = {name: code or None}
        if name == "kind":
            filed = bool(code) and code != NOT_FILED
            facts = {"kind": code if filed else None, "open_ended": filed}
        if name == "care_area":
            facts |= {"destination": code or None, "institution_code": None}
        if name == "insurance":
            facts |= {"category": self._category_for(code)}
        self.edited.emit(facts)

    def _category_for(self, insurance: str) -> str | None:
        fitting = [item.code for item in categories(insurance)]
        now = self._draft.category
        return now if now in fitting else fitting[0] if fitting else None
