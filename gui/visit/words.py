"""The words the visit page has for the codes of a draft; official words come from the papers."""

from __future__ import annotations

from core.case.model import CareType, Category, FilingKind, Insurance
from core.desk.draft import VisitDraft
from core.desk.draft_known import choice
from core.papers.words import CARE_WORDS, INSURANCE_CODES, INSURANCE_WORDS, KIND_WORDS
from core.people.id_number import Sex
from gui.widgets.pick_item import PickItem

STEPS = ("是谁", "要不要备案", "备案", "去哪看", "花多少", "带走什么")
STEP_CODES = ("who", "need", "file", "where", "cost", "take")
SCOPE_WORDS = {
    "same_pool": "本统筹区",
    "within_province": "省内",
    "cross_province": "跨省",
}
# 内蒙古, 广西, 西藏, 宁夏, 新疆 and the 兵团 within it.
_AUTONOMOUS = frozenset({"15", "45", "54", "64", "65", "66"})
ANSWER_WORDS = {
    "must_file": "必须备案",
    "filing_exempt": "免备案",
    "deemed_filed": "视同已备案",
    "late_filing_possible": "可补办",
}
CATEGORY_WORDS = {
    Category.ACTIVE: ("在职职工", "zaizhi", "zz"),
    Category.RETIRED: ("退休人员", "tuixiu", "tx"),
    Category.ADULT: ("居民（成年）", "chengnian", "cn"),
    Category.SENIOR: ("居民（老年）", "laonian", "ln"),
    Category.STUDENT: ("学生", "xuesheng", "xs"),
    Category.CHILD: ("儿童", "ertong", "et"),
}
_OF_EMPLOYEE = (Category.ACTIVE, Category.RETIRED)
_OF_RESIDENT = (Category.ADULT, Category.SENIOR, Category.STUDENT, Category.CHILD)
_CARE_KEYS = {
    CareType.CHRONIC_OUTPATIENT: ("mztbmb", "mxb", "menzhen manteb"),
    CareType.INPATIENT: ("zhuyuan", "zy"),
    CareType.OUTPATIENT: ("putong menzhen", "ptmz", "mz"),
    CareType.PHARMACY: ("yaodian", "yd"),
}
FIELD_WORDS = {
    "id_number": "身份证号",
    "name": "姓名",
    "birth_date": "出生日期",
    "insured_area": "参保地",
    "insurance": "险种",
    "category": "人员类别",
    "care_type": "就医类型",
    "disease": "病种",
    "qualified": "病种资格",
    "qualified_on": "认定日期",
    "care_area": "就医地",
    "admission": "入院",
    "admitted_on": "入院日期",
    "discharged_on": "出院日期",
}
# What another answer made old, as the status bar names it; dates go with their question.
EMPTIED_WORDS = {
    "disease": "病种",
    "qualified": "病种资格",
    "insured_status": "参保状态",
    "destination": "备案到",
    "action": "登记类别",
    "valid_from": "开始日期",
    "facilities": "选定医院",
    "materials": "材料",
    "institution_code": "机构",
    "ytd_deductible": "起付线已付",
    "ytd_disease_fund": "本病种已支付",
    "estimate_number": "试算编号",
}
ASK_WORDS = {
    "id_number": "照证件写 18 位",
    "name": "照证件写",
    "insured_area": "选到县市",
    "insurance": "选一种",
    "category": "选一类",
    "care_type": "选这次看什么",
    "disease": "选病种",
    "qualified": "问清认定没有",
    "care_area": "选去哪里看",
}


def scope_word(scope: str, insured_area: str) -> str:
    """跨省, 省内, 区内 in an autonomous region, 本统筹区."""
    if scope != "within_province":
        return SCOPE_WORDS[scope]
    return "区内" if insured_area[:2] in _AUTONOMOUS else SCOPE_WORDS[scope]


def insurances() -> tuple[PickItem, ...]:
    """险种 with the platform's codes."""
    keys = {Insurance.RESIDENT: ("jumin", "jm", "cxjm"), Insurance.EMPLOYEE: ("zhigong", "zg")}
    return tuple(
        PickItem(one.value, INSURANCE_WORDS[one], INSURANCE_CODES[one], keys[one])
        for one in (Insurance.RESIDENT, Insurance.EMPLOYEE)
    )


def categories(insurance: str | None) -> tuple[PickItem, ...]:
    """人员类别 that the insurance knows; all of them while it is not known."""
    known = {"employee": _OF_EMPLOYEE, "resident": _OF_RESIDENT}.get(insurance or "")
    among = known or (*_OF_EMPLOYEE, *_OF_RESIDENT)
    return tuple(
        PickItem(one.value, CATEGORY_WORDS[one][0], "", CATEGORY_WORDS[one][1:]) for one in among
    )


def care_types() -> tuple[PickItem, ...]:
    """就医类型, the one most people come for first."""
    return tuple(PickItem(one.value, CARE_WORDS[one], "", _CARE_KEYS[one]) for one in _CARE_KEYS)


def sex_word(code: str | None) -> str:
    """男, 女 or nothing."""
    return {Sex.MALE.value: "男", Sex.FEMALE.value: "女"}.get(code or "", "")


def kind_word(code: str | None) -> str:
    """备案类型."""
    kind = choice(FilingKind, code)
    return KIND_WORDS[kind] if kind else ""


def care_word(draft: VisitDraft) -> str:
    """医疗类别 of a draft."""
    care = choice(CareType, draft.care_type)
    return CARE_WORDS[care] if care else ""


def insurance_word(draft: VisitDraft) -> str:
    """险种 of a draft."""
    insurance = choice(Insurance, draft.insurance)
    return INSURANCE_WORDS[insurance] if insurance else ""
