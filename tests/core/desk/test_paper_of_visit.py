"""Builders of form, slip and card on the shipped packs, with synthetic people."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from core.areas import Divisions
from core.case.read import read_case
from core.desk.draft import VisitDraft
from core.desk.paper_of_visit import (
    Letterhead,
    amount_of,
    filing_form_paper,
    hospital_card_paper,
    slip_paper,
)
from core.filing import FilingStatus, advise
from core.institutions import Institution
from core.kernel.errors import Refused
from core.papers.slip import SlipPair, SlipPaper, SlipQuote, SlipText
from core.papers.text import text_of
from core.policy import AreaPolicy, PolicyBook
from core.settlement import estimate

NOW = datetime(2026, 11, 21, 10, 32, tzinfo=UTC)
HEAD = Letterhead("墨玉县医疗保障服务窗口", "2 号窗口", NOW, demo=True)
DRAFT = VisitDraft(
    id_number="11010519491231002X",
    name="古丽巴哈尔·阿卜杜热合曼",
    sex="2",
    insured_area="653222",
    insurance="resident",
    category="adult",
    care_type="chronic_outpatient",
    disease="M00500",
    care_area="510107",
    kind="long_term_resident",
    action="new",
    destination="510100",
    valid_from="2026-11-21",
    open_ended=True,
    phone="13800138000",
    outside_address="成都市武侯区示例街道 1 号",
    filing_number="653222-2026-000148",
)
HOSPITAL = Institution(
    "H51010000001", "演示成都第一医院", "510107", "武侯区", "01", "3", "general", "public", "",
    "028-0000 0001", "normal", {}, (("M005", None),), None, "yscddyyy",
)  # fmt: skip
CASE = {
    "date": "2026-11-21",
    "person": {"insured_area": "653222", "insurance": "resident", "category": "adult"},
    "care": {
        "area": "510107",
        "type": "chronic_outpatient",
        "disease": "M00500",
        "institution": {"level": "3"},
    },
    "filing": {"kind": "long_term_resident", "valid_from": "2026-10-01", "area": "510100"},
    "bill": {
        "total": "10000.00",
        "excluded": "500.00",
        "over_limit": "0.00",
        "first_self_payment": "300.00",
    },
}


@pytest.fixture(scope="module")
def divisions() -> Divisions:
    return Divisions.shipped()


@pytest.fixture(scope="module")
def policy() -> AreaPolicy:
    return PolicyBook.shipped().for_area("653222")


def words(paper: SlipPaper) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for heading, lines in paper.numbered:
        texts = []
        for line in lines:
            match line:
                case SlipText(runs):
                    texts.append(text_of(runs))
                case SlipQuote(text):
                    texts.append(text)
                case SlipPair(label, value):
                    texts.append(f"{label} {value}")
                case _:
                    texts.append(str(line))
        found[heading.split(" ", 1)[1]] = texts
    return found


def test_the_form_takes_everything_from_draft_pack_and_office(
    policy: AreaPolicy, divisions: Divisions
) -> None:
    paper = filing_form_paper(DRAFT, "653222-2026-000148", policy, divisions, HEAD)
    assert paper.province == "新疆维吾尔自治区"
    assert paper.sex == "女"
    assert paper.name == "古丽巴哈尔·阿卜杜热合曼"
    assert paper.id_number == "11010519491231002X"
    assert paper.destination_name == "四川省　成都市"
    assert paper.destination_code == "510100"
    assert paper.filled_on == date(2026, 11, 21)
    assert paper.change_of is None
    assert paper.footer.watermark == "演示"
    assert paper.footer.line.startswith(
        "打印 2026-11-21 10:32 · 墨玉县医疗保障服务窗口 2 号窗口 · 政策包 653200 v"
    )


def test_the_four_notes_are_those_of_the_pack_verbatim(
    policy: AreaPolicy, divisions: Divisions
) -> None:
    paper = filing_form_paper(DRAFT, "N", policy, divisions, HEAD)
    rule = policy.resolve("filing.notice", {}, date(2026, 11, 21))
    assert paper.notices == rule.value
    assert len(paper.notices) == 4
    assert paper.notices[2] == (
        "到北京、天津、上海、重庆、海南、西藏和新疆兵团就医，备案到就医省份即可。"
    )


def test_a_change_carries_the_old_number(policy: AreaPolicy, divisions: Divisions) -> None:
    draft = DRAFT.changed(action="change", previous_number="653222-2025-000012")
    paper = filing_form_paper(draft, "N", policy, divisions, HEAD)
    assert paper.change_of == "653222-2025-000012"
    with pytest.raises(Refused, match="原备案编号"):
        filing_form_paper(DRAFT.changed(action="change"), "N", policy, divisions, HEAD)


def test_a_cancellation_has_no_form(policy: AreaPolicy, divisions: Divisions) -> None:
    with pytest.raises(Refused, match="取消"):
        filing_form_paper(DRAFT.changed(action="cancel"), "N", policy, divisions, HEAD)


def test_the_slip_of_a_whole_visit(policy: AreaPolicy, divisions: Divisions) -> None:
    case = read_case(CASE, divisions)
    paper = slip_paper(
        DRAFT,
        policy,
        divisions,
        HEAD,
        advice=advise(case, policy, divisions),
        filing_status=FilingStatus.TO_ENTER,
        institution=HOSPITAL,
        list_date=date(2026, 10, 31),
        estimate=estimate(case, policy, divisions),
    )
    assert paper.who == "古**　110***********002X"
    found = words(paper)
    assert list(found) == [
        "办了什么",
        "看病带什么",
        "到医院说什么",
        "去哪里",
        "大概花多少",
        "打电话",
    ]
    assert found["办了什么"][:4] == [
        "异地长期居住 备案",
        "去：四川省 成都市",
        "编号：653222-2026-000148",
        "开始：2026-11-21　结束：长期",
    ]
    assert "状态：待平台录入" in found["办了什么"]
    assert found["到医院说什么"][0].startswith("“我是新疆 墨玉县参保")
    assert "病种代码：M005（前四位）" in found["到医院说什么"]
    assert found["去哪里"][0] == "演示成都第一医院　三级特等"
    assert "名单日期 2026-10-31，先打电话问" in found["去哪里"]
    assert found["大概花多少"][0] == "账单 10,000.00 元"
    assert "以参保地医保部门为准。" in found["大概花多少"]


def test_nothing_of_the_person_stands_on_the_slip_in_full(
    policy: AreaPolicy, divisions: Divisions
) -> None:
    paper = slip_paper(DRAFT, policy, divisions, HEAD, filing_status=FilingStatus.IN_FORCE)
    text = repr(paper)
    for secret in ("古丽", "阿卜杜", "19491231", "13800138000", "武侯区示例"):
        assert secret not in text


def test_without_a_filing_the_slip_says_the_answer(
    policy: AreaPolicy, divisions: Divisions
) -> None:
    case = read_case(CASE, divisions)
    answer = advise(case, policy, divisions)
    draft = DRAFT.changed(filing_number=None)
    found = words(slip_paper(draft, policy, divisions, HEAD, advice=answer))
    assert answer.sentence is not None
    assert found["办了什么"] == [answer.sentence.text]
    assert "大概花多少" not in found
    assert "去哪里" not in found


def test_an_empty_visit_still_gives_the_hotline(policy: AreaPolicy, divisions: Divisions) -> None:
    paper = slip_paper(VisitDraft(), policy, divisions, HEAD)
    assert list(words(paper)) == ["打电话"]
    assert paper.who == ""


def test_the_card_names_pool_disease_and_filing(policy: AreaPolicy, divisions: Divisions) -> None:
    paper = hospital_card_paper(DRAFT, policy, divisions, HEAD, "恶性肿瘤门诊治疗")
    assert paper.name_masked == "古**"
    assert (paper.insured_place, paper.insured_area) == ("新疆 和田地区", "653200")
    assert paper.family == ("病种大类 M005", "参保地代码 M00500")
    assert paper.validity == "2026-11-21 起，长期"
    assert paper.number == "653222-2026-000148"


def test_an_emergency_card_names_no_filing(policy: AreaPolicy, divisions: Divisions) -> None:
    draft = DRAFT.changed(emergency=True, care_type="inpatient", disease=None)
    paper = hospital_card_paper(draft, policy, divisions, HEAD)
    assert paper.headline == "急诊抢救"
    assert (paper.kind, paper.number, paper.validity) == (None, "", "")


def test_a_figure_without_a_rule_is_no_figure(divisions: Divisions) -> None:
    national = PolicyBook.shipped().for_area("220100")
    case = read_case({**CASE, "person": {**CASE["person"], "insured_area": "220100"}}, divisions)  # type: ignore[dict-item]
    result = estimate(case, national, divisions)
    assert amount_of(result, "medfee_sumamt").text == "10,000.00"
    assert amount_of(result, "fund_pay_sumamt").text == "算不出"
