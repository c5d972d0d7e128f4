"""兵团 stands in the statistics inside 新疆 and in medical insurance beside it.

Its cities carry codes of the autonomous region (659xxx), their members are insured with 兵团 and a
filing to them names 兵团, not 新疆 (备案表 温馨提示第3条).
"""

from __future__ import annotations

CORPS = "660000"
_CITIES = "659"


def filing_province(area: str) -> str:
    """The province-level unit of an area as filings and rules see it (six digits)."""
    return CORPS if area.startswith((_CITIES, CORPS[:2])) else f"{area[:2]}0000"
