"""Windows under test: no screen, the theme set before any widget, the clock standing still."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication

from gui import clock, operations
from gui.login import later
from gui.theme import theme

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
