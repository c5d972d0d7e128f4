"""Find a division by 汉字, 全拼, 首字母, mixed input or code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from core.areas.division import Division
from core.areas.reading import find, fold, match_at


def search_divisions(
    text: str, divisions: Mapping[str, Division], among: Iterable[Division], limit: int
) -> tuple[Division, ...]:
    """Best first: whole name, then its beginning, then inside it, then 四川成都武侯 as a path."""
    query = fold(text)
    if not query or limit < 1:
        return ()
    if query.isdigit():
        return tuple([d for d in among if d.code.startswith(query)][:limit])
    hits: list[tuple[int, int, str, Division]] = []
    rest: list[Division] = []
    for division in among:
        tier = _tier(query, division) if _may_begin(query[0], division) else None
        if tier is None:
            rest.append(division)
        else:
            hits.append((tier, division.level, division.code, division))
    if len(hits) < limit and len(query) > 1:
        above = {d.code for d in divisions.values() if d.level < 3 and _may_begin(query[0], d)}
        for division in rest:
            if _above(division, divisions, above) and _matches_path(query, division, divisions):
                hits.append((5, division.level, division.code, division))
    return tuple(hit[3] for hit in sorted(hits, key=lambda hit: hit[:3])[:limit])


def _may_begin(sign: str, division: Division) -> bool:
    """Cheap and never wrong when it says no; most divisions are ruled out here."""
    if not sign.isascii():
        return sign in division.name
    return sign in division.initials or division.other_readings


def _tier(query: str, division: Division) -> int | None:
    """0 whole name, 1 whole name unfinished, 2 beginning, 3 beginning unfinished, 4 inside."""
    name, readings = division.name, division.readings
    head = match_at(query, name, readings, 0)
    if head is None:
        return 4 if find(query, name, readings, 1) is not None else None
    whole = head.end in (len(division.short_name), len(name))
    return (0 if whole else 2) + (not _ends_on_a_syllable(query, division, head.end))


def _ends_on_a_syllable(query: str, division: Division, end: int) -> bool:
    """`cheng du` names 成都 wholly, `chengd` only begins to."""
    if not query[-1].isascii():
        return True
    last = division.readings[end - 1]
    return query == division.initials[:end] or any(query.endswith(s) for s in last)


def _above(division: Division, divisions: Mapping[str, Division], wanted: set[str]) -> bool:
    parent = division.parent
    return parent in wanted or (parent in divisions and divisions[parent].parent in wanted)


def _matches_path(query: str, division: Division, divisions: Mapping[str, Division]) -> bool:
    """The query begins in a name above and ends in this name."""
    text = ""
    readings: list[tuple[str, ...]] = []
    for above in _ancestors(division, divisions):
        text += above.short_name
        readings.extend(above.readings[: len(above.short_name)])
    if not text:
        return False
    own = len(text)
    text += division.name
    readings.extend(division.readings)
    for begin in range(own):
        span = match_at(query, text, readings, begin)
        if span is not None and span.end > own:
            return True
    return False


def _ancestors(division: Division, divisions: Mapping[str, Division]) -> list[Division]:
    chain: list[Division] = []
    parent = divisions.get(division.parent)
    while parent is not None:
        chain.insert(0, parent)
        parent = divisions.get(parent.parent)
    return chain
