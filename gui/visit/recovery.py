"""恢复未完成的登记？ — asked once, in the page, with the name, the time and the step."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.desk.views import OpenVisit
from gui import clock
from gui.visit.words import STEP_CODES, STEPS
from gui.widgets.key_button import KeyButton
from gui.widgets.label import hairline, label
from gui.widgets.metrics import space
from gui.widgets.panel import Panel

MOST = 3


class RecoveryPanel(Panel):
    """`resumed(visit_id)` on 接着办; `put_down` leaves everything as it is, nothing is lost."""

    resumed = Signal(str)
    put_down = Signal()

    def __init__(self, visits: Sequence[OpenVisit], parent: QWidget | None = None) -> None:
        super().__init__("恢复未完成的登记？", f"{len(visits)} 件没有办完", parent=parent)
        self.buttons: list[KeyButton] = []
        for number, visit in enumerate(visits[:MOST]):
            if number:
                self.body.addWidget(hairline())
            line = space(QHBoxLayout(), (0, 2, 0, 2), 12)
            line.addWidget(label(visit.name or "没有姓名", "body_bold"))
            line.addWidget(label(visit.masked_id, "table", "text2"))
            line.addWidget(label(where_left(visit), "table", "text2"), 1)
            button = KeyButton("接着办", "Enter" if not number else None, small=True)
            button.clicked.connect(lambda _=False, v=visit.id: self.resumed.emit(v))
            line.addWidget(button)
            self.body.addLayout(line)
            self.buttons.append(button)
        self.foot.addWidget(label("放下的件还在，F3 找人能接着办", "small", "text3"))
        self.foot.addStretch(1)
        self.put_down_button = KeyButton("放下", small=True)
        self.put_down_button.clicked.connect(self.put_down)
        self.foot.addWidget(self.put_down_button)


def where_left(visit: OpenVisit) -> str:
    """11-20 11:25 存到第 3 步 备案."""
    number = STEP_CODES.index(visit.step) + 1 if visit.step in STEP_CODES else 1
    saved = f"{visit.saved_at.astimezone(clock.now().tzinfo):%m-%d %H:%M}"
    return f"{saved} 存到第 {number} 步 {STEPS[number - 1]}　办件 {visit.number}"
