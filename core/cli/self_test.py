"""`yidi self-test`: has this copy of the program all it ships with, and can it use it?"""

from __future__ import annotations

import argparse
import json
import secrets
import tempfile
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from core import __version__
from core.areas import Divisions
from core.institutions import Directory, SearchQuery
from core.institutions.demo import build_demo_directory
from core.kernel.errors import KnownError
from core.kernel.paths import resources
from core.policy import PolicyBook
from core.security.keyring import Keyring
from core.store import driver
from core.store.backup import back_up
from core.store.cases_db import CasesDb

FONTS = ("NotoSansSC-Regular.ttf", "NotoSansSC-Bold.ttf", "NotoSansArabic-Regular.ttf")
# The signature of a TrueType file: an empty or cut file must not pass for a font.
_TRUETYPE = b"\x00\x01\x00\x00"


def register(subparsers: Any) -> None:
    """Adds `self-test`."""
    parser = subparsers.add_parser("self-test", help="check what this copy ships with")
    parser.set_defaults(run=self_test)


def self_test(_arguments: argparse.Namespace) -> int:
    """Prints one line a check; exit 5 if one failed."""
    today = datetime.now(UTC).astimezone().date()
    checks: dict[str, Callable[[], str]] = {
        "packs": check_packs,
        "divisions": check_divisions,
        "fonts": check_fonts,
        "store": check_store,
        "directory": lambda: check_directory(today),
    }
    results = [_run(name, check) for name, check in checks.items()]
    passed = all(result["ok"] for result in results)
    body = {"version": __version__, "ok": passed, "checks": results}
    print(json.dumps(body, ensure_ascii=False, indent=1))
    return 0 if passed else KnownError.exit_code


def check_packs() -> str:
    """Every shipped pack loads."""
    packs = PolicyBook.shipped().packs
    if not packs:
        raise FileNotFoundError("no pack")
    return "、".join(f"{pack.area} {pack.version}" for pack in packs)


def check_divisions() -> str:
    """The divisions load."""
    return f"{len(Divisions.shipped())} 个区划"


def check_fonts() -> str:
    """The bundled fonts are there and are fonts."""
    for name in FONTS:
        with (resources() / "fonts" / name).open("rb") as file:
            if file.read(len(_TRUETYPE)) != _TRUETYPE:
                raise ValueError(f"{name} is no font")
    return f"{len(FONTS)} 个字体"


def check_store() -> str:
    """Keys, encryption, a write, a verified backup, and the audit chain, in a throw-away folder."""
    if not driver.IN_PLACE:
        raise ImportError("sqlite-utils was imported before its driver")
    now = datetime.now(UTC)
    with tempfile.TemporaryDirectory(prefix="yidi 自检 ") as folder:
        base = Path(folder)
        keys = base / "keys.json"
        secret = secrets.token_urlsafe(16) + "aA1!"
        Keyring.create(keys, "0000", "self-test", secret, secrets.token_bytes, now)
        key = Keyring.open(keys).unlock("0000", secret, now)
        db = CasesDb.open(base / "cases.db", key, create=True)
        try:
            with db.transaction():
                db.audit.append(now, "0000", "", "self_test", "store")
            copy = back_up(base / "cases.db", keys, base / "backups", key, now)
            if not db.audit.verify().intact or copy.rows["audit"] != 1:
                raise ValueError("the store lost a row")
        finally:
            db.close()
        if b"self_test" in copy.path.read_bytes():
            raise ValueError("the store is not encrypted")
    return "加密、写入、备份、审计链都通过"


def check_directory(today: date) -> str:
    """The demonstration list builds, opens and answers."""
    with tempfile.TemporaryDirectory(prefix="yidi 自检 ") as folder:
        path = Path(folder) / "directory.db"
        build_demo_directory(path, today)
        directory = Directory.open(path)
        try:
            found = directory.search(SearchQuery(text="演示", limit=1))
            if not found.hits:
                raise ValueError("the list answers nothing")
            return f"{directory.info.count} 家机构，{found.elapsed_ms:.1f} 毫秒"
        finally:
            directory.close()


def _run(name: str, check: Callable[[], str]) -> dict[str, Any]:
    # A self-test reports whatever goes wrong; nothing may hide behind another failure.
    try:
        return {"check": name, "ok": True, "detail": check()}
    except KnownError as error:
        return {"check": name, "ok": False, "detail": error.message, "code": error.code}
    except Exception as error:
        return {"check": name, "ok": False, "detail": f"{type(error).__name__}: {error}"}
