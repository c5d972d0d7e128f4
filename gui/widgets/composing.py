"""Whether an input method holds unfinished text: then no shortcut may fire."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication


def composing() -> bool:
    """True while the focused field composes a syllable."""
    widget = QApplication.focusWidget()
    return bool(getattr(widget, "composing", False))
