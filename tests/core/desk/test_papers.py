"""Papers of a real desk: what they fetch, and how prints are counted."""

from __future__ import annotations

from core.desk.service import Desk
from core.institutions import SearchQuery
from core.papers.estimate_sheet import Doubts
from core.papers.slip import SlipText
from core.papers.text import text_of
from tests.core.desk.conftest import NOW
from tests.core.desk.makers import file, form, who

BILL = {
    "bill_total": "10000.00",
    "bill_excluded": "500.00",
    "bill_over_limit": "0.00",
    "bill_first_self": "300.00",
    "institution_level": "3",
}


def lines(desk: Desk, number: int, **changes: object) -> list[str]:
    """The text lines of one section of the slip of a filed visit."""
    paper = desk.slip(file(desk, NOW).draft.changed(**changes), NOW)
    return [text_of(one.runs) for one in paper.numbered[number][1] if isinstance(one, SlipText)]


def test_the_form_is_that_of_the_saved_filing(desk: Desk) -> None:
    saved = file(desk, NOW)
    paper = desk.filing_form(saved.number, NOW)
    assert paper.number == saved.number
    assert paper.name == "阿依努尔·图尔荪"
    assert paper.id_number == saved.draft.id_number
    assert paper.province == "新疆维吾尔自治区"
    assert paper.destination_name == "四川省　成都市"
    assert paper.office == "演示大厅"
    assert len(paper.notices) == 4
    assert paper.footer.reprint == 0


def test_only_prints_of_the_form_count_as_reprints_of_the_form(desk: Desk) -> None:
    number = file(desk, NOW).number
    desk.note_print(number, "slip", NOW)
    assert desk.filing_form(number, NOW).footer.reprint == 0
    desk.note_print(number, "form", NOW)
    desk.note_print(number, "form", NOW)
    paper = desk.filing_form(number, NOW)
    assert paper.footer.reprint == 2
    assert "重印 2" in paper.footer.line


def test_the_slip_carries_the_state_of_the_register(desk: Desk) -> None:
    done = lines(desk, 0)
    assert "状态：待平台录入" in done
    assert "结束：长期" in " ".join(done)


def test_the_slip_names_the_hospital_with_the_date_of_the_list(desk: Desk) -> None:
    page = desk.institutions(SearchQuery(area="510100", disease="M005", limit=1))
    hospital = page.hits[0].institution
    place = lines(desk, 3, institution_code=hospital.code)
    assert place[0] == f"{hospital.name}　{hospital.level_text}"
    assert any("名单日期 2026-11-03" in line for line in place)


def test_a_visit_that_has_just_begun_gives_a_short_slip(desk: Desk) -> None:
    paper = desk.slip(desk.new_visit(NOW), NOW)
    assert [heading for heading, _ in paper.numbered] == ["1 打电话"]


def test_a_wrong_amount_leaves_the_money_off_the_slip(desk: Desk) -> None:
    draft = form(desk, who(desk, NOW), NOW).changed(**{**BILL, "bill_total": "一万"})
    headings = [heading for heading, _ in desk.slip(draft, NOW).numbered]
    assert not any("花多少" in heading for heading in headings)


def test_the_card_names_the_disease_as_the_insured_area_does(desk: Desk) -> None:
    saved = file(desk, NOW)
    paper = desk.hospital_card(saved.draft, NOW)
    assert paper.disease == "恶性肿瘤门诊治疗"
    assert paper.number == saved.number
    assert paper.name_masked == "阿**"


def test_the_estimate_sheet_is_masked_and_says_the_state_of_the_filing(desk: Desk) -> None:
    draft = file(desk, NOW).draft.changed(**BILL)
    stored = desk.save_estimate(draft, NOW)
    paper = desk.estimate_sheet(stored.draft, NOW)
    facts = {fact.label: fact.value for fact in paper.facts}
    assert facts["姓名"] == "阿**"
    assert facts["备案"] == "异地长期居住（待平台录入）"
    assert paper.number == stored.number
    assert paper.doubts != Doubts()
    assert "图尔荪" not in repr(paper)
    desk.note_print(stored.number, "estimate", NOW)
    assert desk.estimate_sheet(stored.draft, NOW).footer.reprint == 1


def test_the_slip_of_a_cancellation_says_what_was_cancelled(desk: Desk) -> None:
    number = file(desk, NOW).number
    draft = who(desk, NOW, action="cancel", previous_number=number, remark="回来了")
    assert f"备案 {number} 已取消。" not in repr(desk.slip(draft, NOW).sections[0])
    desk.save_filing(draft, NOW)
    assert f"备案 {number} 已取消。" in repr(desk.slip(draft, NOW).sections[0])
