"""Filings with their form, their life step by step, and what falls due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.store.moments import day_text, from_day, from_utc, utc_text
from core.store.session import Row, Session
from core.store.terms import filing_terms


@dataclass(frozen=True, kw_only=True)
class _FilingFacts:
    """What a filing says, stored or about to be; the person's name and number in clear.

    `change_from`: first day it may be changed; `follow_on`: first day a paper is promised for.
    """

    number: str
    person_id: int
    name: str
    cert_no: str
    visit_id: int | None
    kind: str
    action: str
    previous_number: str | None
    insured_area: str
    insurance: str
    destination: str
    valid_from: date
    valid_to: date | None
    change_from: date | None
    follow_on: date | None
    clerk_id: str


@dataclass(frozen=True, kw_only=True)
class NewFiling(_FilingFacts):
    """A filing about to be stored. `draft`, `answer` and `packs` are JSON texts, kept so."""

    draft: str
    answer: str
    packs: str


@dataclass(frozen=True, kw_only=True)
class StoredFiling(_FilingFacts):
    """A filing as the register needs it."""

    id: int
    status: str
    platform_number: str | None
    due_on: date | None
    due_reason: str
    clerk_name: str
    created_at: datetime


@dataclass(frozen=True)
class StoredForm:
    """The form of a filing as it was saved, the answer it rested on, the packs of that day."""

    draft: str
    answer: str
    packs: str


@dataclass(frozen=True)
class StoredStep:
    """One step of a filing's life; `undone_at` marks a step that was taken back."""

    id: int
    at: datetime
    status_from: str | None
    status_to: str
    clerk_id: str
    clerk_name: str
    reason: str
    platform_before: str | None
    undone_at: datetime | None


SELECT = (
    "SELECT f.*, p.name, p.cert_no, c.name AS clerk_name FROM filing f "
    "JOIN person p ON p.id = f.person_id JOIN clerk c ON c.id = f.clerk_id "
)


class FilingRepo:
    """Knows how filings are kept; which step may follow which is the business of `core.filing`."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def add(self, filing: NewFiling, status: str, now: datetime) -> int:
        """Store filing, form, first step and search terms; returns the id."""
        filing_id = self._session.insert(
            "filing",
            {
                "number": filing.number,
                "person_id": filing.person_id,
                "visit_id": filing.visit_id,
                "kind": filing.kind,
                "action": filing.action,
                "previous_number": filing.previous_number,
                "insured_area": filing.insured_area,
                "insurance": filing.insurance,
                "destination": filing.destination,
                "valid_from": day_text(filing.valid_from),
                "valid_to": day_text(filing.valid_to),
                "change_from": day_text(filing.change_from),
                "follow_on": day_text(filing.follow_on),
                "status": status,
                "clerk_id": filing.clerk_id,
                "created_at": utc_text(now),
            },
        )
        self._session.insert(
            "filing_form",
            {
                "filing_id": filing_id,
                "draft": filing.draft,
                "answer": filing.answer,
                "packs": filing.packs,
            },
        )
        self._session.write(
            "INSERT INTO filing_term (rowid, terms) VALUES (?, ?)",
            (filing_id, filing_terms(filing.number, filing.name, filing.cert_no)),
        )
        self._step(filing_id, None, status, filing.clerk_id, "", None, now)
        return filing_id

    def move(
        self,
        filing: StoredFiling,
        status: str,
        clerk_id: str,
        now: datetime,
        reason: str = "",
        platform_number: str | None = None,
    ) -> None:
        """Take one step and record it; the platform's number is set if one is given."""
        kept = filing.platform_number
        self._step(filing.id, filing.status, status, clerk_id, reason, kept, now)
        self._session.write(
            "UPDATE filing SET status = ?, platform_number = ? WHERE id = ?",
            (status, platform_number or kept, filing.id),
        )

    def undo(self, filing: StoredFiling, step: StoredStep, now: datetime) -> None:
        """Take the last step back; it stays in the history, marked."""
        self._session.write(
            "UPDATE filing_step SET undone_at = ? WHERE id = ?", (utc_text(now), step.id)
        )
        self._session.write(
            "UPDATE filing SET status = ?, platform_number = ? WHERE id = ?",
            (step.status_from, step.platform_before, filing.id),
        )

    def set_due(self, filing_id: int, due_on: date | None, reason: str) -> None:
        """What has to be done next with a filing, and by when."""
        self._session.write(
            "UPDATE filing SET due_on = ?, due_reason = ? WHERE id = ?",
            (day_text(due_on), reason, filing_id),
        )

    def get(self, number: str) -> StoredFiling | None:
        """One filing by number."""
        row = self._session.row(SELECT + "WHERE f.number = ?", (number,))
        return stored_filing(row) if row else None

    def form(self, filing_id: int) -> StoredForm | None:
        """The form of a filing."""
        row = self._session.row("SELECT * FROM filing_form WHERE filing_id = ?", (filing_id,))
        return StoredForm(row["draft"], row["answer"], row["packs"]) if row else None

    def steps(self, filing_id: int) -> tuple[StoredStep, ...]:
        """The history, oldest first, with the steps that were taken back."""
        rows = self._session.rows(
            "SELECT s.*, c.name AS clerk_name FROM filing_step s "
            "JOIN clerk c ON c.id = s.clerk_id WHERE s.filing_id = ? ORDER BY s.id",
            (filing_id,),
        )
        return tuple(_stored_step(row) for row in rows)

    def of_person(self, person_id: int) -> tuple[StoredFiling, ...]:
        """All filings of a person, newest first."""
        rows = self._session.rows(SELECT + "WHERE f.person_id = ? ORDER BY f.id DESC", (person_id,))
        return tuple(stored_filing(row) for row in rows)

    def ended(self, status: str, before: date) -> tuple[StoredFiling, ...]:
        """Filings of a status whose last day lies before a day."""
        rows = self._session.rows(
            SELECT + "WHERE f.status = ? AND f.valid_to < ?", (status, before.isoformat())
        )
        return tuple(stored_filing(row) for row in rows)

    def _step(
        self,
        filing_id: int,
        status_from: str | None,
        status_to: str,
        clerk_id: str,
        reason: str,
        platform_before: str | None,
        now: datetime,
    ) -> None:
        self._session.insert(
            "filing_step",
            {
                "filing_id": filing_id,
                "at": utc_text(now),
                "status_from": status_from,
                "status_to": status_to,
                "clerk_id": clerk_id,
                "reason": reason,
                "platform_before": platform_before,
            },
        )


def stored_filing(row: Row) -> StoredFiling:
    """A row of `SELECT` as a record."""
    return StoredFiling(
        id=row["id"],
        number=row["number"],
        person_id=row["person_id"],
        name=row["name"],
        cert_no=row["cert_no"],
        visit_id=row["visit_id"],
        kind=row["kind"],
        action=row["action"],
        previous_number=row["previous_number"],
        insured_area=row["insured_area"],
        insurance=row["insurance"],
        destination=row["destination"],
        valid_from=date.fromisoformat(row["valid_from"]),
        valid_to=from_day(row["valid_to"]),
        change_from=from_day(row["change_from"]),
        follow_on=from_day(row["follow_on"]),
        status=row["status"],
        platform_number=row["platform_number"],
        due_on=from_day(row["due_on"]),
        due_reason=row["due_reason"] or "",
        clerk_id=row["clerk_id"],
        clerk_name=row["clerk_name"],
        created_at=from_utc(row["created_at"]),
    )


def _stored_step(row: Row) -> StoredStep:
    return StoredStep(
        id=row["id"],
        at=from_utc(row["at"]),
        status_from=row["status_from"],
        status_to=row["status_to"],
        clerk_id=row["clerk_id"],
        clerk_name=row["clerk_name"],
        reason=row["reason"],
        platform_before=row["platform_before"],
        undone_at=from_utc(row["undone_at"]) if row["undone_at"] else None,
    )
