"""What the status bar says about packs, list and backup, in the clerk's words."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from gui.widgets.status_bar import Fact

if TYPE_CHECKING:
    from core.areas import Divisions
    from core.desk.views import DeskStatus

BACKUP_LATE_DAYS = 3
LIST_LATE_DAYS = 30
_WEEKDAYS = "一二三四五六日"


def status_facts(status: DeskStatus, divisions: Divisions) -> list[Fact]:
    """The facts at the left of the status bar, in their order."""
    facts = []
    if status.demo:
        facts.append(Fact("", "演示模式", " 单据带水印", "amber"))
    if status.packs:
        pack = status.packs[0]
        review = "，该复核了" if pack.overdue else f"，{pack.review_by} 前复核"
        tone = "amber" if pack.overdue else "text2"
        facts.append(
            Fact(f"政策包 {pack_place(pack.area, divisions)} ", pack.version, review, tone)
        )
    facts.append(list_fact(status))
    facts.append(backup_fact(status))
    if not status.clock_ok:
        facts.append(Fact("", "系统时间比上次记录早", "，先校时", "red"))
    return facts


def pack_place(area: str, divisions: Divisions) -> str:
    """The short name of a pack's area."""
    found = divisions.find(area)
    return found.short_name if found else "全国"


def list_fact(status: DeskStatus) -> Fact:
    """Date and age of the list of institutions."""
    if status.list_date is None:
        return Fact("还没有机构名单", tone="amber")
    tone = "amber" if (status.list_age or 0) > LIST_LATE_DAYS else "text2"
    return Fact("机构名单 ", str(status.list_date), f"，{age_words(status.list_age or 0)}", tone)


def backup_fact(status: DeskStatus) -> Fact:
    """Age of the last verified backup; red after three days."""
    if status.backup_at is None:
        return Fact("", "还没有已校验备份", tone="red")
    age = status.backup_age or 0
    tone = "red" if age > BACKUP_LATE_DAYS else "text2"
    return Fact("已校验备份 ", moment_words(status.backup_at, age), tone=tone)


def age_words(days: int) -> str:
    """今天, 昨天, 17 天前."""
    return {0: "今天", 1: "昨天"}.get(days, f"{days} 天前")


def moment_words(at: datetime, age: int) -> str:
    """今天 08:02, 昨天 17:40, 2026-11-16."""
    if age in (0, 1):
        return f"{age_words(age)} {at:%H:%M}"
    return f"{at:%Y-%m-%d}（{age} 天前）"


def day_words(day: date) -> str:
    """2026-11-20 周五."""
    return f"{day.isoformat()} 周{_WEEKDAYS[day.weekday()]}"
