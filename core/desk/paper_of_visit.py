"""From a visit, its answer and its estimate to form, slip and hospital card. Pure translation.

`core.desk.papers` fetches what these builders need; the estimate sheet is in `paper_of_estimate`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.areas import Divisions
from core.case.model import CareType, FilingKind, Insurance, Route
from core.desk.draft import VisitDraft
from core.desk.draft_known import choice
from core.filing import Advice, FilingStatus
from core.institutions import Institution
from core.kernel.dates import parse_date
from core.kernel.errors import BadText, Refused
from core.papers import (
    Amount,
    FilingFormPaper,
    Footer,
    HospitalCardPaper,
    PackStamp,
    SlipPaper,
)
from core.papers import slip_sections as sections
from core.papers.slip import SlipSection, SlipTick
from core.people.masking import mask_id, mask_name
from core.policy import AreaPolicy
from core.settlement import Estimate, EstimateStatus

_SEXES = {"1": "男", "2": "女", "男": "男", "女": "女"}
_STATES = {
    FilingStatus.DRAFT: ("草稿", "还没有办成，办成后再去。"),
    FilingStatus.ACCEPTED: ("已受理", "录入后才生效，去之前请问一声。"),
    FilingStatus.TO_ENTER: ("待平台录入", "录入后才生效，去之前请问一声。"),
    FilingStatus.IN_FORCE: ("已生效", ""),
    FilingStatus.RETURNED: ("退回", "先回窗口补齐，再去。"),
    FilingStatus.EXPIRED: ("已到期", "到窗口重新办。"),
    FilingStatus.CANCELLED: ("已取消", ""),
}
STATE_WORDS = {status: word for status, (word, _) in _STATES.items()}
_ASK_HOSPITAL = "这个病能直接结算吗"
_CLAIM = "先垫付，回来报销带什么"
_NOT_ORDINARY = "不要按普通门诊结算。"


@dataclass(frozen=True)
class Letterhead:
    """Who prints, where and when. `reprint` counts the prints after the first."""

    office: str
    desk: str
    now: datetime
    demo: bool
    phone: str = ""
    reprint: int = 0

    def footer(self, policy: AreaPolicy) -> Footer:
        """The foot of a paper that rests on these rules; the most specific pack is named."""
        pack = policy.packs[0]
        stamp = PackStamp(pack.area, pack.version, pack.sha256)
        window = " ".join(part for part in (self.office, self.desk) if part)
        return Footer(self.now, window, stamp, self.reprint, self.demo)


def filing_form_paper(
    draft: VisitDraft,
    number: str,
    policy: AreaPolicy,
    divisions: Divisions,
    letterhead: Letterhead,
    filled_on: date | None = None,
) -> FilingFormPaper:
    """Paper 40 of a saved filing, name and number in full because the person signs it.

    `filled_on` is the day it was filed, which a reprint keeps; without it the day of printing.
    Raises `Refused` for a cancellation and for 急诊抢救, `NoRule` without the fixed notes,
    `BadText` for a draft whose places are no divisions.
    """
    if draft.action == "cancel":
        raise Refused("取消备案没有备案表；台账里记下取消就行", code="R-403")
    if not draft.kind or not draft.insurance:
        raise Refused("备案类型和险种选好、保存以后再打印备案表", code="R-404")
    day = letterhead.now.date()
    destination = divisions.get(draft.destination or "")
    province = divisions.get(f"{(draft.insured_area or '')[:2]}0000")
    notices = policy.resolve("filing.notice", {}, day).value
    if not isinstance(notices, tuple):
        raise TypeError("filing.notice is a list of notes")
    return FilingFormPaper(
        number=number,
        province=province.name,
        name=draft.name or "",
        sex=_SEXES.get(draft.sex or "", ""),
        id_number=draft.id_number or "",
        insurance=Insurance(draft.insurance),
        kind=FilingKind(draft.kind),
        destination_name=divisions.full_name(destination.code).replace(" ", "　"),
        destination_code=destination.code,
        address=draft.outside_address or "",
        phone=draft.phone or "",
        phone2=draft.phone2 or "",
        notices=tuple(str(note) for note in notices),
        filled_on=filled_on or day,
        office=letterhead.office,
        office_phone=letterhead.phone,
        footer=letterhead.footer(policy),
        change_of=(draft.previous_number or "") if draft.action == "change" else None,
    )


def slip_paper(
    draft: VisitDraft,
    policy: AreaPolicy,
    divisions: Divisions,
    letterhead: Letterhead,
    *,
    advice: Advice | None = None,
    filing_status: FilingStatus | None = None,
    ended: str = "",
    institution: Institution | None = None,
    list_date: date | None = None,
    estimate: Estimate | None = None,
    disease_name: str = "",
    roll: int = 80,
) -> SlipPaper:
    """Paper 43: what is known, in the order in which the person needs it; the person is masked.

    `ended` is the number of a filing this visit has cancelled.
    """
    who = "　".join(
        part for part in (mask_name(draft.name or ""), mask_id(draft.id_number or "")) if part
    )
    return SlipPaper(
        office=letterhead.office,
        printed_at=letterhead.now,
        window=letterhead.desk,
        who=who,
        sections=(
            sections.answer_section((f"备案 {ended} 已取消。",))
            if ended
            else _done(draft, divisions, advice, filing_status, letterhead.now.date()),
            sections.carry_section(tuple(item.text for item in advice.carry) if advice else ()),
            _say(draft, advice, disease_name),
            _place(draft, institution, list_date),
            _money(estimate),
            _claim(advice),
            sections.phone_section(_phones(policy), letterhead.phone),
        ),
        footer=letterhead.footer(policy),
        roll=roll,
        number=draft.filing_number or draft.number or "",
    )


def _done(
    draft: VisitDraft,
    divisions: Divisions,
    advice: Advice | None,
    status: FilingStatus | None,
    today: date,
) -> SlipSection:
    if draft.filing_number and draft.kind and status is not None:
        state, hint = _STATES[status]
        filing = sections.SlipFiling(
            kind=FilingKind(draft.kind),
            destination=divisions.full_name(draft.destination or ""),
            number=draft.filing_number,
            valid_from=_day(draft.valid_from, today),
            valid_to=_day(draft.valid_to, today),
            open_ended=draft.open_ended,
            state=state,
            state_hint=hint,
        )
        return sections.filing_section(filing)
    if advice is not None and advice.sentence is not None:
        return sections.answer_section((advice.sentence.text,))
    return sections.answer_section(())


def _say(draft: VisitDraft, advice: Advice | None, disease: str) -> SlipSection:
    chronic = draft.care_type == CareType.CHRONIC_OUTPATIENT.value and not draft.emergency
    major = (draft.disease or "")[:4] if chronic else ""
    sentence = advice.say.text if advice is not None and advice.say is not None else ""
    if advice is not None and not _may_say(draft, advice):
        sentence = ""
    direct = advice is None or advice.route is not Route.MANUAL
    warning = _NOT_ORDINARY if chronic and direct and "普通门诊" not in sentence else ""
    return sections.say_section(sentence, major, warning, disease if chronic else "")


def _may_say(draft: VisitDraft, advice: Advice) -> bool:
    """The sentence says "filed, settle directly": only where both are true by then."""
    if advice.route is Route.MANUAL:
        return False
    unfiled = advice.answer is not None and advice.answer.needs_filing
    return not unfiled or bool(draft.filing_number) or advice.filed_ok is True


def _place(
    draft: VisitDraft, institution: Institution | None, list_date: date | None
) -> SlipSection:
    if institution is None:
        return sections.place_section("", "", "", None)
    ask = _ASK_HOSPITAL if draft.disease else ""
    level = institution.level_text
    return sections.place_section(institution.name, level, institution.phone, list_date, ask)


def _claim(advice: Advice | None) -> SlipSection:
    """What to keep when the person has to pay first: without these papers there is no claim."""
    papers = advice.manual_papers if advice is not None and advice.route is Route.MANUAL else ()
    return SlipSection(_CLAIM, tuple(SlipTick(paper) for paper in papers))


def _money(estimate: Estimate | None) -> SlipSection:
    if estimate is None:
        return sections.money_section(None, None, None)
    no_rule = estimate.status is EstimateStatus.NO_RULE
    return sections.money_section(
        Amount(estimate.line("medfee_sumamt")),
        amount_of(estimate, "fund_pay_sumamt"),
        amount_of(estimate, "psn_part_amt"),
        tuple(item.label for item in estimate.missing if no_rule or not item.is_fact),
        tuple(item.text for item in estimate.unverified),
        tuple(item.label for item in estimate.missing if item.is_fact and not no_rule),
    )


def amount_of(estimate: Estimate, code: str) -> Amount:
    """One line of an estimate at both ends; no figure without a rule."""
    if estimate.status is EstimateStatus.NO_RULE and code not in _BILLED:
        return Amount(None)
    return Amount(estimate.line(code), estimate.high.get(code) if estimate.high else None)


_BILLED = frozenset(
    {"medfee_sumamt", "fulamt_ownpay_amt", "overlmt_selfpay", "preselfpay_amt", "inscp_scp_amt"}
)


def _phones(policy: AreaPolicy) -> tuple[tuple[str, str], ...]:
    """The first two numbers of the insured area's own offices, the hotline aside."""
    own = [office for office in policy.offices() if office.area == policy.packs[0].area]
    found = [phone for office in own for phone in office.phones if not phone[1].endswith("12393")]
    return tuple(dict.fromkeys(found))[:2]


def hospital_card_paper(
    draft: VisitDraft,
    policy: AreaPolicy,
    divisions: Divisions,
    letterhead: Letterhead,
    disease_name: str = "",
) -> HospitalCardPaper:
    """Paper 45. `disease_name` is the name in the insured area's list.

    Raises `Refused` while person, care or disease are not known: the hospital goes by this card.
    """
    insurance, care = choice(Insurance, draft.insurance), choice(CareType, draft.care_type)
    unsaid = care is CareType.CHRONIC_OUTPATIENT and not draft.disease
    if insurance is None or care is None or unsaid or not (draft.name and draft.insured_area):
        raise Refused("姓名、参保地、险种、就医类型和病种填好，才有医院窗口卡", code="R-405")
    pool = divisions.pooling_area(draft.insured_area)
    filed = draft.filing_number is not None and bool(draft.kind) and not draft.emergency
    kind = FilingKind(draft.kind) if filed and draft.kind else None
    return HospitalCardPaper(
        name_masked=mask_name(draft.name or ""),
        insured_place=divisions.short(pool),
        insured_area=pool,
        insurance=insurance,
        care_type=care,
        emergency=draft.emergency,
        disease=disease_name,
        disease_code=draft.disease or "",
        kind=kind,
        destination=divisions.full_name(draft.destination) if kind and draft.destination else "",
        validity=_validity(draft, letterhead.now.date()) if kind else "",
        number=(draft.filing_number or "") if kind else "",
        footer=letterhead.footer(policy),
    )


def _validity(draft: VisitDraft, today: date) -> str:
    begin, end = _day(draft.valid_from, today), _day(draft.valid_to, today)
    if begin is None:
        return ""
    if draft.open_ended:
        return f"{begin.isoformat()} 起，长期"
    return f"{begin.isoformat()} 到 {end.isoformat()}" if end else f"{begin.isoformat()} 起"


def _day(text: str | None, today: date) -> date | None:
    """A typed day; text that is no day is left off the paper rather than printed wrong."""
    try:
        return parse_date(text, today) if text else None
    except BadText:
        return None
