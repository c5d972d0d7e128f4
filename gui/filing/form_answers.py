"""What the form asks the desk while it is filled in; a failing answer is said, never raised."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from core.areas import Divisions
from core.desk.draft import VisitDraft
from core.desk.draft_known import known
from core.desk.service import Desk
from core.desk.views import RegisterRow
from core.filing import Advice, FilingStatus, province_level_areas
from core.kernel.errors import BadInput, FieldFault, KnownError
from gui.filing.destination_source import DestinationSource
from gui.filing.facility_field import FacilitySource
from gui.filing.form_state import living


class FormAnswers:
    """The desk as one form sees it. `say` shows a sentence in the status bar."""

    def __init__(self, desk: Desk, say: Callable[[str], None]) -> None:
        self.desk = desk
        self._say = say

    @property
    def divisions(self) -> Divisions:
        """The divisions of the country."""
        return self.desk.context.divisions

    def advice(self, draft: VisitDraft, day: date) -> Advice | None:
        """The answer of the rules; None while the earlier steps lack something."""
        try:
            return self.desk.advise(draft, day)
        except BadInput:
            return None  # the earlier steps say what they lack
        except KnownError as error:
            self._say(error.message)
            return None

    def faults(self, draft: VisitDraft, day: date) -> tuple[FieldFault, ...]:
        """Everything to mend; nothing once the filing is saved."""
        if draft.filing_number or self.ended(draft):
            return ()
        try:
            return self.desk.filing_faults(draft, day)
        except KnownError as error:
            self._say(error.message)
            return ()

    def living(self, draft: VisitDraft) -> tuple[RegisterRow, ...]:
        """The filings of the person that can be changed or cancelled."""
        try:
            return living(self.desk.past_filings(draft))
        except KnownError as error:
            self._say(error.message)
            return ()

    def ended(self, draft: VisitDraft) -> bool:
        """Whether the filing this visit is to cancel has been cancelled already."""
        if draft.action != "cancel" or not draft.previous_number:
            return False
        try:
            past = self.desk.past_filings(draft)
        except KnownError:
            return False
        gone = FilingStatus.CANCELLED.value
        return any(row.number == draft.previous_number and row.status == gone for row in past)

    def note_print(self, number: str, now: datetime) -> None:
        """Record that the form was printed."""
        try:
            self.desk.note_print(number, "form", now)
        except KnownError as error:
            self._say(error.message)

    def places(self, draft: VisitDraft, day: date) -> DestinationSource:
        """Where a filing may be addressed to by the rules of the insured area."""
        draft = known(draft, self.divisions)
        policy = self.desk.context.policy(draft.insured_area)
        whole = province_level_areas(policy, self.divisions, day)
        return DestinationSource(self.divisions, whole, draft.care_area or "")

    def facilities(self, draft: VisitDraft) -> FacilitySource:
        """Institutions at the destination that have opened the disease."""
        seen = known(draft, self.divisions)
        return FacilitySource(self.desk, seen.destination, (seen.disease or "")[:4] or None)
