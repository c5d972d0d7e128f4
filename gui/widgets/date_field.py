"""Dates: typed in any usual form, shown as ISO; F4 opens the month, + and - step a day."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from core.kernel.dates import parse_date
from core.kernel.errors import BadText
from gui import clock
from gui.icons import paint_icon
from gui.theme import theme
from gui.widgets.calendar_panel import CalendarPanel
from gui.widgets.field import Field


class DateField(Field):
    """`day()` is the date or None; text that is no date stays as it was typed.

    `day_changed` fires when a readable date has been set by the person (or the field emptied).
    """

    day_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhPreferLatin | Qt.InputMethodHint.ImhPreferNumbers
        )
        self.setPlaceholderText("例如 20261120")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._calendar: CalendarPanel | None = None
        self._last: date | None = None
        self._reserve()

    def day(self) -> date | None:
        """The date, None while empty or not a date."""
        try:
            return parse_date(self.text(), clock.today()) if self.text().strip() else None
        except BadText:
            return None

    def set_day(self, day: date | None) -> None:
        """Show a date without saying so."""
        self.setText(day.isoformat() if day else "")
        self._last = day

    def set_text(self, text: str | None) -> None:
        """Show what was typed earlier, a date or not."""
        self.setText(text or "")
        self._last = self.day()
        if self._last:
            self.setText(self._last.isoformat())

    def fault(self) -> str | None:
        if not self.text().strip():
            return None
        try:
            parse_date(self.text(), clock.today())
        except BadText as error:
            return error.message
        return None

    def claims(self, key: int) -> bool:
        return key == Qt.Key.Key_F4 or (self.calendar_open() and key == Qt.Key.Key_Escape)

    def take_enter(self) -> bool:
        """Enter was pressed: take the marked day of the open month."""
        if self._calendar is not None and self._calendar.isVisible():
            self._calendar.step(Qt.Key.Key_Return)
        return True

    def leave(self) -> None:
        day = self.day()
        if day is not None and self.text() != day.isoformat():
            self.setText(day.isoformat())
        if day != self._last:
            self._last = day
            self.day_changed.emit()
        super().leave()

    def open_calendar(self) -> None:
        """Open the month under the field, or close it."""
        if self.isReadOnly():
            return
        if self._calendar is None:
            self._calendar = CalendarPanel(self)
            self._calendar.chosen.connect(self._on_chosen)
        if self._calendar.isVisible():
            self._calendar.close_floating()
        else:
            self._calendar.open_on(self.day() or clock.today(), clock.today())

    def calendar_open(self) -> bool:
        """Whether the month is shown."""
        return self._calendar is not None and self._calendar.isVisible()

    def _on_chosen(self, day: date) -> None:
        self.setText(day.isoformat())
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        self._take(day)

    def _take(self, day: date) -> None:
        self._last = day
        self.checked.emit("")
        self.edited.emit()
        self.day_changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if self._calendar is not None and self._calendar.isVisible():
            if key == Qt.Key.Key_Escape:
                self._calendar.close_floating()
                return
            if self._calendar.step(key):
                return
        if key == Qt.Key.Key_F4:
            self.open_calendar()
            return
        day = self.day()
        signs = {"+": 1, "=": 1, "-": -1}
        # A hyphen inside a date being typed is a hyphen; it steps only a whole date.
        whole = day is not None and (self.hasSelectedText() or self.text() == day.isoformat())
        if whole and day is not None and event.text() in signs and not self.isReadOnly():
            moved = day + timedelta(days=signs[event.text()])
            self.setText(moved.isoformat())
            self.selectAll()
            self._take(moved)
            return
        super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._calendar is not None and event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self._calendar.close_floating()
        super().focusOutEvent(event)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("table" if self._in_cell() else "body"))
        inner = metrics.horizontalAdvance(self.placeholderText() or "2026-11-20")
        return QSize(inner + self.right_width() + theme.px(26), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("table" if self._in_cell() else "body"))
        inner = metrics.horizontalAdvance("2026-11-20")
        return QSize(inner + self.right_width() + theme.px(26), super().minimumSizeHint().height())

    def _in_cell(self) -> bool:
        return bool(self.property("density") == "cell")

    def right_width(self) -> int:
        return theme.px(20)

    def paint_right(self, painter: QPainter) -> None:
        if self.isReadOnly():
            return
        side = theme.px(16)
        box = self.right_rect(side)
        paint_icon(
            painter,
            "calendar",
            QRectF(box.left(), (self.height() - side) / 2, side, side),
            theme.hex("text2" if self.isEnabled() else "text3"),
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        if event.position().x() >= self.width() - theme.px(28):
            self.open_calendar()
