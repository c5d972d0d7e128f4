"""Synthetic people and filings for the store."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from core.store.cases_db import CasesDb
from core.store.filings import NewFiling, StoredFiling
from core.store.people import PersonFacts

ID_NUMBER = "653201196004129978"


def person(name: str = "阿依努尔·图尔荪", cert_no: str = ID_NUMBER, **changes: Any) -> PersonFacts:
    """What a filing tells about somebody."""
    return PersonFacts(cert_no, name, "653201", "resident", "senior", **changes)


def add_filing(
    db: CasesDb, now: datetime, status: str = "accepted", **changes: Any
) -> StoredFiling:
    """Store a person and a filing, in its own transaction."""
    facts = person(changes.pop("name", "阿依努尔·图尔荪"), changes.pop("cert_no", ID_NUMBER))
    with db.transaction():
        person_id = db.people.upsert(facts, now)
        number = db.counters.filing_number("653201", now.date())
        values: dict[str, Any] = {
            "number": number,
            "person_id": person_id,
            "name": facts.name,
            "cert_no": facts.cert_no,
            "visit_id": None,
            "kind": "long_term_resident",
            "action": "new",
            "previous_number": None,
            "insured_area": "653201",
            "insurance": "resident",
            "destination": "510100",
            "valid_from": date(2026, 11, 20),
            "valid_to": None,
            "change_from": None,
            "follow_on": None,
            "clerk_id": "0317",
            "draft": '{"form": 1}',
            "answer": "{}",
            "packs": "[]",
        }
        db.filings.add(NewFiling(**{**values, **changes}), status, now)
    stored = db.filings.get(number)
    assert stored is not None
    return stored
