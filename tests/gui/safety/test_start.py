"""What the start leaves behind: icons in a folder of this run alone, gone at the end."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

_RUN = """
import os, sys
from PySide6.QtWidgets import QApplication
application = QApplication([])
from gui.icons import icon_file
path = icon_file("check", "#112233")
folder = os.path.dirname(path)
print(folder, oct(os.stat(folder).st_mode & 0o777), os.path.getsize(path))
"""


def test_icons_lie_where_nobody_else_can_put_any(tmp_path: Path) -> None:
    planted = tmp_path / "yidi-desk-icons"
    planted.mkdir()
    (planted / "check-112233.svg").write_text("planted", encoding="utf-8")
    places = {name: str(tmp_path) for name in ("TMPDIR", "TEMP", "TMP")}
    said = subprocess.run(
        [sys.executable, "-c", _RUN],
        env={**os.environ, **places, "QT_QPA_PLATFORM": "offscreen"},
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    ).stdout.split()
    assert Path(said[0]).parent == tmp_path
    assert Path(said[0]) != planted
    assert int(said[2]) > 100
    if os.name == "posix":
        assert said[1] == "0o700"
    assert [entry.name for entry in tmp_path.iterdir()] == ["yidi-desk-icons"]
