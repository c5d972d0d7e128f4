"""A pick field and its draft field: the code that was taken, or the text that fits nothing."""

from __future__ import annotations

from gui.widgets.pick_field import PickField


def show_pick(field: PickField, text: str | None) -> None:
    """Show what the draft has: an item, or text typed earlier that fitted none."""
    if field.code() == text and (text or not field.text()):
        return
    field.set_code(text)
    if text and field.code() is None:
        field.set_text(text)


def follow_pick(field: PickField, text: str | None) -> None:
    """Like `show_pick`, but a field being typed in is left alone."""
    if not field.hasFocus():
        show_pick(field, text)


def unfit_text(field: PickField) -> str | None:
    """The text that fits nothing and has to stay in the draft; None for an item or no text."""
    text = field.text().strip()
    return text if text and field.code() is None and not field.composing else None
