"""One line of a form: label, field, and under it one line that is a hint or an error."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QWidget

from gui.icons import pixmap
from gui.theme import theme
from gui.widgets.field import Field
from gui.widgets.label import label
from gui.widgets.metrics import fix, space
from gui.widgets.polish import set_state

ROW_GAP = 2
"""Gap between form rows in design pixels; each row keeps 2 more for the focus ring: 6 in all."""


class FormRow(QWidget):
    """`FormRow("联系电话", PhoneField(), hint="短信发到这里")`.

    The row shows what `field.checked` says; the page shows more with `set_error`.
    `trail(widget)` puts a widget behind the field, `trail_hint(widget)` one behind the hint.
    """

    def __init__(
        self,
        text: str,
        field: QWidget,
        hint: str = "",
        label_width: int = 76,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.field, self.text = field, text
        self._hint, self._error = hint, ""
        grid = space(QGridLayout(self), (0, 2, 2, 2))
        grid.setHorizontalSpacing(0)
        self.label = fix(label(text, "table", "text2"), min_height=30, min_width=label_width)
        self.label.setAlignment(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        self.label.setBuddy(field)
        grid.addWidget(self.label, 0, 0, Qt.AlignmentFlag.AlignTop)
        self._line = space(QHBoxLayout(), gap=8)
        grow = field.sizePolicy().horizontalPolicy() is QSizePolicy.Policy.Expanding
        self._line.addWidget(field, 1 if grow else 0)
        if not grow:
            self._line.addStretch(1)
        grid.addLayout(self._line, 0, 1)
        self._icon, self._message = QLabel(), label("", "small", "text3", wrap=True)
        self._icon.hide()
        fix(self._icon, min_height=20)
        self._below = QWidget()
        below = space(QHBoxLayout(self._below), gap=4)
        below.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._message, 1)
        fix(self._below, min_height=20)
        grid.addWidget(self._below, 1, 1)
        grid.setColumnStretch(1, 1)
        if not field.accessibleName():
            field.setAccessibleName(text)
        if isinstance(field, Field):
            field.checked.connect(self._on_checked)
        field.installEventFilter(self)
        self._has_trailing = False
        self._show()

    @property
    def error(self) -> str:
        """The error shown, or nothing."""
        return self._error

    def set_error(self, message: str | None) -> None:
        """Show the remedy in red under the field, or take it away."""
        self._error = message or ""
        self._show()

    def set_hint(self, hint: str) -> None:
        """Change the grey line."""
        self._hint = hint
        self._show()

    def trail(self, widget: QWidget) -> None:
        """Put a widget behind the field on the same line."""
        self._line.insertWidget(1, widget)

    def trail_hint(self, widget: QWidget) -> None:
        """Put a widget (a link, a badge) at the right end of the hint line."""
        layout = self._below.layout()
        if layout is not None:
            layout.addWidget(widget)
        self._has_trailing = True
        self._show()

    def _on_checked(self, message: str) -> None:
        self.set_error(message or None)

    def _show(self) -> None:
        text = self._error or self._hint
        self._message.setText(text)
        set_state(self._message, "tone", "red" if self._error else "text3")
        set_state(self._message, "type", "small_bold" if self._error else "small")
        if self._error:
            side = theme.px(14)
            self._icon.setPixmap(pixmap("triangle-alert", side, theme.hex("red"), self._ratio()))
        self._icon.setVisible(bool(self._error))
        self._below.setVisible(bool(text) or self._has_trailing)
        setter = getattr(self.field, "set_error", None)
        if setter is not None:
            setter(self._error or None)
        self.field.setAccessibleDescription(text)
        self.update()

    def _ratio(self) -> float:
        return self.devicePixelRatioF()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and self._error:
            side = theme.px(14)
            self._icon.setPixmap(pixmap("triangle-alert", side, theme.hex("red"), self._ratio()))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Error and focus together: the field has the red border, the row adds the ring around it.
        if self._error and self.field.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(theme.color("focus"), 2))
            box = QRectF(self.field.geometry()).adjusted(-1, -1, 1, 1)
            painter.drawRoundedRect(box, theme.px(4), theme.px(4))
