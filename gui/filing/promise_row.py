"""③ 的替代：个人承诺书. Offered only where a rule of the insured area allows it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.desk.draft import MaterialState
from core.filing import COMMITMENT, Material
from core.kernel.status import Status
from gui.filing.material_row import check_cell
from gui.filing.material_state import promise_chip
from gui.filing.words import CIRCLED
from gui.widgets.badge import Badge, Chip
from gui.widgets.check import Check
from gui.widgets.label import label, set_tone
from gui.widgets.link import Link
from gui.widgets.metrics import space


class PromiseRow(QObject):
    """The row under a paper that a personal promise may replace; ticked = signed."""

    changed = Signal(str, object)

    def __init__(self, number: int, material: Material, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.material = material
        self._mark = MaterialState()
        self.check = Check("")
        self.check.setAccessibleName("承诺书已签名")
        self.name = label(f"{CIRCLED[number]} 的替代：个人承诺书", "table", wrap=True)
        self.use = Link("用承诺书", role="table")
        self.note = label("", "table", "text2", wrap=True)
        self.chip = Chip("plain", "没有用")
        self.badge = Badge(Status.MISSING)
        self.cells = (
            check_cell(self.check),
            self.name,
            self._use_cell(),
            self.note,
            self._state_cell(),
        )
        self.check.clicked.connect(self._on_check)
        self.use.clicked.connect(self._on_use)

    def show(self, mark: MaterialState, allowed: bool | None, area: str) -> None:
        """`allowed` None: no rule says whether the insured area takes it, so it is not offered."""
        self._mark = mark
        used = mark.alternative == COMMITMENT
        self.check.setChecked(used and mark.checked)
        self.check.setEnabled(used and allowed is True)
        set_tone(self.name, None if allowed else "text3")
        self.use.setVisible(allowed is True)
        self.use.setText("改回证明" if used else "用承诺书")
        if allowed is None:
            self.note.setText(f"{area}收不收没有依据")
        elif allowed:
            self.note.setText("打印出来，本人签名" if used else "一时拿不出证明时用")
        else:
            self.note.setText(f"{area}不收承诺书")
        self.badge.setVisible(allowed is None)
        self.chip.setVisible(used)
        self.chip.set_kind(*promise_chip(mark))

    def stops(self) -> list[QWidget]:
        """What the focus walks through."""
        return [self.check, self.use]

    def _on_use(self) -> None:
        used = self._mark.alternative == COMMITMENT
        self._mark = MaterialState(alternative=None if used else COMMITMENT)
        self.changed.emit(self.material.id, self._mark)

    def _on_check(self, checked: bool) -> None:
        self._mark = MaterialState(checked=checked, alternative=COMMITMENT)
        self.changed.emit(self.material.id, self._mark)

    def _use_cell(self) -> QWidget:
        cell = QWidget()
        row = space(QHBoxLayout(cell), gap=8)
        row.addWidget(self.use)
        row.addStretch(1)
        return cell

    def _state_cell(self) -> QWidget:
        cell = QWidget()
        row = space(QHBoxLayout(cell), (0, 0, 8, 0), 4)
        row.addWidget(self.chip)
        row.addWidget(self.badge)
        row.addStretch(1)
        return cell
