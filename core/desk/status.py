"""The facts of the status bar: which rules, which list, which backup, and whether time is sane."""

from __future__ import annotations

from datetime import datetime

from core.desk.context import Context
from core.desk.views import DeskStatus, PackFact
from core.store.backup import last_verified


def desk_status(context: Context, now: datetime) -> DeskStatus:
    """Read afresh each time; cheap enough for once a minute."""
    today = now.date()
    info = context.directory.info if context.directory else None
    backup = last_verified(context.backups)
    backup_at = backup.at.astimezone(now.tzinfo) if backup else None
    latest = context.db.audit.latest()
    return DeskStatus(
        demo=context.office.demo,
        packs=tuple(
            PackFact(pack.area, pack.title, pack.version, pack.review_by, today > pack.review_by)
            for pack in context.policy(None).packs
        ),
        list_date=info.list_date if info else None,
        list_age=info.age_days(today) if info else None,
        list_demo=bool(info and info.demo),
        backup_at=backup_at,
        backup_age=(today - backup_at.date()).days if backup_at else None,
        reveals_today=context.db.audit.count("id.reveal", day=today),
        clock_ok=latest is None or latest <= now,
    )
