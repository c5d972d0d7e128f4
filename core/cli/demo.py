"""`yidi demo --dir DIR`: a demonstration office with invented people."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.desk.office import DEMO_CLERK, DEMO_PASSWORD, create_demo_office


def register(subparsers: Any) -> None:
    """Adds `demo`."""
    parser = subparsers.add_parser("demo", help="create a demonstration office")
    parser.add_argument("--dir", metavar="DIR", required=True, type=Path)
    parser.set_defaults(run=create_demo)


def create_demo(arguments: argparse.Namespace) -> int:
    """Prints where it is and how to sign in. Raises `Refused` for a folder that is not empty."""
    now = datetime.now(UTC).astimezone()
    office = create_demo_office(arguments.dir.absolute(), now.date(), now)
    body = {
        "folder": str(office.folder),
        "name": office.name,
        "desk": office.desk,
        "mode": office.mode,
        "clerk": DEMO_CLERK,
        "password": DEMO_PASSWORD,
        "start": ["yidi-desk", "--office", str(office.folder)],
    }
    print(json.dumps(body, ensure_ascii=False, indent=1))
    return 0
