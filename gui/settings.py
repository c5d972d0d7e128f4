"""What this seat remembers between starts: the look and the last 工号. Nothing about people."""

from __future__ import annotations

import json
import sys
from dataclasses import asdict, dataclass, replace
from os import environ
from pathlib import Path

from core.security.private import private_folder, write_private
from gui.theme import SCALES, SCHEMES

FILE = "seat.json"


@dataclass(frozen=True)
class Seat:
    """Look and last clerk of this seat."""

    scheme: str = "light"
    scale: int = 100
    clerk_id: str = ""


class SeatFile:
    """Reads and writes the seat's file; a damaged one counts as none."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self.seat = self._read()

    def keep(self, scheme: str | None = None, scale: int | None = None, clerk_id: str = "") -> None:
        """Remember what has changed; a folder that cannot be written is no reason to stop."""
        self.seat = replace(
            self.seat,
            scheme=scheme or self.seat.scheme,
            scale=scale or self.seat.scale,
            clerk_id=clerk_id or self.seat.clerk_id,
        )
        try:
            private_folder(self._path.parent)
            write_private(self._path, json.dumps(asdict(self.seat)).encode())
        except OSError:
            return

    def _read(self) -> Seat:
        try:
            body = json.loads(self._path.read_text(encoding="utf-8"))
            seat = Seat(str(body["scheme"]), int(body["scale"]), str(body.get("clerk_id", "")))
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return Seat()
        good = seat.scheme in SCHEMES and seat.scale in SCALES
        return seat if good else Seat(clerk_id=seat.clerk_id)


def data_root() -> Path:
    """The platform's folder for local data of this program."""
    if sys.platform == "win32":
        base = Path(environ.get("LOCALAPPDATA", str(Path.home() / "AppData" / "Local")))
        return base / "yidi-desk"
    base = Path(environ.get("XDG_DATA_HOME", str(Path.home() / ".local" / "share")))
    return base / "yidi-desk"
