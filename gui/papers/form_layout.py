"""Paper 40 in millimetres: A4, margins 18, content 174."""

from __future__ import annotations

from gui.papers.canvas import Box

PAGE = (210.0, 297.0)
LEFT_EDGE = 18.0
CONTENT = 174.0
COLUMNS = (30.0, 57.0, 26.0, 61.0)

ACTION_LINE = Box(LEFT_EDGE, 18.0, CONTENT, 9.0)
ACTION_MIDDLE = 21.1
OLD_NUMBER_LINE = 34.0
TITLE = Box(LEFT_EDGE, 29.0, CONTENT, 9.0)
TITLE_POINTS = 18.0
UNDERLINE = 0.3
NUMBER_LINE = Box(LEFT_EDGE, 39.0, CONTENT, 8.0)
TABLE_TOP = 47.0

ROW_HEIGHTS = {
    "name": 12.0,
    "id_number": 13.0,
    "insurance": 11.0,
    "kind": 18.0,
    "destination": 12.0,
    "address": 15.0,
    "phone": 12.0,
    "notices": 53.0,
    "signature": 24.0,
    "office": 13.0,
    "clerk": 13.0,
}
GROWTH = 5.0
"""A row that has to grow grows by this much at a time."""

ID_CELL = (6.0, 8.0)
ID_POINTS = 13.0
LABEL_POINTS = 10.5
CHOICE_POINTS = 11.0
VALUE_POINTS = 12.0
CODE_POINTS = 9.0
NOTE_POINTS = 9.0
NOTICE_LINE = 1.5
NOTICE_INDENT = 6.0
SIGNATURE_BOX = 20.0
STAMP = Box(146.0, 246.0, 46.0, 24.0)
FOOT = 279.5
PADDING = 2.4


def table_bottom() -> float:
    """The lower edge of the table when no row has grown."""
    return TABLE_TOP + sum(ROW_HEIGHTS.values())
