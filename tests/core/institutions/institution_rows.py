"""300 real, untidy names out of the public list of fever clinics of 2020 (wuhan2020map, MIT)."""

from __future__ import annotations

import csv
from pathlib import Path

from core.institutions import InstitutionRow


def fever_rows() -> list[InstitutionRow]:
    """The names as people typed them; services and diseases are made up for the filters."""
    path = Path(__file__).with_name("fever_clinics_300.csv")
    with path.open(encoding="utf-8", newline="") as lines:
        return [
            InstitutionRow(
                code=f"H{row['adcode']}{at:05d}",
                name=row["name"],
                area=row["adcode"],
                level=row["hosp_lv"] if row["hosp_lv"] in ("02", "05", "06", "08") else "11",
                address=row["address"],
                services={"outpatient": None},
                diseases={"M005": None} if at % 3 == 0 else {},
            )
            for at, row in enumerate(csv.DictReader(lines))
        ]
