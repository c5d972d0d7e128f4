"""Windows under test: no screen, the theme set before any widget, the clock standing still."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from core.desk.office import DEMO_CLERK, DEMO_PASSWORD, create_demo_office
from core.desk.service import Desk
from gui import clock, operations
from gui.login import later
from gui.theme import theme
from tests.support.offices import MadeOffice

NOW = datetime(2026, 11, 20, 11, 26, 5, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(autouse=True)
def quiet_collector() -> Iterator[None]:
    """No cyclic collection inside a test, as in the program: it could destroy widgets."""
    gc.disable()
    yield
    gc.enable()
    gc.collect(1)


@pytest.fixture(scope="session", autouse=True)
def loaded_door() -> None:
    """The core is loaded before the first window, so that login pages answer at once."""
    later.door()


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """The light scheme at 100 %, put back after a test that switched it."""
    if not theme.applied(qapp) or (theme.scheme, theme.scale) != ("light", 100):
        theme.apply(qapp, "light", 100)
    yield
    if (theme.scheme, theme.scale) != ("light", 100):
        theme.apply(qapp, "light", 100)


@pytest.fixture(autouse=True)
def frozen_clock() -> Iterator[datetime]:
    """The desk's clock stands at Friday 2026-11-20 11:26:05 +08:00."""
    clock.freeze(NOW)
    yield NOW
    clock.freeze(None)


@pytest.fixture
def inline_operations() -> Iterator[None]:
    """Do the work of the worker at once, for tests that ask about its result."""
    operations.set_inline(True)
    yield
    operations.set_inline(False)


@pytest.fixture(scope="session")
def demo_office(tmp_path_factory: pytest.TempPathFactory) -> MadeOffice:
    """The demonstration as it stands on the frozen day, made once in a run."""
    folder = tmp_path_factory.mktemp("made") / "演示"
    office = create_demo_office(folder, NOW.date(), NOW)
    return MadeOffice.of(office, DEMO_CLERK, DEMO_PASSWORD, NOW)


@pytest.fixture
def office_folder(demo_office: MadeOffice, tmp_path: Path) -> Path:
    """A demonstration this test may write to."""
    return demo_office.copied(tmp_path / "演示 办公室")


@pytest.fixture
def desk(demo_office: MadeOffice, office_folder: Path) -> Iterator[Desk]:
    """The demonstration's clerk, signed in."""
    opened = demo_office.desk(office_folder, NOW)
    yield opened
    opened.close()
