"""Three visits from the first question to the slip, at the desk, on the shipped packs.

Amounts are worked out here from the packs' own values, by hand arithmetic, not by the estimator.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from core.case.model import FilingKind, Route
from core.desk.demo_people import demo_id_number
from core.desk.draft import VisitDraft
from core.desk.office import open_office, sign_in
from core.desk.service import Desk
from core.desk.views import RegisterQuery
from core.desk.visit import Step, StepMark
from core.filing import Answer, State
from core.institutions import SearchQuery
from core.kernel.money import Money, yuan
from core.kernel.status import Status
from core.papers import SlipPaper
from core.papers.slip import SlipPair, SlipQuote, SlipTick
from core.policy import Ceiling, Deductible
from core.settlement import EstimateStatus
from tests.core.desk.conftest import CLERK, NOW, PASSWORD, TODAY, make_office
from tests.core.desk.makers import form, who
from tests.support.offices import MadeOffice

BILL = {
    "route": "direct",
    "bill_total": "10000.00",
    "bill_excluded": "500.00",
    "bill_over_limit": "0.00",
    "bill_first_self": "300.00",
    "ytd_deductible": "0.00",
    "ytd_disease_fund": "0.00",
    "ytd_pool": "0.00",
    "ytd_critical": "0.00",
}
IN_SCOPE = yuan(10000) - yuan(500) - yuan(300)
HECHI = {
    "id_number": demo_id_number("451202", date(1963, 9, 14), "女"),
    "name": "韦秀兰",
    "birth_date": "1963-09-14",
    "insured_area": "451202",
}


@pytest.fixture
def hechi_desk(tmp_path: Path, empty_office: MadeOffice) -> Iterator[Desk]:
    """A window in 金城江区."""
    office = make_office(tmp_path / "河池 窗口", "451202")
    shutil.copy(open_office(empty_office.folder).directory_path, office.directory_path)
    opened = sign_in(office, CLERK, PASSWORD, NOW)
    yield opened
    opened.close()


def first_open(desk: Desk, area: str, service: str, disease: str | None = None) -> str:
    """The best institution of the list, as the finder gives it."""
    query = SearchQuery(
        area=area, services=(service,), disease=disease, network=("normal",), levels=("3",)
    )
    page = desk.institutions(query)
    assert page.total > 0
    return page.hits[0].institution.code


def marks(desk: Desk, draft: VisitDraft) -> dict[Step, StepMark]:
    """The mark of each step with the answer known."""
    return {one.step: one.mark for one in desk.steps(draft, desk.advise(draft, TODAY), TODAY)}


def headings(slip: SlipPaper) -> list[str]:
    """The sections that are printed."""
    return [heading.partition(" ")[2] for heading, _lines in slip.numbered]


def lines_of(slip: SlipPaper, kind: type) -> list[Any]:
    """All lines of one kind."""
    return [line for _heading, lines in slip.numbered for line in lines if isinstance(line, kind)]


def test_a_hotan_resident_with_a_tumour_lives_with_the_children_in_chengdu(desk: Desk) -> None:
    draft = who(desk, NOW)
    advice = desk.advise(draft, TODAY)
    assert advice.answer is Answer.MUST_FILE
    assert advice.route is None
    assert advice.without_filing
    assert advice.destination is not None
    assert (advice.destination.code, advice.destination.complete) == ("510100", True)
    states = {one.id: one.state for one in advice.preconditions}
    assert states["qualification"] is states["national_direct"] is State.MET
    assert states["opened"] is State.UNKNOWN
    assert marks(desk, draft)[Step.FILE] is StepMark.READY

    saved = desk.save_filing(form(desk, draft, NOW), NOW)
    draft = saved.draft
    row = desk.filing(saved.number, TODAY).row
    assert (row.status, row.destination, row.valid_to) == ("to_enter", "510100", None)
    advice = desk.advise(draft, TODAY)
    assert advice.kind is FilingKind.LONG_TERM_RESIDENT
    assert advice.filed_ok is True

    code = first_open(desk, "510100", "chronic_outpatient", "M005")
    draft = draft.changed(institution_code=code, **BILL)
    opened = desk.advise(draft, TODAY).precondition("opened")
    assert opened is not None
    assert opened.state is State.MET

    policy = desk.context.book.for_area("653201")
    facts = {
        "insurance": "resident",
        "category": "senior",
        "care_type": "chronic_outpatient",
        "disease": "M005",
        "scope": "cross_province",
        "filing": "long_term_resident",
        "level": "3",
        "care_area": "510104",
    }
    deductible = policy.resolve("chronic.deductible", facts, TODAY).value
    ratio = policy.resolve("chronic.ratio", facts, TODAY).value
    ceiling = policy.resolve("chronic.ceiling", facts, TODAY).value
    assert isinstance(deductible, Deductible)
    assert isinstance(ratio, Fraction)
    assert isinstance(ceiling, Ceiling)
    fund = (IN_SCOPE - deductible.amount).times(ratio)
    assert ceiling.amount is not None
    assert fund < ceiling.amount
    estimate = desk.estimate(draft, TODAY)
    assert estimate.status is EstimateStatus.COMPUTED
    assert estimate.confidence is Status.UNVERIFIED
    assert estimate.line("inscp_scp_amt") == IN_SCOPE
    assert estimate.line("hifp_pay") == fund
    assert estimate.line("psn_part_amt") == yuan(10000) - fund
    assert estimate.unverified
    (own,) = [one for one in desk.compare(draft, TODAY) if one.is_own]
    assert own.estimate is not None
    assert own.estimate.line("hifp_pay") == fund
    unfiled = [one for one in desk.compare(draft, TODAY) if one.case.filing.kind is None]
    assert [one.estimate for one in unfiled] == [None]
    assert unfiled[0].reason

    kept = desk.save_estimate(draft, NOW)
    assert kept.number == "653201-G-2026-0001"
    assert set(marks(desk, kept.draft).values()) == {StepMark.DONE, StepMark.READY}

    slip = desk.slip(kept.draft, NOW)
    assert headings(slip) == [
        "办了什么",
        "看病带什么",
        "到医院说什么",
        "去哪里",
        "大概花多少",
        "打电话",
    ]
    (quote,) = lines_of(slip, SlipQuote)
    assert "M005" in quote.text
    assert "已经备案" in quote.text
    pairs = {pair.label: pair.value for pair in lines_of(slip, SlipPair)}
    assert pairs["医保付"] == f"{fund} 元"
    paper = desk.filing_form(saved.number, NOW)
    assert (paper.number, paper.name) == (saved.number, "阿依努尔·图尔荪")
    assert len(paper.notices) == 4
    desk.finish(kept.draft, NOW)
    assert desk.unfinished() == ()


def test_b_hechi_resident_goes_to_nanning_without_filing(hechi_desk: Desk) -> None:
    desk = hechi_desk
    draft = who(
        desk, NOW, **HECHI, care_area="450100", care_type="inpatient", disease=None, qualified=None
    )
    advice = desk.advise(draft, TODAY)
    assert advice.answer is Answer.FILING_EXEMPT
    assert advice.sentence is not None
    assert advice.sentence.citation.area in ("450000", "451200")
    assert (advice.route, advice.materials, advice.destination) == (None, (), None)
    assert marks(desk, draft)[Step.FILE] is StepMark.NOT_NEEDED

    code = first_open(desk, "450100", "inpatient")
    draft = draft.changed(institution_code=code, admission_no="1", **BILL)
    institution = desk.institution(code)
    assert institution is not None
    policy = desk.context.book.for_area("451202")
    facts = {
        "insurance": "resident",
        "category": "senior",
        "care_type": "inpatient",
        "scope": "within_province",
        "filing": "none",
        "level": institution.deductible_level,
        "institution_class": institution.institution_class,
        "care_area": institution.area,
        "admission_no": "1",
    }
    deductible = policy.resolve("inpatient.deductible", facts, TODAY)
    ratio = policy.resolve("inpatient.ratio", facts, TODAY)
    assert {deductible.pack_area, ratio.pack_area} <= {"450000", "451200"}
    assert isinstance(deductible.value, Deductible)
    assert isinstance(ratio.value, Fraction)
    fund = (IN_SCOPE - deductible.value.amount).times(ratio.value)
    estimate = desk.estimate(draft, TODAY)
    assert estimate.status is EstimateStatus.COMPUTED
    assert estimate.line("act_pay_dedc") == deductible.value.amount
    assert estimate.line("hifp_pay") == fund
    assert estimate.line("hifmi_pay") == Money(0)
    assert estimate.line("psn_cash_pay") == yuan(10000) - fund

    slip = desk.slip(draft, NOW)
    assert headings(slip)[0] == "办了什么"
    (quote,) = lines_of(slip, SlipQuote)
    assert "不用备案" in quote.text
    assert slip.who.startswith("韦**")
    assert HECHI["id_number"] not in slip.who
    assert desk.register(RegisterQuery(), TODAY).total == 0


def test_c_hechi_resident_with_haemophilia_goes_to_guangdong_unfiled(hechi_desk: Desk) -> None:
    desk = hechi_desk
    draft = who(desk, NOW, **HECHI, care_area="440100", disease="M012")
    advice = desk.advise(draft, TODAY)
    assert advice.answer is Answer.MUST_FILE
    assert advice.filed_ok is None
    national = advice.precondition("national_direct")
    assert national is not None
    assert national.state is State.UNMET
    assert "10 种" in national.sentence.text
    assert advice.route is Route.MANUAL
    assert len(advice.manual_papers) >= 4
    assert any("票据" in paper for paper in advice.manual_papers)
    assert desk.institutions(SearchQuery(area="440100", disease="M012")).total == 0

    draft = draft.changed(**{**BILL, "route": "manual", "institution_level": "3"})
    estimate = desk.estimate(draft, TODAY)
    assert estimate.status is EstimateStatus.NO_RULE
    assert estimate.line("hifp_pay") is estimate.line("psn_part_amt") is None
    assert estimate.line("inscp_scp_amt") == IN_SCOPE
    assert "chronic.ratio" in {missing.concept for missing in estimate.missing}

    slip = desk.slip(draft, NOW)
    assert "先垫付，回来报销带什么" in headings(slip)
    ticks = [tick.text for tick in lines_of(slip, SlipTick)]
    assert set(advice.manual_papers) <= set(ticks)
    # Nobody may be sent off with "I am filed, settle directly" when neither is true.
    assert lines_of(slip, SlipQuote) == []
    pairs = {pair.label: pair.value for pair in lines_of(slip, SlipPair)}
    assert pairs == {"账单": "10,000.00 元", "医保付": "缺参数，算不出"}
    kept = desk.save_estimate(draft, NOW)
    stored = desk.stored_estimate(kept.number)
    assert (stored.status, stored.confidence) == ("no_rule", "missing")
    assert HECHI["id_number"] not in stored.inputs
