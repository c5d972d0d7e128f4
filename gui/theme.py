"""One theme object: colours, metrics, fonts and style sheet, from `resources/theme/tokens.json`.

The palette is set before widgets exist, so menus, tooltips and scroll bars follow.
Painters and QSS read the same tokens; no colour value stands anywhere else.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from core.kernel.paths import resources
from gui.icons import icon_file
from gui.stylesheet import style_sheet

SCHEMES = ("light", "contrast")
SCALES = (100, 125, 150, 175, 200)


class Theme(QObject):
    """The look in force. `changed` fires after scheme or scale has changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        text = (resources() / "theme" / "tokens.json").read_text(encoding="utf-8")
        self.tokens: dict[str, Any] = json.loads(text)
        self.scheme = "light"
        self.scale = 100
        self._families: list[str] = []

    def color(self, token: str) -> QColor:
        """The colour of a token in the scheme in force."""
        return QColor(self.hex(token))

    def hex(self, token: str) -> str:
        """The colour of a token as `#RRGGBB`."""
        return str(self.tokens[self.scheme][token])

    def px(self, n: float) -> int:
        """A metric of the design, grown with the scale in force; never below 1 for a positive n."""
        grown = round(n * self.scale / 100)
        return max(1, grown) if n > 0 else grown

    def metric(self, name: str) -> int:
        """A named metric of the token file, scaled."""
        return self.px(float(self.tokens["metric"][name]))

    def font(self, role: str) -> QFont:
        """The font of a type role (figure, verdict, title, lead, body, table, small, code ...)."""
        size, _line, bold = self.tokens["type"][role]
        font = QFont()
        font.setFamilies(self.families())
        font.setPixelSize(self.px(size))
        font.setBold(bool(bold))
        return font

    def line_height(self, role: str) -> int:
        """The line height of a type role."""
        return self.px(self.tokens["type"][role][1])

    def families(self) -> list[str]:
        """The bundled families: Chinese first, Arabic script as fallback."""
        if not self._families:
            for name in ("NotoSansSC-Regular", "NotoSansSC-Bold", "NotoSansArabic-Regular"):
                number = QFontDatabase.addApplicationFont(str(font_file(name)))
                for family in QFontDatabase.applicationFontFamilies(number):
                    if family not in self._families:
                        self._families.append(family)
        return self._families

    @property
    def contrast(self) -> bool:
        """Whether the high-contrast scheme is in force."""
        return self.scheme == "contrast"

    def apply(self, app: QApplication, scheme: str = "light", scale: int = 100) -> None:
        """Set style, palette, font and style sheet of the whole application."""
        if scheme not in SCHEMES or scale not in SCALES:
            raise ValueError(f"no such look: {scheme} {scale}")
        self.scheme, self.scale = scheme, scale
        app.setStyle(QStyleFactory.create("Fusion"))
        app.setPalette(self.palette())
        app.setFont(self.font("body"))
        app.setStyleSheet(style_sheet(self, icon_file))
        self.changed.emit()

    def applied(self, app: QApplication) -> bool:
        """Whether this application carries a generated style sheet already."""
        return bool(app.styleSheet())

    def palette(self) -> QPalette:
        """The palette that the style paints whatever the style sheet leaves open with."""
        palette = QPalette()
        role = QPalette.ColorRole
        for which, token in (
            (role.Window, "bg"),
            (role.WindowText, "text"),
            (role.Base, "surface"),
            (role.AlternateBase, "surface2"),
            (role.Text, "text"),
            (role.PlaceholderText, "text3"),
            (role.Button, "surface"),
            (role.ButtonText, "text"),
            (role.ToolTipBase, "surface"),
            (role.ToolTipText, "text"),
            (role.Highlight, "primary"),
            (role.HighlightedText, "on_primary"),
            (role.Link, "primary"),
            (role.LinkVisited, "primary"),
            (role.Light, "surface"),
            (role.Midlight, "surface2"),
            (role.Mid, "line"),
            (role.Dark, "field_line"),
            (role.Shadow, "field_line"),
        ):
            palette.setColor(which, self.color(token))
        for which in (role.Text, role.WindowText, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, which, self.color("text3"))
        return palette


def font_file(name: str) -> Path:
    """The file of a bundled font."""
    return resources() / "fonts" / f"{name}.ttf"


theme = Theme()
