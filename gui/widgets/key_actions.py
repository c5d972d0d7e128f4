"""Shortcuts of a page: each is one QAction, shown on its button, unique on the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from gui.widgets.composing import composing
from gui.widgets.key_button import KeyButton


class DuplicateKey(ValueError):
    """Two acts of one page ask for the same key."""


class KeyActions(QObject):
    """The acts of a page: `page.keys.add("F8", "保存并编号", self.save, button)`.

    A button that was switched off with a reason (`set_off`) keeps its key: pressing it says why
    (`refused`, which a page hands to the status bar).
    """

    refused = Signal(str)

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._actions: dict[str, QAction] = {}
        self._buttons: dict[str, list[KeyButton]] = {}

    def add(
        self,
        key: str,
        text: str,
        act: Callable[[], object],
        button: KeyButton | None = None,
        repeat: bool = False,
    ) -> QAction:
        """Register an act under a key; its button triggers it and goes on and off with it."""
        name = QKeySequence(key).toString()
        if not name:
            raise ValueError(f"no such key: {key}")
        if name in self._actions:
            raise DuplicateKey(f"{key}: {self._actions[name].text()} / {text}")
        action = QAction(text, self._page)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(repeat)

        def triggered() -> None:
            if composing():
                return
            buttons = self._buttons.get(name, [])
            if buttons and not any(button.isEnabled() for button in buttons):
                self.refused.emit(buttons[0].toolTip())
            else:
                act()

        action.triggered.connect(triggered)
        self._page.addAction(action)
        self._actions[name] = action
        if button is not None:
            self.bind(action, button)
        return action

    def bind(self, action: QAction, button: KeyButton) -> None:
        """Let a button trigger an action and show its key."""
        if button.key is None:
            button.set_key(action.shortcut().toString())
        button.clicked.connect(action.trigger)
        self._buttons.setdefault(action.shortcut().toString(), []).append(button)

        def follow() -> None:
            if button.isEnabled() != action.isEnabled():
                button.setEnabled(action.isEnabled())

        action.enabledChanged.connect(follow)

    def get(self, key: str) -> QAction | None:
        """The act under a key."""
        return self._actions.get(QKeySequence(key).toString())

    def enable(self, key: str, enabled: bool) -> None:
        """Switch an act on or off, and its button with it."""
        action = self.get(key)
        if action is not None:
            action.setEnabled(enabled)

    def all(self) -> list[QAction]:
        """Every act of the page."""
        return list(self._actions.values())
