"""Files and folders that only the person at this machine may read.

The rights are those of POSIX systems; on Windows the profile folder already keeps others out.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from core.kernel.errors import KnownError

FOLDER_MODE = 0o700
FILE_MODE = 0o600


class NotWritten(KnownError):
    """A small file beside the database could not be written; the old one is still there."""

    code = "S-110"


def private_folder(folder: Path) -> Path:
    """Make a folder for its owner alone; parents that are missing are made as private."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=FOLDER_MODE, exist_ok=True)
    return folder


def reserve(path: Path) -> None:
    """Make an empty private file, so that whoever fills it later does not choose the rights."""
    os.close(os.open(path, os.O_CREAT | os.O_WRONLY, FILE_MODE))


def write_private(path: Path, content: bytes) -> None:
    """Replace a file in one step: a crash leaves the old one or the new one, never a mixture.

    The part is private from its first byte and has a name of its own, so that two programs that
    write at once do not write into each other. Raises `OSError`.
    """
    handle, name = tempfile.mkstemp(prefix=f"{path.name}.part", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


@contextmanager
def explained(what: str) -> Iterator[None]:
    """An `OSError` of writing `what` becomes `NotWritten` with the remedy."""
    try:
        yield
    except OSError as error:
        raise NotWritten(
            f"{what}没有写成：看看磁盘是不是满了、文件夹还在不在、能不能写，再做一次"
        ) from error


def tighten(*entries: Path) -> None:
    """Take the rights of others away from files and folders of ours; never an error."""
    if os.name != "posix":
        return
    for entry in entries:
        with suppress(OSError):
            if not entry.is_symlink() and entry.stat().st_mode & 0o077:
                entry.chmod(FOLDER_MODE if entry.is_dir() else FILE_MODE)
