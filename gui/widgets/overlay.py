"""Panels that float over a page (lists, calendars): children of the page, never windows.

A text field keeps the focus while they are open, so Chinese input goes on working.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget

from gui.theme import theme
from gui.widgets.page import Page


def host_of(widget: QWidget) -> QWidget:
    """The page a widget lies on, or its window."""
    step: QWidget | None = widget
    while step is not None:
        if isinstance(step, Page) or step.isWindow():
            return step
        step = step.parentWidget()
    return widget.window()


class Floating(QFrame):
    """A frame raised over the page beside its owner; a click elsewhere or lost focus closes it."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(None)
        self.owner = owner
        self.setProperty("role", "floating")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()
        owner.destroyed.connect(self.deleteLater)

    def open_at(self, size: QSize) -> None:
        """Show it under the owner, or above it when there is more room."""
        host = host_of(self.owner)
        if self.parentWidget() is not host:
            self.setParent(host)
        self.move(self._place(host, size).topLeft())
        self.resize(self._place(host, size).size())
        self.raise_()
        self.show()
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
            application.installEventFilter(self)

    def close_floating(self) -> None:
        """Take it away."""
        application = QApplication.instance()
        if application is not None:
            application.removeEventFilter(self)
        self.hide()

    def _place(self, host: QWidget, size: QSize) -> QRect:
        corner = self.owner.mapTo(host, QPoint(0, self.owner.height() + theme.px(2)))
        below = host.height() - corner.y() - theme.px(4)
        above = corner.y() - self.owner.height() - theme.px(8)
        height = min(size.height(), max(below, above))
        top = corner.y()
        if below < size.height() and above > below:
            top = corner.y() - self.owner.height() - theme.px(4) - height
        left = max(0, min(corner.x(), host.width() - size.width() - theme.px(4)))
        return QRect(left, top, size.width(), height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(event, QWheelEvent):
            # The page scrolls away under the list: the list goes, unless it is scrolled itself.
            if not self.rect().contains(self.mapFromGlobal(event.globalPosition().toPoint())):
                self.close_floating()
        elif event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            spot = event.globalPosition().toPoint()
            mine = self.rect().contains(self.mapFromGlobal(spot))
            owners = self.owner.rect().contains(self.owner.mapFromGlobal(spot))
            if not mine and not owners:
                self.close_floating()
        return False
