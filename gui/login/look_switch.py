"""Scheme and scale of this seat: they act at once and are remembered."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QGridLayout, QWidget

from gui.settings import SeatFile
from gui.theme import theme
from gui.widgets.label import label
from gui.widgets.metrics import space
from gui.widgets.segmented import Segmented


class LookSwitch(QWidget):
    """标准 or 高对比, 100 to 200 %."""

    def __init__(self, seat: SeatFile, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._seat = seat
        grid = space(QGridLayout(self), gap=8)
        grid.setColumnStretch(1, 1)
        self.scheme = Segmented([("light", "标准"), ("contrast", "高对比")], small=True)
        self.scheme.setAccessibleName("配色")
        self.scale = Segmented([(str(n), f"{n}%") for n in (100, 125, 150, 200)], small=True)
        self.scale.setAccessibleName("字号")
        self.show_look()
        self.scheme.changed.connect(self._switch)
        self.scale.changed.connect(self._switch)
        for line, (words, switch) in enumerate((("配色", self.scheme), ("字号", self.scale))):
            grid.addWidget(label(words, "table", "text2"), line, 0)
            grid.addWidget(switch, line, 1, Qt.AlignmentFlag.AlignLeft)

    def show_look(self) -> None:
        """Show the look in force."""
        self.scheme.set_code(theme.scheme)
        code = str(theme.scale)
        self.scale.set_code(code if code in ("100", "125", "150", "200") else None)

    def _switch(self, _code: str) -> None:
        application = QApplication.instance()
        scheme = self.scheme.code() or "light"
        scale = int(self.scale.code() or theme.scale)
        if isinstance(application, QApplication):
            theme.apply(application, scheme, scale)
        self._seat.keep(scheme=scheme, scale=scale)
