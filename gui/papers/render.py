"""One way to every device: a paper becomes a painter of pages, the pages go to any QPainter."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QImage, QPainter

from core.papers import (
    EstimatePaper,
    FilingFormPaper,
    HospitalCardPaper,
    Paper,
    SlipPaper,
)
from gui.papers.canvas import Canvas
from gui.papers.card_painter import CardSheet
from gui.papers.estimate_painter import EstimatePainter
from gui.papers.form_painter import FormPainter
from gui.papers.ink import PAPER
from gui.papers.slip_painter import SlipPainter
from gui.papers.textblock import UNITS

MM_PER_INCH = 25.4


class PagePainter(Protocol):
    """A laid-out paper: `size` is width and height in mm, `missing` is left to a pen."""

    size: tuple[float, float]
    missing: tuple[str, ...]

    @property
    def pages(self) -> int:
        """How many pages it takes."""

    def paint(self, canvas: Canvas, page: int) -> None:
        """Paint a page, counted from 0."""


def painter_of(paper: Paper | PagePainter) -> PagePainter:
    """The painter that knows this paper's layout; a page that paints itself is its own."""
    match paper:
        case FilingFormPaper():
            return FormPainter(paper)
        case SlipPaper():
            return SlipPainter(paper)
        case EstimatePaper():
            return EstimatePainter(paper)
        case HospitalCardPaper():
            return CardSheet(paper)
        case _:
            return paper


def paint_page(pages: PagePainter, page: int, painter: QPainter, dpi: tuple[float, float]) -> None:
    """Paint one page at the origin of a device that has this many dots an inch, across and down."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.TextAntialiasing)
    painter.scale(dpi[0] / MM_PER_INCH / UNITS, dpi[1] / MM_PER_INCH / UNITS)
    pages.paint(Canvas(painter, *pages.size), page)
    painter.restore()


def page_image(pages: PagePainter, page: int, dpi: float) -> QImage:
    """A page as a picture on white."""
    width, height = (round(side * dpi / MM_PER_INCH) for side in pages.size)
    image = QImage(QSize(width, height), QImage.Format.Format_RGB32)
    image.fill(QColor(PAPER))
    painter = QPainter(image)
    paint_page(pages, page, painter, (dpi, dpi))
    painter.end()
    return image
