"""`yidi password reset`: a new password for a clerk, by the printed recovery key."""

from __future__ import annotations

import argparse
import getpass
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.desk.office import open_office
from core.desk.reset_password import reset_password
from core.kernel.errors import BadInput, FieldFault


def register(subparsers: Any) -> None:
    """Adds `password reset`."""
    parser = subparsers.add_parser("password", help="give a clerk a new password")
    acts = parser.add_subparsers(dest="act", required=True)
    reset = acts.add_parser("reset", help="by the printed recovery key")
    reset.add_argument("--office", metavar="DIR", required=True, type=Path)
    reset.add_argument("--clerk", metavar="ID", required=True)
    reset.set_defaults(run=reset_by_recovery_key)


def reset_by_recovery_key(arguments: argparse.Namespace) -> int:
    """Asks for key and password, never as arguments: those stand in the process list."""
    office = open_office(arguments.office)
    recovery_key = getpass.getpass("恢复密钥：")
    password = getpass.getpass("新口令：")
    if getpass.getpass("新口令再输一次：") != password:
        raise BadInput([FieldFault("password", "两次输的新口令不一样，重来一遍")])
    now = datetime.now(UTC).astimezone()
    reset_password(office, recovery_key, arguments.clerk, password, now)
    print(json.dumps({"clerk": arguments.clerk, "reset": True}, ensure_ascii=False))
    return 0
