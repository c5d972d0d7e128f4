"""The case that tests of rules begin with, as a CASE.json."""

from __future__ import annotations

from typing import Any


def case_data() -> dict[str, Any]:
    """A Hotan resident with a tumour, filed as a long-term resident, treated in Chengdu."""
    return {
        "date": "2026-11-21",
        "person": {
            "insured_area": "653201",
            "insurance": "resident",
            "category": "adult",
            "birth_date": "1960-01-01",
            "qualified_diseases": ["M00500"],
        },
        "care": {
            "area": "510100",
            "type": "chronic_outpatient",
            "disease": "M00500",
            "institution": {"level": "3", "network": True, "opened_diseases": ["M005"]},
            "route": "direct",
        },
        "filing": {"kind": "long_term_resident", "valid_from": "2026-10-01"},
        "bill": {
            "total": "10000.00",
            "excluded": "500.00",
            "over_limit": "0.00",
            "first_self_payment": "300.00",
        },
        "year_to_date": {
            "deductible_paid": "0.00",
            "disease_fund_paid": "0.00",
            "pool_paid": "0.00",
            "critical_basis": "0.00",
        },
    }
