"""Small packs for the tests of filing: a country with few rules, and areas that differ from it."""

from typing import Any

from core.policy import PolicyBook, PolicyPack
from core.policy.concepts import CONCEPTS
from core.policy.pack import canonical_bytes, read_pack

SINCE = "2023-01-01"
LONG = ["resettled_retiree", "long_term_resident", "posted_worker"]
SHORT = ["referred_patient", "temporary_traveller"]


def row(value: Any, when: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    return {"when": when or {}, "since": SINCE, "value": value, "source": "law", **more}


def material(name: str, *alternatives: str, **more: str) -> dict[str, Any]:
    made = {
        "id": name,
        "name": name,
        "how": "看原件",
        "alternatives": list(alternatives),
        "commitment": "no",
        "validity": "no",
        "note": "",
    }
    return made | more


def pack(area: str, tables: dict[str, list[dict[str, Any]]], extends: str | None) -> PolicyPack:
    data = {
        "format": "yidi-pack-1",
        "head": {
            "area": area,
            "title": f"试验包 {area}",
            "version": "2026.11.1",
            "issued_on": "2026-11-01",
            "review_by": "2027-01-31",
            "extends": extends,
            "note": None,
        },
        "sources": [
            {
                "id": "law",
                "title": "试验文件",
                "issuer": "试验局",
                "doc_no": "试发〔2022〕1号",
                "issued_on": "2022-06-30",
                "url": None,
                "checked_on": "2026-11-01",
                "status": "official",
                "note": None,
            }
        ],
        "tables": [
            {
                "concept": name,
                "label": CONCEPTS[name].label,
                "unit": CONCEPTS[name].unit,
                "note": None,
                "rows": rows,
            }
            for name, rows in tables.items()
        ],
        "diseases": [
            {
                "code": "M00503",
                "name": "恶性肿瘤门诊放化疗",
                "national_ten": "yes",
                "since": SINCE,
                "source": "law",
            }
        ],
        "offices": [],
        "guide": [],
        "cases": [],
    }
    return read_pack(canonical_bytes(data), area)


CROSS = {"scope": "cross_province"}
NATIONAL: dict[str, list[dict[str, Any]]] = {
    "filing.requirement": [
        row("filing_exempt", {"scope": "same_pool"}, text="统筹区里不用备案"),
        row("must_file", CROSS | {"emergency": "no"}, text="跨省先备案"),
        row("deemed_filed", CROSS | {"emergency": "yes"}, text="急诊视同备案，医院上传标志"),
    ],
    "filing.late": [
        row("late_filing_possible", {"admission": "in_hospital"}, text="出院结算前可补办"),
        row("manual_only", {"admission": "discharged"}, text="已出院的手工报销"),
    ],
    "filing.without": [row("按参保地规定办", CROSS)],
    "filing.destination_level": [
        row("prefecture", text="备案到地市"),
        row(
            "province",
            {"care_area": ["110000", "120000", "310000", "500000", "460000", "540000", "660000"]},
            text="备案到省级",
        ),
    ],
    "filing.materials": [
        row(
            [
                material("identity", "社会保障卡", "身份证", validity="yes"),
                material("form"),
                material("proof", "居住证", "社区证明", commitment="yes", validity="yes"),
            ],
            {"filing": LONG},
        ),
        row(
            [
                material("identity", "社会保障卡"),
                material("form"),
                material("proof", "转诊证明", validity="yes"),
            ],
            {"filing": "referred_patient"},
        ),
        row(
            [material("identity", "社会保障卡"), material("form")],
            {"filing": "temporary_traveller"},
        ),
    ],
    "filing.valid_long_term": [row("open_ended", {"filing": LONG}, text="长期有效")],
    "filing.valid_months": [row("6", {"filing": SHORT}, text="不少于 6 个月")],
    "filing.change_lock_months": [row("6", {"filing": LONG}, text="满 6 个月可变更")],
    "filing.needs_facility": [row("no", text="不用选定机构")],
    "filing.notice": [row(["提示一", "提示二"])],
    "filing.manual_papers": [row(["票据原件", "费用清单"])],
    "filing.carry": [row(["医保电子凭证"])],
    "say.at_hospital": [
        row("我是{area}参保，病种{disease}（{code}）", {"care_type": "chronic_outpatient"})
    ],
    "chronic.needs_qualification": [row("yes", text="先认定病种资格")],
    "chronic.needs_opened": [row("yes", CROSS, text="机构要开通本病种")],
    "chronic.national_direct": [
        row("no", text="不在全国十种里"),
        row("yes", {"disease": "M005"}, text="在全国十种里"),
    ],
    "chronic.not_in_list": [row("先垫付，回参保地手工报销")],
}
XINJIANG: dict[str, list[dict[str, Any]]] = {
    "filing.commitment_allowed": [row("yes", {"filing": LONG}, status="secondary")]
}
GUANGXI: dict[str, list[dict[str, Any]]] = {
    "filing.requirement": [
        row("must_file", {"scope": "within_province"}, text="区内也要备案"),
        row("filing_exempt", {"scope": "within_province"}, text="区内免备案")
        | {"since": "2023-07-01"},
    ],
    "filing.needs_facility": [
        row("yes", {"care_type": "chronic_outpatient"} | CROSS, text="选定机构")
    ],
}


def small_book(**extra: dict[str, list[dict[str, Any]]]) -> PolicyBook:
    """The country, 新疆 653200, 广西 450000; `a410300=tables` adds or replaces an area."""
    packs = {
        "000000": pack("000000", NATIONAL, None),
        "653200": pack("653200", XINJIANG, "000000"),
        "450000": pack("450000", GUANGXI, "000000"),
    }
    for name, tables in extra.items():
        packs[name[1:]] = pack(name[1:], tables, "000000")
    return PolicyBook(packs.values())
