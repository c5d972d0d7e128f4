"""Fills a draft the way a clerk does: by what the advice asks for."""

from __future__ import annotations

from datetime import datetime, timedelta

from core.desk.demo_people import DemoPerson
from core.desk.draft import MaterialState, VisitDraft
from core.desk.service import Desk
from core.filing import FORM_MATERIAL, NO_END, TO_FOLLOW, Advice
from core.institutions import SearchQuery

_FOLLOW_AFTER = timedelta(days=22)


def filled_draft(desk: Desk, person: DemoPerson, now: datetime) -> VisitDraft:
    """A complete draft for a demonstration person, ready to be saved at `now`."""
    draft = _who_and_where(desk.new_visit(now), desk, person, now)
    advice = desk.advise(draft, now.date())
    long_term = bool(advice.kind and advice.kind.long_term)
    validity = advice.validity
    end = validity.valid_to if validity else None
    return draft.changed(
        open_ended=long_term,
        valid_to=None if long_term or end is None else end.isoformat(),
        materials=_materials(advice, person.outcome == "to_follow", now),
    )


def _who_and_where(draft: VisitDraft, desk: Desk, person: DemoPerson, now: datetime) -> VisitDraft:
    place = desk.context.divisions.full_name(person.destination)
    referred = person.kind == "referred_patient"
    return draft.changed(
        id_number=person.id_number,
        name=person.name,
        sex="1" if int(person.id_number[16]) % 2 else "2",
        birth_date=person.birth.isoformat(),
        insured_area=person.insured_area,
        insurance=person.insurance,
        category=person.category,
        insured_status="1",
        care_type="chronic_outpatient" if person.disease else "inpatient",
        disease=person.disease,
        qualified="yes" if person.disease else None,
        care_area=person.destination,
        kind=person.kind,
        destination=person.destination,
        valid_from=now.date().isoformat(),
        phone=person.phone,
        outside_address=f"{place}演示路 18 号 2 栋 301 室",
        notice_ack_at=now.isoformat(timespec="seconds"),
        referral_hospital="和田演示人民医院" if referred else None,
        referral_diagnosis="演示诊断" if referred else None,
        referral_date=now.date().isoformat() if referred else None,
        **_institution(desk, person),
    )


def _institution(desk: Desk, person: DemoPerson) -> dict[str, object]:
    """For a disease: the first institution that has opened it, and a bill to estimate."""
    if person.disease is None:
        return {}
    query = SearchQuery(
        area=person.destination,
        services=("chronic_outpatient",),
        disease=person.disease,
        network=("normal",),
        limit=1,
    )
    hits = desk.institutions(query).hits
    code = hits[0].institution.code if hits else None
    return {
        "institution_code": code,
        "facilities": (code,) if code else (),
        "route": "direct",
        "bill_total": "10000.00",
        "bill_excluded": "500.00",
        "bill_over_limit": "0.00",
        "bill_first_self": "300.00",
    }


def _materials(advice: Advice, promise: bool, now: datetime) -> dict[str, MaterialState]:
    marks = {}
    for material in advice.materials:
        if promise and material.id == "proof":
            until = (now.date() + _FOLLOW_AFTER).isoformat()
            marks[material.id] = MaterialState(until=until, state=TO_FOLLOW)
        elif material.id != FORM_MATERIAL:
            until = NO_END if material.validity else ""
            marks[material.id] = MaterialState(checked=True, until=until or None)
    return marks
