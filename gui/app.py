"""Starting the desk: look before widgets, crash reports before everything."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtWidgets import QApplication

from core import __version__
from gui.crash import CrashReports
from gui.garbage import QuietCollector
from gui.settings import FILE, SeatFile, data_root
from gui.shell import MainWindow
from gui.theme import theme

DEMO_FOLDER = "demo"
OFFICE_FOLDER = "office"


def arguments(argv: Sequence[str]) -> argparse.Namespace:
    """`--demo`, `--office DIR`, `--version`."""
    parser = argparse.ArgumentParser(prog="yidi-desk", description="异地医保窗口通")
    parser.add_argument("--demo", action="store_true", help="打开演示窗口 (demonstration)")
    parser.add_argument("--office", type=Path, metavar="DIR", help="办公文件夹 (office folder)")
    parser.add_argument("--version", action="version", version=f"yidi-desk {__version__}")
    return parser.parse_args(argv)


def make_window(
    options: argparse.Namespace, root: Path, application: QApplication, reports: CrashReports
) -> MainWindow:
    """The window for these options; the demonstration opens by itself with `--demo`."""
    seat = SeatFile(root / FILE)
    theme.apply(application, seat.seat.scheme, seat.seat.scale)
    office = options.office or root / OFFICE_FOLDER
    demo = options.office if options.demo and options.office else root / DEMO_FOLDER
    window = MainWindow(office, demo, seat, reports.report)
    reports.on_report = window.show_report
    if options.demo:
        QTimer.singleShot(0, window.login, window.login.enter_demo)
    return window


def main(argv: Sequence[str] | None = None) -> int:
    """Open the window and run until it is closed."""
    options = arguments(sys.argv[1:] if argv is None else argv)
    QLocale.setDefault(QLocale(QLocale.Language.Chinese, QLocale.Country.China))
    application = QApplication.instance() or QApplication([sys.argv[0]])
    if not isinstance(application, QApplication):
        return 1
    application.setApplicationName("yidi-desk")
    application.setApplicationVersion(__version__)
    application.setAttribute(Qt.ApplicationAttribute.AA_DontShowIconsInMenus, True)
    root = data_root()
    reports = CrashReports(root)
    reports.install()
    window = make_window(options, root, application, reports)
    # A counter PC has one program; Qt would open at two thirds of a small screen.
    window.resize(application.primaryScreen().availableSize())
    window.showMaximized()
    collector = QuietCollector(application)
    collector.start()
    try:
        return application.exec()
    finally:
        collector.stop()
        reports.remove()
