"""`yidi backup create|verify`: encrypted, reopened, checked; the password is asked for."""

from __future__ import annotations

import argparse
import getpass
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.desk.office import open_office, sign_in
from core.security.keyring import Keyring
from core.store.backup import verify


def register(subparsers: Any) -> None:
    """Adds `backup create` and `backup verify`."""
    parser = subparsers.add_parser("backup", help="back up an office, or check a backup")
    acts = parser.add_subparsers(dest="act", required=True)
    create = acts.add_parser("create", help="write and verify a backup")
    create.add_argument("--office", metavar="DIR", required=True, type=Path)
    create.set_defaults(run=create_backup)
    check = acts.add_parser("verify", help="open a backup and check it in full")
    check.add_argument("file", metavar="FILE", type=Path)
    check.set_defaults(run=verify_backup)
    for act in (create, check):
        act.add_argument("--clerk", metavar="ID", required=True)


def create_backup(arguments: argparse.Namespace) -> int:
    """Prints the file and its row counts. Raises `WrongKey`, `BackupFailed`."""
    now = datetime.now(UTC).astimezone()
    desk = sign_in(open_office(arguments.office), arguments.clerk, _password(), now)
    try:
        done = desk.back_up(now)
    finally:
        desk.close()
    _print(done.path, done.rows)
    return 0


def verify_backup(arguments: argparse.Namespace) -> int:
    """Opens the copy with the key file that lies beside it. Raises `WrongKey`, `BackupFailed`."""
    keys = arguments.file.with_suffix(".keys.json")
    now = datetime.now(UTC).astimezone()
    key = Keyring.open(keys).unlock(arguments.clerk, _password(), now)
    _print(arguments.file, verify(arguments.file, key))
    return 0


def _password() -> str:
    """Never an argument: other users of the machine could read it in the process list."""
    return getpass.getpass("口令：")


def _print(path: Path, rows: dict[str, int]) -> None:
    print(json.dumps({"file": str(path), "verified": True, "rows": rows}, ensure_ascii=False))
