"""How a block shares its width: the item narrow, the source 258, the cells by what they hold."""

from __future__ import annotations

from gui.guide.block_model import BlockModel
from gui.guide.marked_text import MarkedText
from gui.theme import theme

ITEM_LEAST = 112
ITEM_MOST = 208
SOURCE = 258
SOURCE_NARROW = 92
NARROW = 640
FIRST_SHARE = 0.36
"""What the first of two columns gets of the room for cells while both texts fit."""


def column_widths(model: BlockModel, width: int) -> list[int]:
    """Device widths of all columns; they add up to `width`."""
    source = theme.px(SOURCE if width >= theme.px(NARROW) else SOURCE_NARROW)
    item = min(max(_natural(model, 0), theme.px(ITEM_LEAST)), theme.px(ITEM_MOST))
    room = width - item - source
    count = model.columnCount() - 2
    wanted = [_natural(model, column) for column in range(1, count + 1)]
    return [item, *_shared(wanted, room), source]


def _shared(wanted: list[int], room: int) -> list[int]:
    if len(wanted) == 1:
        return [room]
    total = sum(wanted)
    if total <= room and len(wanted) == 2:
        first = max(wanted[0], min(round(room * FIRST_SHARE), room - wanted[1]))
        return [first, room - first]
    # A short column keeps its words on one line; the long ones share what is left.
    widths = [0] * len(wanted)
    left, open_columns = room, list(range(len(wanted)))
    while open_columns:
        fair = left // len(open_columns)
        fits = [column for column in open_columns if wanted[column] <= fair]
        if not fits:
            for column in open_columns:
                widths[column] = fair
            widths[open_columns[-1]] += left - fair * len(open_columns)
            return widths
        for column in fits:
            widths[column] = wanted[column]
            left -= wanted[column]
            open_columns.remove(column)
    widths[-1] += left
    return widths


def _natural(model: BlockModel, column: int) -> int:
    """The width at which no cell of a column has to wrap."""
    font, line = theme.font("table"), theme.line_height("table")
    texts = [model.marked(row, column) for row in range(model.rowCount())]
    head = MarkedText(model.heads[column], theme.font("small"), line).natural_width
    cells = [MarkedText(text, font, line).natural_width for text in texts]
    return round(max([head, *cells])) + 2 * theme.px(8) + 2
