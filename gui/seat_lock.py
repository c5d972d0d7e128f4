"""One window an office folder: a second program would show drafts that the first is changing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLockFile

from core.kernel.errors import Refused

FILE = "window.lock"


class SeatLock:
    """Held from sign-in to sign-out. A lock that a dead program left behind is taken over."""

    def __init__(self, folder: Path) -> None:
        self._lock = QLockFile(str(folder / FILE))
        # No age makes a lock stale, only a program that no longer runs: desks stay open for weeks.
        self._lock.setStaleLockTime(0)
        if self._lock.tryLock(0):
            return
        if self._lock.error() == QLockFile.LockError.LockFailedError:
            raise Refused(
                "这个办公文件夹已在另一个程序窗口里打开，切换到那个窗口接着办；"
                "要在这里办，先把那个窗口关掉",
                code="G-504",
            )
        # A folder that cannot be written says so itself at the first save.

    def release(self) -> None:
        """Let the next window in."""
        self._lock.unlock()
