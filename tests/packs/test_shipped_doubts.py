"""Where the sources are doubtful or silent, the packs say so instead of sounding sure."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from core.kernel.status import Status
from core.policy import AreaPolicy, PolicyBook, Reduction, Rule

TODAY = date(2026, 11, 20)
BOOK = PolicyBook.shipped()
NATIONAL = BOOK.for_area("420100")
HOTAN = BOOK.for_area("653201")
HECHI = BOOK.for_area("451202")


def rule(policy: AreaPolicy, concept: str, on: date = TODAY, **given: str) -> Rule:
    """The row for a resident across provinces in special-disease care; single facts replaced."""
    usual: dict[str, str | None] = {
        "insurance": "resident", "category": "adult", "care_type": "chronic_outpatient",
        "disease": "M00500", "level": "3", "scope": "cross_province", "care_area": "510100",
        "filing": "long_term_resident", "route": "direct", "emergency": "no",
    }  # fmt: skip
    return policy.resolve(concept, usual | given, on)


@pytest.mark.parametrize("concept", ["chronic.national_direct", "chronic.not_in_list"])
def test_the_sentence_of_a_day_counts_the_diseases_of_that_day(concept: str) -> None:
    for day, number in ((date(2024, 11, 30), "第一批 5 种"), (date(2024, 12, 1), "10 种")):
        found = rule(NATIONAL, concept, day, disease="M07101")
        assert number in f"{found.text}{found.value}"


@pytest.mark.parametrize("policy", [NATIONAL, HOTAN, HECHI])
def test_kidney_disease_without_dialysis_is_not_dialysis(policy: AreaPolicy) -> None:
    assert rule(policy, "chronic.national_direct", disease="M07800").value is False
    assert rule(policy, "chronic.national_direct", disease="M07801").value is True


def test_a_filed_temporary_traveller_of_guangxi_is_told_both_readings() -> None:
    found = rule(HECHI, "settlement.reduction", filing="temporary_traveller")
    assert found.value == Reduction("points", Fraction(0), Fraction(1, 5))
    assert found.status is Status.UNVERIFIED


def test_the_deductible_nobody_stated_for_hotan_says_that_the_person_may_pay_more() -> None:
    found = rule(HOTAN, "chronic.deductible")
    assert "没有查到" in found.text
    assert "实际可能要多付" in found.text


def test_the_request_s_ratio_is_not_repeated_as_the_same_everywhere() -> None:
    assert "跨省同样" not in rule(HOTAN, "chronic.ratio").text


def test_the_limits_of_kashgar_stand_beside_the_diseases_they_are_for() -> None:
    chronic = next(t for t in HOTAN.guide() if t.id == "chronic")
    beside = {row.item: row.cells for block in chronic.blocks for row in block.rows}
    assert "不设限额" in beside["透析、移植的比例和限额"][1]
    assert "90%" in beside["高血压、糖尿病等限额病种"][1]


def test_nobody_is_sent_to_a_page_that_is_not_there() -> None:
    texts = []
    for pack in BOOK.packs:
        texts += [pack.note, *(f"{source.title}{source.note}" for source in pack.sources)]
        texts += [f"{row.text}{row.citation.note}" for table in pack.tables.values()
                  for line in table.rows if (row := line.rule) is not None]  # fmt: skip
        texts += [faq.answer for topic in pack.guide for faq in topic.faq]
    assert not [text for text in texts if "政策台" in text]


def test_a_document_carries_a_day_only_if_the_day_of_issue_was_seen() -> None:
    for pack in BOOK.packs:
        for source in pack.sources:
            if source.issued_on is not None:
                assert "印发日没有见到" not in source.note, source.id


def test_the_corps_has_no_rules_of_the_autonomous_region() -> None:
    for area in ("659009", "659001", "660000"):
        assert [pack.area for pack in BOOK.for_area(area).packs] == ["000000"]
    assert [pack.area for pack in BOOK.for_area("650100").packs] == ["650000", "000000"]
