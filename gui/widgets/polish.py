"""Dynamic properties that the style sheet looks at; setting one polishes the widget again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_state(widget: QWidget, name: str, value: object) -> None:
    """Set a property and let the style sheet look again, only when it has changed."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.updateGeometry()
    widget.update()
