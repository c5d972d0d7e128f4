"""People as the window has met them, one row for each certificate."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from core.store.moments import utc_text
from core.store.session import Row, Session
from core.store.terms import match_text, person_terms

ID_CARD = "01"


@dataclass(frozen=True)
class PersonFacts:
    """What a filing tells about a person. `cert_no` in clear: only this database holds it."""

    cert_no: str
    name: str
    insured_area: str
    insurance: str
    category: str
    sex: str | None = None
    birth_date: str | None = None
    insured_status: str | None = None
    assistance: str | None = None
    phone: str | None = None
    cert_type: str = ID_CARD


@dataclass(frozen=True)
class Person:
    """A stored person and how many filings there are, with the newest one's number."""

    id: int
    facts: PersonFacts
    filings: int
    last_filing: str | None


_COLUMNS = (
    "p.*, (SELECT count(*) FROM filing f WHERE f.person_id = p.id) AS filings, "
    "(SELECT number FROM filing f WHERE f.person_id = p.id ORDER BY f.id DESC LIMIT 1) AS last"
)


class PeopleRepo:
    """Found by certificate, by any part of the name, its pinyin or initials, or the last four."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def upsert(self, facts: PersonFacts, now: datetime) -> int:
        """Store what is now known about the person; the id stays the same for a certificate."""
        values: Row = {
            "cert_type": facts.cert_type,
            "cert_no": facts.cert_no,
            "name": facts.name,
            "sex": facts.sex,
            "birth_date": facts.birth_date,
            "insured_area": facts.insured_area,
            "insurance": facts.insurance,
            "category": facts.category,
            "insured_status": facts.insured_status,
            "assistance": facts.assistance,
            "phone": facts.phone,
            "updated_at": utc_text(now),
        }
        known = self._session.row(
            "SELECT id, name FROM person WHERE cert_type = ? AND cert_no = ?",
            (facts.cert_type, facts.cert_no),
        )
        if known is None:
            person_id = self._session.insert("person", {**values, "created_at": utc_text(now)})
        else:
            person_id = int(known["id"])
            changes = ", ".join(f"{name} = ?" for name in values)
            self._session.write(
                f"UPDATE person SET {changes} WHERE id = ?", (*values.values(), person_id)
            )
        if known is None or known["name"] != facts.name:
            self._session.write("DELETE FROM person_term WHERE rowid = ?", (person_id,))
            self._session.write(
                "INSERT INTO person_term (rowid, terms) VALUES (?, ?)",
                (person_id, person_terms(facts.name, facts.cert_no)),
            )
        return person_id

    def get(self, person_id: int) -> Person | None:
        """One person by id."""
        row = self._session.row(f"SELECT {_COLUMNS} FROM person p WHERE p.id = ?", (person_id,))
        return _person(row) if row else None

    def by_certificate(self, cert_no: str, cert_type: str = ID_CARD) -> Person | None:
        """One person by certificate."""
        row = self._session.row(
            f"SELECT {_COLUMNS} FROM person p WHERE p.cert_type = ? AND p.cert_no = ?",
            (cert_type, cert_no),
        )
        return _person(row) if row else None

    def search(self, text: str, limit: int = 20) -> tuple[Person, ...]:
        """People that answer to what was typed, the last met first."""
        whole = text.strip().upper()
        if len(whole) >= 15 and (exact := self.by_certificate(whole)):
            return (exact,)
        query = match_text(text)
        if query is None:
            return ()
        rows = self._session.rows(
            f"SELECT {_COLUMNS} FROM person_term JOIN person p ON p.id = person_term.rowid "
            "WHERE person_term MATCH ? ORDER BY person_term.rowid DESC LIMIT ?",
            (query, limit),
        )
        return tuple(_person(row) for row in rows)


def _person(row: Row) -> Person:
    return Person(
        id=row["id"],
        facts=PersonFacts(
            cert_no=row["cert_no"],
            name=row["name"],
            insured_area=row["insured_area"],
            insurance=row["insurance"],
            category=row["category"],
            sex=row["sex"],
            birth_date=row["birth_date"],
            insured_status=row["insured_status"],
            assistance=row["assistance"],
            phone=row["phone"],
            cert_type=row["cert_type"],
        ),
        filings=row["filings"],
        last_filing=row["last"],
    )
