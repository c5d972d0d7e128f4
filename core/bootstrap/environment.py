"""The project's own environment in `.venv`, filled from the hash-pinned lock.

Works where the system Python refuses `pip install` and where Debian's `python3-venv` is missing:
the environment is made without pip and filled by the pip that is already there.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FLOOR = (3, 11)


class SetupFailed(Exception):
    """Set-up cannot go on; the text says what to do."""


def environment_dir(root: Path = ROOT) -> Path:
    """Where the environment lives."""
    return root / ".venv"


def environment_python(folder: Path) -> Path:
    """The Python of an environment on this system."""
    return folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def lock_stamp(root: Path = ROOT) -> str:
    """What the environment was filled from; changes with the lock, the project file and Python."""
    digest = hashlib.sha256(".".join(map(str, sys.version_info[:3])).encode())
    for name in ("requirements.lock", "pyproject.toml"):
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def ensure_environment(root: Path = ROOT) -> Path:
    """The Python of a filled environment; makes or refills it when the lock has changed.

    Raises `SetupFailed` with a sentence that says the remedy.
    """
    if sys.version_info < FLOOR:
        raise SetupFailed(
            f"这台电脑的 Python 是 {sys.version_info[0]}.{sys.version_info[1]}，"
            "装上 Python 3.11 或更新的版本再运行。(Python >= 3.11 is needed.)"
        )
    folder = environment_dir(root)
    python = environment_python(folder)
    stamp_file = folder / "lock.sha256"
    stamp = lock_stamp(root)
    if python.exists() and stamp_file.exists() and stamp_file.read_text().strip() == stamp:
        return python
    pip = pip_command()
    print("正在准备运行环境，第一次要几分钟 (setting up .venv) …", flush=True)
    run([sys.executable, "-m", "venv", "--clear", "--without-pip", str(folder)])
    lock = ["--require-hashes", "-r", str(root / "requirements.lock")]
    run([*pip, "--python", str(python), "install", "--quiet", "--no-input", *lock])
    editable = ["--no-deps", "--no-build-isolation", "-e", str(root)]
    run([*pip, "--python", str(python), "install", "--quiet", "--no-input", *editable])
    stamp_file.write_text(stamp + "\n")
    return python


def pip_command() -> list[str]:
    """How to call the machine's pip. Raises `SetupFailed` when there is none that can do it."""
    probe = subprocess.run(
        [sys.executable, "-m", "pip", "--version"], capture_output=True, text=True, check=False
    )
    words = probe.stdout.split()
    if probe.returncode or len(words) < 2:
        raise SetupFailed(
            "没有找到 pip。Debian 上运行 apt-get install python3-pip；"
            "Windows 上重装 Python 并勾选 pip。(pip is missing.)"
        )
    major, minor = (int(part) for part in words[1].split(".")[:2])
    if (major, minor) < (22, 3):
        raise SetupFailed(f"pip {words[1]} 太旧，升级到 22.3 以上再运行。(pip >= 22.3 is needed.)")
    return [sys.executable, "-m", "pip", "--disable-pip-version-check"]


def run(command: list[str]) -> None:
    """Run one set-up step; its own output is shown. Raises `SetupFailed` when it fails."""
    if subprocess.run(command, check=False).returncode:
        raise SetupFailed(
            "这一步没有成功：" + " ".join(command[1:4]) + " …。看上面的原因；"
            "改好后再运行同一条命令，会接着做。(A set-up step failed, see above.)"
        )
