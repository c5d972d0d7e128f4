"""Step 1, at the left in steps 1 to 4: who it is, and what this visit is for."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from core.desk.draft import VisitDraft
from core.kernel.dates import age_on, parse_date
from core.kernel.errors import BadText, FieldFault
from core.people.id_number import IdNumber, clean_id_number
from core.people.masking import mask_id
from core.policy import AreaPolicy
from gui import clock
from gui.visit.care_section import LABEL, CareSection
from gui.visit.fact_row import FactRow
from gui.visit.pick_sources import AreaSource, assistance_items
from gui.visit.pick_text import follow_pick, show_pick, unfit_text
from gui.visit.words import categories, insurances, sex_word
from gui.widgets.field import Field
from gui.widgets.form_row import ROW_GAP, FormRow
from gui.widgets.id_field import IdField
from gui.widgets.key_cap import KeyCap
from gui.widgets.label import hairline, label
from gui.widgets.link import Link
from gui.widgets.metrics import fix, space
from gui.widgets.name_field import NameField
from gui.widgets.panel import Panel
from gui.widgets.pick_field import PickField
from gui.widgets.polish import set_state

REGION_HINT = "前六位没见过，对着证件核一遍"
FILED_HINT = "换人按 F2"
OLD_AGE = 60
GROWN_UP = 18


class PersonPanel(Panel):
    """Emits `edited` with draft fields, `reveal_asked` and `register_asked` on the links."""

    edited = Signal(dict)
    reveal_asked = Signal()
    register_asked = Signal(str)

    def __init__(self, areas: AreaSource, parent: QWidget | None = None) -> None:
        super().__init__("参保人", "读卡 F7 · 找人 F3", flush=True, parent=parent)
        self.head_slot.addWidget(KeyCap("Ctrl+1"))
        self._draft = VisitDraft()
        self.id_field, self.name_field = IdField(), NameField()
        self.area_field = PickField(areas)
        self.insurance_field, self.category_field = PickField(insurances()), PickField()
        self.assistance_field = PickField()
        self.care = CareSection(areas)
        self._rows: dict[str, FormRow] = {
            "id_number": FormRow("身份证号", self.id_field, label_width=LABEL),
            "name": FormRow("姓名", self.name_field, label_width=LABEL),
            "insured_area": FormRow("参保地", self.area_field, label_width=LABEL),
            "insurance": FormRow("险种", self.insurance_field, label_width=LABEL),
            "category": FormRow("人员类别", self.category_field, label_width=LABEL),
            "assistance": FormRow("救助身份", self.assistance_field, label_width=LABEL),
        }
        self._birth = FactRow("性别 / 出生")
        self._status = FactRow("参保状态", "已在平台核对")
        self._assistance = FactRow("救助身份", "改")
        self._reveal = Link("显示全号（记审计）")
        self._rows["id_number"].trail_hint(self._reveal)
        self._lay_out()
        self._wire()
        self.load(self._draft)

    def order(self) -> list[QWidget]:
        """The fields in the order of Enter."""
        return [
            self.id_field,
            self.name_field,
            self.area_field,
            self.insurance_field,
            self.category_field,
            self.assistance_field,
            *self.care.order(),
        ]

    def row(self, name: str) -> FormRow | None:
        """The row of a draft field."""
        return self._rows.get(name) or self.care.row(name)

    def load(self, draft: VisitDraft) -> None:
        """Show a draft from the beginning."""
        self.id_field.set_number(draft.id_number)
        self.name_field.set_text(draft.name)
        self.category_field.set_items(categories(draft.insurance))
        for name, field in self._picks():
            show_pick(field, draft[name])
        for row in self._rows.values():
            row.set_error(None)
        self._rows["name"].set_hint("")
        self._rows["assistance"].hide()
        self._assistance.show()
        self.care.load(draft)
        self.refresh(draft)

    def refresh(self, draft: VisitDraft) -> None:
        """Follow what changed elsewhere; fields being typed in are left alone."""
        self._draft = draft
        self._show_birth()
        if not self.category_field.hasFocus():
            self.category_field.set_items(categories(draft.insurance))
        for name, field in self._picks():
            follow_pick(field, draft[name])
        found = self.id_field.id_number()
        self._reveal.setVisible(found is not None)
        hint = "校验位通过" if found else ""
        if found is not None and not found.region_known:
            hint = REGION_HINT
        filed = bool(draft.filing_number)
        self._rows["id_number"].set_hint(FILED_HINT if filed else hint)
        for fixed in (self.id_field, self.name_field):
            set_state(fixed, "readOnly", filed)  # a numbered filing keeps its person
        normal = draft.insured_status == "1"
        self._status.show_fact(
            "正常参保" if normal else "没有核对", "以平台为准" if normal else "", normal
        )
        self._status.link.setVisible(not normal)
        words = {"none": "无"}
        code = draft.assistance
        self._assistance.show_fact(words.get(code, code) if code else "没有问")
        self.care.refresh(draft)

    def offer(self, policy: AreaPolicy, day: date) -> None:
        """The lists that depend on the insured area."""
        self.assistance_field.set_items(assistance_items(policy))
        follow_pick(self.assistance_field, self._draft.assistance)
        self.care.offer(policy, day, self._draft)

    def show_faults(self, faults: tuple[FieldFault, ...]) -> None:
        """Say what the rules cannot read, at its field; a field being typed in is left alone."""
        told = {fault.field: fault.message for fault in faults}
        told.setdefault("discharged_on", self.care.stay_fault() or "")
        for name, row in {**self._rows, **self.care.rows()}.items():
            if row.field.hasFocus():
                continue
            own = row.field.fault() if isinstance(row.field, Field) else None
            row.set_error(own or (told.get(name) if self._draft[name] else None) or None)

    def show_past(self, in_force: str, past: str, number: str | None) -> None:
        """The two lines at the foot: standing filings, and earlier ones with a link."""
        self._in_force.setText(in_force)
        self._past.setText(past)
        self._past_link.setText(number or "")
        self._past_link.setVisible(bool(number))

    def set_folded(self, folded: bool) -> None:
        """One line instead of the panel, when the window is narrow."""
        self._scroll.setVisible(not folded)
        self.head.setVisible(not folded)
        self._folded_line.setVisible(folded)
        self.show_foot(not folded and not self._short)
        policy = QSizePolicy.Policy.Fixed if folded else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Preferred, policy)

    def set_short(self, short: bool) -> None:
        """Hide the footer when the height is short."""
        self._short = short
        self.show_foot(not short)

    def summary_line(self) -> str:
        """姓名 · masked number · 参保地 · 病种, for the folded panel."""
        draft = self._draft
        number = clean_id_number(draft.id_number or "")
        item, disease = self.area_field.item(), self.care.disease_text()
        parts = [draft.name or "没有姓名", mask_id(number) if len(number) == 18 else ""]
        parts += [item.text if item else "", disease]
        return " · ".join(part for part in parts if part)

    def _lay_out(self) -> None:
        self._short = False
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("role", "scroll-body")
        column = space(QVBoxLayout(inner), (0, 8, 0, 6))
        upper = space(QVBoxLayout(), (12, 0, 8, 8), ROW_GAP)
        for part in (
            self._rows["id_number"],
            self._rows["name"],
            self._birth,
            self._rows["insured_area"],
            self._rows["insurance"],
            self._rows["category"],
            self._status,
            self._assistance,
            self._rows["assistance"],
        ):
            upper.addWidget(part)
        column.addLayout(upper)
        column.addWidget(hairline())
        column.addWidget(self.care)
        column.addStretch(1)
        self._scroll.setWidget(inner)
        self._folded_line = QWidget()
        line = space(QHBoxLayout(self._folded_line), (12, 4, 12, 4), 8)
        self._folded_words = label("", "table", wrap=True)  # a name is never cut
        line.addWidget(self._folded_words, 1)
        line.addWidget(KeyCap("Ctrl+1"))
        self.body.addWidget(self._folded_line)
        self._folded_line.hide()
        self.body.addWidget(self._scroll, 1)
        self._in_force, self._past = label("", "table"), label("", "table")
        self._past_link = Link("", role="table", tone="text2")
        lines = space(QVBoxLayout(), (0, 4, 0, 4), 2)
        for caption, widgets in (
            ("以往备案", (self._in_force,)),
            ("以往办件", (self._past, self._past_link)),
        ):
            line = space(QHBoxLayout(), gap=4)
            head = label(caption, "table", "text2")
            fix(head, min_width=74)
            line.addWidget(head)
            for widget in widgets:
                line.addWidget(widget)
            line.addStretch(1)
            lines.addLayout(line)
        self.foot.addLayout(lines, 1)
        self._past_link.hide()

    def _wire(self) -> None:
        self.id_field.edited.connect(self._id_edited)
        self.id_field.completed.connect(self._id_completed)
        self.name_field.edited.connect(lambda: self._say(name=self.name_field.text()))
        self.name_field.checked.connect(self._name_left)
        self.area_field.picked.connect(lambda code: self._say(insured_area=code))
        for name, field in self._picks():
            field.checked.connect(lambda _, f=field, n=name: self._keep_text(f, n))
        self.insurance_field.picked.connect(self._insurance_picked)
        self.category_field.picked.connect(lambda code: self._say(category=code))
        self._status.asked.connect(lambda: self._say(insured_status="1"))
        self._assistance.asked.connect(self._ask_assistance)
        self.assistance_field.picked.connect(lambda code: self._say(assistance=code))
        self.assistance_field.installEventFilter(self)
        self.care.edited.connect(lambda fields: self._say(**fields))
        self._reveal.clicked.connect(self.reveal_asked)
        self._past_link.clicked.connect(lambda: self.register_asked.emit(self._past_link.text()))

    def take_number(self, number: str) -> None:
        """A reader has typed the number somewhere: it goes where it belongs."""
        self.id_field.take_number(number)

    def _picks(self) -> tuple[tuple[str, PickField], ...]:
        return (
            ("insured_area", self.area_field),
            ("insurance", self.insurance_field),
            ("category", self.category_field),
        )

    def _say(self, **fields: Any) -> None:
        # At once: the next answer may rest on this one before the page has shown it.
        self._draft = self._draft.changed(**fields)
        self.edited.emit(fields)

    def _keep_text(self, field: PickField, name: str) -> None:
        """Text that fits no item stays in the draft, so that leaving loses nothing."""
        text = unfit_text(field)
        if text is not None and self._draft[name] != text:
            self._say(**{name: text})

    def _id_edited(self) -> None:
        known = self.id_field.id_number()
        facts: dict[str, Any] = {"id_number": self.id_field.raw()}
        if known is None:
            facts |= {"birth_date": None, "sex": None}
        self._say(**facts)

    def _id_completed(self, found: IdNumber) -> None:
        self._say(
            id_number=found.text, birth_date=found.birth_date.isoformat(), sex=found.sex.value
        )

    def _name_left(self, fault: str) -> None:
        if not fault and self.name_field.text() != (self._draft.name or ""):
            self._say(name=self.name_field.text())
        self.name_field.setCursorPosition(0)  # a long name is read from its beginning
        replaced = bool(self.name_field.replaced) and not fault
        self._rows["name"].set_hint("间隔号统一成了“·”，和证件对一遍" if replaced else "")

    def _insurance_picked(self, code: str) -> None:
        fitting = {item.code for item in categories(code)}
        category = self._draft.category if self._draft.category in fitting else None
        self._say(insurance=code, category=category or self._likely(code))

    def _likely(self, insurance: str) -> str | None:
        """A resident's category follows from the age; an employee's has to be asked."""
        born = self._born()
        if insurance != "resident" or born is None:
            return None
        age = age_on(born, clock.today())
        if age < GROWN_UP:
            return None
        return "senior" if age >= OLD_AGE else "adult"

    def _born(self) -> date | None:
        try:
            return parse_date(self._draft.birth_date or "", clock.today())
        except BadText:
            return None

    def _show_birth(self) -> None:
        born = self._born()
        if born is None:
            self._birth.show_fact("")
            return
        parts = [sex_word(self._draft.sex), born.isoformat(), f"{age_on(born, clock.today())} 岁"]
        self._birth.show_fact(" · ".join(part for part in parts if part))
        self._folded_words.setText(self.summary_line())

    def _ask_assistance(self) -> None:
        self._assistance.hide()
        self._rows["assistance"].show()
        self.assistance_field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.assistance_field.open_all()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.assistance_field and event.type() == QEvent.Type.FocusOut:
            self._rows["assistance"].hide()
            self._assistance.show()
        return super().eventFilter(watched, event)
