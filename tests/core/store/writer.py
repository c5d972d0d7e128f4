"""Saves filings until it is killed; it says each number after the commit has returned."""

from __future__ import annotations

import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from core.store.cases_db import CasesDb
from core.store.terms import warm_up
from tests.core.store.conftest import KEY
from tests.core.store.makers import add_filing


def main() -> None:
    """Arguments: the database, the serial to begin with."""
    db = CasesDb.open(Path(sys.argv[1]), KEY)
    warm_up()
    now = datetime(2026, 11, 20, 3, 26, tzinfo=UTC)
    serial = int(sys.argv[2])
    say("ready")
    while True:
        with db.transaction():
            stored = add_filing(db, now, cert_no=f"6532011960041{serial:05d}")
            db.filings.move(stored, "to_enter", "0317", now)
            db.audit.append(now, "0317", "3 号台", "filing.save", stored.number)
        say(stored.number)
        serial += 1
        now += timedelta(seconds=1)


def say(text: str) -> None:
    """One line, out of the process before it can die."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
