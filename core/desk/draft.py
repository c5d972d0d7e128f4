"""What the clerk has typed for one visit: every field of the six steps, kept exactly as typed.

A draft is never checked here. Wrong text stays until it is mended, so nothing typed is lost;
`core.desk.draft_case` and `core.filing` say what is wrong with it, by the field names used here.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, cast

from core.kernel.errors import BadText, NewerSchema

FORM_VERSION = 1


@dataclass(frozen=True)
class MaterialState:
    """One line of the materials list; `state` is None or `to_follow` (容缺)."""

    checked: bool = False
    until: str | None = None
    alternative: str | None = None
    state: str | None = None


@dataclass(frozen=True)
class VisitDraft:
    """One visit, frozen: `draft.changed(name="…")` gives the next one. Absent = None, typed = text.

    Codes are those of the policy vocabulary (`insurance`: employee|resident, `qualified`:
    yes|no|unknown, `admission`: not_admitted|in_hospital|discharged, `action`:
    new|change|cancel|late).
    Amounts are the typed text in yuan; an empty amount is unknown, `0.00` is a known zero.
    """

    id: str | None = None
    number: str | None = None
    step: str | None = None
    # who
    id_number: str | None = None
    name: str | None = None
    sex: str | None = None
    birth_date: str | None = None
    insured_area: str | None = None
    insurance: str | None = None
    category: str | None = None
    insured_status: str | None = None
    assistance: str | None = None
    # what for
    care_type: str | None = None
    disease: str | None = None
    qualified: str | None = None
    qualified_on: str | None = None
    care_area: str | None = None
    emergency: bool = False
    admission: str | None = None
    admitted_on: str | None = None
    discharged_on: str | None = None
    # filing
    kind: str | None = None
    action: str | None = None
    destination: str | None = None
    valid_from: str | None = None
    valid_to: str | None = None
    open_ended: bool = False
    phone: str | None = None
    phone2: str | None = None
    outside_address: str | None = None
    agent: bool = False
    agent_name: str | None = None
    agent_id: str | None = None
    agent_phone: str | None = None
    agent_relation: str | None = None
    materials: Mapping[str, MaterialState] = field(default_factory=dict)
    notice_ack_at: str | None = None
    remark: str | None = None
    facilities: tuple[str, ...] = ()
    referral_hospital: str | None = None
    referral_diagnosis: str | None = None
    referral_date: str | None = None
    previous_number: str | None = None
    # where and what it costs
    institution_code: str | None = None
    institution_level: str | None = None
    route: str | None = None
    bill_total: str | None = None
    bill_excluded: str | None = None
    bill_over_limit: str | None = None
    bill_first_self: str | None = None
    ytd_deductible: str | None = None
    ytd_disease_fund: str | None = None
    ytd_pool: str | None = None
    ytd_critical: str | None = None
    admission_no: str | None = None
    # what came of it
    filing_number: str | None = None
    estimate_number: str | None = None

    def changed(self, **new: Any) -> VisitDraft:
        """The draft with some fields replaced; empty text becomes None. Unknown names are a bug."""
        tidy: dict[str, Any] = {key: None if value == "" else value for key, value in new.items()}
        return replace(self, **tidy)

    def __getitem__(self, name: str) -> Any:
        """A field by its name, for forms that bind widgets to names."""
        if name not in FIELD_NAMES:
            raise KeyError(name)
        return getattr(self, name)

    def to_json(self) -> str:
        """One line of JSON with the form version; fields that hold nothing are left out."""
        body: dict[str, Any] = {"form": FORM_VERSION}
        for name in FIELD_NAMES:
            value = getattr(self, name)
            if name == "materials":
                value = {key: _material_json(state) for key, state in value.items()}
            if value not in (None, False, (), {}):
                body[name] = value
        return json.dumps(body, ensure_ascii=False, sort_keys=True)

    @staticmethod
    def from_json(text: str) -> VisitDraft:
        """The draft back. Raises `NewerSchema` for a later form, `BadText` if it is no draft."""
        try:
            body = json.loads(text)
        except ValueError:
            body = None
        if not isinstance(body, dict) or not isinstance(body.get("form"), int):
            raise BadText("这份草稿读不出来，从备份恢复或重新登记")
        if body.pop("form") > FORM_VERSION:
            raise NewerSchema("这份草稿由更新的版本写成，升级本程序后再打开")
        if unknown := sorted(set(body) - set(FIELD_NAMES)):
            raise BadText(f"草稿里有不认识的栏目：{'、'.join(unknown)}")
        states = cast("dict[str, dict[str, Any]]", body.pop("materials", {}))
        return VisitDraft(
            materials={key: MaterialState(**state) for key, state in states.items()},
            facilities=tuple(body.pop("facilities", ())),
            **body,
        )


FIELD_NAMES: tuple[str, ...] = tuple(f.name for f in fields(VisitDraft))


def _material_json(state: MaterialState) -> dict[str, Any]:
    return {
        "checked": state.checked,
        "until": state.until,
        "alternative": state.alternative,
        "state": state.state,
    }
