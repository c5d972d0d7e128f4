"""Read the shipped tables of divisions (resources/areas)."""

from __future__ import annotations

import csv
from pathlib import Path

from core.areas.division import Division


def load_divisions(folder: Path) -> dict[str, Division]:
    """All divisions by code: provinces, prefectures, counties, then the 兵团 and its divisions."""
    found: dict[str, Division] = {}
    for name in ("divisions.csv", "xpcc.csv"):
        with (folder / name).open(encoding="utf-8", newline="") as lines:
            rows = csv.reader(lines)
            next(rows)
            for row in rows:
                found[row[0]] = _division(row, found)
    return found


def load_former(folder: Path) -> dict[str, tuple[str, str]]:
    """Abolished codes that still stand in ID numbers: code -> (last name, present code or "")."""
    with (folder / "former_codes.csv").open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        next(rows)
        return {code: (name, now) for code, name, now in rows}


def _division(row: list[str], above: dict[str, Division]) -> Division:
    code, name, level, parent, short, reading, others = row
    syllables = reading.split(" ")
    province = prefecture = ""
    if level == "1":
        province = name
    elif parent in above:
        province = above[parent].province
        prefecture = name if level == "2" else above[parent].prefecture
    return Division(
        code=code,
        name=name,
        level=int(level),
        parent=parent,
        province=province,
        prefecture=prefecture,
        short_name=short,
        pinyin="".join(syllables),
        initials="".join([s[0] for s in syllables]),
        readings=_readings(syllables, others),
        other_readings=bool(others),
    )


def _readings(syllables: list[str], others: str) -> tuple[tuple[str, ...], ...]:
    if not others:
        return tuple([(s,) for s in syllables])
    choices = [[s] for s in syllables]
    for other in others.split("|"):
        for at, syllable in enumerate(other.split(" ")):
            if syllable not in choices[at]:
                choices[at].append(syllable)
    return tuple(tuple(c) for c in choices)
