"""Which characters the paper fonts can draw. A missing one is written by hand, never replaced."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from gui.theme import theme

RARE_FAMILIES = ("SimSun-ExtB", "SimSun-ExtG", "MingLiU-ExtB", "MingLiU_HKSCS-ExtB")
"""System fonts for the planes of rare ideographs, used after the bundled ones if installed."""


@lru_cache(maxsize=1)
def paper_families() -> tuple[str, ...]:
    """The families of a paper, in the order in which a character is looked for."""
    installed = set(QFontDatabase.families())
    return (*theme.families(), *(name for name in RARE_FAMILIES if name in installed))


@lru_cache(maxsize=16)
def _raw(family: str, bold: bool) -> QRawFont:
    font = QFont(family)
    font.setPixelSize(16)
    font.setBold(bold)
    font.setStyleStrategy(QFont.StyleStrategy.NoFontMerging)
    return QRawFont.fromFont(font)


@lru_cache(maxsize=4096)
def has_glyph(char: str, bold: bool = False) -> bool:
    """Whether some paper font draws this character; spaces and marks without a width need none."""
    if char.isspace() or unicodedata.category(char) in ("Cc", "Cf", "Mn"):
        return True
    return any(_raw(family, bold).supportsCharacter(ord(char)) for family in paper_families())


def missing_glyphs(text: str, bold: bool = False) -> tuple[str, ...]:
    """The characters no paper font can draw, each once, in order."""
    return tuple(dict.fromkeys(char for char in text if not has_glyph(char, bold)))
