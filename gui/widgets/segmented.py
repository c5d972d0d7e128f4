"""A switch of two to four answers, side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QSizePolicy, QToolButton, QWidget

from gui.theme import theme
from gui.widgets.metrics import space
from gui.widgets.polish import set_state


class _Cell(QToolButton):
    """One answer; as wide as its bold form, so choosing moves nothing."""

    def __init__(self, text: str, small: bool) -> None:
        super().__init__()
        self.setText(text)
        self.setCheckable(True)
        self.setAccessibleName(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._role = "table" if small else "body"
        self.setProperty("type", self._role)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font(self._role + "_bold")).horizontalAdvance(self.text())
        height = theme.px(24 if self._role == "table" else 28)
        return QSize(width + 2 * theme.px(11) + 2, height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Segmented(QFrame):
    """`Segmented([("no", "否"), ("yes", "是")])`. Left and Right change the answer, Space takes it.

    With `empty=True` nothing is chosen at first and `code()` is None until the person answers.
    """

    changed = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        small: bool = False,
        empty: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setProperty("role", "segmented")
        self.setProperty("density", "small" if small else "normal")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        row = space(QHBoxLayout(self))
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._cells: dict[str, _Cell] = {}
        for number, (code, text) in enumerate(choices):
            cell = _Cell(text, small)
            cell.setProperty("last", number == len(choices) - 1)
            cell.installEventFilter(self)
            self._group.addButton(cell, number)
            self._cells[code] = cell
            row.addWidget(cell)
        self._codes = [code for code, _ in choices]
        if not empty and self._codes:
            self._cells[self._codes[0]].setChecked(True)
        self._group.idClicked.connect(self._on_clicked)
        self._tab_stop()

    def code(self) -> str | None:
        """The code of the answer, None while there is none."""
        number = self._group.checkedId()
        return self._codes[number] if number >= 0 else None

    def set_code(self, code: str | None) -> None:
        """Choose an answer without saying so (no signal); None takes the answer away."""
        if code is None:
            self._group.setExclusive(False)
            for cell in self._cells.values():
                cell.setChecked(False)
            self._group.setExclusive(True)
        else:
            self._cells[code].setChecked(True)
        self._tab_stop()

    def cell(self, code: str) -> QToolButton:
        """The button of an answer."""
        return self._cells[code]

    def set_error(self, message: str | None) -> None:
        """Show or take away the red border."""
        set_state(self, "state", "error" if message else "")

    def hasFocus(self) -> bool:
        return any(cell.hasFocus() for cell in self._cells.values())

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._stop().setFocus(event.reason())

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason) -> None:
        """The focus goes to the chosen answer, or to the first."""
        self._stop().setFocus(reason)

    def _stop(self) -> _Cell:
        code = self.code()
        return self._cells[code if code is not None else self._codes[0]]

    def _tab_stop(self) -> None:
        stop = self._stop()
        for cell in self._cells.values():
            policy = Qt.FocusPolicy.StrongFocus if cell is stop else Qt.FocusPolicy.ClickFocus
            cell.setFocusPolicy(policy)
        self.setFocusProxy(stop)

    def _on_clicked(self, number: int) -> None:
        self._tab_stop()
        self.changed.emit(self._codes[number])

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
            parent = self.parentWidget()
            if parent is not None:
                parent.update()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            step = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(event.key()), 0)
            if step:
                self._move(step)
                return True
        return False

    def _move(self, step: int) -> None:
        number = self._codes.index(self.code() or self._codes[0])
        while 0 <= number + step < len(self._codes):
            number += step
            cell = self._cells[self._codes[number]]
            if cell.isEnabled():
                cell.setChecked(True)
                self._tab_stop()
                cell.setFocus(Qt.FocusReason.OtherFocusReason)
                self.changed.emit(self._codes[number])
                return

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))
