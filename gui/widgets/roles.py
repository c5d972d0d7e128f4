"""What a table's model tells the row delegate besides the text of a cell."""

from __future__ import annotations

from PySide6.QtCore import Qt

_BASE = int(Qt.ItemDataRole.UserRole)

BADGE = _BASE + 1
"""(Status, text or None): a badge before the cell's text."""
CHIP = _BASE + 2
"""(kind, text or None): a chip instead of the cell's text."""
MATCH = _BASE + 3
"""((start, end), ...): characters that were searched for."""
TONE = _BASE + 4
"""A colour token for the text: text2, text3, amber, red, green, primary."""
BOLD = _BASE + 5
"""True for totals and for the word that matters."""
ICON = _BASE + 6
"""(icon name, colour token): a small icon before the text."""
ELIDE = _BASE + 7
"""`middle` for institutions, `wrap` for persons' names, else the end is cut."""
INDENT = _BASE + 8
"""Design pixels the text is moved to the right."""
SHADE = _BASE + 9
"""True for rows on surface2 (totals)."""
CODE = _BASE + 10
"""The row's own key."""
