"""Official words as they stand on paper; the plain words of screens live in the gui."""

from __future__ import annotations

from core.case.model import CareType, FilingKind, Insurance, Route

KIND_WORDS = {
    FilingKind.RESETTLED_RETIREE: "异地安置退休",
    FilingKind.LONG_TERM_RESIDENT: "异地长期居住",
    FilingKind.POSTED_WORKER: "常驻异地工作",
    FilingKind.REFERRED_PATIENT: "异地转诊",
    FilingKind.TEMPORARY_TRAVELLER: "其他临时外出就医",
    FilingKind.EMERGENCY_RESCUE: "急诊抢救",
}
INSURANCE_WORDS = {Insurance.EMPLOYEE: "职工医保", Insurance.RESIDENT: "城乡居民医保"}
INSURANCE_SHORT = {Insurance.EMPLOYEE: "职工医保", Insurance.RESIDENT: "居民医保"}
INSURANCE_CODES = {Insurance.EMPLOYEE: "310", Insurance.RESIDENT: "390"}
CARE_WORDS = {
    CareType.INPATIENT: "住院",
    CareType.OUTPATIENT: "普通门诊",
    CareType.CHRONIC_OUTPATIENT: "门诊慢特病",
    CareType.PHARMACY: "药店购药",
}
ROUTE_WORDS = {
    Route.DIRECT: "直接结算（就医地目录）",
    Route.MANUAL: "回参保地手工报销（参保地目录）",
}
LEVEL_WORDS = {"3": "三级医院", "2": "二级医院", "1": "一级医院", "none": "未定级机构"}
NOT_A_SETTLEMENT = "非结算凭证"
ASK_AT_HOME = "以参保地医保部门为准"
HOTLINE = "12393"
