"""Looks at painted pages in millimetres."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from gui.papers.canvas import Box
from gui.papers.render import PagePainter, page_image

DPI = 150.0
WHITE = 0xFFFFFF


def painted(pages: PagePainter, page: int = 0, dpi: float = DPI) -> QImage:
    """A page as a picture."""
    return page_image(pages, page, dpi)


def px(mm: float, dpi: float = DPI) -> int:
    """Millimetres as dots."""
    return round(mm * dpi / 25.4)


def values(image: QImage, box: Box, dpi: float = DPI) -> list[int]:
    """The grey values (0 black) of every dot in a box, as far as it lies on the page."""
    place = QRect(px(box.x, dpi), px(box.y, dpi), px(box.w, dpi), px(box.h, dpi))
    grey = image.copy(place.intersected(image.rect())).convertToFormat(
        QImage.Format.Format_Grayscale8
    )
    data = bytes(grey.constBits())
    stride = grey.bytesPerLine()
    rows = (data[y * stride : y * stride + grey.width()] for y in range(grey.height()))
    return [value for row in rows for value in row]


def ink(image: QImage, box: Box, darker_than: int = 200) -> int:
    """How many dots of a box carry ink."""
    return sum(value < darker_than for value in values(image, box))


def covered(image: QImage, box: Box, darker_than: int = 128) -> float:
    """The share of a box's columns that carry ink: 1.0 for a solid line along it."""
    dots = values(image, box)
    width = px(box.w)
    columns = [dots[x::width] for x in range(width)]
    return sum(min(column) < darker_than for column in columns) / width


def outside_is_white(image: QImage, width: float, height: float, clear: float) -> bool:
    """Whether the border of a page is untouched."""
    edges = (
        Box(0, 0, width, clear),
        Box(0, height - clear, width, clear),
        Box(0, 0, clear, height),
        Box(width - clear, 0, clear, height),
    )
    return all(value == 255 for edge in edges for value in values(image, edge))


def same(first: QImage, second: QImage, box: Box) -> bool:
    """Whether two pages look the same within a box."""
    return values(first, box) == values(second, box)
