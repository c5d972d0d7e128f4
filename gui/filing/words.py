"""The words of the filing form: official kind names come from the papers, the rest stands here."""

from __future__ import annotations

from core.case.model import FilingKind
from core.papers.words import KIND_WORDS
from gui.widgets.pick_item import PickItem

ACTIONS = (("new", "新增"), ("change", "变更"), ("cancel", "取消"), ("late", "补办"))
_KEYS = {
    FilingKind.LONG_TERM_RESIDENT: ("ydcqjz", "changqi juzhu", "cqjz"),
    FilingKind.RESETTLED_RETIREE: ("ydaztx", "anzhi tuixiu", "aztx"),
    FilingKind.POSTED_WORKER: ("czydgz", "changzhu gongzuo", "gz"),
    FilingKind.REFERRED_PATIENT: ("ydzz", "zhuanzhen", "zz"),
    FilingKind.TEMPORARY_TRAVELLER: ("qtlswc", "linshi waichu", "ls"),
}
FIELDS = {
    "id_number": "身份证号",
    "name": "姓名",
    "insured_area": "参保地",
    "insurance": "险种",
    "insured_status": "参保状态",
    "admitted_on": "入院日期",
    "discharged_on": "出院日期",
    "action": "登记类别",
    "previous_number": "原备案",
    "kind": "备案类型",
    "destination": "备案到",
    "valid_from": "开始日期",
    "valid_to": "结束日期",
    "phone": "联系电话",
    "phone2": "备用电话",
    "outside_address": "居外地址",
    "agent_name": "代办姓名",
    "agent_id": "代办证号",
    "agent_phone": "代办电话",
    "agent_relation": "代办关系",
    "facilities": "选定医院",
    "referral_hospital": "转出医院",
    "referral_diagnosis": "转诊诊断",
    "referral_date": "转诊日期",
    "notice_ack_at": "温馨提示",
    "remark": "备注",
}
# 代办人关系 (agnter_rlts), the common ones first.
RELATIONS = (
    PickItem("2", "子女", "2", ("zinv", "zn")),
    PickItem("1", "配偶", "1", ("peiou", "po")),
    PickItem("5", "父母", "5", ("fumu", "fm")),
    PickItem("4", "孙子女、外孙子女", "4", ("sunzinv", "szn")),
    PickItem("6", "祖父母、外祖父母", "6", ("zufumu", "zfm")),
    PickItem("7", "兄弟姐妹", "7", ("xiongdi", "xdjm")),
    PickItem("8", "其他亲属", "8", ("qita", "qtqs")),
    PickItem("9", "非亲属", "9", ("feiqinshu", "fqs")),
    PickItem("901", "单位经办人", "901", ("danwei", "dwjbr")),
)
KIND_HINTS = {
    FilingKind.RESETTLED_RETIREE: "退休后定居，户口已迁",
    FilingKind.LONG_TERM_RESIDENT: "在那边长期住，户口没迁",
    FilingKind.POSTED_WORKER: "单位派驻或在外务工",
    FilingKind.REFERRED_PATIENT: "有参保地的转诊证明",
    FilingKind.TEMPORARY_TRAVELLER: "不是急诊，也没有转诊",
}
LEVEL_HINTS = {
    "prefecture": "备案到地市即可，不限定某一家医院",
    "province": "备案到省级即可，不限定某一家医院",
}
CIRCLED = "①②③④⑤⑥⑦⑧⑨"

QUESTIONS: dict[str, tuple[str, dict[str, tuple[str, str]]]] = {
    "emergency": (
        "这次是急诊抢救吗",
        {"yes": ("是，急诊或抢救", "急诊抢救"), "no": ("不是", "非急诊")},
    ),
    "household": (
        "户口迁到那边了吗",
        {"moved": ("迁过去了", "户籍已迁"), "not_moved": ("没有迁", "户籍未迁")},
    ),
    "retired": (
        "办了退休吗",
        {"yes": ("办了退休", "已退休"), "no": ("没有退休", "未退休")},
    ),
    "why_there": (
        "在那边长期住，还是在那边工作",
        {
            "lives": ("长期住，例如跟着子女", "已长期居住"),
            "works": ("单位派去，或者在那边打工", "在外工作"),
            "neither": ("都不是，只是去看病", "不长住"),
        },
    ),
    "referral": (
        "本地医院开了转诊证明吗",
        {"certificate": ("开了", "有转诊证明"), "none": ("没有开", "无转诊证明")},
    ),
}


def kind_name(kind: FilingKind) -> str:
    """备案类型 as the form has it: 异地长期居住人员."""
    return f"{KIND_WORDS[kind]}人员"


def kind_items() -> tuple[PickItem, ...]:
    """The kinds that are filed; emergency rescue is none of them."""
    return tuple(PickItem(kind.value, kind_name(kind), "", _KEYS[kind]) for kind in _KEYS)


def trail(path: tuple[tuple[str, str], ...]) -> str:
    """The answers that led to a kind: 非急诊 → 户籍未迁 → 已长期居住."""
    return " → ".join(QUESTIONS[question][1][answer][1] for question, answer in path)


def field_word(name: str, papers: dict[str, str]) -> str:
    """The label of a field in the error summary; a material goes by the paper that is meant."""
    if name.startswith("materials."):
        return papers.get(name.split(".")[1], "材料")
    return FIELDS.get(name, name)
