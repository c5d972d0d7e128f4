"""The button of the desk: text, then its key on a cap."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from gui.icons import paint_icon
from gui.theme import theme
from gui.widgets.key_cap import cap_size, paint_cap
from gui.widgets.polish import set_state
from gui.widgets.sized_by_theme import ObeysEnter, SizedByTheme

KINDS = ("primary", "secondary", "quiet", "danger")


class KeyButton(ObeysEnter, SizedByTheme, QPushButton):
    """A button with its key: `KeyButton("保存并编号", "F8", kind="primary")`.

    `small` is the 26 px form of headers and tables, `large` the 40 px form of the login page.
    """

    def __init__(
        self,
        text: str,
        key: str | None = None,
        kind: str = "secondary",
        small: bool = False,
        icon: str | None = None,
        large: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        if kind not in KINDS:
            raise ValueError(f"no such kind of button: {kind}")
        self._key, self._kind, self._icon_name = key, kind, icon
        self._small, self._large = small, large
        self.setProperty("kind", kind)
        self.setProperty("density", "small" if small else "large" if large else "normal")
        self.setAutoDefault(False)
        self.setDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    @property
    def key(self) -> str | None:
        """The key that does the same."""
        return self._key

    def setText(self, text: str) -> None:
        super().setText(text)
        self._name()
        self.updateGeometry()

    def set_key(self, key: str | None) -> None:
        """Show another key on the cap."""
        self._key = key
        self._name()
        self.updateGeometry()
        self.update()

    def set_kind(self, kind: str) -> None:
        """Change between primary, secondary, quiet and danger."""
        if kind not in KINDS:
            raise ValueError(f"no such kind of button: {kind}")
        self._kind = kind
        set_state(self, "kind", kind)

    def fill(self) -> KeyButton:
        """Take the whole width of its place."""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        return self

    def set_off(self, reason: str | None) -> None:
        """Switch the button off and say why (tooltip and description); None switches it on."""
        self.setEnabled(reason is None)
        self.setToolTip(reason or "")
        self.setAccessibleDescription(reason or "")

    def _name(self) -> None:
        self.setAccessibleName(f"{self.text()}({self._key})" if self._key else self.text())

    def _font(self) -> QFont:
        if self._large:
            return theme.font("lead" if self._kind == "primary" else "lead_regular")
        if self._kind == "primary":
            return theme.font("table_bold" if self._small else "body_bold")
        return theme.font("table" if self._small else "body")

    def _content_width(self) -> int:
        width = QFontMetrics(self._font()).horizontalAdvance(self.text())
        if self._icon_name:
            width += theme.px(16) + theme.px(8)
        if self._key:
            width += theme.px(8) + cap_size(self._key).width()
        return width

    def sizeHint(self) -> QSize:
        height = 26 if self._small else 40 if self._large else 32
        pad = theme.px(8 if self._small else 12) + 1
        return QSize(self._content_width() + 2 * pad, theme.px(height))

    def _ink(self) -> QColor:
        if not self.isEnabled():
            return theme.color("text3")
        token = {"primary": "on_primary", "quiet": "primary", "danger": "red"}.get(
            self._kind, "text"
        )
        return theme.color(token)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""  # type: ignore[attr-defined]
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        ink = self._ink()
        if self._kind == "primary" and self.hasFocus():
            painter.setPen(QPen(theme.color("on_primary"), 1))
            painter.drawRect(QRectF(self.rect()).adjusted(2.5, 2.5, -2.5, -2.5))
        x = (self.width() - self._content_width()) // 2
        if self._icon_name:
            side = theme.px(16)
            box = QRectF(x, (self.height() - side) / 2, side, side)
            paint_icon(painter, self._icon_name, box, ink.name())
            x += side + theme.px(8)
        font = self._font()
        width = QFontMetrics(font).horizontalAdvance(self.text())
        painter.setFont(font)
        painter.setPen(ink)
        place = QRect(x, 0, width + 1, self.height())
        painter.drawText(
            place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text()
        )
        if self._key:
            size = cap_size(self._key)
            corner = QPointF(x + width + theme.px(8), (self.height() - size.height()) / 2).toPoint()
            quiet_cap = self._kind != "primary" or not self.isEnabled()
            cap_ink = theme.color("text2") if quiet_cap and self.isEnabled() else ink
            line = theme.color("field_line") if quiet_cap else ink
            paint_cap(painter, QRect(corner, size), self._key, cap_ink, line)
