"""The printers the system knows; asked for late, because the system may take its time."""

from __future__ import annotations


def printer_names() -> list[str]:
    """Names of the installed printers, the default first."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - 20 ms nobody waits for

    names = [str(name) for name in QPrinterInfo.availablePrinterNames()]
    first = QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: (name != first, name))
