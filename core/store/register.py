"""The register: search, filters, paging and due counts over filings, ready for 200,000 rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.store.filings import StoredFiling, stored_filing
from core.store.session import Session
from core.store.terms import match_text

_SELECT = (
    "SELECT f.*, p.name, p.cert_no, c.name AS clerk_name FROM {source} "
    "JOIN person p ON p.id = f.person_id JOIN clerk c ON c.id = f.clerk_id "
)


@dataclass(frozen=True)
class Filter:
    """What to list; empty = all. `destination` may be a province or a city: everything below."""

    text: str = ""
    statuses: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    destination: str | None = None
    clerk_id: str | None = None
    from_first: date | None = None
    from_last: date | None = None
    expires: tuple[date, date] | None = None
    changeable: tuple[date, date] | None = None
    to_follow: bool = False


class RegisterRepo:
    """Reads only. A page and the total come from the same conditions."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def page(
        self, wanted: Filter, *, by_due: bool = False, limit: int = 50, offset: int = 0
    ) -> tuple[StoredFiling, ...]:
        """One page, newest first, or by due day with the undue ones left out."""
        clauses, values = _conditions(wanted)
        if by_due:
            clauses.append("f.due_on IS NOT NULL")
        source = "filing f"
        order = "f.due_on, f.id" if by_due else "f.id DESC"
        query = match_text(wanted.text)
        if query is not None:
            source = "filing_term JOIN filing f ON f.id = filing_term.rowid"
            clauses.insert(0, "filing_term MATCH ?")
            values.insert(0, query)
            order = order if by_due else "filing_term.rowid DESC"
        rows = self._session.rows(
            _SELECT.format(source=source) + _where(clauses) + f" ORDER BY {order} LIMIT ? OFFSET ?",
            (*values, limit, offset),
        )
        return tuple(stored_filing(row) for row in rows)

    def total(self, wanted: Filter, *, by_due: bool = False) -> int:
        """How many filings the conditions hold for."""
        clauses, values = _conditions(wanted)
        if by_due:
            clauses.append("f.due_on IS NOT NULL")
        query = match_text(wanted.text)
        if query is None:
            return self._session.number(
                "SELECT count(*) FROM filing f" + _where(clauses), tuple(values)
            )
        if not clauses:
            return self._session.number(
                "SELECT count(*) FROM filing_term WHERE filing_term MATCH ?", (query,)
            )
        return self._session.number(
            "SELECT count(*) FROM filing_term JOIN filing f ON f.id = filing_term.rowid"
            + _where(["filing_term MATCH ?", *clauses]),
            (query, *values),
        )

    def nearest(self, column: str, statuses: tuple[str, ...], first: date) -> date | None:
        """The nearest `valid_to`, `due_on`, `follow_on` or `change_from` from `first` on."""
        if column not in ("valid_to", "due_on", "follow_on", "change_from"):
            raise ValueError(column)
        marks = ", ".join("?" * len(statuses))
        row = self._session.row(
            f"SELECT min({column}) AS day FROM filing WHERE status IN ({marks}) AND {column} >= ?",
            (*statuses, first.isoformat()),
        )
        return date.fromisoformat(row["day"]) if row and row["day"] else None


def _where(clauses: list[str]) -> str:
    return " WHERE " + " AND ".join(clauses) if clauses else ""


def _conditions(wanted: Filter) -> tuple[list[str], list[object]]:
    clauses: list[str] = []
    values: list[object] = []

    def add(clause: str, *bound: object) -> None:
        clauses.append(clause)
        values.extend(bound)

    for column, choices in (("status", wanted.statuses), ("kind", wanted.kinds)):
        if choices:
            add(f"f.{column} IN ({', '.join('?' * len(choices))})", *choices)
    if wanted.destination:
        stem = wanted.destination.rstrip("0") if wanted.destination.endswith("00") else ""
        if stem:
            stem += "0" * (len(stem) % 2)
            add("f.destination >= ? AND f.destination < ?", stem.ljust(6, "0"), stem + "~")
        else:
            add("f.destination = ?", wanted.destination)
    if wanted.clerk_id:
        add("f.clerk_id = ?", wanted.clerk_id)
    if wanted.from_first:
        add("f.valid_from >= ?", wanted.from_first.isoformat())
    if wanted.from_last:
        add("f.valid_from <= ?", wanted.from_last.isoformat())
    if wanted.expires:
        add("f.valid_to BETWEEN ? AND ?", *(day.isoformat() for day in wanted.expires))
    if wanted.changeable:
        add("f.change_from BETWEEN ? AND ?", *(day.isoformat() for day in wanted.changeable))
    if wanted.to_follow:
        add("f.follow_on IS NOT NULL")
    return clauses, values
