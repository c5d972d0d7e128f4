"""What the tests of style look at: the files under version control, and those about to be."""

from __future__ import annotations

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


@cache
def files() -> tuple[str, ...]:
    """Every file of the tree that git does not ignore, as a path from the root.

    Without git (an unpacked source archive) every file outside hidden and cache folders.
    """
    asked = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        found = subprocess.run(asked, cwd=ROOT, capture_output=True, check=True, text=True)
    except (OSError, subprocess.CalledProcessError):
        return tuple(sorted(_walk()))
    names = {name for name in found.stdout.split("\0") if name}
    return tuple(sorted(name for name in names if (ROOT / name).is_file()))


def _walk() -> list[str]:
    skipped = {"__pycache__", "build", "dist"}
    return [
        path.relative_to(ROOT).as_posix()
        for path in ROOT.rglob("*")
        if path.is_file()
        and not any(part.startswith(".") or part in skipped for part in path.parts[1:])
    ]


def python_files(*folders: str) -> tuple[str, ...]:
    """The Python files below some top-level folders; all of them without a folder."""
    return tuple(
        name
        for name in files()
        if name.endswith(".py") and (not folders or name.split("/")[0] in folders)
    )


@cache
def text(name: str) -> str | None:
    """The text of a file, None for a binary one."""
    try:
        return (ROOT / name).read_text(encoding="utf-8")
    except UnicodeDecodeError:
        return None
