"""A field of a few lines: grows from 52 to 96, Tab and Ctrl+Enter leave it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from gui.theme import theme
from gui.widgets.polish import set_state


class MultiLine(QPlainTextEdit):
    """Plain text of several lines. Enter is a new line; `advance` fires on Ctrl+Enter."""

    edited = Signal()
    advance = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._composing = False
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.document().setDocumentMargin(0)  # two lines are exactly what 52 px hold
        self.textChanged.connect(self._on_changed)

    @property
    def composing(self) -> bool:
        """Whether an input method holds unfinished text."""
        return self._composing

    def text(self) -> str:
        """The text."""
        return self.toPlainText()

    def set_text(self, text: str | None) -> None:
        """Show a text without saying `edited`."""
        self.blockSignals(True)
        self.setPlainText(text or "")
        self.blockSignals(False)
        self.updateGeometry()

    def set_optional(self) -> None:
        """Say inside the empty field that it may stay empty."""
        self.setPlaceholderText("选填")

    def set_error(self, message: str | None) -> None:
        """Show or take away the red border."""
        set_state(self, "state", "error" if message else "")

    def sizeHint(self) -> QSize:
        lines = max(1, int(self.document().size().height()))
        # Qt lays a line out one pixel higher than the font says, to hold fractions.
        wanted = lines * (self.fontMetrics().lineSpacing() + 1) + theme.px(10)
        return QSize(theme.px(180), min(max(wanted, theme.px(52)), theme.px(96)))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if self._composing and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return bool(super().event(event))

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        was = self._composing
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)
        if was and not self._composing:
            self.edited.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.advance.emit()
            event.ignore()
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._composing = False
        parent = self.parentWidget()
        if parent is not None:
            parent.update()

    def _on_changed(self) -> None:
        self.updateGeometry()
        if not self._composing:
            self.edited.emit()
