"""A forgotten password: whoever holds the printed recovery key gives a clerk a new one."""

from __future__ import annotations

import secrets
from datetime import datetime

from core.desk.office_folder import Office
from core.kernel.errors import WrongKey
from core.security.keyring import Rng
from core.store.cases_db import CasesDb


def reset_password(
    office: Office,
    recovery_key: str,
    clerk_id: str,
    password: str,
    now: datetime,
    rng: Rng = secrets.token_bytes,
) -> None:
    """Wrap the data key anew for this clerk and write it into the audit; nothing is rekeyed.

    Raises `BadText` (recovery key mistyped, weak password), `WrongKey` (also for an unknown
    clerk), `Refused` while the recovery key is locked, `DamagedStore`.
    """
    names = dict(office.keyring.clerks)
    if clerk_id not in names:
        raise WrongKey("没有这个工号，核对后再输", code="K-102")
    keyring = office.keyring
    key = keyring.unlock_with_recovery(recovery_key, now)
    db = CasesDb.open(office.cases_path, key, key_proven=True)
    try:
        keyring.set_clerk(clerk_id, names[clerk_id], password, key, rng, now)
        with db.transaction():
            db.audit.append(now, clerk_id, office.desk, "password.reset", clerk_id, "recovery key")
    finally:
        db.close()
