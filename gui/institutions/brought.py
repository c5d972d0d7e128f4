"""What a visit brings to the finder: the area, the disease, the kind of care. No widget is here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.areas import Divisions
from core.desk.draft import VisitDraft
from core.policy import AreaPolicy


@dataclass(frozen=True)
class Brought:
    """Filters before the person at the desk changes them; `disease` is the full local code."""

    insured_area: str | None = None
    area: str | None = None
    disease: str | None = None
    care_type: str | None = None
    network: tuple[str, ...] = ()

    @property
    def services(self) -> tuple[str, ...]:
        """The service that has to be opened."""
        return (self.care_type,) if self.care_type else ()

    @property
    def family(self) -> str | None:
        """The four signs of the disease that all provinces share."""
        return self.disease[:4] if self.disease else None


def brought_by(draft: VisitDraft | None, divisions: Divisions) -> Brought:
    """The whole pooling area of the place of care; without a draft nothing is narrowed."""
    if draft is None:
        return Brought()
    place = divisions.find(draft.care_area or draft.destination or "")
    return Brought(
        insured_area=draft.insured_area,
        area=divisions.pooling_area(place.code) if place else None,
        disease=draft.disease if draft.care_type == "chronic_outpatient" else None,
        care_type=draft.care_type,
        network=("normal", "paused"),
    )


def family_names(policy: AreaPolicy, own: str | None, day: date) -> dict[str, str]:
    """A name for each disease family: the person's own disease, else the first of the list."""
    names: dict[str, str] = {}
    for disease in policy.diseases(day):
        names.setdefault(disease.major, disease.name)
        if disease.code == own:
            names[disease.major] = disease.name
    if own:
        names.setdefault(own[:4], own[:4])
    return names
