"""The program never touches a network: no socket in a visit, no network module in reach."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

# The audit hook sees every socket whatever opens it in Python; strace would be needed for C code.
VISIT = """
import sys
opened = []
sys.addaudithook(lambda event, args: opened.append(event) if event.startswith("socket.") else None)
from datetime import datetime, timezone
from pathlib import Path
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from gui.app import arguments, make_window
from gui.crash import CrashReports
root = Path(sys.argv[1])
application = QApplication([])
window = make_window(arguments([]), root, application, CrashReports(root))
window.show()
window.login.enter_demo()
loop = QEventLoop()
timer = QTimer()
timer.timeout.connect(lambda: loop.quit() if window.frame is not None else None)
timer.start(50)
QTimer.singleShot(60000, loop.quit)
loop.exec()
assert window.frame is not None, "the demonstration did not open"
for name in ("register", "institutions", "settlement", "guide", "visit"):
    window.frame.show_page(name)
    QTimer.singleShot(150, loop.quit)
    loop.exec()
network = [name for name in sys.modules if name.startswith("PySide6.QtNetwork")]
print("SOCKETS", opened, network)
window.close()
"""


def test_a_visit_opens_no_socket(tmp_path: Path) -> None:
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", VISIT, str(tmp_path / "办公 数据")],
        capture_output=True, text=True, env=environment, timeout=110, check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "SOCKETS [] []" in done.stdout


def test_no_module_of_ours_imports_a_network_module() -> None:
    banned = (
        "import socket",
        "import http",
        "urllib.request",
        "import ssl",
        "QtNetwork",
        "requests",
    )
    found = [
        f"{path.relative_to(ROOT)}: {word}"
        for folder in ("core", "gui")
        for path in (ROOT / folder).rglob("*.py")
        for word in banned
        if word in path.read_text(encoding="utf-8")
    ]
    assert found == []
