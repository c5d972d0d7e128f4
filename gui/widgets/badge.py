"""Badge and chip as widgets; they paint with the functions the tables use."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.kernel.status import Status
from gui.widgets.marks import BADGES, CHIPS, badge_size, chip_size, paint_badge, paint_chip
from gui.widgets.sized_by_theme import SizedByTheme


class _Painted(SizedByTheme, QWidget):
    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _renew(self, name: str) -> None:
        self.setAccessibleName(name)
        self.updateGeometry()
        self.update()


class Badge(_Painted):
    """How well something is founded: 官方, 参考, 未核实, 缺参数, or words of its own."""

    def __init__(
        self, status: Status, text: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.set_status(status, text)

    def set_status(self, status: Status, text: str | None = None) -> None:
        """Show another status; `text` replaces the word (结果未核实)."""
        self._status, self._text = status, text
        self._renew(text or BADGES[status].word)

    @property
    def status(self) -> Status:
        """The status shown."""
        return self._status

    def sizeHint(self) -> QSize:
        return badge_size(self._status, self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_badge(QPainter(self), self.rect(), self._status, self._text)


class Chip(_Painted):
    """Where something is in its life: a kind of `marks.CHIPS` and its word."""

    def __init__(self, kind: str, text: str | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.set_kind(kind, text)

    def set_kind(self, kind: str, text: str | None = None) -> None:
        """Show another kind."""
        if kind not in CHIPS:
            raise ValueError(f"no such chip: {kind}")
        self._kind, self._text = kind, text
        self._renew(CHIPS[kind].word if text is None else text)

    @property
    def kind(self) -> str:
        """The kind shown."""
        return self._kind

    def sizeHint(self) -> QSize:
        return chip_size(self._kind, self._text)

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_chip(QPainter(self), self.rect(), self._kind, self._text)
