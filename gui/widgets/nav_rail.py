"""The ink-blue rail at the left: pages above, the clerk and the lock at the foot."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from gui.icons import paint_icon
from gui.theme import theme
from gui.widgets.logo import paint_logo
from gui.widgets.metrics import fix, space
from gui.widgets.rail_item import RailItem


@dataclass(frozen=True)
class RailEntry:
    """A page of the rail: id, word, icon, digit."""

    id: str
    text: str
    icon: str
    digit: int


class _Foot(QAbstractButton):
    """Who sits here; a click or F12 locks."""

    def __init__(self) -> None:
        super().__init__()
        self._name, self._role, self.folded = "", "", False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_clerk(self, name: str, role: str) -> None:
        self._name, self._role = name, role
        self.setText(name)
        self.setAccessibleName(f"锁屏(F12)，{name} {role}")
        self.setToolTip(f"{name} {role}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(48), theme.px(80 if self.folded else 112))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong, dim = theme.color("rail_text"), theme.color("rail_dim")
        on = theme.color("rail_on")
        line = QColor(dim)
        line.setAlphaF(0.4)
        painter.setPen(QPen(line, 1))
        painter.drawLine(0, 0, self.width(), 0)
        side = theme.px(30)
        circle = QRectF((self.width() - side) / 2, theme.px(10), side, side)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(on)
        painter.drawEllipse(circle)
        painter.setPen(theme.color("rail_strong"))
        painter.setFont(theme.font("body_bold"))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, self._name[:1])
        centre = Qt.AlignmentFlag.AlignCenter
        painter.setFont(theme.font("small"))
        icon = theme.px(12)
        if self.folded:
            place = QRectF((self.width() - icon) / 2, theme.px(52), icon, icon)
            paint_icon(painter, "lock", place, strong.name())
        else:
            painter.setPen(strong)
            name = painter.fontMetrics().elidedText(
                self._name.split("·")[0], Qt.TextElideMode.ElideRight, self.width() - theme.px(8)
            )
            painter.drawText(QRect(0, theme.px(44), self.width(), theme.px(18)), centre, name)
            painter.setPen(dim)
            painter.drawText(QRect(0, theme.px(61), self.width(), theme.px(16)), centre, self._role)
            painter.setPen(strong)
            words = "锁屏 F12"
            width = painter.fontMetrics().horizontalAdvance(words) + icon + theme.px(4)
            left = (self.width() - width) / 2
            paint_icon(painter, "lock", QRectF(left, theme.px(86), icon, icon), strong.name())
            start = round(left) + icon + theme.px(4)
            painter.drawText(
                QRect(start, theme.px(82), self.width(), theme.px(20)),
                Qt.AlignmentFlag.AlignVCenter,
                words,
            )
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(strong, 2))
            painter.drawRect(self.rect().adjusted(4, 5, -4, -5))


class NavRail(QWidget):
    """`chosen` gives the id of a page; `lock` asks for the lock page."""

    chosen = Signal(str)
    lock = Signal()

    def __init__(self, entries: tuple[RailEntry, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("导航")
        fix(self, width=76)
        column = space(QVBoxLayout(self), (0, 52, 0, 0))
        self._items: dict[str, RailItem] = {}
        for entry in entries:
            item = RailItem(entry.text, entry.icon, entry.digit)
            item.clicked.connect(lambda _=False, page=entry.id: self.chosen.emit(page))
            column.addWidget(item)
            self._items[entry.id] = item
        column.addStretch(1)
        self._foot = _Foot()
        self._foot.clicked.connect(self.lock)
        column.addWidget(self._foot)
        self._folded = False

    def item(self, page: str) -> RailItem:
        """The entry of a page."""
        return self._items[page]

    def show_current(self, page: str) -> None:
        """Mark the page that is shown."""
        for name, item in self._items.items():
            item.setChecked(name == page)

    def show_clerk(self, name: str, role: str) -> None:
        """Name and role of who sits here."""
        self._foot.show_clerk(name, role)

    def fold(self, folded: bool) -> None:
        """48 wide, icons only, when the window is narrow."""
        if folded == self._folded:
            return
        self._folded = folded
        fix(self, width=48 if folded else 76)
        self._foot.folded = folded
        self._foot.updateGeometry()
        for item in self._items.values():
            item.fold(folded)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("rail"))
        side = theme.px(34)
        box = QRectF((self.width() - side) / 2, theme.px(9), side, side)
        paint_logo(painter, box, theme.color("rail_bar"), theme.color("rail_text"))
        if theme.contrast:
            painter.setPen(QPen(theme.color("line"), 1))
            painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
