"""Paper 42 in millimetres: A4, top margin 14, sides 18, content 174."""

from __future__ import annotations

from gui.papers.canvas import Box

PAGE = (210.0, 297.0)
LEFT_EDGE = 18.0
CONTENT = 174.0

TITLE = Box(LEFT_EDGE, 14.0, 120.0, 10.0)
TITLE_POINTS = 18.0
NOT_SETTLEMENT = Box(160.0, 14.0, 32.0, 9.8)
NOT_SETTLEMENT_POINTS = 13.0
FACTS = Box(LEFT_EDGE, 26.0, CONTENT, 19.5)
FACT_COLUMN = 58.0
FACT_ROW = 5.55
FACT_POINTS = 10.0

BOXES_TOP = 48.7
BOXES_HEIGHT = 19.0
BOX_GAP = 6.0
BOX_WIDTHS = (54.8, 54.8, 52.4)
SUM_POINTS = 21.0

TABLE_TOP = 69.5
COLUMNS = (7.0, 49.0, 26.0, 61.0, 16.0, 15.0)
HEADER = 7.0
ROW = 8.2
AMOUNT_POINTS = 11.0
FORMULA_POINTS = 8.8

CHART_TITLE = 9.5
"""From the end of the table to the first bar: the title 钱去哪了 stands in it."""

COMPARISON_GAP = 2.4
COMPARISON_COLUMNS = (62.0, 34.0, 34.0, 44.0)
COMPARISON_ROW = 6.2

TEXT_POINTS = 9.0
DOUBTS_GAP = 2.2
BOTTOM = 277.5
"""Content ends here on every page; the foot line stands at 279.5."""

NEXT_TITLE = Box(LEFT_EDGE, 13.0, CONTENT, 8.0)
NEXT_TOP = 24.0
