"""The settlement list as a model: national order, field codes, a mark on what is not founded."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
)

from core.kernel.money import Money
from core.kernel.status import Status
from core.settlement import Estimate, EstimateStatus
from core.settlement.nhsa_fields import FIELDS, SettlementField
from core.settlement.wording import money_range
from gui.widgets import roles

_Index = QModelIndex | QPersistentModelIndex
ITEM, CODE, AMOUNT = range(3)
HEADS = ("项目（全国次序）", "字段", "金额（元）")
CHANGED = roles.CODE + 20
"""True for two seconds after a line has changed: the delegate paints a bar."""
CHANGED_MS = 2000
CODE_SHIFT = -5
"""The longest code needs part of its cell's padding."""
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_WORDS = {
    Status.SECONDARY: "参考",
    Status.UNVERIFIED: "未核实",
    Status.MISSING: "缺参数",
}
# What a missing rule takes away; the other lines may not apply at all.
_OF_THE_RULES = frozenset(
    {"act_pay_dedc", "hifp_pay", "fund_pay_sumamt", "psn_part_amt", "psn_cash_pay"}
)
_OF_THE_BILL = frozenset(
    {"medfee_sumamt", "fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt"}
)


class LineModel(QAbstractTableModel):
    """Fifteen rows whatever the estimate; `—` = not applicable, 缺参数 = no rule, `0.00` = zero."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._estimate: Estimate | None = None
        self._changed: frozenset[str] = frozenset()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(CHANGED_MS)
        self._timer.timeout.connect(self._calm)

    def show_estimate(self, estimate: Estimate | None) -> None:
        """Show another result; lines whose text differs are marked for two seconds."""
        before = {field.code: self.amount_text(field.code) for field in FIELDS}
        had = self._estimate is not None
        self._estimate = estimate
        if had and estimate is not None:
            self._changed = frozenset(
                field.code for field in FIELDS if before[field.code] != self.amount_text(field.code)
            )
            self._timer.start()
        self._renew()

    def field(self, row: int) -> SettlementField:
        """The field of a row."""
        return FIELDS[row]

    def row_of(self, code: str) -> int:
        """The row of a field code."""
        return next(row for row, field in enumerate(FIELDS) if field.code == code)

    def amount_text(self, code: str) -> str:
        """What stands in the amount column."""
        found = self._estimate
        if found is None:
            return ""
        low = found.lines.get(code)
        if found.status is EstimateStatus.NO_RULE and low is None:
            if code in _OF_THE_RULES:
                return "算不出" if all(item.is_fact for item in found.missing) else "缺参数"
            return "不清楚" if code in _OF_THE_BILL else "—"
        if low is None:
            return "—"
        return money_range(low, self._high(code))

    def status(self, code: str) -> Status:
        """How well the amount is founded."""
        if self._estimate is None:
            return Status.OFFICIAL
        node = self._estimate.node(code)
        return Status.OFFICIAL if node is None else node.weakest

    def spoken(self, row: int) -> str:
        """The row in words, for screen readers and for copying."""
        field = FIELDS[row]
        words = [field.label, self.amount_text(field.code)]
        doubt = _WORDS.get(self.status(field.code))
        return "　".join([*words, doubt] if doubt else words)

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(FIELDS)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(HEADS)

    def headerData(self, section: int, way: Qt.Orientation, role: int = 0) -> Any:
        if way is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return HEADS[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section == AMOUNT:
            return _RIGHT
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        field, column = FIELDS[index.row()], index.column()
        found: Any = None
        match role:
            case Qt.ItemDataRole.DisplayRole:
                found = (field.label, field.code, self.amount_text(field.code))[column]
            case Qt.ItemDataRole.AccessibleTextRole:
                found = self.spoken(index.row())
            case Qt.ItemDataRole.TextAlignmentRole if column == AMOUNT:
                found = _RIGHT
            case roles.INDENT if column == ITEM:
                found = 12 * field.indent
            case roles.INDENT if column == CODE:
                found = CODE_SHIFT
            case roles.BOLD:
                found = field.is_sum and column != CODE
            case roles.SHADE:
                found = field.is_sum
            case roles.CODE:
                found = field.code
            case roles.TONE:
                found = self._tone(field, column)
            case roles.ICON if column == AMOUNT:
                found = self._icon(field)
            case _ if role == CHANGED:
                found = field.code in self._changed
        return found

    def _tone(self, field: SettlementField, column: int) -> str:
        if column == CODE:
            return "text3"
        text = self.amount_text(field.code)
        if column == AMOUNT and text == "缺参数":
            return "red"
        return "text3" if column == AMOUNT and text in ("—", "不清楚") else "text"

    def marked(self, field: SettlementField) -> bool:
        """Whether a triangle stands before the amount: it rests on a value nobody has verified."""
        shown = self._estimate is not None and not field.is_sum
        return shown and self.status(field.code) is Status.UNVERIFIED

    def _icon(self, field: SettlementField) -> tuple[str, str] | None:
        return ("triangle-alert", "amber") if self.marked(field) else None

    def _high(self, code: str) -> Money | None:
        high = self._estimate.high if self._estimate else None
        return None if high is None else high.get(code)

    def _calm(self) -> None:
        self._changed = frozenset()
        self._renew()

    def _renew(self) -> None:
        last = self.index(len(FIELDS) - 1, len(HEADS) - 1)
        self.dataChanged.emit(self.index(0, 0), last)
