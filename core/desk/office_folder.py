"""An office is a folder: office.json, keys.json, cases.db, directory.db, backups."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from core.kernel.errors import DamagedStore, NewerSchema
from core.security.keyring import Keyring
from core.security.private import explained, tighten, write_private
from core.store.backup import FOLDER as BACKUPS
from core.store.backup import Verified, last_verified
from core.store.errors import StoreMissing

FORMAT = 1
OFFICE_FILE = "office.json"
KEYS_FILE = "keys.json"
CASES_FILE = "cases.db"
DIRECTORY_FILE = "directory.db"
DEMO = "demo"
REAL = "real"


@dataclass(frozen=True)
class Office:
    """The window this copy works for. Nothing here is about people: it is read before login."""

    folder: Path
    name: str
    desk: str
    area: str
    mode: str

    @property
    def demo(self) -> bool:
        """Synthetic people; papers carry a watermark."""
        return self.mode == DEMO

    @property
    def keys_path(self) -> Path:
        """The key file."""
        return self.folder / KEYS_FILE

    @property
    def cases_path(self) -> Path:
        """The encrypted database."""
        return self.folder / CASES_FILE

    @property
    def directory_path(self) -> Path:
        """The list of institutions; may be absent until one is imported."""
        return self.folder / DIRECTORY_FILE

    @property
    def backups_path(self) -> Path:
        """Where backups go."""
        return self.folder / BACKUPS

    def tighten(self) -> None:
        """Take the rights of other users away from what an older version or a copy left open."""
        names = (OFFICE_FILE, KEYS_FILE, CASES_FILE, f"{CASES_FILE}-wal", f"{CASES_FILE}-shm")
        files = [self.folder / name for name in (*names, DIRECTORY_FILE)]
        tighten(self.folder, *files, self.backups_path, *self.backups_path.glob("*"))

    @property
    def keyring(self) -> Keyring:
        """The key file, read afresh."""
        return Keyring.open(self.keys_path)

    @property
    def clerks(self) -> tuple[tuple[str, str], ...]:
        """工号 and display name for the login page."""
        return self.keyring.clerks

    @property
    def last_backup(self) -> Verified | None:
        """The newest verified backup, known before login."""
        return last_verified(self.backups_path)

    def renamed(self, desk: str) -> Office:
        """The same office at another desk of the hall, written down."""
        changed = replace(self, desk=desk)
        write_office(changed)
        return changed


def open_office(folder: Path) -> Office:
    """Read the folder. Raises `StoreMissing`, `DamagedStore`, `NewerSchema`; no password needed."""
    path = folder / OFFICE_FILE
    if not path.is_file():
        raise StoreMissing(f"{folder} 里没有办公数据，核对文件夹或新建一个", code="O-101")
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        if body.pop("format") > FORMAT:
            raise NewerSchema("这个办公文件夹由更新的版本建立，装上新版本再打开")
        if not all(isinstance(text, str) for text in body.values()):
            raise ValueError("an office is told in texts")
        return Office(folder=folder, **body)
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DamagedStore("office.json 读不出来，从备份取回这个文件", code="O-102") from error


def write_office(office: Office) -> None:
    """Write office.json in one step."""
    body = {"format": FORMAT, **asdict(office)}
    del body["folder"]
    with explained(OFFICE_FILE):
        content = json.dumps(body, ensure_ascii=False, indent=1).encode()
        write_private(office.folder / OFFICE_FILE, content)
