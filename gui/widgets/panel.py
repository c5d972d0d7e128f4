"""A white panel with a hairline, a head row and an optional footer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from gui.widgets.label import label
from gui.widgets.metrics import fix, space


class Panel(QFrame):
    """Head with title, small note and a slot at the right; body; footer shown once it is used.

    Add to `body` (QVBoxLayout, padding 12), `head_slot` and `foot` (QHBoxLayouts).
    `flush=True` leaves out the body's padding, for tables.
    """

    def __init__(
        self,
        title: str = "",
        note: str = "",
        flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName(title)
        whole = space(QVBoxLayout(self))
        self.head = QFrame()
        self.head.setProperty("role", "panel-head")
        fix(self.head, min_height=34)
        head = space(QHBoxLayout(self.head), (12, 0, 12, 0), 8)
        self._title, self._note = label(title, "body_bold"), label(note, "small", "text3")
        head.addWidget(self._title)
        head.addWidget(self._note)
        head.addStretch(1)
        self.head_slot = space(QHBoxLayout(), gap=8)
        head.addLayout(self.head_slot)
        # A widget shown before it has a parent is a window for a moment and takes the focus along.
        whole.addWidget(self.head)
        self.head.setVisible(bool(title or note))
        inner = QWidget()
        self.body = space(QVBoxLayout(inner), (0, 0, 0, 0) if flush else (12, 8, 12, 12))
        whole.addWidget(inner, 1)
        self._foot_frame = QFrame()
        self._foot_frame.setProperty("role", "panel-foot")
        self._foot_frame.setVisible(False)
        fix(self._foot_frame, min_height=36)
        self._foot = space(QHBoxLayout(self._foot_frame), (12, 4, 12, 4), 8)
        whole.addWidget(self._foot_frame)

    @property
    def foot(self) -> QHBoxLayout:
        """The footer's row; asking for it shows the footer."""
        self._foot_frame.setVisible(True)
        return self._foot

    def show_foot(self, shown: bool) -> None:
        """Hide the footer when the height is short."""
        self._foot_frame.setVisible(shown)

    def set_title(self, title: str) -> None:
        """Change the title."""
        self._title.setText(title)
        self._title.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        self.setAccessibleName(title)
        self.head.setVisible(bool(title or self._note.text()))

    def set_note(self, note: str) -> None:
        """Change the small note behind the title."""
        self._note.setText(note)
        self.head.setVisible(bool(note or self._title.text()))
