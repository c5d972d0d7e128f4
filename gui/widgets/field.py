"""The base of every one-line field: states, focus, what stands inside at the right."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QFontMetrics,
    QInputMethodEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QLineEdit, QWidget

from gui.theme import theme
from gui.widgets.polish import set_state

_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class Field(QLineEdit):
    """A line edit that says when it was left and what is wrong with its text.

    `checked` carries the remedy (or "") after the field was left: format only, never "missing".
    `edited` fires when the person has changed the text and no input method is composing.
    `advance` asks the page to move the focus on.
    """

    checked = Signal(str)
    edited = Signal()
    advance = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self._unit = ""
        self.textEdited.connect(self._on_edited)

    @property
    def composing(self) -> bool:
        """Whether an input method holds unfinished text in this field."""
        return self._composing

    def fault(self) -> str | None:
        """The remedy for the text as it stands, or None. An empty field has no fault."""
        return None

    def claims(self, key: int) -> bool:
        """Whether the field wants a key that may also be a shortcut of the page."""
        return False

    def set_error(self, message: str | None) -> None:
        """Show or take away the red border; the sentence itself stands in the form row."""
        set_state(self, "state", "error" if message else "")

    def has_error(self) -> bool:
        """Whether the red border is on."""
        return bool(self.property("state") == "error")

    def set_optional(self) -> None:
        """Say inside the empty field that it may stay empty."""
        self.setPlaceholderText("选填")

    def set_unit(self, unit: str) -> None:
        """A unit inside at the right (元, 岁)."""
        self._unit = unit
        self._reserve()

    def set_density(self, density: str) -> None:
        """`cell` (24, in tables), `bill` (28), `search` (38) or `` (30)."""
        set_state(self, "density", density)

    def right_width(self) -> int:
        """The width that is kept free inside at the right, in device pixels."""
        if not self._unit:
            return 0
        return QFontMetrics(theme.font("table")).horizontalAdvance(self._unit) + theme.px(6)

    def right_rect(self, width: int) -> QRect:
        """Where something of a width stands inside at the right."""
        return QRect(self.width() - width - theme.px(9), 0, width, self.height())

    def paint_right(self, painter: QPainter) -> None:
        """Paint what stands inside at the right."""
        if self._unit:
            painter.setFont(theme.font("table"))
            painter.setPen(theme.color("text3"))
            flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
            painter.drawText(self.right_rect(self.right_width()), flags, self._unit)

    def _reserve(self) -> None:
        self.setTextMargins(0, 0, self.right_width(), 0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        self.paint_right(painter)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._reserve()

    def event(self, event: QEvent) -> bool:
        # While a syllable is being composed its keys belong to the input method, not to shortcuts.
        if event.type() == QEvent.Type.ShortcutOverride and (
            self._composing or (isinstance(event, QKeyEvent) and self.claims(event.key()))
        ):
            event.accept()
            return True
        return bool(super().event(event))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        was = self._composing
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if was and not self._composing:
            self.edited.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _KEYBOARD:
            self.selectAll()
        self._row_update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._composing = False
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.leave()
        self._row_update()

    def leave(self) -> None:
        """Tidy and check the text; called when the focus goes."""
        self.checked.emit(self.fault() or "")

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def _on_edited(self, text: str) -> None:
        if not self._composing:
            self.edited.emit()

    def _row_update(self) -> None:
        parent = self.parentWidget()
        if parent is not None:
            parent.update()
