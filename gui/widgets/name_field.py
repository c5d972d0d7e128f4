"""A person's name: look-alike dots become the one dot of the papers, nothing else is touched."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from core.kernel.errors import BadText
from core.people.names import normalise_name
from gui.widgets.field import Field


class NameField(Field):
    """Names up to 50 characters; `normalised` tells what was replaced on leaving."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.replaced: tuple[str, ...] = ()

    def name(self) -> str | None:
        """The name, None while empty or not a name."""
        try:
            return normalise_name(self.text()).text if self.text().strip() else None
        except BadText:
            return None

    def set_text(self, text: str | None) -> None:
        """Show a name."""
        self.setText(text or "")
        self.setCursorPosition(0)

    def fault(self) -> str | None:
        if not self.text().strip():
            return None
        try:
            normalise_name(self.text())
        except BadText as error:
            return error.message
        return None

    def leave(self) -> None:
        if self.text().strip():
            try:
                found = normalise_name(self.text())
            except BadText:
                self.replaced = ()
            else:
                self.replaced = found.replaced
                if found.text != self.text():
                    self.setText(found.text)
        super().leave()
