"""The way to the heavy part of the login page, so that the first paint need not wait for it."""

from __future__ import annotations

import importlib
import sys
from datetime import datetime
from typing import Any

DOOR, SETUP = "gui.login.door", "gui.login.setup_form"


def loaded() -> bool:
    """Whether the door stands open already."""
    return DOOR in sys.modules and hasattr(sys.modules[DOOR], "open_desk")


def door() -> Any:
    """`gui.login.door`; half a second the first time, so ask for it on the worker."""
    return importlib.import_module(DOOR)


def setup_form() -> Any:
    """`gui.login.setup_form`, needed only on the first start of a seat."""
    return importlib.import_module(SETUP)


def open_desk(office: Any, clerk_id: str, password: str, now: datetime) -> Any:
    """Sign in; on the worker."""
    return door().open_desk(office, clerk_id, password, now)
