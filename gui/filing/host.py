"""What the form needs of the page it lies on; alone in a window it does without."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.widgets.form_row import FormRow
from gui.widgets.overlay import host_of
from gui.widgets.page import Page


def page_of(widget: QWidget) -> Page | None:
    """The page a widget lies on."""
    found = host_of(widget)
    return found if isinstance(found, Page) else None


def say(widget: QWidget, text: str) -> None:
    """Say something in the status bar of the page."""
    page = page_of(widget)
    if page is not None:
        page.status_message.emit(text)


def field_beside(widget: QWidget, name: str) -> QWidget | None:
    """A field of the person's panel on the same page, for faults that are mended there."""
    row = getattr(getattr(page_of(widget), "person", None), "row", lambda _name: None)(name)
    return row.field if isinstance(row, FormRow) else None
