"""The filing form as typed: texts stay texts, so that wrong ones can be shown and mended."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Protocol

# `alternative` of a material whose place the signed personal promise takes.
COMMITMENT = "commitment"
# `state` of a material that is taken later, with a to-do (容缺受理).
TO_FOLLOW = "to_follow"
# The filing form itself is among the materials; it is printed and signed after saving.
FORM_MATERIAL = "form"
IDENTITY_MATERIAL = "identity"
# What is written as validity of a paper that names no end.
NO_END = "长期"

ACTIONS = ("new", "change", "cancel", "late")
# 代办人关系 (agnter_rlts).
AGENT_RELATIONS = ("1", "2", "4", "5", "6", "7", "8", "9", "901")


class MaterialMark(Protocol):
    """What the form keeps about one material."""

    @property
    def checked(self) -> bool:
        """Seen by the clerk."""

    @property
    def until(self) -> str | None:
        """Valid until, as typed."""

    @property
    def alternative(self) -> str | None:
        """Which of the papers that will do; None = the first."""

    @property
    def state(self) -> str | None:
        """`to_follow` when it is taken later."""


@dataclass(frozen=True)
class FilingForm:
    """Every field a filing needs, by the names of the visit draft; codes are those of the packs."""

    id_number: str | None = None
    name: str | None = None
    insured_area: str | None = None
    insurance: str | None = None
    category: str | None = None
    insured_status: str | None = None
    care_type: str | None = None
    disease: str | None = None
    care_area: str | None = None
    emergency: bool = False
    admitted_on: str | None = None
    discharged_on: str | None = None
    kind: str | None = None
    action: str | None = None
    previous_number: str | None = None
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
    materials: Mapping[str, MaterialMark] = field(default_factory=dict)
    notice_ack_at: str | None = None
    remark: str | None = None
    facilities: tuple[str, ...] = ()
    referral_hospital: str | None = None
    referral_diagnosis: str | None = None
    referral_date: str | None = None

    @staticmethod
    def of(draft: Any) -> FilingForm:
        """The form within a larger draft that has fields of the same names."""
        return FilingForm(**{name: getattr(draft, name) for name in FORM_FIELDS})


FORM_FIELDS: tuple[str, ...] = tuple(f.name for f in fields(FilingForm))
