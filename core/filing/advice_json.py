"""An advice as JSON for the command line: the same answer, every sentence with its source."""

from __future__ import annotations

from datetime import date
from typing import Any

from core.filing.model import Advice
from core.kernel.status import Citation, Cited


def advice_json(advice: Advice) -> dict[str, Any]:
    """Plain JSON data; dates ISO, unknown is null."""
    destination, validity = advice.destination, advice.validity
    return {
        "answer": advice.answer.value if advice.answer else None,
        "confidence": advice.status.value,
        "sentence": _cited(advice.sentence),
        "reasons": [_cited(one) for one in advice.reasons],
        "without_filing": [_cited(one) for one in advice.without_filing],
        "filed_ok": advice.filed_ok,
        "preconditions": [
            {
                "id": one.id,
                "label": one.label,
                "state": one.state.value,
                "forces_manual": one.forces_manual,
                **_spoken(one.sentence),
            }
            for one in advice.preconditions
        ],
        "route": advice.route.value if advice.route else None,
        "manual_papers": list(advice.manual_papers),
        "kind": advice.kind.value if advice.kind else None,
        "kind_definition": _cited(advice.kind_definition),
        "destination": destination
        and {
            "code": destination.code,
            "name": destination.name,
            "level": destination.level,
            "complete": destination.complete,
            **_spoken(destination.sentence),
        },
        "materials": [
            {
                "id": one.id,
                "name": one.name,
                "how": one.how,
                "alternatives": list(one.alternatives),
                "commitment": one.commitment,
                "validity": one.validity,
                "note": one.note,
                "source": _source(one.citation),
            }
            for one in advice.materials
        ],
        "commitment_allowed": advice.commitment_allowed,
        "validity": validity
        and {
            "valid_from": _day(validity.valid_from),
            "valid_to": _day(validity.valid_to),
            "open_ended": validity.open_ended,
            "min_months": validity.min_months,
            "change_from": _day(validity.change_from),
            "sentence": _cited(validity.sentence),
            "change_sentence": _cited(validity.change_sentence),
        },
        "needs_facility": advice.needs_facility,
        "carry": [_cited(one) for one in advice.carry],
        "say": _cited(advice.say),
        "notices": [_cited(one) for one in advice.notices],
        "missing": [
            {"concept": one.concept, "label": one.label, "message": one.message}
            for one in advice.missing
        ],
    }


def _cited(line: Cited | None) -> dict[str, Any] | None:
    return _spoken(line) if line else None


def _spoken(line: Cited) -> dict[str, Any]:
    return {"text": line.text, "source": _source(line.citation)}


def _source(citation: Citation) -> dict[str, Any]:
    return {
        "status": citation.status.value,
        "title": citation.title,
        "issuer": citation.issuer,
        "doc_no": citation.doc_no,
        "article": citation.article,
        "issued_on": _day(citation.issued_on),
        "since": _day(citation.since),
        "area": citation.area,
        "url": citation.url,
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
