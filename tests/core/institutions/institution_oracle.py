"""A slow, plain search over all rows, written apart from the program, to hold it against."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import product

from core.areas import Divisions
from core.areas.reading import fold
from core.institutions import InstitutionRow, SearchQuery
from core.institutions.readings import Reader
from core.institutions.words import level_group


@dataclass(frozen=True)
class Known:
    """A row with its folded name and readings, in the order of its rank."""

    row: InstitutionRow
    folded: str
    syllables: list[tuple[str, ...]]


class Oracle:
    """Knows every row; answers a query with all codes, best first."""

    def __init__(self, rows: list[InstitutionRow]) -> None:
        reader = Reader(Divisions.shipped())
        ranked = sorted(rows, key=lambda r: (r.kind == "pharmacy", r.level, len(r.name), r.code))
        self.known = [Known(r, fold(r.name), reader.read(fold(r.name))) for r in ranked]

    def codes(self, query: SearchQuery) -> list[str]:
        text = fold(query.text[:60])
        tiers: list[list[str]] = [[], [], []]
        for known in self.known:
            if passes(known.row, query):
                tier = tier_of(text, known)
                if tier is not None:
                    tiers[tier].append(known.row.code)
        return tiers[0] + tiers[1] + tiers[2]


def passes(row: InstitutionRow, query: SearchQuery) -> bool:
    if query.area:
        stem = query.area
        while stem.endswith("00"):
            stem = stem[:-2]
        if not row.area.startswith(stem):
            return False
    return (
        (query.disease is None or query.disease[:4] in row.diseases)
        and all(service in row.services for service in query.services)
        and (not query.levels or level_group(row.level) in query.levels)
        and (not query.network or row.network in query.network)
        and (not query.kinds or row.kind in query.kinds)
    )


def tier_of(text: str, known: Known) -> int | None:
    if not text:
        return 0
    if re.fullmatch(r"[hp]\d{1,11}|\d{4,11}", text):
        code = known.row.code.lower()
        if code.startswith(text) or code[1:].startswith(text):
            return 0
        return 1 if text in known.folded else None
    if text == known.folded:
        return 0
    if begins_at(text, known, 0):
        return 1
    return 2 if any(begins_at(text, known, at) for at in range(1, len(known.folded))) else None


def begins_at(text: str, known: Known, at: int) -> bool:
    places = {at}
    for piece in re.findall(r"[a-z]+|[^a-z]", text):
        places = {end for place in places for end in ends(piece, known, place)}
    return bool(places)


def ends(piece: str, known: Known, at: int) -> set[int]:
    if not piece.isascii() or not piece.isalpha():
        return {at + 1} if known.folded[at : at + 1] == piece else set()
    found = set()
    for end in range(at + 1, min(len(known.folded), at + len(piece)) + 1):
        for spoken in product(*known.syllables[at:end]):
            if not all(spoken):
                continue
            used = len("".join(spoken[:-1]))
            by_pinyin = "".join(spoken).startswith(piece) and used < len(piece)
            if by_pinyin or "".join(s[0] for s in spoken) == piece:
                found.add(end)
    return found
