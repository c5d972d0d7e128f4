"""The first page: which window, who signs in, what to know before opening."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QApplication,
    QBoxLayout,
    QHBoxLayout,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.kernel.errors import KnownError
from gui import clock, operations
from gui.login import later
from gui.login.brand_panel import BrandPanel
from gui.login.checks_list import ChecksList
from gui.login.demo_box import DemoBox
from gui.login.login_form import LoginForm
from gui.login.look_switch import LookSwitch
from gui.login.opening_check import BAD, OpeningCheck
from gui.login.printers import printer_check, printer_names
from gui.login.recovery_page import RecoveryPage
from gui.settings import SeatFile
from gui.widgets.breakpoint import Layout
from gui.widgets.metrics import fix, space
from gui.widgets.page import Page
from gui.widgets.scroll import scroll

if TYPE_CHECKING:
    from core.desk.office import NewOffice, Office
    from core.desk.service import Desk
    from gui.login.door import OfficeFacts
    from gui.login.setup_form import SetupForm


class LoginPage(Page):
    """Brand panel, form, checks. `signed_in` carries the open desk."""

    signed_in = Signal(object)
    title = "登录"
    has_header = False

    def __init__(
        self, folder: Path, demo_folder: Path, seat: SeatFile, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._folder, self._demo_folder, self._seat = folder, demo_folder, seat
        self._checks: tuple[OpeningCheck, ...] = ()
        self.office: Office | None = None
        row = space(QHBoxLayout())
        self.scene.addLayout(row)
        self.brand = BrandPanel()
        row.addWidget(self.brand, 560)
        inner = QWidget()
        inner.setProperty("role", "sheet")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        space(self._columns, (48, 64, 44, 32), 46)
        self.form, self.checks, self.demo = LoginForm(), ChecksList(), DemoBox()
        self.recovery = RecoveryPage()
        self.setup: SetupForm | None = None
        self.middle = QStackedWidget()
        self.middle.addWidget(self.form)
        self.middle.addWidget(self.recovery)
        self.look = LookSwitch(seat)
        left = QWidget()
        column = space(QVBoxLayout(left), gap=24)
        column.addWidget(self.middle)
        column.addWidget(self.demo)
        column.addWidget(self.look)
        column.addStretch(1)
        self._columns.addWidget(left, 340)
        self._columns.addWidget(self.checks, 312)
        self._area = scroll(inner, "sheet")
        row.addWidget(self._area, 806)
        self.keys.add("F5", "进入演示窗口", self.enter_demo)
        self.form.signed_in.connect(self._on_signed_in)
        self.demo.asked.connect(self.enter_demo)
        self.recovery.done.connect(self._to_login)
        self.load_office()

    def load_office(self) -> None:
        """Read the office folder; without an office the set-up form is shown."""
        if later.loaded():
            try:
                self._show_found(later.door().find_office(self._folder))
            except KnownError as error:
                self._show_damaged(error)
            return
        # The first time the core itself has to be loaded: after the first paint, on the worker.
        QTimer.singleShot(0, self, self._load_later)

    def _load_later(self) -> None:
        operations.run(
            lambda: later.door().find_office(self._folder),
            self._show_found,
            self._show_damaged,
            owner=self,
        )

    def _show_found(self, found: OfficeFacts | None) -> None:
        if found is None:
            self.office = None
            self._show_setup()
        else:
            self._show_office(found)

    def _show_damaged(self, error: KnownError) -> None:
        self.office = None
        self.checks.set_checks([OpeningCheck(BAD, "办公文件夹打不开", error.message)])

    def first_focus(self) -> QWidget:
        """Where typing begins."""
        current = self.middle.currentWidget()
        if self.setup is not None and current is self.setup:
            return self.setup.first_focus()
        return self.form.first_focus()

    def open_demo(self) -> Desk:
        """Make the demonstration if need be and sign its clerk in; on the worker."""
        desk: Desk = later.door().enter_demo(self._demo_folder, clock.now())
        return desk

    def refuse(self, message: str) -> None:
        """Say why a desk that was signed in to cannot be shown."""
        if self.setup is not None and self.middle.currentWidget() is self.setup:
            self.demo.show_error(message)
        else:
            self.form.refuse(message)

    def enter_demo(self) -> None:
        """Open the demonstration, made on first use."""
        if not self.demo.button.isEnabled():
            return
        self.demo.show_busy()
        operations.run(self.open_demo, self._on_demo, self._demo_failed, owner=self)

    def arrange(self, layout: Layout) -> None:
        """The brand panel shrinks, then goes; the checks move below the form."""
        self.brand.setVisible(not layout.narrow)
        self.brand.setMaximumWidth(
            280 * 4 if not layout.compact else self.brand.minimumSizeHint().width()
        )
        down = layout.compact
        direction = QBoxLayout.Direction.TopToBottom if down else QBoxLayout.Direction.LeftToRight
        self._columns.setDirection(direction)
        top = 28 if layout.short else 100
        space(self._columns, (48, top, 44, 24), 24 if down else 46)

    def _show_office(self, found: OfficeFacts) -> None:
        self.office = found.office
        self.brand.show_office(found.office.name, found.office.desk, found.home)
        typing = self.form.clerk.hasFocus() and not self.form.clerk.text()
        self.form.show_office(found.office, self._seat.seat.clerk_id)
        self.middle.setCurrentWidget(self.form)
        if typing:
            self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)
        self._checks = ()
        # After the first paint: the checks read packs and list, and nobody waits for them.
        QTimer.singleShot(0, self, self._look_around)

    def _look_around(self) -> None:
        office, now = self.office, clock.now()
        if office is not None:
            operations.run(lambda: later.door().opening_checks(office, now), self._show, owner=self)
        operations.run(printer_names, self._show_printers, owner=self)

    def _show_setup(self) -> None:
        if self.setup is None:
            self.setup = fix(later.setup_form().SetupForm(self._folder), max_width=520)
            self.setup.made.connect(self._on_made)
            self.middle.addWidget(self.setup)
        typing = self.form.isAncestorOf(QApplication.focusWidget() or self)
        self.middle.setCurrentWidget(self.setup)
        self.checks.hide()
        if typing:
            self.setup.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, checks: tuple[OpeningCheck, ...]) -> None:
        self._checks = checks + tuple(c for c in self._checks if c not in checks)
        self.checks.set_checks(self._checks)

    def _show_printers(self, names: list[str]) -> None:
        self._checks = (*self._checks, printer_check(names))
        self.checks.set_checks(self._checks)

    def _on_made(self, new: NewOffice) -> None:
        self.recovery.show_key(new.recovery_key)
        self.middle.setCurrentWidget(self.recovery)

    def _to_login(self) -> None:
        self.checks.show()
        self.load_office()
        self.first_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_signed_in(self, desk: Desk) -> None:
        self._seat.keep(clerk_id=desk.clerk.id)
        self.signed_in.emit(desk)

    def _on_demo(self, desk: Desk) -> None:
        self.demo.show_ready()
        self.signed_in.emit(desk)

    def _demo_failed(self, error: KnownError) -> None:
        self.demo.show_error(error.message)
