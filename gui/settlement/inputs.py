"""The left column: where, how it is settled, this bill, and what the year has seen."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.desk.draft import VisitDraft
from core.desk.draft_known import known
from core.desk.service import Desk
from core.kernel.errors import FieldFault
from core.settlement import Estimate
from gui.settlement.institution_source import InstitutionSource
from gui.widgets.field import Field
from gui.widgets.form_row import FormRow
from gui.widgets.label import hairline, label
from gui.widgets.metrics import fix, space
from gui.widgets.money_field import MoneyField
from gui.widgets.panel import Panel
from gui.widgets.pick_field import PickField
from gui.widgets.pick_item import PickItem
from gui.widgets.segmented import Segmented

LABEL = 94
LEVELS = (
    PickItem("3", "三级", "", ("sanji", "sj")),
    PickItem("2", "二级", "", ("erji", "ej")),
    PickItem("1", "一级及以下", "", ("yiji", "yj")),
    PickItem("none", "未定级", "", ("weidingji", "wdj")),
)
BILL = {
    "bill_total": "医疗费总额",
    "bill_excluded": "全自费",
    "bill_over_limit": "超限价自费",
    "bill_first_self": "先行自付",
}
YEAR = {
    "ytd_deductible": "起付线已付",
    "ytd_disease_fund": "本病种已支付",
    "ytd_pool": "统筹已支付",
    "ytd_critical": "大病自付累计",
}
FIELD_OF = {
    "case.bill.excluded": "bill_excluded",
    "case.bill.over_limit": "bill_over_limit",
    "case.bill.first_self_payment": "bill_first_self",
    "case.year_to_date.deductible_paid": "ytd_deductible",
    "case.year_to_date.disease_fund_paid": "ytd_disease_fund",
    "case.year_to_date.pool_paid": "ytd_pool",
    "case.year_to_date.critical_basis": "ytd_critical",
    "case.level": "institution_level",
    "case.institution_class": "institution_code",
    "case.admission_no": "admission_no",
    "case.age": "birth_date",
}
"""Which field answers which missing fact."""


class InputsColumn(Panel):
    """Typed text goes out as `edited` with draft fields, right or wrong; nothing typed is lost."""

    edited = Signal(dict)
    left = Signal()

    def __init__(self, head: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(flush=True, parent=parent)
        self.setAccessibleName("费用和年度累计")
        self._draft = VisitDraft()
        self.institution = PickField()
        self.level = PickField(LEVELS)
        self.route = Segmented([("direct", "直接结算"), ("manual", "手工报销")], small=True)
        self.admission = Field()
        self.admission.setPlaceholderText("不清楚")
        self.money: dict[str, MoneyField] = {name: MoneyField() for name in (*BILL, *YEAR)}
        for field in self.money.values():
            field.set_density("bill")
        self._rows: dict[str, FormRow] = {
            "institution_code": FormRow("机构", self.institution, label_width=60),
            "institution_level": FormRow("级别", self.level, label_width=60),
            "route": FormRow("结算方式", self.route, label_width=60),
            "admission_no": FormRow("第几次住院", self.admission, label_width=LABEL),
        }
        for name, text in (*BILL.items(), *YEAR.items()):
            self._rows[name] = FormRow(text, self.money[name], label_width=LABEL)
        self._known_level = label("", "table", wrap=True)
        self._in_scope = label("—", "table_bold")
        self._lay_out(head)
        self._wire()

    def load(self, draft: VisitDraft, desk: Desk) -> None:
        """Show a draft from the beginning."""
        for row in self._rows.values():
            row.set_error(None)
        self._fill(draft, desk, force=True)

    def refresh(self, draft: VisitDraft, desk: Desk) -> None:
        """Follow what changed elsewhere; a field being typed in is left alone."""
        self._fill(draft, desk, force=False)

    def row(self, name: str) -> FormRow | None:
        """The row of a draft field."""
        return self._rows.get(name)

    def order(self) -> list[QWidget]:
        """The fields in the order of Enter."""
        names = ("institution_code", "institution_level", "route", "admission_no", *BILL, *YEAR)
        return [self._rows[name].field for name in names]

    def show_faults(self, faults: tuple[FieldFault, ...]) -> None:
        """Say the remedy at its field; a field being typed in gets it when it is left."""
        told = {fault.field: fault.message for fault in faults}
        for name, row in self._rows.items():
            field = row.field
            if field.hasFocus():
                if not row.error or name not in told:
                    row.set_error(None)
                continue
            own = field.fault() if isinstance(field, Field) else None
            row.set_error(own or told.get(name))

    def show_result(self, estimate: Estimate | None) -> None:
        """The in-scope sum under the bill; labels of year sums that count by month say so."""
        text = "—"
        if estimate is not None:
            low = estimate.lines.get("inscp_scp_amt")
            high = estimate.high.get("inscp_scp_amt") if estimate.high else low
            if low is not None:
                text = str(low) if high in (None, low) else f"{high}–{low}"
        self._in_scope.setText(text)

    def set_short(self, short: bool) -> None:
        """Hide the footer when the height is short."""
        self.show_foot(not short)

    def _fill(self, draft: VisitDraft, desk: Desk, *, force: bool) -> None:
        self._draft = draft
        self.institution.set_items(InstitutionSource(desk, draft))
        if force or not self.institution.hasFocus():
            self.institution.set_code(draft.institution_code)
        found = desk.institution(draft.institution_code) if draft.institution_code else None
        listed = found is not None
        self._rows["institution_level"].field.setVisible(not listed)
        self._known_level.setVisible(listed)
        if found is not None:
            asked = known(draft, desk.context.divisions).disease
            major = asked[:4] if asked else ""
            opened = major in {code for code, _ in found.diseases}
            state = f" · {major} {'已开通' if opened else '没有开通'}" if major else ""
            self._known_level.setText(f"{found.level_text}{state}")
        elif force or not self.level.hasFocus():
            self.level.set_code(draft.institution_level)
        self.route.set_code(draft.route or "direct")
        self._rows["admission_no"].setVisible(draft.care_type == "inpatient")
        self._set(self.admission, draft.admission_no, force)
        for name, field in self.money.items():
            self._set(field, draft[name], force)
        by_disease = draft.care_type == "chronic_outpatient"
        self._rows["ytd_disease_fund"].label.setText("本病种已支付" if by_disease else "本项已支付")

    def _set(self, field: Field, text: str | None, force: bool) -> None:
        if not force and (field.hasFocus() or field.text().replace(",", "") == (text or "")):
            return
        if isinstance(field, MoneyField):
            field.set_text(text)
        else:
            field.setText(text or "")

    def _wire(self) -> None:
        self.institution.picked.connect(self._institution_picked)
        self.level.picked.connect(lambda code: self._say(institution_level=code))
        self.route.changed.connect(lambda code: self._say(route=code))
        self.admission.edited.connect(lambda: self._say(admission_no=self.admission.text()))
        for name, field in self.money.items():
            field.edited.connect(lambda n=name, f=field: self._say(**{n: f.text()}))
        for row in self._rows.values():
            if isinstance(row.field, Field):
                row.field.checked.connect(lambda _: self.left.emit())

    def _institution_picked(self, code: str) -> None:
        self._say(institution_code=code or None)

    def _say(self, **fields: Any) -> None:
        self.edited.emit(fields)

    def _lay_out(self, head: QWidget) -> None:
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        inner = QWidget()
        inner.setProperty("role", "scroll-body")
        column = space(QVBoxLayout(inner), (0, 0, 0, 4), 0)
        column.addWidget(head)
        column.addLayout(self._section(("institution_code", "institution_level", "route")))
        column.addWidget(hairline())
        column.addLayout(self._section(("admission_no", *BILL), "这次费用"))
        column.addLayout(self._sum_row())
        column.addWidget(hairline())
        column.addLayout(self._section(tuple(YEAR), "今年已发生", "不清楚就留空"))
        column.addStretch(1)
        scroll.setWidget(inner)
        self.body.addWidget(scroll)
        line = "留空的项：结果给<b>区间</b>并列出缺什么"
        self.foot.addWidget(label(line, "small", "text2", wrap=True, rich=True), 1)

    def _section(self, names: tuple[str, ...], title: str = "", note: str = "") -> QVBoxLayout:
        section = space(QVBoxLayout(), (12, 4, 8, 2), 0)
        if title:
            head = space(QHBoxLayout(), gap=6)
            head.addWidget(fix(label(title, "body_bold"), min_height=24))
            head.addStretch(1)
            if note:
                head.addWidget(label(note, "small", "text3"))
            section.addLayout(head)
        for name in names:
            section.addWidget(self._rows[name])
        if "institution_level" in names:
            self._rows["institution_level"].trail(self._known_level)
        return section

    def _sum_row(self) -> QHBoxLayout:
        row = space(QHBoxLayout(), (12, 0, 32, 4), 0)
        row.addWidget(fix(label("政策范围内", "table", "text2"), min_width=LABEL, min_height=22))
        row.addStretch(1)
        row.addWidget(self._in_scope)
        return row
