"""Papers of synthetic people, with the words of the design pictures."""

from __future__ import annotations

from datetime import UTC, date, datetime

from core.case.model import CareType, FilingKind, Insurance
from core.kernel.money import yuan
from core.kernel.status import Status
from core.papers import Amount, EstimatePaper, FilingFormPaper, Footer, PackStamp
from core.papers import estimate_sheet as sheet
from core.papers import slip_sections as sections
from core.papers.hospital_card import HospitalCardPaper
from core.papers.slip import SlipPaper

ID_SAMPLE = "11010519491231002X"
LONG_NAME = (
    "阿卜杜热合曼·买买提艾力·吐尔逊江·阿不都克里木·穆罕默德伊明·伊敏江·热合木图拉·艾合买提江卡"
)
NOTICES = (
    "跨省异地就医执行就医地目录、参保地起付线封顶线及支付比例。因各地目录差异，直接结算与回参保地报销"
    "可能存在待遇差，属于正常现象。",
    "办理备案时直接备案到就医地市或省份。参保人员根据病情、居住地、交通等情况，自主选择就医地开通的"
    "跨省定点医疗机构住院就医。",
    "到北京、天津、上海、重庆、海南、西藏和新疆兵团就医，备案到就医省份即可。",
    "未按规定办理登记备案手续，或在就医地非跨省定点医疗机构发生的医疗费用，按参保地现有规定办理。",
)
NOW = datetime(2026, 11, 21, 10, 32, tzinfo=UTC)
FOOTER = Footer(NOW, "墨玉县 2 号窗口", PackStamp("653200", "2026.11", "3f9a" + "0" * 56 + "c21e"))


def form(**changes: object) -> FilingFormPaper:
    """A filled form; keyword arguments replace fields."""
    values: dict[str, object] = {
        "number": "653221-2026-000148",
        "province": "新疆维吾尔自治区",
        "name": "古丽巴哈尔·阿卜杜热合曼",
        "sex": "女",
        "id_number": ID_SAMPLE,
        "insurance": Insurance.RESIDENT,
        "kind": FilingKind.LONG_TERM_RESIDENT,
        "destination_name": "四川省　成都市",
        "destination_code": "510100",
        "address": "成都市武侯区示例街道示例路 1 号 2 栋 3 单元 404 号",
        "phone": "13800138000",
        "phone2": "",
        "notices": NOTICES,
        "filled_on": date(2026, 11, 21),
        "office": "墨玉县医疗保障经办机构",
        "office_phone": "",
        "footer": FOOTER,
    }
    return FilingFormPaper(**{**values, **changes})  # type: ignore[arg-type]


def slip(**changes: object) -> SlipPaper:
    """The slip of picture 43."""
    filing = sections.SlipFiling(
        FilingKind.LONG_TERM_RESIDENT,
        "四川省 成都市",
        "653221-2026-000148",
        date(2026, 11, 21),
        None,
        True,
        "待平台录入",
        "录入后才生效，去之前请问一声。",
    )
    values: dict[str, object] = {
        "office": "墨玉县医疗保障服务窗口",
        "printed_at": NOW,
        "window": "2 号窗口",
        "who": "古**　110***********002X",
        "sections": (
            sections.filing_section(filing),
            sections.carry_section(("社保卡，或手机医保码", "身份证", "慢特病认定的纸（有就带）")),
            sections.say_section(
                "我是外省医保，用门诊慢特病看：恶性肿瘤门诊治疗。",
                "M005",
                "不要按普通门诊结算。",
            ),
            sections.place_section(
                "演示成都第一医院",
                "三级甲等",
                "028-0000 0001",
                date(2026, 10, 31),
                "这个病能直接结算吗",
            ),
            sections.money_section(
                Amount(yuan("10000")),
                Amount(None),
                Amount(None),
                ("和田这个病的起付线",),
                ("比例 75%", "一年 10 万元"),
            ),
            sections.phone_section((), ""),
        ),
        "footer": FOOTER,
    }
    return SlipPaper(**{**values, **changes})  # type: ignore[arg-type]


def row(
    sign: str,
    item: str,
    code: str,
    amount: str,
    formula: str,
    source: str = "",
    status: Status | None = None,
    *,
    strong: bool = False,
    total: bool = False,
) -> sheet.EstimateRow:
    """A row with one figure."""
    return sheet.EstimateRow(
        sign, item, code, Amount(yuan(amount)), formula, source, status, strong, total
    )


ROWS = (
    row("", "医疗费总额", "medfee_sumamt", "18000", "账单合计", strong=True),
    row("－", "全自费（目录外）", "fulamt_ownpay_amt", "1200", "不在报销目录，全由您付", "账单"),
    row("－", "超限价自费", "overlmt_selfpay", "150", "超过限价的部分", "账单"),
    row(
        "－", "先行自付（乙类先付一部分）", "preselfpay_amt", "1050", "就医地目录的乙类项目", "账单"
    ),
    row(
        "＝",
        "符合政策范围金额",
        "inscp_scp_amt",
        "15600",
        "18,000.00－1,200.00－150.00－1,050.00",
        strong=True,
    ),
    row(
        "－",
        "起付线（先自己出的钱）",
        "act_pay_dedc",
        "600",
        "三级，今年第 1 次住院",
        "①",
        Status.SECONDARY,
    ),
    row(
        "＝", "统筹基金支付", "hifp_pay", "9000", "(15,600.00－600.00)×60%", "①②", Status.SECONDARY
    ),
    row(
        "＝",
        "居民大病保险支付",
        "hifmi_pay",
        "1560",
        "(8,000.00＋6,600.00－12,000.00)×60%",
        "③",
        Status.UNVERIFIED,
    ),
    row("", "基金支付总额", "fund_pay_sumamt", "10560", "9,000.00＋1,560.00", total=True),
    row("", "个人负担总金额", "psn_part_amt", "7440", "18,000.00－10,560.00", total=True),
)
BARS = (
    sheet.ChartBar("账单总额", yuan("18000"), "total"),
    sheet.ChartBar("全自费", yuan("1200"), "self"),
    sheet.ChartBar("超限价", yuan("150"), "self"),
    sheet.ChartBar("先行自付", yuan("1050"), "self"),
    sheet.ChartBar("起付线", yuan("600"), "self"),
    sheet.ChartBar("比例自付（大病后）", yuan("4440"), "self"),
    sheet.ChartBar("大病保险", yuan("1560"), "fund"),
    sheet.ChartBar("统筹基金", yuan("9000"), "fund"),
)
COMPARISONS = (
    sheet.ComparisonRow(
        "本单：备案，三级医院，直接结算", Amount(yuan("10560")), Amount(yuan("7440")), "", True
    ),
    sheet.ComparisonRow(
        "换二级医院（起付 300，75%）", Amount(yuan("11550")), Amount(yuan("6450")), "参考（转载）"
    ),
    sheet.ComparisonRow("回参保地手工报销", Amount(None), Amount(None), "缺：参保地目录拆分"),
)
FACTS = (
    sheet.Fact("姓名", "韦**", strong=True),
    sheet.Fact("证件", "110***********002X"),
    sheet.Fact("预估日期", "2026-11-21"),
    sheet.Fact("参保", "广西河池 · 居民医保"),
    sheet.Fact("就医", "广东广州 · 三级医院"),
    sheet.Fact("", "住院 · 今年第 1 次"),
    sheet.Fact("备案", "异地长期居住（已生效）"),
    sheet.Fact("结算", "直接结算（就医地目录）"),
    sheet.Fact("编号", "451228-G-2026-0091"),
)


def estimate(**changes: object) -> EstimatePaper:
    """The sheet of picture 42."""
    values: dict[str, object] = {
        "number": "451228-G-2026-0091",
        "facts": FACTS,
        "fund": Amount(yuan("10560")),
        "own": Amount(yuan("7440")),
        "aside": sheet.Aside(
            "不备案会多付",
            ("统筹少付 3,000.00 元", "（少 20 个百分点，无正式文件）"),
            Status.UNVERIFIED,
        ),
        "rows": ROWS,
        "bars": BARS,
        "comparisons": COMPARISONS,
        "sources": (
            ("①", "居民住院起付线、比例：柳州、南宁公布表转载，河池未见原件"),
            ("②", "备案后与参保地一样：医保发〔2022〕22号 附件；区外标准为转载"),
            ("③", "大病起付 12,000 元、60%：转载，现行文件未见"),
        ),
        "doubts": sheet.Doubts(
            secondary=("起付线 600 元", "比例 60%"),
            unverified=("大病起付与比例", "不备案少 20 个百分点"),
            stated=("今年大病累计 8,000.00 元",),
        ),
        "engine": "1.0.0",
        "footer": FOOTER,
    }
    return EstimatePaper(**{**values, **changes})  # type: ignore[arg-type]


def card(**changes: object) -> HospitalCardPaper:
    """The card of picture 45."""
    values: dict[str, object] = {
        "name_masked": "韦**",
        "insured_place": "广西 河池市",
        "insured_area": "451200",
        "insurance": Insurance.RESIDENT,
        "care_type": CareType.CHRONIC_OUTPATIENT,
        "emergency": False,
        "disease": "糖尿病",
        "disease_code": "M01600",
        "kind": FilingKind.LONG_TERM_RESIDENT,
        "destination": "广东省 广州市",
        "validity": "2026-11-21 起，长期",
        "number": "451228-2026-000212",
        "footer": FOOTER,
    }
    return HospitalCardPaper(**{**values, **changes})  # type: ignore[arg-type]
