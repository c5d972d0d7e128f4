"""The foot of the register: one filing, how it came to be, and what can be done with it."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from core.desk.views import FilingDetail, HistoryStep
from gui.register.line import Line
from gui.register.words import STATUS_WORDS, due_sentence
from gui.widgets.badge import Chip
from gui.widgets.key_button import KeyButton
from gui.widgets.label import label, vline
from gui.widgets.link import Link
from gui.widgets.metrics import fix, space

REVEAL_MS = 30_000
OPEN, CHANGE, UNDO, PRINT, ENTERED, RETURNED, AGAIN, CANCEL = (
    "open", "change", "undo", "print", "in_force", "returned", "to_enter", "cancelled",
)  # fmt: skip
_BUTTONS = (
    (OPEN, "打开", "Enter"),
    (ENTERED, "标记已录入", "Ctrl+L"),
    (AGAIN, "转待录入", None),
    (RETURNED, "标记退回", None),
    (CHANGE, "变更", None),
    (UNDO, "撤销上一步", "Ctrl+Z"),
    (PRINT, "重打备案表", "F9"),
    (CANCEL, "取消备案", None),
)
_COLUMNS = 4


class DetailFoot(QFrame):
    """`asked` carries one of the acts; only those that this filing allows are shown."""

    asked = Signal(str)
    reveal_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "actions")
        self.setAccessibleName("备案详情")
        fix(self, min_height=88)
        row = space(QHBoxLayout(self), (14, 8, 14, 8), 14)
        row.addLayout(self._who(), 3)
        row.addWidget(vline())
        self._life_part = self._life()
        row.addWidget(self._life_part, 4)
        self._line = vline()
        row.addWidget(self._line)
        column = space(QVBoxLayout(), gap=8)
        self._rows = [space(QHBoxLayout(), gap=8) for _ in range(2)]
        for line in self._rows:
            line.addStretch(1)
            column.addLayout(line)
        column.addStretch(1)
        self.buttons: dict[str, KeyButton] = {}
        self._columns = _COLUMNS
        for code, text, key in _BUTTONS:
            button = KeyButton(text, key, small=True)
            button.clicked.connect(lambda _on=False, code=code: self.asked.emit(code))
            self.buttons[code] = button
        row.addLayout(column)
        self._hider = QTimer(self)
        self._hider.setSingleShot(True)
        self._hider.setInterval(REVEAL_MS)
        self._hider.timeout.connect(self.hide_number)
        self._masked = ""
        self.show_nothing()

    def show_filing(self, line: Line, detail: FilingDetail, now: datetime) -> None:
        """One filing in full."""
        self._show_line(line)
        self._sentence.setText(due_sentence(detail.row, now.date()))
        self._history.setText("　→　".join(_step(step, now) for step in detail.history))
        prints = f"备案表打印 {detail.prints} 次" if detail.prints else "备案表还没有打印"
        platform = detail.row.platform_number
        facts = [prints, f"平台编号 {platform}" if platform else "", _reasons(detail.history)]
        self._facts.setText("・".join(fact for fact in facts if fact))
        self.reveal.show()
        self._offer(_possible(detail))

    def show_visit(self, line: Line) -> None:
        """A visit that was never finished: it can only be opened."""
        self._show_line(line)
        self._sentence.setText(line.kind)
        self._history.setText("还没有编号，接着办完才进台账")
        self._facts.setText(line.due)
        self.reveal.hide()
        self._offer({OPEN})

    def show_nothing(self) -> None:
        """No row: the foot stays, empty."""
        for text in (self._number, self._id, self._sentence, self._history, self._facts):
            text.clear()
        self._chip.hide()
        self.reveal.hide()
        self._offer(set())

    def set_short(self, short: bool) -> None:
        """Leave the history out on a narrow page."""
        self._life_part.setVisible(not short)
        self._line.setVisible(not short)
        self._columns = 3 if short else _COLUMNS
        self._offer({code for code in self.buttons if self.offers(code)})

    def show_number(self, number: str) -> None:
        """The full number for thirty seconds."""
        self._id.setText(number)
        self.reveal.hide()
        self._hider.start()

    def hide_number(self) -> None:
        """Back to the stars."""
        self._hider.stop()
        self._id.setText(self._masked)
        self.reveal.setVisible(bool(self._masked))

    def id_text(self) -> str:
        """The number as shown."""
        return self._id.text()

    def offers(self, act: str) -> bool:
        """Whether an act is possible for what is shown."""
        return not self.buttons[act].isHidden()

    def history_text(self) -> str:
        """The steps as shown."""
        return self._history.text()

    def _who(self) -> QVBoxLayout:
        column = space(QVBoxLayout(), gap=4)
        top = space(QHBoxLayout(), gap=8)
        self._number = label("", "body_bold")
        self._chip = Chip("plain", "")
        top.addWidget(self._number)
        top.addWidget(self._chip)
        top.addStretch(1)
        column.addLayout(top)
        middle = space(QHBoxLayout(), gap=10)
        self._id = label("", "table", "text2")
        self.reveal = Link("显示全号（记审计）", role="table")
        self.reveal.clicked.connect(self.reveal_asked)
        middle.addWidget(self._id)
        middle.addWidget(self.reveal)
        middle.addStretch(1)
        column.addLayout(middle)
        self._sentence = label("", "table_bold", wrap=True)
        column.addWidget(self._sentence)
        column.addStretch(1)
        return column

    def _life(self) -> QWidget:
        part = QWidget()
        column = space(QVBoxLayout(part), gap=4)
        column.addWidget(label("经过", "table", "text2"))
        self._history = label("", "table", wrap=True)
        self._facts = label("", "small", "text2", wrap=True)
        column.addWidget(self._history)
        column.addWidget(self._facts)
        column.addStretch(1)
        return part

    def _show_line(self, line: Line) -> None:
        self._hider.stop()
        self._masked = line.masked_id
        self._number.setText(f"{line.number}　{line.name}")
        self._chip.set_kind(*line.chip)
        self._chip.show()
        self._id.setText(line.masked_id)

    def _offer(self, possible: set[str]) -> None:
        """Show the possible acts in two rows, close together."""
        shown = [code for code, _text, _key in _BUTTONS if code in possible]
        for code, button in self.buttons.items():
            for row in self._rows:
                row.removeWidget(button)
            button.setParent(self)
            button.setVisible(code in possible)
        for at, code in enumerate(shown):
            row = self._rows[min(at // self._columns, len(self._rows) - 1)]
            row.insertWidget(row.count() - 1, self.buttons[code])


def _possible(detail: FilingDetail) -> set[str]:
    acts = {OPEN} if detail.row.action == "cancel" else {OPEN, PRINT}
    acts |= {act for act in (ENTERED, RETURNED, AGAIN, CANCEL) if act in detail.allowed}
    if detail.row.status == "in_force" and CANCEL in detail.allowed:
        acts.add(CHANGE)
    if detail.can_undo:
        acts.add(UNDO)
    return acts


def _step(step: HistoryStep, now: datetime) -> str:
    at = step.at.astimezone(now.tzinfo)
    day = f"{at:%m-%d %H:%M}" if at.year == now.year else f"{at:%Y-%m-%d %H:%M}"
    undone = "（已撤销）" if step.undone else ""
    return f"{day} {STATUS_WORDS.get(step.status_to, step.status_to)}（{step.clerk_name}）{undone}"


def _reasons(history: tuple[HistoryStep, ...]) -> str:
    given = [step.reason for step in history if step.reason and not step.undone]
    return f"原因：{given[-1]}" if given else ""
