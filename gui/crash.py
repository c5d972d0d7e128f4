"""What happens when the program itself is at fault: a masked report, and work goes on."""

from __future__ import annotations

import faulthandler
import sys
import threading
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TextIO

from PySide6.QtWidgets import QApplication

from core.security.crash import crash_text, write_crash_report
from core.security.private import private_folder, reserve
from core.security.redact import Redactor
from gui import clock
from gui.widgets.name_field import NameField

FOLDER = "crash"
FAULT_LOG = "fault.log"


class CrashReports:
    """Writes masked reports into a folder; names that stand in any name field are masked too."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / FOLDER
        self.redactor = Redactor()
        self.on_report: Callable[[str], None] | None = None
        self._log: TextIO | None = None

    def report(self, error: BaseException, where: str) -> str:
        """Write a report and return where it is; "" when even that is not possible."""
        try:
            self.redactor.know(names_on_screen())
        except RuntimeError:  # a field is being destroyed just now
            self.redactor.know(())
        return self._written(error, where)

    def _written(self, error: BaseException, where: str) -> str:
        now = clock.now()
        try:
            text = crash_text(error, now, self.redactor, where)
            return str(write_crash_report(self.folder, text, now))
        except OSError:
            return ""

    def install(self) -> None:
        """Catch what nobody caught; a crash of Qt itself goes to the fault log."""
        sys.excepthook = self._hook
        # Both would print the error with its words to stderr, where it may repeat a person.
        threading.excepthook = self._thread_hook
        sys.unraisablehook = self._unraisable_hook
        try:
            private_folder(self.folder)
            reserve(self.folder / FAULT_LOG)
            # faulthandler writes to this file when the process dies: it stays open until then.
            self._log = (self.folder / FAULT_LOG).open("a", encoding="utf-8")
            faulthandler.enable(self._log)
        except OSError:
            faulthandler.enable()

    def remove(self) -> None:
        """Leave the last word to Python again."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        if self._log is not None:
            faulthandler.disable()
            self._log.close()
            self._log = None

    def _hook(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        where = self.report(error.with_traceback(trace), "window")
        words = f"这一步没有做成，登记过的都在。报告：{where} (G-500)"
        if self.on_report is not None:
            self.on_report(words)
        print(words, file=sys.stderr)  # noqa: T201 - the last resort of a program without a window

    def _thread_hook(self, failure: threading.ExceptHookArgs) -> None:
        if failure.exc_value is not None:
            self._quietly(failure.exc_value, "thread")

    def _unraisable_hook(self, failure: sys.UnraisableHookArgs) -> None:
        if failure.exc_value is not None:
            self._quietly(failure.exc_value, "unraisable")

    def _quietly(self, error: BaseException, place: str) -> None:
        """No window may be touched here: only the report is written, without names on screen."""
        where = self._written(error, place)
        print(f"{type(error).__name__} {where} (G-500)", file=sys.stderr)  # noqa: T201


def names_on_screen() -> list[str]:
    """What stands in the name fields of all windows: an error's message may repeat it."""
    if not isinstance(QApplication.instance(), QApplication):
        return []
    fields = (widget for widget in QApplication.allWidgets() if isinstance(widget, NameField))
    return [field.text().strip() for field in fields if field.text().strip()]
