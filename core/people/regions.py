"""Region codes that were ever issued, for the hint 号码的地区码没见过."""

from __future__ import annotations

import csv
from functools import cache

from core.kernel.paths import resources

# Residence permits for people from 香港, 澳门 and 台湾 (国令第 701 号 issues 81, 82 and 83).
_RESIDENCE_PERMITS = frozenset({"810000", "820000", "830000"})


@cache
def region_codes() -> frozenset[str]:
    """Present and abolished divisions, read once when first asked for."""
    codes = set(_RESIDENCE_PERMITS)
    for name in ("divisions.csv", "former_codes.csv"):
        with (resources() / "areas" / name).open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            next(rows)
            codes.update(row[0] for row in rows)
    return frozenset(codes)
