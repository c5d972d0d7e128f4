"""The demonstration window: made in its own folder on first use, opened with its own clerk."""

from __future__ import annotations

import shutil
from datetime import datetime
from pathlib import Path

from core.desk.office import DEMO_CLERK, DEMO_PASSWORD, create_demo_office, open_office, sign_in
from core.desk.service import Desk
from core.kernel.errors import Refused
from core.store.errors import StoreMissing


def enter_demo(folder: Path, now: datetime) -> Desk:
    """Open the demonstration in a folder. One that was cut off while being made is made again."""
    try:
        office = open_office(folder)
    except StoreMissing:
        if folder.exists() and not _ours(folder):
            raise Refused(f"{folder} 里有别的文件，换一个空文件夹再试", code="G-502") from None
        shutil.rmtree(folder, ignore_errors=True)
        office = create_demo_office(folder, now.date(), now)
    if not office.demo:
        raise Refused("这个文件夹里是正式数据，不能当演示用", code="G-503")
    return sign_in(office, DEMO_CLERK, DEMO_PASSWORD, now)


def _ours(folder: Path) -> bool:
    """Whether a folder holds nothing but what making a demonstration leaves behind."""
    known = {"keys.json", "cases.db", "cases.db-wal", "cases.db-shm", "directory.db", "backups"}
    return all(entry.name.split(".part")[0] in known for entry in folder.iterdir())
