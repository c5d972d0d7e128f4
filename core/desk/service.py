"""The desk: every use case of a signed-in clerk, one method each. The window calls nothing else.

Methods that need the day or the moment take it as an argument; all of them may be called from a
worker thread. They raise `KnownError` (with the remedy) and nothing else that is foreseen.
"""

from __future__ import annotations

from datetime import date, datetime

from core.desk import (
    answers,
    draft_follow,
    estimates,
    file_visit,
    lives,
    papers,
    register,
    reveal,
    status,
    visits,
)
from core.desk.context import Context
from core.desk.draft import VisitDraft
from core.desk.draft_known import text_faults
from core.desk.rows import register_row
from core.desk.steps import StepState, visit_steps
from core.desk.views import (
    DeskStatus,
    DueCounts,
    FilingDetail,
    OpenVisit,
    PersonHit,
    RegisterPage,
    RegisterQuery,
    RegisterRow,
    SavedEstimate,
    SavedFiling,
)
from core.filing import Advice
from core.institutions import Institution, SearchPage, SearchQuery
from core.institutions.file import DirectoryUnreadable
from core.kernel.errors import FieldFault
from core.papers import EstimatePaper, FilingFormPaper, HospitalCardPaper, SlipPaper
from core.security.accounts import Act, Clerk
from core.settlement import Comparison, Estimate
from core.store.audit import AuditEntry, ChainReport
from core.store.backup import Verified, back_up
from core.store.estimates import StoredEstimate


class Desk:
    """One signed-in clerk at one window. Close it when the clerk leaves."""

    def __init__(self, context: Context) -> None:
        self.context = context

    @property
    def clerk(self) -> Clerk:
        """Who is signed in."""
        return self.context.clerk

    # visits
    def new_visit(self, now: datetime, person_id: int | None = None) -> VisitDraft:
        """A new numbered visit, empty or for a person found before."""
        return visits.new_visit(self.context, now, person_id)

    def save_draft(self, draft: VisitDraft, now: datetime) -> datetime:
        """Autosave; returns the moment to show."""
        return visits.save_draft(self.context, draft, now)

    def unfinished(self, *, everyone: bool = False) -> tuple[OpenVisit, ...]:
        """Visits begun and not finished, newest first."""
        return visits.unfinished(self.context, everyone=everyone)

    def resume(self, visit_id: str, now: datetime) -> VisitDraft:
        """Take a visit up where it was left."""
        return visits.resume(self.context, visit_id, now)

    def discard(self, visit_id: str, now: datetime) -> None:
        """Throw a visit's draft away."""
        visits.discard(self.context, visit_id, now)

    def finish(self, draft: VisitDraft, now: datetime) -> None:
        """The person leaves."""
        visits.finish(self.context, draft, now)

    def find_people(self, text: str, limit: int = 20) -> tuple[PersonHit, ...]:
        """People by name, pinyin, initials, last four or whole number."""
        return visits.find_people(self.context, text, limit)

    # answers
    def advise(self, draft: VisitDraft, day: date) -> Advice:
        """Must it be filed, how, with what, until when."""
        return answers.advice(self.context, draft, day)

    def steps(self, draft: VisitDraft, advice: Advice | None, day: date) -> tuple[StepState, ...]:
        """The six steps with what is missing."""
        known = advice.answer.value if advice is not None and advice.answer else None
        return visit_steps(draft, known, {fault.field for fault in self.text_faults(draft, day)})

    def text_faults(self, draft: VisitDraft, day: date) -> tuple[FieldFault, ...]:
        """What was typed in steps 1 and 2 and says nothing, with the remedy."""
        return text_faults(draft, self.context.divisions, day)

    def outdated(self, before: VisitDraft, after: VisitDraft, day: date) -> dict[str, object]:
        """The later answers that a changed earlier one takes with it."""
        return draft_follow.outdated(self.context, before, after, day)

    def estimate(self, draft: VisitDraft, day: date) -> Estimate:
        """What it will cost, with every line explained."""
        return answers.estimated(self.context, draft, day)

    def compare(self, draft: VisitDraft, day: date) -> tuple[Comparison, ...]:
        """Filed against not filed, direct against by hand."""
        return answers.compared(self.context, draft, day)

    def past_filings(self, draft: VisitDraft) -> tuple[RegisterRow, ...]:
        """The filings the person on the draft already has, newest first."""
        return tuple(register_row(one) for one in answers.past_filings(self.context, draft))

    # filings
    def filing_faults(self, draft: VisitDraft, today: date) -> tuple[FieldFault, ...]:
        """Everything to mend before F8 succeeds."""
        return file_visit.filing_faults(self.context, draft, today)

    def save_filing(self, draft: VisitDraft, now: datetime) -> SavedFiling:
        """Check, number, store."""
        return file_visit.save_filing(self.context, draft, now)

    def filing(self, number: str, today: date) -> FilingDetail:
        """One filing in full."""
        return lives.filing_detail(self.context, number, today)

    def move_filing(
        self,
        number: str,
        target: str,
        now: datetime,
        reason: str = "",
        platform_number: str | None = None,
    ) -> None:
        """One step in the life of a filing."""
        lives.move_filing(self.context, number, target, now, reason, platform_number)

    def undo_filing(self, number: str, now: datetime) -> None:
        """Take the last step back."""
        lives.undo_filing(self.context, number, now)

    def expire_filings(self, now: datetime) -> int:
        """Mark what has run out."""
        return lives.expire_filings(self.context, now)

    def note_print(self, number: str, paper: str, now: datetime) -> int:
        """Record a print; returns the number of earlier ones."""
        return lives.note_print(self.context, number, paper, now)

    def register(self, query: RegisterQuery, today: date) -> RegisterPage:
        """One page of the register."""
        return register.register_page(self.context, query, today)

    def due_counts(self, today: date) -> DueCounts:
        """The tiles over the register."""
        return register.due_counts(self.context, today)

    def reveal_id(
        self,
        reason: str,
        now: datetime,
        *,
        filing_number: str | None = None,
        person_id: int | None = None,
        visit_number: str | None = None,
        typed: str | None = None,
    ) -> str:
        """The full number, for a reason, audited."""
        return reveal.reveal_id(
            self.context,
            reason,
            now,
            filing_number=filing_number,
            person_id=person_id,
            visit_number=visit_number,
            typed=typed,
        )

    # estimates
    def save_estimate(self, draft: VisitDraft, now: datetime) -> SavedEstimate:
        """Number and store the estimate of this draft."""
        return estimates.save_estimate(self.context, draft, now)

    def stored_estimate(self, number: str) -> StoredEstimate:
        """An estimate as it was given."""
        return estimates.stored_estimate(self.context, number)

    # papers
    def slip(self, draft: VisitDraft, now: datetime, roll: int = 80) -> SlipPaper:
        """The slip to take away."""
        return papers.slip(self.context, draft, now, roll)

    def filing_form(self, number: str, now: datetime) -> FilingFormPaper:
        """The form to sign, of a saved filing."""
        return papers.filing_form(self.context, number, now)

    def hospital_card(self, draft: VisitDraft, now: datetime) -> HospitalCardPaper:
        """The card for the hospital's window."""
        return papers.hospital_card(self.context, draft, now)

    def estimate_sheet(self, draft: VisitDraft, now: datetime) -> EstimatePaper:
        """The estimate with every line explained."""
        return papers.estimate_sheet(self.context, draft, now)

    # institutions
    def institutions(self, query: SearchQuery) -> SearchPage:
        """Search the list of institutions. Raises `DirectoryUnreadable` without a list."""
        if self.context.directory is None:
            raise DirectoryUnreadable("还没有机构名单，先导入名单")
        return self.context.directory.search(query)

    def institution(self, code: str) -> Institution | None:
        """One institution by its code, None if it is not on the list."""
        return self.context.directory.get(code) if self.context.directory else None

    # the office
    def status(self, now: datetime) -> DeskStatus:
        """The facts of the status bar."""
        return status.desk_status(self.context, now)

    def back_up(self, now: datetime) -> Verified:
        """Write and verify a backup now."""
        context = self.context
        done = back_up(
            context.office.cases_path,
            context.office.keys_path,
            context.backups,
            context.key,
            now,
        )
        with context.db.transaction():
            context.record(now, "backup.verified", done.path.name)
        return done

    def verify_audit(self) -> ChainReport:
        """Recompute the whole audit chain."""
        return self.context.db.audit.verify()

    def audit(self, limit: int = 50, before: int | None = None) -> tuple[AuditEntry, ...]:
        """The newest audit rows, masked. Raises `Refused` for a role that may not see them."""
        self.clerk.require(Act.READ_AUDIT)
        return self.context.db.audit.recent(limit, before)

    def close(self) -> None:
        """Sign out: fold the log into the file and let go of everything."""
        self.context.db.close()
        if self.context.directory is not None:
            self.context.directory.close()
