"""Python's cyclic collector, kept away from painting and from the worker thread.

A collection may destroy widgets. In the middle of a paint event, or on the worker, Qt dies of
that; so the collector is switched off and runs between events on the window's thread.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 2000


class QuietCollector(QObject):
    """Collects between events, by the thresholds Python itself would have used."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thresholds = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.check)

    def start(self) -> None:
        """Take over from Python."""
        gc.disable()
        self._timer.start()

    def stop(self) -> None:
        """Give it back."""
        self._timer.stop()
        gc.enable()

    def check(self) -> int:
        """Collect what is due; the generation collected, -1 for none."""
        due = -1
        for generation, (count, limit) in enumerate(
            zip(gc.get_count(), self._thresholds, strict=True)
        ):
            if count <= limit:
                break
            due = generation
        if due >= 0:
            gc.collect(due)
        return due
