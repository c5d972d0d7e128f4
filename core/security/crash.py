"""A crash report that can be handed on: what failed and where, without anybody's data.

The words of an error may repeat anything of a person: a name, an address, a diagnosis. Data is
Chinese or a number, our own errors are told in English; so of the words only those are kept.
"""

from __future__ import annotations

import platform
import re
import traceback
from datetime import datetime
from pathlib import Path

from core import __version__
from core.security.private import private_folder, write_private
from core.security.redact import Redactor

_FRAMES = ('  File "', "Traceback (most recent call last)")
# Uyghur, Chinese, full width, also written as escapes: everything that is not plain English.
_SIGN = r"(?:[^\x00-\x7f]|\\u[0-9a-fA-F]{4}|\\x[0-9a-fA-F]{2})"
_FOREIGN = re.compile(rf"{_SIGN}+(?:\s+{_SIGN}+)*")
_NUMBER = re.compile(r"[A-Za-z]?\d[\d\-]{2,}[\dXx]")


def crash_text(error: BaseException, now: datetime, redactor: Redactor, where: str = "") -> str:
    """The report: version, system, place, masked traceback. Local variables are never in it."""
    trace = "".join(_safe(part) for part in traceback.format_exception(error))
    lines = [
        f"yidi-desk {__version__}",
        f"{platform.system()} {platform.release()} Python {platform.python_version()}",
        now.isoformat(timespec="seconds"),
        where,
        "",
        redactor.clean(trace),
    ]
    return "\n".join(lines)


def _safe(part: str) -> str:
    """A frame as it is; the words of an error without what could be somebody's."""
    if part.startswith(_FRAMES):
        return part
    return _NUMBER.sub("#", _FOREIGN.sub("…", part))


def write_crash_report(folder: Path, text: str, now: datetime) -> Path:
    """Store a report under its moment and return where it is."""
    private_folder(folder)
    path = folder / f"crash-{now:%Y%m%d-%H%M%S}.txt"
    write_private(path, text.encode())
    return path
