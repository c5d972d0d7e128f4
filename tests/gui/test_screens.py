"""The real window on a demonstration office: every page, both schemes, the sizes that must fit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from gui import operations, pages
from gui.broken_page import BrokenPage
from gui.settings import SeatFile
from gui.shell import MainWindow
from gui.theme import theme
from tests.gui.conftest import NOW
from tests.gui.helpers import (
    cut_texts,
    duplicate_shortcuts,
    grab,
    settle,
    shown,
    sideways,
    switch,
    watched_windows,
)
from tests.support.offices import MadeOffice

SIZES = ((1366, 768, 100), (1366, 690, 100), (1920, 1080, 100), (1366, 768, 150))
SMALLEST = (1366, 690)


@pytest.fixture
def window(
    qtbot, demo_office: MadeOffice, office_folder: Path, tmp_path: Path
) -> Iterator[MainWindow]:
    """The window, signed in."""
    faults: list[str] = []

    def report(error: BaseException, where: str) -> str:
        faults.append(f"{where}: {error!r}")
        return "report.txt"

    made = MainWindow(office_folder, tmp_path / "demo", SeatFile(tmp_path / "seat.json"), report)
    made.faults = faults  # type: ignore[attr-defined]
    qtbot.addWidget(made)
    made.open_desk(demo_office.desk(office_folder, NOW))
    yield made
    made.close()


def quiet(qtbot) -> None:
    """Wait until no answer is on its way."""
    qtbot.waitUntil(lambda: not operations.busy(), timeout=20000)
    settle(5)


@pytest.mark.parametrize("scheme", ["light", "contrast"])
@pytest.mark.parametrize(("width", "height", "scale"), SIZES)
@pytest.mark.parametrize("page_id", [spec.id for spec in pages.ALL])
def test_page_fits_and_nothing_is_cut(qtbot, window, page_id, width, height, scale, scheme) -> None:
    switch(scheme, scale)
    shown(window, (width, height))
    window.frame.show_page(page_id)
    quiet(qtbot)
    page = window.frame.page(page_id)
    assert window.faults == []
    assert not isinstance(page, BrokenPage)
    grab(window, f"screen-{page_id}-{width}x{height}-{scale}-{scheme}")
    assert window.width() == width, "the page asks for more width than the window has"
    assert cut_texts(page) == []
    assert cut_texts(window.frame.status) == []
    assert sideways(page) == []


@pytest.mark.parametrize("page_id", [spec.id for spec in pages.ALL])
def test_the_least_size_fits_a_small_office_screen(qtbot, window, page_id) -> None:
    shown(window, SMALLEST)
    window.frame.show_page(page_id)
    quiet(qtbot)
    least = window.minimumSizeHint()
    assert least.width() <= SMALLEST[0]
    assert least.height() <= SMALLEST[1]


@pytest.mark.parametrize("page_id", [spec.id for spec in pages.ALL])
def test_every_shortcut_of_a_page_is_unique_with_the_frame(qtbot, window, page_id) -> None:
    shown(window, (1366, 768))
    window.frame.show_page(page_id)
    quiet(qtbot)
    page = window.frame.page(page_id)
    own = [action.shortcut().toString() for action in window.frame.keys.all()]
    theirs = [action.shortcut().toString() for action in page.page_actions()]
    assert sorted(set(own) & set(theirs)) == []
    assert duplicate_shortcuts(page) == []


@pytest.mark.parametrize("page_id", [spec.id for spec in pages.ALL])
def test_a_page_says_where_typing_begins(qtbot, window, page_id) -> None:
    shown(window, (1366, 768))
    window.frame.show_page(page_id)
    quiet(qtbot)
    page = window.frame.page(page_id)
    focus = QApplication.focusWidget()
    assert focus is not None
    assert page.isAncestorOf(focus)


@pytest.mark.parametrize(("scheme", "scale"), [("light", 100), ("contrast", 100), ("light", 150)])
def test_login_and_lock(qtbot, demo_office, office_folder, tmp_path, scheme, scale) -> None:
    switch(scheme, scale)
    window = MainWindow(
        office_folder, tmp_path / "demo", SeatFile(tmp_path / "seat.json"), lambda *_: ""
    )
    qtbot.addWidget(window)
    shown(window, (1366, 768))
    quiet(qtbot)
    grab(window, f"screen-login-{scheme}-{scale}")
    assert cut_texts(window) == []
    window.open_desk(demo_office.desk(office_folder, NOW))
    window.lock()
    settle()
    grab(window, f"screen-lock-{scheme}-{scale}")
    assert cut_texts(window.lock_page) == []
    window.close()


def test_the_scale_can_be_switched_while_pages_are_open(qtbot, window) -> None:
    shown(window, (1366, 768))
    for spec in pages.existing():
        window.frame.show_page(spec.id)
    quiet(qtbot)
    switch("contrast", 125)
    quiet(qtbot)
    assert (theme.scheme, theme.scale) == ("contrast", 125)
    page = window.frame.page(window.frame.current())
    assert cut_texts(page) == []


def test_building_the_pages_shows_no_window_but_the_one(qtbot, window) -> None:
    with watched_windows() as seen:
        shown(window, (1366, 768))
        for spec in pages.existing():
            window.frame.show_page(spec.id)
            quiet(qtbot)
    assert seen == ["MainWindow"]
