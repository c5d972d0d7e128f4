"""The papers of a filing as a table of live rows, the one in hand marked, faults below it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, QObject, QRect, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QWidget

from core.desk.draft import MaterialState
from core.filing import Material
from gui.filing.material_row import MaterialRow
from gui.filing.promise_row import PromiseRow
from gui.theme import theme
from gui.widgets.label import label
from gui.widgets.metrics import fix, space

_HEADS = ("", "材料", "核验方式", "有效期 / 说明", "状态")
_STRETCH = (0, 10, 8, 8, 0)


@dataclass(frozen=True)
class _Band:
    """One row as it is painted: its key, its cells, and where the focus may stand in it."""

    key: str
    cells: tuple[QWidget, ...]
    stops: tuple[QWidget, ...]

    def rect(self, width: int) -> QRect:
        """The whole row across the table."""
        found = QRect()
        for cell in self.cells:
            if cell.isVisible():
                found = found.united(cell.geometry())
        return QRect(1, found.top(), width - 2, found.height())


class MaterialsTable(QFrame):
    """`show_materials` builds or refreshes rows; `changed` carries a material id and its state.

    `held` says what the row in hand is about. `set_stacked` puts every row on two lines.
    """

    changed = Signal(str, object)
    held = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName("材料")
        self._grid = space(QGridLayout(self), (1, 0, 1, 1))
        self._grid.setHorizontalSpacing(theme.px(8))
        self._heads: list[QWidget] = []
        for column, (text, stretch) in enumerate(zip(_HEADS, _STRETCH, strict=True)):
            head = fix(label(text, "small", "text2"), min_height=28)
            self._grid.addWidget(head, 0, column)
            self._grid.setColumnStretch(column, stretch)
            self._heads.append(head)
        self._stacked = False
        self._materials: tuple[Material, ...] = ()
        self.rows: dict[str, MaterialRow] = {}
        self.promises: dict[str, PromiseRow] = {}
        self._bands: list[_Band] = []
        self._errors: set[str] = set()

    def show_materials(
        self,
        materials: Sequence[Material],
        marks: Mapping[str, MaterialState],
        *,
        commitment: bool | None,
        area: str,
        saved: bool,
        today: date,
    ) -> bool:
        """Show the papers; True when the rows are new ones (the focus order has changed)."""
        rebuilt = tuple(materials) != self._materials
        if rebuilt:
            self._build(tuple(materials))
        for key, row in self.rows.items():
            row.show(marks.get(key, MaterialState()), saved, today)
        for key, promise in self.promises.items():
            promise.show(marks.get(key, MaterialState()), commitment, area)
        self.update()
        return rebuilt

    def set_errors(self, errors: Mapping[str, str]) -> None:
        """Remedies by material id; all others are taken away."""
        self._errors = set(errors)
        for key, row in self.rows.items():
            row.set_error(errors.get(key))
        self.update()

    def set_stacked(self, stacked: bool) -> None:
        """Two lines a row, where the form is narrow."""
        if stacked != self._stacked:
            self._stacked = stacked
            self._place_all()

    def target(self, material_id: str) -> QWidget | None:
        """The widget to jump to for a paper."""
        row = self.rows.get(material_id)
        return row.target() if row else None

    def papers(self) -> dict[str, str]:
        """What each material is called in the error summary: the paper that is meant."""
        return {key: row.paper() for key, row in self.rows.items()}

    def stops(self) -> list[QWidget]:
        """Every stop of the focus, row by row."""
        return [stop for band in self._bands for stop in band.stops]

    def _build(self, materials: tuple[Material, ...]) -> None:
        for band in self._bands:
            for cell in band.cells:
                self._grid.removeWidget(cell)
                cell.hide()
                cell.deleteLater()
        self._materials = materials
        self.rows, self.promises, self._bands = {}, {}, []
        self._errors = set()
        for number, material in enumerate(materials):
            row = MaterialRow(number, material, self)
            row.changed.connect(self.changed)
            self.rows[material.id] = row
            cells = (*row.cells, row.below)
            self._bands.append(_Band(material.id, cells, tuple(row.stops())))
            if material.commitment:
                promise = PromiseRow(number, material, self)
                promise.changed.connect(self.changed)
                self.promises[material.id] = promise
                key = f"{material.id}.promise"
                self._bands.append(_Band(key, promise.cells, tuple(promise.stops())))
        self._place_all()
        for stop in self.stops():
            stop.installEventFilter(self)

    def _place_all(self) -> None:
        for head in self._heads[2:4]:
            head.setVisible(not self._stacked)
        line = 1
        for band in self._bands:
            check, name, how, until, state, *below = band.cells
            fix(name, min_height=28)
            self._grid.addWidget(check, line, 0)
            self._grid.addWidget(state, line, 4)
            if self._stacked:
                self._grid.addWidget(name, line, 1, 1, 3)
                self._grid.addWidget(how, line + 1, 1, 1, 2)
                self._grid.addWidget(until, line + 1, 3, 1, 2)
                line += 1
            else:
                self._grid.addWidget(name, line, 1)
                self._grid.addWidget(how, line, 2)
                self._grid.addWidget(until, line, 3)
            line += 1
            for remedy in below:
                self._grid.addWidget(remedy, line, 1, 1, 4)
                line += 1
        self.updateGeometry()
        self.update()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            for row in self.rows.values():
                if watched in row.stops():
                    self.held.emit(row.words())
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        head = QRect(1, 1, self.width() - 2, self._heads[1].geometry().bottom())
        painter.fillRect(head, theme.color("surface2"))
        for band in self._bands:
            place = band.rect(self.width())
            painter.setPen(theme.color("line"))
            painter.drawLine(place.left(), place.top(), place.right(), place.top())
            body = place.adjusted(0, 1, 0, 0)
            in_hand = any(stop.hasFocus() for stop in band.stops)
            if band.key in self._errors:
                painter.fillRect(body, theme.color("red_bg"))
            elif in_hand:
                painter.fillRect(body, theme.color("select"))
            if in_hand:
                bar = QRect(body.left(), body.top(), theme.px(3), body.height())
                painter.fillRect(bar, theme.color("primary"))
