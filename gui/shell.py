"""The one window: login, desk, lock."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QCloseEvent, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.kernel.errors import Refused
from gui import operations
from gui.clipboard import ClipboardGuard
from gui.desk_frame import DeskFrame
from gui.idle import IdleWatch, close_dialogs
from gui.login.brand_panel import NAME
from gui.login.lock_page import LockPage
from gui.login.login_page import LoginPage
from gui.seat_lock import SeatLock
from gui.settings import SeatFile
from gui.theme import theme
from gui.widgets.logo import paint_logo
from gui.widgets.metrics import space

if TYPE_CHECKING:
    from core.desk.service import Desk

UNSAVED = "刚填的没有存上：腾出磁盘、插好数据盘后再关；一分钟内再关一次，就丢下没存上的部分"
ASK_AGAIN_MS = 60_000

Report = Callable[[BaseException, str], str]


class MainWindow(QWidget):
    """Login first; a desk once somebody has signed in; the lock over it when nobody is there."""

    def __init__(self, folder: Path, demo_folder: Path, seat: SeatFile, report: Report) -> None:
        super().__init__()
        self._report = report
        self.setWindowTitle(NAME)
        self.setWindowIcon(_window_icon())
        whole = space(QVBoxLayout(self))
        self.stack = QStackedWidget()
        whole.addWidget(self.stack)
        self.login = LoginPage(folder, demo_folder, seat)
        self.login.signed_in.connect(self.open_desk)
        self.lock_page = LockPage()
        self.lock_page.unlocked.connect(self._unlock)
        self.lock_page.leave_desk.connect(self.sign_out)
        self.stack.addWidget(self.login)
        self.stack.addWidget(self.lock_page)
        self.frame: DeskFrame | None = None
        self._idle = IdleWatch(self.lock, parent=self)
        self.clipboard = ClipboardGuard(parent=self)
        self._seat_lock: SeatLock | None = None
        self._unsaved_told = False
        self.login.first_focus().setFocus()

    def sizeHint(self) -> QSize:
        return QSize(1366, 768)

    def open_desk(self, desk: Desk, page: str = "") -> None:
        """Show the desk of a signed-in clerk, its first page in front."""
        self._drop_desk()
        try:
            self._seat_lock = SeatLock(desk.context.office.folder)
        except Refused as error:
            desk.close()
            self.login.refuse(error.message)
            return
        self.frame = DeskFrame(desk, self._report)
        self.frame.lock.connect(self.lock)
        self.stack.addWidget(self.frame)
        self.stack.setCurrentWidget(self.frame)
        demo = "　演示" if desk.context.office.demo else ""
        self.setWindowTitle(f"{NAME}{demo}")
        first = page or self.frame.first_page()
        if first:
            self.frame.show_page(first)
        self._idle.start()

    def lock(self) -> None:
        """Hide the desk until its clerk's password is given."""
        if self.frame is None or self.stack.currentWidget() is not self.frame:
            return
        self._idle.stop()
        close_dialogs()
        self.activateWindow()
        self.clipboard.clear()
        self.lock_page.lock(self.frame.desk)
        self.stack.setCurrentWidget(self.lock_page)
        self.lock_page.first_focus().setFocus()

    def show_report(self, words: str) -> None:
        """Say that a step failed through a fault of the program."""
        if self.frame is not None:
            self.frame.status.show_message(words, "red")

    def sign_out(self) -> None:
        """Close the desk and show the login page."""
        if not self._may_drop():
            return
        self._drop_desk()
        self.setWindowTitle(NAME)
        self.login.load_office()
        self.login.look.show_look()
        self.stack.setCurrentWidget(self.login)
        self.login.first_focus().setFocus()

    def _unlock(self) -> None:
        if self.frame is not None:
            self.stack.setCurrentWidget(self.frame)
            self.frame.focus_page()
            self.frame.refresh_status()
            self._idle.start()

    def _may_drop(self) -> bool:
        """Whether everything typed is on disk; if not, the first try only says so."""
        if self.frame is None or self._unsaved_told or self.frame.all_saved():
            return True
        self._unsaved_told = True
        if self.stack.currentWidget() is self.lock_page:
            self.lock_page.warn(UNSAVED)
        else:
            self.frame.status.show_message(UNSAVED, "red")
        # A save that succeeds later makes the question new.
        QTimer.singleShot(ASK_AGAIN_MS, self, self._forget_told)
        return False

    def _forget_told(self) -> None:
        self._unsaved_told = False

    def _drop_desk(self) -> None:
        self._idle.stop()
        self._unsaved_told = False
        self.clipboard.clear()
        if self.frame is not None:
            frame, self.frame = self.frame, None
            operations.finish()
            frame.close_desk()
            self.stack.removeWidget(frame)
            frame.deleteLater()
        if self._seat_lock is not None:
            self._seat_lock.release()
            self._seat_lock = None

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._may_drop():
            event.ignore()
            return
        self._drop_desk()
        operations.finish()
        super().closeEvent(event)


def _window_icon() -> QIcon:
    side = 64
    picture = QPixmap(side, side)
    picture.fill(theme.color("rail"))
    painter = QPainter(picture)
    paint_logo(
        painter,
        picture.rect().toRectF().adjusted(6, 6, -6, -6),
        theme.color("rail_bar"),
        theme.color("toast_text"),
    )
    painter.end()
    return QIcon(picture)
