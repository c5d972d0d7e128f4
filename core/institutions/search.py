"""Search the directory in tiers: whole name or code, beginning of the name, inside the name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from core.areas.reading import find, fold, match_at
from core.institutions.file import Connection
from core.institutions.model import Counts, SearchQuery
from core.institutions.syllabary import Syllabary
from core.institutions.tokens import filter_match, text_match
from core.institutions.words import SERVICES

COUNT_CAP = 2_000
MAX_TEXT = 60
_CODE_TEXT = re.compile(r"[hp]\d{1,11}|\d{4,11}")
_LETTERS = re.compile(r"[a-z]")
_GROUPS = ("services", "levels", "network", "kinds")


@dataclass(frozen=True)
class Tier:
    """One statement of the search: rows of `where` in the order of their rank."""

    where: str
    facts: tuple[str, ...]
    rank: str = "f.rowid"


def folded_text(query: SearchQuery) -> str:
    """What of the typed text is compared; everything but letters, digits and 汉字 is dropped."""
    return fold(query.text[:MAX_TEXT])


def how(folded: str, first_span: tuple[int, int] | None) -> str:
    """By what the text was understood, as the search field says it."""
    if not folded:
        return ""
    if _CODE_TEXT.fullmatch(folded):
        return "按代码"
    if not folded.isascii() or not _LETTERS.search(folded):
        return "按汉字"
    if first_span is not None and first_span[1] - first_span[0] == len(folded):
        return "按首字母"
    return "按拼音"


def prepare(conn: Connection) -> None:
    """Teach the connection to compare letters with readings."""
    conn.create_function("reads", 3, _reads, deterministic=True)


def ids(conn: Connection, query: SearchQuery, syllabary: Syllabary) -> Iterator[int]:
    """Ranks of everything that matches, best first; the caller stops when it has enough."""
    for tier in tiers(query, syllabary):
        for (found,) in conn.execute(
            f"select {tier.rank} from {tier.where} order by 1", tier.facts
        ):
            yield found


def tiers(query: SearchQuery, syllabary: Syllabary) -> list[Tier]:
    """The statements of a query; no row answers two of them."""
    folded = folded_text(query)
    filters = filter_match(query)
    if not folded:
        return [_tier(filters, "", ())]
    if _CODE_TEXT.fullmatch(folded):
        return _code_tiers(folded, filters, syllabary)
    first, later = _verified(folded)
    start = [*text_match(folded, syllabary, at_start=True), *filters]
    inside = [*text_match(folded, syllabary, at_start=False), *filters]
    return [
        _exact_tier("i.fold = ?", (folded,), filters),
        _tier(start, f"{first} and i.fold <> ?", (folded, folded)),
        _tier(inside, later, (folded,)),
    ]


def count(conn: Connection, query: SearchQuery, syllabary: Syllabary) -> Counts:
    """How many match, and the facets of each filter group with the other groups applied."""
    wide = _sums(conn, replace(query, services=(), levels=(), network=(), kinds=()), syllabary)
    if wide is None:
        narrow = _sums(conn, query, syllabary)
        if narrow is None:
            return Counts(COUNT_CAP, False, {})
        return Counts(sum(n for *_, n in narrow), True, {})
    facets: dict[str, dict[str, int]] = {group: {} for group in _GROUPS}
    total = 0
    for mask, level, network, kind, n in wide:
        failed = _failed_groups(query, mask, level, network, kind)
        if not failed:
            total += n
        own = {
            "services": [s for at, s in enumerate(SERVICES) if mask >> at & 1],
            "levels": [level],
            "network": [network],
            "kinds": [kind],
        }
        for group in _GROUPS:
            if failed <= {group}:
                for value in own[group]:
                    facets[group][value] = facets[group].get(value, 0) + n
    return Counts(total, True, facets)


def _failed_groups(query: SearchQuery, mask: int, level: str, network: str, kind: str) -> set[str]:
    failed = set()
    if any(not mask >> SERVICES.index(service) & 1 for service in query.services):
        failed.add("services")
    for group, wanted, value in (
        ("levels", query.levels, level),
        ("network", query.network, network),
        ("kinds", query.kinds, kind),
    ):
        if wanted and value not in wanted:
            failed.add(group)
    return failed


def _sums(
    conn: Connection, query: SearchQuery, syllabary: Syllabary
) -> list[tuple[int, str, str, str, int]] | None:
    """Rows summed up by what the facets count; None for more rows than the cap."""
    parts: list[str] = []
    facts: list[str] = []
    for tier in tiers(query, syllabary):
        parts.append(
            f"select * from (select i.services, i.level_group, i.network, i.kind from {tier.where}"
            f" limit {COUNT_CAP + 1})"
        )
        facts.extend(tier.facts)
    statement = (
        "select services, level_group, network, kind, count(*) from"
        f" ({' union all '.join(parts)}) group by 1, 2, 3, 4"
    )
    rows = conn.execute(statement, facts).fetchall()
    return None if sum(row[4] for row in rows) > COUNT_CAP else rows


def _tier(terms: list[str], condition: str, facts: tuple[str, ...]) -> Tier:
    if not terms:
        return Tier(f"inst i where {condition or '1'}", facts, "i.id")
    match = " AND ".join(f"({term})" for term in terms)
    where = "inst_fts f join inst i on i.id = f.rowid where f.inst_fts match ?"
    return Tier(f"{where} and {condition}" if condition else where, (match, *facts))


def _exact_tier(condition: str, facts: tuple[str, ...], filters: list[str]) -> Tier:
    """The index of code or name first, because it leaves few rows; then the filters."""
    if not filters:
        return Tier(f"inst i where {condition}", facts, "i.id")
    match = " AND ".join(f"({term})" for term in filters)
    where = "inst i cross join inst_fts f on f.rowid = i.id where f.inst_fts match ?"
    return Tier(f"{where} and {condition}", (match, *facts), "i.id")


def _code_tiers(folded: str, filters: list[str], syllabary: Syllabary) -> list[Tier]:
    """A code, or its digits without the letter; the same digits may stand in a name."""
    if folded[0] in "hp":
        low = folded.upper()
        condition = "i.code >= ? and i.code < ?"
        facts: tuple[str, ...] = (low, low + ":")
    else:
        condition = "(i.code >= ? and i.code < ? or i.code >= ? and i.code < ?)"
        facts = ("H" + folded, f"H{folded}:", "P" + folded, f"P{folded}:")
    inside = [*text_match(folded, syllabary, at_start=False), *filters]
    by_name = _tier(inside, f"instr(i.fold, ?) > 0 and not {condition}", (folded, *facts))
    return [_exact_tier(condition, facts, filters), by_name]


def _verified(folded: str) -> tuple[str, str]:
    """SQL that holds at the beginning of a name, and further inside; each takes the text once."""
    if _LETTERS.search(folded):
        return "reads(i.fold, i.reading, ?) = 2", "reads(i.fold, i.reading, ?) = 1"
    return "instr(i.fold, ?) = 1", "instr(i.fold, ?) > 1"


def _reads(folded: str, reading: str, query: str) -> int:
    """2 = the name begins as the query reads, 1 = it reads so further inside, 0 = nowhere."""
    if "/" not in reading and query.isalpha() and query.isascii() and _ruled_out(reading, query):
        return 0
    syllables = syllables_of(reading)
    if match_at(query, folded, syllables, 0) is not None:
        return 2
    return 1 if find(query, folded, syllables, 1) is not None else 0


def _ruled_out(reading: str, query: str) -> bool:
    """Letters that stand neither in the joined pinyin nor in the initials; most rows end here."""
    if query in reading.replace(" ", ""):
        return False
    return query not in "".join([syllable[:1] for syllable in reading.split(" ")])


@lru_cache(maxsize=8192)
def syllables_of(reading: str) -> tuple[tuple[str, ...], ...]:
    """The stored reading taken apart: `du/dou shi` -> ((du, dou), (shi,))."""
    return tuple([tuple(choices.split("/")) for choices in reading.split(" ")])
