"""`yidi id check NUMBER`: what an ID number says, without printing it in full."""

from __future__ import annotations

import argparse
import json
from datetime import UTC, datetime
from typing import Any

from core.areas import Divisions
from core.people.id_number import parse_id_number
from core.people.masking import mask_id


def register(subparsers: Any) -> None:
    """Adds `id check`."""
    parser = subparsers.add_parser("id", help="check an ID number")
    acts = parser.add_subparsers(dest="act", required=True)
    check = acts.add_parser("check", help="date, check sign, region")
    check.add_argument("number", metavar="NUMBER")
    check.set_defaults(run=check_id)


def check_id(arguments: argparse.Namespace) -> int:
    """Prints birth date, sex, age and region. Raises `BadText` with the remedy."""
    today = datetime.now(UTC).astimezone().date()
    found = parse_id_number(arguments.number, today)
    divisions = Divisions.shipped()
    region = divisions.find(found.area_code)
    name = divisions.full_name(region.code) if region else None
    body = {
        "number": mask_id(found.text),
        "birth_date": found.birth_date.isoformat(),
        "age": found.age_on(today),
        "sex": found.sex.value,
        "region": {
            "code": found.area_code,
            "known": found.region_known,
            "name": name,
            "former_name": divisions.former_name(found.area_code),
        },
    }
    print(json.dumps(body, ensure_ascii=False, indent=1))
    return 0
