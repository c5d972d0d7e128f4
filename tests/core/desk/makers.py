"""Drafts of invented people, filled as a clerk fills them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from core.desk.demo_people import demo_id_number
from core.desk.draft import MaterialState, VisitDraft
from core.desk.service import Desk
from core.desk.views import SavedFiling
from core.filing import FORM_MATERIAL, NO_END

BORN = date(1960, 4, 12)


def who(desk: Desk, now: datetime, **changes: Any) -> VisitDraft:
    """A visit with the person and the care filled in: a resident of 和田, tumour, to 成都."""
    values: dict[str, Any] = {
        "id_number": demo_id_number("653201", BORN, "女"),
        "name": "阿依努尔·图尔荪",
        "sex": "2",
        "birth_date": BORN.isoformat(),
        "insured_area": "653201",
        "insurance": "resident",
        "category": "senior",
        "insured_status": "1",
        "care_type": "chronic_outpatient",
        "disease": "M005",
        "qualified": "yes",
        "care_area": "510100",
    }
    return desk.new_visit(now).changed(**{**values, **changes})


def form(desk: Desk, draft: VisitDraft, now: datetime, **changes: Any) -> VisitDraft:
    """The filing form filled for what the advice asks."""
    values: dict[str, Any] = {
        "kind": "long_term_resident",
        "destination": draft.care_area,
        "valid_from": now.date().isoformat(),
        "phone": "13900000001",
        "outside_address": "武侯区演示路 18 号 2 栋 301 室",
        "notice_ack_at": now.isoformat(timespec="seconds"),
    }
    draft = draft.changed(**{**values, **changes})
    advice = desk.advise(draft, now.date())
    assert advice.kind is not None
    assert advice.validity is not None
    marks = {
        one.id: MaterialState(checked=True, until=NO_END if one.validity else None)
        for one in advice.materials
        if one.id != FORM_MATERIAL
    }
    end = advice.validity.valid_to
    return draft.changed(
        open_ended=advice.kind.long_term,
        valid_to=None if advice.kind.long_term or end is None else end.isoformat(),
        materials={**marks, **changes.get("materials", {})},
    )


def file(desk: Desk, now: datetime, **changes: Any) -> SavedFiling:
    """A whole visit up to the saved filing; form fields may be changed as well."""
    person = {"id_number", "name", "insured_area", "care_area", "care_type", "disease"}
    person |= {"category", "insurance", "qualified"}
    first = {name: value for name, value in changes.items() if name in person}
    rest = {name: value for name, value in changes.items() if name not in person}
    return desk.save_filing(form(desk, who(desk, now, **first), now, **rest), now)
