"""Who the estimate is for, in four lines: the head of the left column on the visit page."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.areas import Divisions
from core.case.model import FilingKind
from core.desk.draft import VisitDraft
from core.desk.draft_known import known
from core.kernel.dates import age_on, parse_date
from core.kernel.errors import BadText
from core.people.id_number import clean_id_number
from core.people.masking import mask_id
from core.settlement import Estimate
from gui import clock
from gui.visit.words import insurance_word, sex_word
from gui.widgets.badge import Chip
from gui.widgets.key_cap import KeyCap
from gui.widgets.label import label
from gui.widgets.metrics import space

QUALIFIED = {"yes": "已认定", "no": "没有认定", "unknown": "资格没核实"}


class PersonCard(QFrame):
    """Name, masked number, insured area and disease, and whether a filing covers this care."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel-head")
        column = space(QVBoxLayout(self), (12, 8, 12, 8), 1)
        head = space(QHBoxLayout(), gap=6)
        self.name = label("", "body_bold", wrap=True)
        head.addWidget(self.name, 1)
        head.addWidget(KeyCap("Ctrl+1"))
        column.addLayout(head)
        self.who, self.what = label("", "small", "text2"), label("", "small", "text2", wrap=True)
        column.addWidget(self.who)
        column.addWidget(self.what)
        foot = space(QHBoxLayout(), (0, 3, 0, 0), 6)
        self.chip = Chip("plain", "没有备案")
        self.place = label("", "small", "text2", wrap=True)
        foot.addWidget(self.chip)
        foot.addWidget(self.place, 1)
        column.addLayout(foot)

    def show_person(
        self, draft: VisitDraft, divisions: Divisions, estimate: Estimate | None
    ) -> None:
        """Follow the draft and, once it is there, the estimate."""
        self.name.setText(draft.name or "没有姓名")
        number = clean_id_number(draft.id_number or "")
        age = _age(draft.birth_date, clock.today())
        who = (mask_id(number) if number else "", sex_word(draft.sex), age)
        self.who.setText(" · ".join(part for part in who if part))
        area = divisions.find(draft.insured_area or "")
        insurance = insurance_word(draft)
        seen = known(draft, divisions)
        disease = seen.disease[:4] if seen.disease else ""
        if disease:
            disease += f" {QUALIFIED.get(draft.qualified or '', '')}".rstrip()
        what = (area.name if area else "", insurance, disease)
        self.what.setText(" · ".join(part for part in what if part))
        self._show_filing(draft, divisions, estimate)

    def _show_filing(
        self, draft: VisitDraft, divisions: Divisions, estimate: Estimate | None
    ) -> None:
        kind = estimate.filing if estimate is not None else None
        # Which filing counts is part of the answer; without one nothing is claimed.
        self.chip.setVisible(estimate is not None)
        if kind is None and estimate is not None and estimate.exempt:
            self.chip.set_kind("in_force", "免备案")
        elif kind is None:
            self.chip.set_kind("plain", "没有备案")
        elif kind is FilingKind.EMERGENCY_RESCUE:
            self.chip.set_kind("in_force", "视同已备案")
        elif draft.kind and not draft.filing_number:
            # The filing on the form counts in the figures, but it is not made yet.
            self.chip.set_kind("waiting", "按长期备案算" if kind.long_term else "按临时备案算")
        else:
            self.chip.set_kind("in_force", "已备案 长期" if kind.long_term else "已备案 临时")
        place = divisions.find(draft.destination or draft.care_area or "")
        since = _short_day(draft.valid_from)
        words = [place.name if place else "", f"{since} 起" if since and kind else ""]
        if kind is not None and draft.kind and not draft.filing_number:
            words.append("还没有编号")
        self.place.setText("，".join(word for word in words if word))


def _age(text: str | None, today: date) -> str:
    try:
        return f"{age_on(parse_date(text or '', today), today)} 岁"
    except BadText:
        return ""


def _short_day(text: str | None) -> str:
    try:
        return f"{parse_date(text or '', clock.today()):%m-%d}"
    except BadText:
        return ""
