"""A PDF of a paper, only when a clerk asks for one: it may hold a name and a number in full."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter, QPdfWriter

from core.kernel.errors import KnownError
from core.security.private import write_private
from gui.papers.render import PagePainter, paint_page

DPI = 600
CREATOR = "异地医保窗口通"


class NotSaved(KnownError):
    """The file could not be written; nothing of an older file is lost."""

    code = "D-201"


class NotPrinted(KnownError):
    """The printer did not take the job."""

    code = "D-202"


def page_size(pages: PagePainter) -> QPageSize:
    """The size of a paper as Qt wants it, exact to the tenth of a millimetre."""
    width, height = pages.size
    return QPageSize(
        QSizeF(width, height),
        QPageSize.Unit.Millimeter,
        "",
        QPageSize.SizeMatchPolicy.ExactMatch,
    )


def pdf_bytes(pages: PagePainter, title: str) -> bytes:
    """All pages as a PDF with embedded fonts. The title is the paper's name, never a person's."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    writer.setResolution(DPI)
    writer.setCreator(CREATOR)
    writer.setTitle(title)
    layout = QPageLayout(page_size(pages), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    writer.setPageLayout(layout)
    painter = QPainter(writer)
    for page in range(pages.pages):
        if page:
            writer.newPage()
        paint_page(pages, page, painter, (DPI, DPI))
    painter.end()
    return bytes(buffer.data().data())


def save_pdf(pages: PagePainter, title: str, path: Path) -> None:
    """Write the PDF beside its target first, then move it there, for its owner alone to read.

    Raises `NotSaved`.
    """
    content = pdf_bytes(pages, title)
    try:
        write_private(path, content)
    except OSError as problem:
        raise NotSaved(f"PDF 没有存成：换一个文件夹或别的盘再存（{problem.strerror}）") from problem
