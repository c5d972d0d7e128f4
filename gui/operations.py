"""Work off the window's thread: a call into core, then its answer back on the window's thread.

One worker at a time, so two operations never meet in the database.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal

from core.kernel.errors import KnownError

_running: set[Operation] = set()
_inline = False
_pool: QThreadPool | None = None


class Operation(QObject):
    """One call under way. `cancel` drops its answer; the work itself looks at `cancelled`."""

    _finished = Signal(object, object)

    def __init__(
        self,
        work: Callable[[], Any],
        on_done: Callable[[Any], None],
        on_error: Callable[[KnownError], None] | None,
        owner: QObject | None,
    ) -> None:
        super().__init__()
        self._work, self._on_done, self._on_error, self._owner = work, on_done, on_error, owner
        self.cancelled = False
        self._finished.connect(self._deliver, Qt.ConnectionType.AutoConnection)

    def cancel(self) -> None:
        """Forget the answer, whenever it comes."""
        self.cancelled = True

    def execute(self) -> None:
        """Do the work where the caller stands and hand the answer to the window's thread."""
        try:
            answer, failure = self._work(), None
        except Exception as error:  # the failure travels to the window's thread and is raised there
            answer, failure = None, error
        self._finished.emit(answer, failure)

    def _deliver(self, answer: Any, failure: Exception | None) -> None:
        _running.discard(self)
        owner_gone = self._owner is not None and not shiboken6.isValid(self._owner)
        if self.cancelled or owner_gone:
            return
        if failure is None:
            self._on_done(answer)
        elif isinstance(failure, KnownError) and self._on_error is not None:
            self._on_error(failure)
        else:
            sys.excepthook(type(failure), failure, failure.__traceback__)


class _Job(QRunnable):
    def __init__(self, operation: Operation) -> None:
        super().__init__()
        self._operation = operation

    def run(self) -> None:
        self._operation.execute()


def run(
    work: Callable[[], Any],
    on_done: Callable[[Any], None],
    on_error: Callable[[KnownError], None] | None = None,
    owner: QObject | None = None,
) -> Operation:
    """Do `work` on the worker; `on_done` or `on_error` follow on the window's thread.

    An answer for an `owner` that has gone is dropped. An error that is not a `KnownError`
    is a bug and goes to the crash report.
    """
    operation = Operation(work, on_done, on_error, owner)
    _running.add(operation)
    if _inline:
        operation.execute()
    else:
        _workers().start(_Job(operation))
    return operation


def busy() -> bool:
    """Whether any answer is still to come."""
    return bool(_running)


def set_inline(inline: bool) -> None:
    """Do the work at once on the caller's thread (tests that ask about results, not threads)."""
    global _inline  # noqa: PLW0603
    _inline = inline


def finish(milliseconds: int = 5000) -> bool:
    """Wait for the worker before the window closes; False if it is still at work."""
    return _pool is None or _pool.waitForDone(milliseconds)


def _workers() -> QThreadPool:
    global _pool  # noqa: PLW0603 - made on first use, after the application
    if _pool is None:
        _pool = QThreadPool()
        _pool.setMaxThreadCount(1)
    return _pool
