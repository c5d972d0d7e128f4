"""The printers the system knows; asked for late, because the system may take its time."""

from __future__ import annotations

from gui.login.opening_check import GOOD, NOTE, OpeningCheck


def printer_check(names: list[str]) -> OpeningCheck:
    """What the system says about printers."""
    if not names:
        return OpeningCheck(NOTE, "没有找到打印机", "单据可存成 PDF，接上打印机再打")
    more = f" 等 {len(names)} 台" if len(names) > 1 else ""
    return OpeningCheck(GOOD, f"打印机 {len(names)} 台", f"{names[0]}{more}")


def printer_names() -> list[str]:
    """Names of the installed printers, the default first."""
    from PySide6.QtPrintSupport import QPrinterInfo  # noqa: PLC0415 - 20 ms nobody waits for

    names = [str(name) for name in QPrinterInfo.availablePrinterNames()]
    first = QPrinterInfo.defaultPrinterName()
    return sorted(names, key=lambda name: (name != first, name))
