"""The closed sets of the institution list, as the national platform codes them."""

from __future__ import annotations

# hosp_lv of the national platform.
LEVELS = {
    "01": "三级特等",
    "02": "三级甲等",
    "03": "三级乙等",
    "04": "三级丙等",
    "05": "二级甲等",
    "06": "二级乙等",
    "07": "二级丙等",
    "08": "一级甲等",
    "09": "一级乙等",
    "10": "一级丙等",
    "11": "无等级",
}
LEVEL_GROUPS = ("3", "2", "1", "none")
SERVICES = ("inpatient", "outpatient", "chronic_outpatient", "pharmacy")
# fix_onln_open_flag: 1, 0, 2.
NETWORKS = ("normal", "paused", "cancelled")
KINDS = {
    "general": "综合医院",
    "specialist": "专科医院",
    "chinese": "中医医院",
    "ethnic": "民族医医院",
    "maternal": "妇幼保健院",
    "community": "社区卫生服务中心",
    "township": "乡镇卫生院",
    "clinic": "门诊部、诊所",
    "pharmacy": "零售药店",
}
OWNERSHIPS = {"public": "公立", "private": "民营"}


def level_group(level: str) -> str:
    """The 三级 | 二级 | 一级 | none a level belongs to."""
    if level in ("01", "02", "03", "04"):
        return "3"
    if level in ("05", "06", "07"):
        return "2"
    return "1" if level in ("08", "09", "10") else "none"
