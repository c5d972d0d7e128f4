"""Institutions of the place of care for the pick field, those that opened the disease first."""

from __future__ import annotations

from collections.abc import Sequence

from core.desk.draft import VisitDraft
from core.desk.draft_known import known
from core.desk.service import Desk
from core.institutions import Institution, SearchQuery
from core.kernel.errors import KnownError
from gui.widgets.pick_item import PickItem


class InstitutionSource:
    """Searches the list of institutions as the desk holds it; without a list it offers nothing."""

    def __init__(self, desk: Desk, draft: VisitDraft) -> None:
        self._desk, self._draft = desk, known(draft, desk.context.divisions)

    def search(self, text: str, limit: int) -> Sequence[PickItem]:
        """Institutions for what was typed, in the area of care."""
        draft = self._draft
        services = (draft.care_type,) if draft.care_type else ()
        query = SearchQuery(
            text=text.strip(),
            area=draft.care_area,
            services=services,
            disease=draft.disease[:4] if draft.disease else None,
            limit=limit,
            counted=False,
        )
        try:
            return [_item(hit.institution) for hit in self._desk.institutions(query).hits]
        except KnownError:
            return ()

    def get(self, code: str) -> PickItem | None:
        """The item of a code."""
        found = self._desk.institution(code)
        return _item(found) if found else None


def _item(institution: Institution) -> PickItem:
    return PickItem(institution.code, institution.name, institution.level_text)
