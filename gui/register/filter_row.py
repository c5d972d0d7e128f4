"""The filters of the register in one row: text, status, kind, place, first day, clerk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.areas import Divisions
from core.desk.views import RegisterQuery
from gui.register.words import KIND_WORDS, STATUS_WORDS
from gui.visit.pick_sources import AreaSource
from gui.widgets.date_field import DateField
from gui.widgets.field import Field
from gui.widgets.label import label
from gui.widgets.link import Link
from gui.widgets.metrics import fix, space
from gui.widgets.pick_field import PickField
from gui.widgets.pick_item import PickItem

ALL = "*"


class RegisterSearch(Field):
    """Down goes into the list; Esc empties the field before it means anything to the page."""

    down = Signal()
    emptied = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText("姓名、拼音、编号、证号后 4 位")
        self.setAccessibleName("找备案")

    def claims(self, key: int) -> bool:
        return key == Qt.Key.Key_Escape and bool(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        enter = key in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if not self.composing and (key == Qt.Key.Key_Down or enter):
            self.down.emit()
        elif not self.composing and self.claims(key):
            self.clear()
            self.emptied.emit()
        else:
            super().keyPressEvent(event)


class FilterRow(QWidget):
    """`changed` fires after the person has changed a filter; `down` asks for the list."""

    changed = Signal()
    down = Signal()

    def __init__(
        self,
        divisions: Divisions,
        clerks: Sequence[tuple[str, str]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        row = space(QHBoxLayout(self), gap=8)
        self.search = RegisterSearch()
        self.search.edited.connect(self.changed)
        self.search.emptied.connect(self.changed)
        self.search.down.connect(self.down)
        fix(self.search, min_width=200)
        row.addWidget(self.search, 2)
        self.status = self._pick("状态：全部", STATUS_WORDS.items(), "状态")
        self.kind = self._pick("类型：全部", KIND_WORDS.items(), "类型")
        self.place = PickField(AreaSource(divisions, "", 2))
        self.place.setPlaceholderText("备案到：全部")
        self.place.setAccessibleName("备案到")
        self.place.picked.connect(lambda _code: self.changed.emit())
        self.starts_first, self.starts_last = DateField(), DateField()
        for field, empty in ((self.starts_first, "开始自"), (self.starts_last, "开始到")):
            field.setPlaceholderText(empty)
            field.setAccessibleName(empty)
            field.day_changed.connect(self.changed)
        self.clerk = self._pick("经办：全部", clerks, "经办")
        for widget, width in (
            (self.status, 120), (self.kind, 120), (self.place, 134),
            (self.starts_first, 0), (self.starts_last, 0), (self.clerk, 120),
        ):  # fmt: skip
            if width:
                fix(widget, min_width=width)
            row.addWidget(widget, 1 if width else 0)
        self._dates = (self.starts_first, self.starts_last)
        self.reset = Link("重置", role="table")
        self.reset.clicked.connect(self.clear)
        row.addWidget(self.reset)
        row.addStretch(1)
        self.result = label("", "small", "text2")
        row.addWidget(self.result)

    def query(self, due: str) -> RegisterQuery:
        """What the filters ask, narrowed to a tile of the strip."""
        return RegisterQuery(
            text=self.search.text().strip(),
            statuses=_one(self.status),
            kinds=_one(self.kind),
            destination=self.place.code(),
            clerk_id=next(iter(_one(self.clerk)), None),
            valid_from_first=self.starts_first.day(),
            valid_from_last=self.starts_last.day(),
            due=due or None,
            order="due" if due in ("to_enter", "returned", "expiring", "to_follow") else "newest",
        )

    def clear(self) -> None:
        """Every filter empty."""
        self.search.clear()
        for pick in (self.status, self.kind, self.place, self.clerk):
            pick.set_code(None)
        for field in self._dates:
            field.set_day(None)
        self.changed.emit()

    def set_compact(self, compact: bool, narrow: bool) -> None:
        """What a narrow page leaves out; a hidden filter is emptied, it must not work unseen."""
        for field in self._dates:
            field.setVisible(not compact)
            if compact:
                field.set_day(None)
        for pick in (self.clerk, self.kind):
            pick.setVisible(not narrow)
            if narrow:
                pick.set_code(None)

    def order(self) -> list[QWidget]:
        """The widgets in the order of Tab."""
        return [self.search, self.status, self.kind, self.place, *self._dates, self.clerk]

    def _pick(self, empty: str, items: object, name: str) -> PickField:
        pairs = list(items)  # type: ignore[call-overload]
        field = PickField([PickItem(ALL, "全部"), *(PickItem(code, text) for code, text in pairs)])
        field.setPlaceholderText(empty)
        field.setAccessibleName(name)

        def picked(code: str) -> None:
            if code == ALL:
                field.set_code(None)
            self.changed.emit()

        field.picked.connect(picked)
        return field


def _one(field: PickField) -> tuple[str, ...]:
    code = field.code()
    return (code,) if code and code != ALL else ()
