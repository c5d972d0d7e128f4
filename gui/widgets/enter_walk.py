"""Enter goes to the next field, Shift+Enter back; one list a page sets this and the tab order."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QCheckBox,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from gui.widgets.error_summary import reveal
from gui.widgets.link import Link
from gui.widgets.segmented import Segmented

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_NOT_PRESSED = (QCheckBox, QToolButton)


class EnterWalk(QObject):
    """`EnterWalk(page).set_order([id_field, name_field, ..., save_button])`.

    Enter on the last field before a button moves to the button; Enter on a button presses it.
    Hidden and disabled widgets are stepped over, and links too: a clerk who goes on with Enter must
    not open a sheet by it; Tab reaches them. In multi-line fields it is Ctrl+Enter.
    `ended` fires when Enter was pressed and nothing comes after.
    """

    ended = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._order: list[QWidget] = []
        self._followed: set[QWidget] = set()

    def set_order(self, widgets: Sequence[QWidget]) -> None:
        """The one order of a page, for Enter and for Tab; may be given again."""
        for widget in self._order:
            for part in _parts(widget):
                part.removeEventFilter(self)
        self._order = list(widgets)
        for widget in self._order:
            for part in _parts(widget):
                part.installEventFilter(self)
            advance = getattr(widget, "advance", None)
            if advance is not None and not isinstance(widget, QPlainTextEdit):
                self._follow(widget)
        for first, second in zip(self._order, self._order[1:], strict=False):
            QWidget.setTabOrder(_last(first), _first(second))

    def _follow(self, widget: QWidget) -> None:
        """Let a field's `advance` move the focus on, once however often the order is given."""
        if widget in self._followed:
            return
        self._followed.add(widget)

        def advance() -> None:
            if widget in self._order and widget.hasFocus():
                self.forward(widget)

        widget.advance.connect(advance)  # type: ignore[attr-defined]

    def order(self) -> tuple[QWidget, ...]:
        """The list that was given."""
        return tuple(self._order)

    def forward(self, widget: QWidget) -> QWidget | None:
        """Move the focus to the next field that can take it."""
        return self._go(widget, 1)

    def back(self, widget: QWidget) -> QWidget | None:
        """Move the focus to the field before."""
        return self._go(widget, -1)

    def _go(self, widget: QWidget, step: int) -> QWidget | None:
        number = self._order.index(widget) + step
        while 0 <= number < len(self._order):
            target = self._order[number]
            if target.isVisible() and target.isEnabled() and not isinstance(target, Link):
                reveal(target)
                target.setFocus(Qt.FocusReason.TabFocusReason)
                return target
            number += step
        return None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if Qt.Key(event.key()) not in _ENTER or getattr(watched, "composing", False):
            return False
        widget = self._owner(watched)
        return widget is not None and self._enter(widget, event.modifiers())

    def _enter(self, widget: QWidget, modifiers: Qt.KeyboardModifier) -> bool:
        """What Enter does on a field; False leaves the key to the field itself."""
        shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
        control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
        if isinstance(widget, QPlainTextEdit) and not control:
            return False
        if isinstance(widget, QAbstractItemView) and not (shift or control):
            return False
        if shift:
            self.back(widget)
        elif isinstance(widget, QAbstractButton) and not isinstance(widget, _NOT_PRESSED):
            widget.click()
        else:
            taker = getattr(widget, "take_enter", None)
            if taker is not None:
                taker()
            if self.forward(widget) is None:
                self.ended.emit()
        return True

    def _owner(self, watched: QObject) -> QWidget | None:
        for widget in self._order:
            if watched is widget or (isinstance(widget, Segmented) and watched in _parts(widget)):
                return widget
        return None


def _parts(widget: QWidget) -> list[QWidget]:
    """The widgets that get the key events of a field."""
    if isinstance(widget, Segmented):
        return [*widget.findChildren(QToolButton)]
    return [widget]


def _first(widget: QWidget) -> QWidget:
    return _parts(widget)[0]


def _last(widget: QWidget) -> QWidget:
    return _parts(widget)[-1]
