"""The register: search, filters, paging and due counts over filings, ready for 200,000 rows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.store.filings import SELECT, StoredFiling, stored_filing
from core.store.session import Session
from core.store.terms import match_text


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
        """One page, newest first, or by due day with the undue ones left out.

        The ids of the page are found first, in an index that holds every filtered column; only
        these few rows are then read whole.
        """
        found = _search(wanted, by_due)
        order = "f.due_on, f.id" if by_due else "f.id DESC"
        ids = (
            f"SELECT {found.id} FROM {found.source}{found.where} "
            f"ORDER BY {order.replace('f.id', found.id)} LIMIT ? OFFSET ?"
        )
        rows = self._session.rows(
            f"{SELECT} WHERE f.id IN ({ids}) ORDER BY {order}", (*found.values, limit, offset)
        )
        return tuple(stored_filing(row) for row in rows)

    def total(self, wanted: Filter, *, by_due: bool = False) -> int:
        """How many filings the conditions hold for."""
        found = _search(wanted, by_due)
        return self._session.number(
            f"SELECT count(*) FROM {found.source}{found.where}", found.values
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


@dataclass(frozen=True)
class _Search:
    """Where to look, on what conditions, with which bound values; `id` names the filing's id."""

    id: str
    source: str
    where: str
    values: tuple[object, ...]


def _search(wanted: Filter, by_due: bool) -> _Search:
    clauses, values, covered = _filters(wanted)
    if by_due:
        clauses.append("f.due_on IS NOT NULL")
        covered = False
    query = match_text(wanted.text)
    if query is not None and not clauses:
        return _Search("filing_term.rowid", "filing_term", " WHERE filing_term MATCH ?", (query,))
    if query is not None:
        clauses.append("f.id IN (SELECT rowid FROM filing_term WHERE filing_term MATCH ?)")
        values.append(query)
    source = "filing f INDEXED BY filing_filter" if covered else "filing f"
    where = " WHERE " + " AND ".join(clauses) if clauses else ""
    return _Search("f.id", source, where, tuple(values))


def _filters(wanted: Filter) -> tuple[list[str], list[object], bool]:
    """Conditions, values, and whether the index `filing_filter` holds all that is asked for."""
    clauses: list[str] = []
    values: list[object] = []

    def add(clause: str, *bound: object) -> None:
        clauses.append(clause)
        values.extend(bound)

    for column, choices in (("status", wanted.statuses), ("kind", wanted.kinds)):
        if choices:
            add(f"f.{column} IN ({', '.join('?' * len(choices))})", *choices)
    if wanted.destination:
        first, last = _below(wanted.destination)
        add("f.destination BETWEEN ? AND ?", first, last)
    if wanted.clerk_id:
        add("f.clerk_id = ?", wanted.clerk_id)
    if wanted.from_first:
        add("f.valid_from >= ?", wanted.from_first.isoformat())
    if wanted.from_last:
        add("f.valid_from <= ?", wanted.from_last.isoformat())
    in_index = len(clauses)
    if wanted.expires:
        add("f.valid_to BETWEEN ? AND ?", *(day.isoformat() for day in wanted.expires))
    if wanted.changeable:
        add("f.change_from BETWEEN ? AND ?", *(day.isoformat() for day in wanted.changeable))
    if wanted.to_follow:
        add("f.follow_on IS NOT NULL")
    return clauses, values, 0 < in_index == len(clauses)


def _below(area: str) -> tuple[str, str]:
    """First and last code of a place: 510000 -> 510000..519999, 510100 -> 510100..510199."""
    for tail in ("0000", "00"):
        if area.endswith(tail):
            return area, area[: -len(tail)] + "9" * len(tail)
    return area, area
