"""A field to pick from a list by typing: Chinese, pinyin, initials or code."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QWidget

from gui.icons import paint_icon
from gui.theme import theme
from gui.widgets.field import Field
from gui.widgets.pick_item import PickItem, PickList, PickSource
from gui.widgets.pick_popup import PickPopup

LIMIT = 200
TYPED = 10


class PickField(Field):
    """`PickField([PickItem("390", "城乡居民医保", "390", ("cxjmyb",)), ...])` or any `PickSource`.

    `code()` is the code taken, None while nothing fits. Enter takes the marked row, Esc restores
    what stood there, F4 opens everything. `picked` fires when the person has taken an item, or
    emptied the field (""). Text that fits nothing stays and gets a remedy.
    """

    picked = Signal(str)

    def __init__(
        self, items: PickSource | Iterable[PickItem] = (), parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._source: PickSource = PickList(())
        self._item: PickItem | None = None
        self._before: PickItem | None = None
        self._popup = PickPopup(self)
        self._popup.taken.connect(self._take_clicked)
        self.edited.connect(self._filter)
        self.set_items(items)
        self._reserve()

    def set_items(self, items: PickSource | Iterable[PickItem]) -> None:
        """Offer other items; a code that is no longer among them is dropped."""
        self._source = PickList(items) if isinstance(items, Iterable) else items
        if self._item is not None:
            self.set_code(self._item.code)

    def code(self) -> str | None:
        """The code of the item taken."""
        return self._item.code if self._item else None

    def item(self) -> PickItem | None:
        """The item taken."""
        return self._item

    def set_code(self, code: str | None) -> None:
        """Show the item of a code without saying so; None empties the field."""
        self._item = self._source.get(code) if code else None
        self._before = self._item
        self.setText(self._item.text if self._item else "")
        self.setCursorPosition(0)
        self._name()

    def set_text(self, text: str | None) -> None:
        """Show what was typed earlier and fitted nothing."""
        self._item = None
        self.setText(text or "")

    def open_all(self) -> None:
        """Open the whole list."""
        if self.isReadOnly() or not self.isEnabled():
            return
        self._popup.show_items(self._source.search("", LIMIT), "", self.code())

    def list_open(self) -> bool:
        """Whether the list is shown."""
        return self._popup.isVisible()

    def close_list(self) -> None:
        """Close the list and leave the text as it is."""
        self._popup.close_floating()

    def shown_items(self) -> tuple[PickItem, ...]:
        """The rows of the open list."""
        rows = (self._popup.item(row) for row in range(LIMIT))
        return tuple(item for item in rows if item is not None and item.code)

    def fault(self) -> str | None:
        if self._item is None and self.text().strip():
            return "从下拉里选一项，F4 打开"
        return None

    def claims(self, key: int) -> bool:
        return key == Qt.Key.Key_F4 or (self.list_open() and key == Qt.Key.Key_Escape)

    def take_enter(self) -> None:
        """Enter was pressed: take the marked row of the open list."""
        item = self._popup.current() if self.list_open() else None
        if item is not None:
            self._take(item)
        self.close_list()

    def _filter(self) -> None:
        self._item = None
        text = self.text().strip()
        if not text:
            self.close_list()
            return
        if self._before is not None and text == self._before.text:
            # A composition given up, or typing taken back: what was chosen stands.
            self._item = self._before
            self.close_list()
            return
        self._popup.show_items(self._source.search(text, TYPED), text, None)

    def _take(self, item: PickItem) -> None:
        changed = self._before is None or item.code != self._before.code
        self.set_code(item.code)
        if self._item is None:  # a source may offer what it cannot give back by code
            self._item = self._before = item
            self.setText(item.text)
        self.close_list()
        self.checked.emit("")
        if changed:
            self.picked.emit(item.code)

    def _take_clicked(self, item: PickItem) -> None:
        self._take(item)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restore(self) -> None:
        self.close_list()
        self._item = self._before
        self.setText(self._item.text if self._item else "")
        self.selectAll()

    def leave(self) -> None:
        self.close_list()
        text = self.text().strip()
        if self._item is None and text:
            found = list(self._source.search(text, 2))
            exact = [item for item in found if text in (item.text, item.code)]
            if exact or len(found) == 1:
                self._take((exact or found)[0])
        elif not text and self._before is not None:
            self._item = self._before = None
            self.picked.emit("")
        super().leave()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self.composing:
            super().keyPressEvent(event)
        elif key == Qt.Key.Key_F4:
            self.close_list() if self.list_open() else self.open_all()
        elif key == Qt.Key.Key_Escape and self.list_open():
            self._restore()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
            self._walk(Qt.Key(key))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.list_open():
            self.take_enter()
        else:
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> None:
        if not self.list_open():
            self.open_all()
            return
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 9}
        self._popup.move_by(steps.get(key, -9))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if self.list_open():
            self.close_list()
        elif event.button() == Qt.MouseButton.LeftButton:
            self.open_all()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() == Qt.FocusReason.ActiveWindowFocusReason:
            self.close_list()
        super().focusOutEvent(event)

    def _name(self) -> None:
        if self._item is not None:
            self.setToolTip("")
        self.update()

    def right_width(self) -> int:
        return theme.px(18)

    def paint_right(self, painter: QPainter) -> None:
        if self.isReadOnly():
            return
        side = theme.px(14)
        left = self.width() - side - theme.px(8)
        box = QRectF(left, (self.height() - side) / 2, side, side)
        tone = "text2" if self.isEnabled() else "text3"
        paint_icon(painter, "chevron-down", box, theme.hex(tone))
        item = self._item
        if item is None or not item.hint or self.text() != item.text:
            return
        start = self._text_left() + QFontMetrics(self.font()).horizontalAdvance(item.text)
        place = QRect(QPoint(start + theme.px(6), 0), QPoint(left - theme.px(4), self.height()))
        painter.setFont(theme.font("table"))
        hint = QFontMetrics(theme.font("table"))
        if hint.horizontalAdvance(item.hint) <= place.width():
            painter.setPen(theme.color("text3"))
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, item.hint)

    def _text_left(self) -> int:
        return theme.px(8) + 3
