"""One row of the materials table: tick, paper, how it is checked, until when, how it stands."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.desk.draft import MaterialState
from core.filing import COMMITMENT, FORM_MATERIAL, TO_FOLLOW, Material
from core.filing.form import IDENTITY_MATERIAL
from core.filing.validate_materials import next_paper
from gui.filing.material_state import chip, has_until, paper_of, readable, row_name
from gui.filing.until_field import UntilField
from gui.filing.words import CIRCLED
from gui.widgets.badge import Chip
from gui.widgets.check import Check
from gui.widgets.label import label
from gui.widgets.link import Link
from gui.widgets.metrics import fix, space


class MaterialRow(QObject):
    """The widgets of one paper; `cells` go into the grid of the table, `below` under them."""

    changed = Signal(str, object)

    def __init__(self, number: int, material: Material, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.material = material
        self._mark = MaterialState()
        self._number = CIRCLED[number]
        self.check = Check("")
        self.name = label("", "table", wrap=True)
        self.how = label(material.how, "table", "text2", wrap=True)
        self.swap = Link("", role="table")
        self.later = Link("容缺", role="table")
        self.until_word = label("至", "table")
        self.until = UntilField()
        self.note = label("", "table", "text2", wrap=True)
        self.chip = Chip("waiting")
        self.below = label("", "small_bold", "red", wrap=True)
        self.below.hide()
        self.cells = (
            check_cell(self.check),
            self.name,
            self._how_cell(),
            self._until_cell(),
            self._chip_cell(),
        )
        self.check.clicked.connect(self._on_check)
        self.swap.clicked.connect(self._on_swap)
        self.later.clicked.connect(self._on_later)
        self.until.edited.connect(self._on_until)
        self.until.checked.connect(lambda _message: self._on_until())

    @property
    def mark(self) -> MaterialState:
        """What the draft holds about this paper."""
        return self._mark

    def show(self, mark: MaterialState, saved: bool, today: date) -> None:
        """Show the state of the draft."""
        self._mark = mark
        promised, later = mark.alternative == COMMITMENT, mark.state == TO_FOLLOW
        paper = paper_of(self.material, mark)
        self.name.setText(f"{self._number} {row_name(self.material, mark)}")
        self.check.setChecked(mark.checked and not promised)
        is_form = self.material.id == FORM_MATERIAL
        self.check.setEnabled(not promised and not later and (saved or not is_form))
        self.check.setAccessibleName(f"收到{paper}")
        other = next_paper(self.material.alternatives, paper)
        self.swap.setText(f"换{other}" if other else "")
        self.swap.setVisible(bool(other) and not promised)
        self.how.setVisible(not other or promised)
        may_follow = self.material.id not in (FORM_MATERIAL, IDENTITY_MATERIAL)
        self.later.setVisible(may_follow and not promised and (later or not mark.checked))
        self.later.setText("不容缺" if later else "容缺")
        asks = has_until(self.material, mark)
        self.until_word.setText("补交" if later else "至")
        self.until_word.setVisible(asks)
        self.until.setVisible(asks)
        self.until.setAccessibleName(f"{paper}哪天补交" if later else f"{paper}有效期到")
        if asks and not self.until.hasFocus() and self.until.text() != (mark.until or ""):
            self.until.set_text(mark.until)
        self.note.setVisible(not asks)
        self.note.setText(self._note(promised))
        self.chip.set_kind(*chip(self.material, mark, saved, today))

    def set_error(self, message: str | None) -> None:
        """The remedy under the row, red on the part that can mend it."""
        self.below.setText(message or "")
        self.below.setVisible(bool(message))
        dated = self._until_is_wrong()
        self.until.set_error(message if dated else None)
        self.check.set_error(message if not dated else None)
        self.check.setAccessibleDescription(message or "")

    def target(self) -> QWidget:
        """The widget to jump to when something is wrong with this paper."""
        return self.until if self._until_is_wrong() else self.check

    def stops(self) -> list[QWidget]:
        """What the focus walks through, left to right."""
        return [self.check, self.swap, self.later, self.until]

    def _until_is_wrong(self) -> bool:
        mark = self._mark
        asks = has_until(self.material, mark)
        return asks and bool(mark.checked or mark.until or mark.state == TO_FOLLOW)

    def _note(self, promised: bool) -> str:
        if self.material.id == FORM_MATERIAL:
            return "F9 打印后自动勾选"
        if promised:
            return "看下一行承诺书"
        if self.material.id == IDENTITY_MATERIAL:
            return "与参保信息一致"
        return self.material.note

    def _on_check(self, checked: bool) -> None:
        self._send(checked=checked)

    def _on_swap(self) -> None:
        paper = next_paper(self.material.alternatives, paper_of(self.material, self._mark))
        self._send(alternative=paper, checked=False, until=None)
        self.check.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_later(self) -> None:
        later = self._mark.state != TO_FOLLOW
        self._send(state=TO_FOLLOW if later else None, checked=False, until=None)
        (self.until if later else self.check).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_until(self) -> None:
        text = self.until.text().strip() or None
        if text == self._mark.until:
            return
        # Who writes down how long a paper runs has it in hand.
        got = bool(text) and self._mark.state != TO_FOLLOW
        self._send(until=text, checked=self._mark.checked or got)

    def _send(self, **new: object) -> None:
        held = {
            "checked": self._mark.checked,
            "until": self._mark.until,
            "alternative": self._mark.alternative,
            "state": self._mark.state,
        }
        self._mark = MaterialState(**(held | new))  # type: ignore[arg-type]
        self.changed.emit(self.material.id, self._mark)

    def expired(self, today: date) -> bool:
        """Whether the written end has passed."""
        day = readable(self._mark.until, today)
        return day is not None and day < today

    def _how_cell(self) -> QWidget:
        cell = QWidget()
        row = space(QHBoxLayout(cell), (0, 2, 0, 2), 10)
        row.addWidget(self.how, 1)
        row.addWidget(self.swap)
        row.addWidget(self.later)
        row.addStretch(0)
        return cell

    def _until_cell(self) -> QWidget:
        cell = QWidget()
        row = space(QHBoxLayout(cell), (0, 2, 0, 2), 8)
        row.addWidget(self.until_word)
        row.addWidget(self.until)
        row.addWidget(self.note, 1)
        row.addStretch(0)
        return fix(cell, min_height=28)

    def _chip_cell(self) -> QWidget:
        cell = QWidget()
        row = space(QHBoxLayout(cell), (0, 0, 8, 0))
        row.addWidget(self.chip)
        row.addStretch(1)
        return cell

    def paper(self) -> str:
        """The paper that is meant now: 居住证."""
        return paper_of(self.material, self._mark)

    def words(self) -> str:
        """What the status bar says while the row is in hand: how the paper is checked."""
        parts = (self.name.text(), self.material.how, self.material.note)
        return "　".join(part for part in parts if part)


def check_cell(check: Check) -> QWidget:
    """The box with the padding of a table's first column."""
    cell = QWidget()
    space(QHBoxLayout(cell), (8, 0, 0, 0)).addWidget(check)
    return cell
