"""The list of opening checks at the right of the login page."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.login.opening_check import BAD, GOOD, NOTE, WARN, OpeningCheck
from gui.widgets.icon_label import IconLabel
from gui.widgets.label import hairline, label
from gui.widgets.metrics import fix, space

_ICONS = {
    GOOD: ("check", "green", "好"),
    WARN: ("triangle-alert", "amber", "留意"),
    BAD: ("circle-x", "red", "要处理"),
    NOTE: ("info", "primary", "说明"),
}


class ChecksList(QWidget):
    """Title, a strong line, then a row a check; `set_checks` may be called again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("开窗前看一眼")
        column = space(QVBoxLayout(self))
        title = label("开窗前看一眼", "body_bold")
        fix(title, min_height=28)
        column.addWidget(title)
        strong = QFrame()
        strong.setProperty("role", "strongline")
        column.addWidget(strong)
        self._rows = space(QVBoxLayout())
        column.addLayout(self._rows)
        foot = label(
            "办件人、备案数等内容登录后才显示。\n离开座位按 F12 锁屏；5 分钟不操作自动锁。",
            "small",
            "text2",
        )
        fix(foot, min_height=48)
        foot.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        column.addWidget(foot)
        column.addStretch(1)

    def set_checks(self, checks: Sequence[OpeningCheck]) -> None:
        """Show these checks."""
        while self._rows.count():
            item = self._rows.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.deleteLater()
        for check in checks:
            self._rows.addWidget(_row(check))
            self._rows.addWidget(hairline())


def _row(check: OpeningCheck) -> QWidget:
    icon, tone, word = _ICONS[check.state]
    row = QWidget()
    row.setAccessibleName(f"{word}：{check.title}")
    row.setAccessibleDescription(check.line)
    line = space(QHBoxLayout(row), (0, 8, 0, 8), 10)
    line.addWidget(IconLabel(icon, tone, 18), 0, Qt.AlignmentFlag.AlignTop)
    words = space(QVBoxLayout())
    words.addWidget(label(check.title, "table", wrap=True))
    words.addWidget(label(check.line, "small", "text2", wrap=True))
    line.addLayout(words, 1)
    return row
