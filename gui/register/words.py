"""The words of the register for status, kind and what falls due."""

from __future__ import annotations

from datetime import date

from core.case.model import FilingKind, Insurance
from core.desk.due import SOON_DAYS
from core.desk.views import RegisterRow

STATUS_WORDS = {
    "accepted": "已受理",
    "to_enter": "待平台录入",
    "in_force": "已生效",
    "returned": "退回",
    "expired": "已到期",
    "cancelled": "已取消",
}
KIND_WORDS = {
    FilingKind.RESETTLED_RETIREE.value: "异地安置退休",
    FilingKind.LONG_TERM_RESIDENT.value: "异地长期居住",
    FilingKind.POSTED_WORKER.value: "常驻异地工作",
    FilingKind.REFERRED_PATIENT.value: "异地转诊",
    FilingKind.TEMPORARY_TRAVELLER.value: "其他临时外出",
}
INSURANCE_WORDS = {Insurance.EMPLOYEE.value: "职工", Insurance.RESIDENT.value: "居民"}
ACTION_WORDS = {"new": "", "change": "变更", "cancel": "取消", "late": "补办"}
Tone = str | None


def status_chip(row: RegisterRow, today: date) -> tuple[str, str]:
    """Chip kind and word; a filing in force that ends soon says in how many days."""
    if row.status == "in_force" and row.valid_to is not None:
        days = (row.valid_to - today).days
        if 0 <= days <= SOON_DAYS:
            return "expiring", "今天到期" if days == 0 else f"{days} 天后到期"
    return row.status, STATUS_WORDS[row.status]


def due_words(row: RegisterRow, today: date) -> tuple[str, Tone]:
    """What falls due with a filing, and its tone; a dash for nothing within the month."""
    if row.due_on is None:
        return "—", "text3"
    late = (today - row.due_on).days
    if row.due_reason == "follow":
        text = f"补材料 {row.due_on:%m-%d}"
        return (text, "red") if late > 0 else (text, "amber")
    if row.due_reason == "expires":
        soon = -late <= SOON_DAYS
        return (f"{row.due_on:%m-%d}", "amber") if soon else ("—", "text3")
    if late <= 0:
        return "今天", "amber"
    lead = "退回" if row.due_reason == "returned" else "已过"
    return f"{lead} {late} 天", "red"


def due_sentence(row: RegisterRow, today: date) -> str:
    """The same as a sentence for the detail."""
    if row.due_on is None:
        return f"平台编号 {row.platform_number}" if row.platform_number else ""
    late = (today - row.due_on).days
    if row.due_reason == "enter":
        since = f"，已过 {late} 天" if late > 0 else ""
        return f"应于 {row.due_on:%m-%d} 下班前录入平台{since}"
    if row.due_reason == "returned":
        return f"平台 {row.due_on:%m-%d} 退回，补齐后转待录入"
    if row.due_reason == "follow":
        since = f"，已过 {late} 天" if late > 0 else ""
        return f"容缺材料 {row.due_on:%m-%d} 前补来{since}"
    return f"{row.due_on} 到期" if -late <= SOON_DAYS else f"有效到 {row.due_on}"
