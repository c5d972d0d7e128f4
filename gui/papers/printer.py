"""Printing, and which printer each paper went to last time."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QStandardPaths
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from core.papers import (
    EstimatePaper,
    FilingFormPaper,
    HospitalCardPaper,
    Paper,
    SlipPaper,
)
from core.security.private import private_folder, write_private
from gui.papers.pdf import NotPrinted, page_size
from gui.papers.render import PagePainter, paint_page

MEMORY_FILE = "printers.json"


@dataclass(frozen=True)
class PaperKind:
    """`key` remembers the printer, `copies` is how many the paper itself asks for."""

    key: str
    copies: int


NOBODYS = PaperKind("page", 1)


def kind_of(paper: Paper | PagePainter) -> PaperKind:
    """The form is made out twice (一式两份), everything else once."""
    match paper:
        case FilingFormPaper():
            return PaperKind("filing_form", 2)
        case SlipPaper(roll=roll):
            return PaperKind(f"slip_{roll}", 1)
        case EstimatePaper():
            return PaperKind("estimate", 1)
        case HospitalCardPaper():
            return PaperKind("hospital_card", 1)
        case _:
            return NOBODYS


class PrinterMemory:
    """Printer names by paper, in one small file of this machine without personal data."""

    def __init__(self, folder: Path | None = None) -> None:
        standard = QStandardPaths.StandardLocation.AppConfigLocation
        self._folder = folder or Path(QStandardPaths.writableLocation(standard))

    @property
    def path(self) -> Path:
        """The file."""
        return self._folder / MEMORY_FILE

    def recall(self, key: str) -> str | None:
        """The printer this paper went to last; None if none or the file cannot be read."""
        value = self._read().get(key)
        return value if isinstance(value, str) else None

    def remember(self, key: str, printer: str) -> None:
        """Keep the printer of a paper; a folder that cannot be written only costs the memory."""
        known = self._read()
        known[key] = printer
        try:
            private_folder(self._folder)
            write_private(self.path, json.dumps(known, ensure_ascii=False, sort_keys=True).encode())
        except OSError:
            return

    def _read(self) -> dict[str, object]:
        try:
            found = json.loads(self.path.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return found if isinstance(found, dict) else {}


def printer_names() -> tuple[str, ...]:
    """The printers of this machine, the default one first."""
    default = QPrinterInfo.defaultPrinterName()
    names = QPrinterInfo.availablePrinterNames()
    return tuple(sorted(names, key=lambda name: (name != default, names.index(name))))


def print_pages(
    pages: PagePainter, printer_name: str, copies: int = 1, to_file: Path | None = None
) -> None:
    """Send all pages to a printer, or to a PDF file through the same driver path.

    The origin is the corner of the sheet, so millimetres on paper are those of the layout.
    Raises `NotPrinted`.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    if to_file is not None:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(to_file))
    elif printer_name:
        printer.setPrinterName(printer_name)
    printer.setFullPage(True)
    printer.setPageLayout(
        QPageLayout(page_size(pages), QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    printer.setFullPage(True)
    printer.setCopyCount(copies)
    painter = QPainter()
    if not painter.begin(printer):
        raise NotPrinted("打印机没有接这份活：看看电源、纸和连线，再按 F9；也可以存 PDF")
    dpi = (float(printer.logicalDpiX()), float(printer.logicalDpiY()))
    for page in range(pages.pages):
        if page:
            printer.newPage()
        paint_page(pages, page, painter, dpi)
    painter.end()
