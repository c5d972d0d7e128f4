"""Where the shipped resources are, from source, installed or frozen."""

from __future__ import annotations

import sys
from pathlib import Path


def resources() -> Path:
    """The `resources` folder that belongs to this copy of the program."""
    base = getattr(sys, "_MEIPASS", None)
    return (Path(base) if base else Path(__file__).resolve().parents[2]) / "resources"
