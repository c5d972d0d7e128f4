"""The people of the demonstration. None of them exists; every number shows that it is invented.

ID numbers carry a real region and a fitting birth date, and the sequence 996 to 999: in the
15-digit numbers of GB 11643-1989 these four were kept for people over a hundred, so nobody born
in these years was given one. Even = woman, odd = man, and the check sign is right.
Telephone numbers are 139 0000 xxxx.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.kernel.paths import resources
from core.people.id_number import check_sign

_SEQUENCES = {"男": ("997", "999"), "女": ("996", "998")}


@dataclass(frozen=True)
class DemoPerson:
    """One row of resources/demo/people.csv: the person, the filing, and what became of it.

    `outcome`: to_enter, accepted, returned, in_force, to_follow (in force, a paper is promised),
    cancelled. `days_ago` counts back from the day of the demonstration.
    """

    id_number: str
    name: str
    insured_area: str
    birth: date
    insurance: str
    category: str
    kind: str
    destination: str
    days_ago: int
    outcome: str
    disease: str | None
    phone: str


def demo_people() -> tuple[DemoPerson, ...]:
    """All rows in the order of the file."""
    return tuple(_read())


def demo_id_number(area: str, birth: date, sex: str, second: bool = False) -> str:
    """An invented number with region, birth date, sex (男|女) and check sign in order."""
    first = f"{area}{birth:%Y%m%d}{_SEQUENCES[sex][second]}"
    return first + check_sign(first)


def _read() -> Iterator[DemoPerson]:
    path = resources() / "demo" / "people.csv"
    with path.open(encoding="utf-8", newline="") as file:
        for index, row in enumerate(csv.DictReader(file), 1):
            birth = date.fromisoformat(row["birth"])
            yield DemoPerson(
                id_number=demo_id_number(row["insured_area"], birth, row["sex"]),
                name=row["name"],
                insured_area=row["insured_area"],
                birth=birth,
                insurance=row["insurance"],
                category=row["category"],
                kind=row["kind"],
                destination=row["destination"],
                days_ago=int(row["days_ago"]),
                outcome=row["outcome"],
                disease=row["disease"] or None,
                phone=f"1390000{index:04d}",
            )
