"""A crash report that can be handed on: what failed and where, without anybody's data."""

from __future__ import annotations

import platform
import traceback
from datetime import datetime
from pathlib import Path

from core import __version__
from core.security.redact import Redactor


def crash_text(error: BaseException, now: datetime, redactor: Redactor, where: str = "") -> str:
    """The report: version, system, place, masked traceback. Local variables are never in it."""
    trace = "".join(traceback.format_exception(error))
    lines = [
        f"yidi-desk {__version__}",
        f"{platform.system()} {platform.release()} Python {platform.python_version()}",
        now.isoformat(timespec="seconds"),
        where,
        "",
        redactor.clean(trace),
    ]
    return "\n".join(lines)


def write_crash_report(folder: Path, text: str, now: datetime) -> Path:
    """Store a report under its moment and return where it is."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"crash-{now:%Y%m%d-%H%M%S}.txt"
    path.write_text(text, encoding="utf-8")
    return path
