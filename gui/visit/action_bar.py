"""The bar at the foot of the visit: back at the left, acts at the right, one of them primary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QPushButton, QWidget

from gui.widgets.key_button import KeyButton
from gui.widgets.label import label
from gui.widgets.metrics import fix, space

_ICONS = {"F9": "printer"}


@dataclass(frozen=True)
class BarAct:
    """One button: text, key, what it does; `kind` as in `KeyButton`."""

    text: str
    key: str
    act: Callable[[], object]
    kind: str = "secondary"


class ActionBar(QFrame):
    """Never scrolls away. The page sets the acts of each step; unchanged ones keep their button."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "actions")
        fix(self, height=48)
        row = space(QHBoxLayout(self), (16, 0, 16, 0), 10)
        self.back = KeyButton("上一步", "Esc", icon="corner-up-left")
        row.addWidget(self.back)
        self._note = label("返回不丢内容", "small", "text2")
        row.addWidget(self._note)
        row.addStretch(1)
        self._more = QPushButton("更多")
        self._more.setAutoDefault(False)
        row.addWidget(self._more)
        self._more.hide()
        self._narrow = False
        self._row = space(QHBoxLayout(), gap=10)
        row.addLayout(self._row)
        self._shown: tuple[tuple[str, str, str], ...] = ()
        self._acts: dict[str, Callable[[], object]] = {}
        self._buttons: dict[str, KeyButton] = {}

    def show_acts(self, acts: Sequence[BarAct]) -> None:
        """Show these acts, in order."""
        self._acts = {act.key: act.act for act in acts}
        shown = tuple((act.text, act.key, act.kind) for act in acts)
        if shown == self._shown:
            return
        focused = next((key for key, one in self._buttons.items() if one.hasFocus()), None)
        for button in self._buttons.values():
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._shown, self._buttons = shown, {}
        for act in acts:
            button = KeyButton(act.text, act.key, kind=act.kind, icon=_ICONS.get(act.key))
            button.clicked.connect(lambda _=False, key=act.key: self.press(key))
            self._row.addWidget(button)
            self._buttons[act.key] = button
        self._fold()
        if focused in self._buttons:
            self._buttons[focused].setFocus()

    def press(self, key: str) -> None:
        """Do what the key of a shown button does."""
        act = self._acts.get(key)
        if act is not None:
            act()

    def offers(self, key: str) -> bool:
        """Whether a shown button has this key."""
        return key in self._acts

    def button(self, key: str) -> KeyButton | None:
        """The button of a key."""
        return self._buttons.get(key)

    def primary(self) -> KeyButton | None:
        """The one blue button."""
        key = next((key for _, key, kind in self._shown if kind == "primary"), None)
        return self._buttons.get(key) if key else None

    def set_narrow(self, narrow: bool) -> None:
        """Leave the note out when there is no room for it."""
        self._note.setVisible(not narrow)
        self._narrow = narrow
        self._fold()

    def _fold(self) -> None:
        """Narrow: the primary and the next step stay, the rest goes under 更多."""
        last = self._shown[-1][1] if self._shown else ""
        folded = []
        for text, key, kind in self._shown:
            away = self._narrow and kind != "primary" and key != last
            self._buttons[key].setVisible(not away)
            if away:
                folded.append((text, key))
        self._more.setVisible(bool(folded))
        menu = QMenu(self._more)
        for text, key in folded:
            menu.addAction(f"{text}　{key}", self._presser(key))
        old = self._more.menu()
        self._more.setMenu(menu)
        if old is not None:
            old.deleteLater()

    def _presser(self, key: str) -> Callable[[], None]:
        return lambda: self.press(key)
