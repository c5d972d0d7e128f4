"""Text on a page: one helper that knows the type roles and tones."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy

from gui.theme import theme
from gui.widgets.polish import set_state

TONES = (None, "text2", "text3", "primary", "amber", "red", "green")


class Text(QLabel):
    """A label whose least width is a wish of the grid: its words are never cut for it."""

    grid_aware = True

    def sizeHint(self) -> QSize:
        return super().sizeHint().expandedTo(self._wish())

    def minimumSizeHint(self) -> QSize:
        return super().minimumSizeHint().expandedTo(self._wish())

    def _wish(self) -> QSize:
        width, height = self.property("grid_min_width"), self.property("grid_min_height")
        return QSize(theme.px(float(width or 0)), theme.px(float(height or 0)))


def label(
    text: str = "",
    role: str = "body",
    tone: str | None = None,
    wrap: bool = False,
    rich: bool = False,
) -> Text:
    """A label of a type role (figure, title, body, table, small, code ...) and tone.

    `rich` is for sentences of ours with a bold word in them, never for text that was typed.
    """
    if role not in theme.tokens["type"] or tone not in TONES:
        raise ValueError(f"no such role or tone: {role} {tone}")
    made = Text(text)
    made.setTextFormat(Qt.TextFormat.RichText if rich else Qt.TextFormat.PlainText)
    made.setProperty("type", role)
    if tone:
        made.setProperty("tone", tone)
    if wrap:
        made.setWordWrap(True)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


def set_tone(widget: QLabel, tone: str | None) -> None:
    """Change the tone of a label."""
    set_state(widget, "tone", tone or "")


def hairline() -> QFrame:
    """A horizontal hairline."""
    line = QFrame()
    line.setProperty("role", "hairline")
    return line


def vline() -> QFrame:
    """A vertical hairline."""
    line = QFrame()
    line.setProperty("role", "vline")
    return line
