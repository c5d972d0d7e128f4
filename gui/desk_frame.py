"""The desk of a signed-in clerk: rail, one page at a time, status bar."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.kernel.errors import KnownError
from gui import clock
from gui.broken_page import BrokenPage
from gui.pages import PageSpec, existing
from gui.role_words import role_words
from gui.status_facts import day_words, status_facts
from gui.theme import theme
from gui.widgets.key_actions import KeyActions
from gui.widgets.metrics import space
from gui.widgets.nav_rail import NavRail, RailEntry
from gui.widgets.page import Page
from gui.widgets.status_bar import StatusBar

if TYPE_CHECKING:
    from core.desk.service import Desk

TICK_MS = 1000
FACTS_EVERY = 60
NARROW = 960

Report = Callable[[BaseException, str], str]
_log = logging.getLogger(__name__)


class DeskFrame(QWidget):
    """Pages are made when they are first shown. `report` writes a crash report, says where it is.

    `lock` asks for the lock page.
    """

    lock = Signal()

    def __init__(
        self,
        desk: Desk,
        report: Report,
        specs: Sequence[PageSpec] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.desk, self._report = desk, report
        self._specs = {spec.id: spec for spec in (existing() if specs is None else specs)}
        self._pages: dict[str, Page] = {}
        self._current = ""
        row = space(QHBoxLayout(self))
        entries = tuple(RailEntry(s.id, s.text, s.icon, s.digit) for s in self._specs.values())
        self.rail = NavRail(entries)
        self.rail.chosen.connect(self.show_page)
        self.rail.lock.connect(self.lock)
        self.rail.show_clerk(desk.clerk.name, role_words(desk.clerk.role))
        row.addWidget(self.rail)
        right = space(QVBoxLayout())
        self.stack = QStackedWidget()
        right.addWidget(self.stack, 1)
        self.status = StatusBar()
        right.addWidget(self.status)
        row.addLayout(right, 1)
        self.keys = KeyActions(self)
        for spec in self._specs.values():
            self.keys.add(f"Alt+{spec.digit}", spec.text, partial(self.show_page, spec.id))
        self.keys.add("F12", "锁屏", self.lock.emit)
        self._ticks = 0
        self._timer = QTimer(self)
        self._timer.setInterval(TICK_MS)
        self._timer.timeout.connect(self._tick)
        self._timer.start()
        self.refresh_status()
        self._show_time()

    def current(self) -> str:
        """The id of the page shown."""
        return self._current

    def first_page(self) -> str:
        """The id of the first page of the rail, "" without any."""
        return next(iter(self._specs), "")

    def page(self, page_id: str) -> Page:
        """The page of an id, made if need be."""
        if page_id not in self._pages:
            self._pages[page_id] = self._build(self._specs[page_id])
        return self._pages[page_id]

    def show_page(self, page_id: str, facts: dict[str, Any] | None = None) -> None:
        """Bring a page to the front with what an earlier page knows."""
        if page_id not in self._specs:
            self.status.show_message("这一版没有这一页")
            return
        before = self._pages.get(self._current)
        if before is not None and page_id != self._current and not before.leave():
            self.rail.show_current(self._current)
            return
        page = self.page(page_id)
        self._current = page_id
        self.rail.show_current(page_id)
        self.stack.setCurrentWidget(page)
        self.status.show_message("")
        try:
            page.enter(**(facts or {}))
        except KnownError as error:
            self.status.show_message(error.message, "red")
        self.focus_page()
        self.refresh_status()

    def focus_page(self) -> None:
        """Give the focus to where the page wants it."""
        page = self._pages.get(self._current)
        target = page.first_focus() if page is not None else None
        if target is not None:
            target.setFocus()

    def refresh_status(self) -> None:
        """Read the facts of the status bar afresh."""
        try:
            status = self.desk.status(clock.now())
        except KnownError as error:
            self.status.show_message(error.message, "red")
            return
        facts = status_facts(status, self.desk.context.divisions)
        self.status.show_facts(facts, status.demo)

    def all_saved(self) -> bool:
        """Whether every page could put what was typed on disk; one that could not says why."""
        saved = [page.leave() for page in self._pages.values()]
        return all(saved)

    def close_desk(self) -> None:
        """Sign out: the pages go, the store is closed."""
        self._timer.stop()
        for page in self._pages.values():
            page.leave()
        self.desk.close()

    def _build(self, spec: PageSpec) -> Page:
        try:
            page = spec.build(self.desk, self.stack)
        except Exception as error:  # one broken page must not take the window with it
            _log.error("page %s could not be made", spec.id)
            page = BrokenPage(spec.text, self._report(error, f"page {spec.id}"), self.stack)
        page.status_message.connect(self.status.show_message)
        page.go.connect(self.show_page)
        self.stack.addWidget(page)
        return page

    def _tick(self) -> None:
        self._ticks += 1
        self._show_time()
        if self._ticks % FACTS_EVERY == 0:
            self.refresh_status()

    def _show_time(self) -> None:
        now = clock.now()
        self.status.show_time(day_words(now.date()), f"{now:%H:%M}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.rail.fold(self.width() / (theme.scale / 100) < NARROW)
