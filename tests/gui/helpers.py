"""What tests of windows share: typing, looking for cut text, collecting shortcuts, pictures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QAction, QFontMetrics, QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QHeaderView,
    QLabel,
    QScrollArea,
    QWidget,
)

from gui.theme import theme

SCREENS = Path(__file__).resolve().parents[2] / ".screens"


def settle(rounds: int = 3) -> None:
    """Let layouts, deferred deletes and paints happen."""
    for _ in range(rounds):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        QApplication.processEvents()


def press(
    widget: QWidget,
    key: Qt.Key,
    modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    """One key on a widget, as the window system would send it."""
    QTest.keyClick(widget, key, modifiers)
    settle()


def type_text(widget: QWidget, text: str) -> None:
    """Latin text key by key."""
    QTest.keyClicks(widget, text)
    settle()


def compose(widget: QWidget, preedit: str) -> None:
    """An input method shows a syllable that is not finished."""
    QApplication.sendEvent(widget, QInputMethodEvent(preedit, []))


def commit(widget: QWidget, text: str) -> None:
    """An input method hands over finished text."""
    event = QInputMethodEvent("", [])
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)
    settle()


def focused() -> QWidget | None:
    """The widget with the focus."""
    return QApplication.focusWidget()


def shortcuts(root: QWidget) -> list[str]:
    """Every shortcut of the visible actions below and on a widget."""
    found: list[str] = []
    for owner in [root, *root.findChildren(QWidget)]:
        for action in owner.actions():
            if isinstance(action, QAction) and not action.shortcut().isEmpty():
                found.append(action.shortcut().toString())
    return found


def duplicate_shortcuts(root: QWidget) -> list[str]:
    """Shortcuts that more than one act of a page asks for."""
    return sorted(key for key, times in Counter(shortcuts(root)).items() if times > 1)


def cut_texts(root: QWidget) -> list[str]:
    """Labels and buttons that are smaller than their words."""
    found = []
    for widget in root.findChildren(QWidget):
        if not widget.isVisibleTo(root) or widget.width() == 0:
            continue
        if isinstance(widget, QLabel) and widget.text() and not widget.pixmap():
            found += _cut_label(widget)
        elif isinstance(widget, QHeaderView):
            found += _cut_heads(widget)
        elif isinstance(widget, QAbstractButton) and widget.text():
            wanted = widget.sizeHint().width()
            if widget.width() < wanted - 1:
                found.append(f"{widget.text()} ({widget.width()} < {wanted})")
    return found


def _cut_heads(head: QHeaderView) -> list[str]:
    """Column heads whose words are wider than their column."""
    model, found = head.model(), []
    if model is None or head.orientation() != Qt.Orientation.Horizontal:
        return []
    for number in range(head.count()):
        words = str(model.headerData(number, Qt.Orientation.Horizontal) or "")
        if words and not head.isSectionHidden(number):
            wanted = head.fontMetrics().horizontalAdvance(words)
            if head.sectionSize(number) < wanted:
                found.append(f"{words} ({head.sectionSize(number)} < {wanted})")
    return found


def _cut_label(label: QLabel) -> list[str]:
    if label.wordWrap():
        needed = label.heightForWidth(label.width())
        cut = needed > label.height() + 2
        return [f"{label.text()} (height {label.height()} < {needed})"] if cut else []
    wanted = label.sizeHint().width()
    if label.width() < wanted - 1:
        return [f"{label.text()} ({label.width()} < {wanted})"]
    return []


def sideways(root: QWidget) -> list[str]:
    """Scroll areas whose content is wider than what is shown."""
    found = []
    for area in root.findChildren(QScrollArea):
        inner = area.widget()
        if inner is not None and area.isVisibleTo(root):
            wanted = inner.minimumSizeHint().width()
            if wanted > area.viewport().width() + 1:
                found.append(f"{type(inner).__name__} ({area.viewport().width()} < {wanted})")
    return found


def grab(widget: QWidget, name: str) -> Path:
    """A picture of a widget into the folder that git does not see."""
    settle()
    SCREENS.mkdir(exist_ok=True)
    path = SCREENS / f"{name}.png"
    assert widget.grab().save(str(path))
    return path


def switch(scheme: str, scale: int = 100) -> None:
    """Another look for the whole application."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    theme.apply(application, scheme, scale)
    settle()


def text_width(role: str, text: str) -> int:
    """The width of a text in a type role."""
    return QFontMetrics(theme.font(role)).horizontalAdvance(text)


class WindowWatch(QObject):
    """Notes every window that is shown: a part shown before it has a parent takes the focus."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


@contextmanager
def watched_windows() -> Iterator[list[str]]:
    """The class names of all windows shown meanwhile."""
    watch, application = WindowWatch(), QApplication.instance()
    assert application is not None
    application.installEventFilter(watch)
    try:
        yield watch.seen
    finally:
        application.removeEventFilter(watch)


def shown(widget: QWidget, size: QSize | tuple[int, int] | None = None) -> QWidget:
    """Show a widget as the active window."""
    if size is not None:
        widget.resize(size if isinstance(size, QSize) else QSize(*size))
    widget.show()
    widget.activateWindow()
    assert QTest.qWaitForWindowActive(widget), "the window did not become active"
    settle()
    return widget
