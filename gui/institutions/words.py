"""The words of the finder for the codes of the list."""

from __future__ import annotations

from core.institutions import Institution

SERVICE_WORDS = {
    "inpatient": "住院",
    "outpatient": "普通门诊",
    "chronic_outpatient": "门诊慢特病",
    "pharmacy": "药店购药",
}
LEVEL_CHOICES = (("3", "三级"), ("2", "二级"), ("1none", "一级及未定级"))
LEVEL_CODES = {"3": ("3",), "2": ("2",), "1none": ("1", "none")}
DEDUCTIBLE_WORDS = {"3": "三级", "2": "二级", "1": "一级", "none": "未定级"}
NETWORK_WORDS = {"normal": "正常", "paused": "暂停", "cancelled": "取消定点"}
NETWORK_CHIPS = {"normal": "good", "paused": "warn", "cancelled": "cancelled"}
NETWORK_SENTENCES = {
    "normal": "跨省联网正常",
    "paused": "联网暂停，先打电话",
    "cancelled": "已取消定点",
}


def network_chip(found: Institution) -> tuple[str, str]:
    """Chip kind and word of the network state."""
    return NETWORK_CHIPS[found.network], NETWORK_WORDS[found.network]


def grouped(number: int) -> str:
    """41286 -> 41,286."""
    return f"{number:,}"
