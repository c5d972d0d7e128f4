"""Tokens of a row and of a query: what the one full-text table is asked and holds.

Namespaces (first letter): z Latin and digit grams, s start of the name, p q two and three letters
from the beginning of a syllable on, b pairs of syllables, y start in pinyin, k i initials grams,
j start in initials; filters a area, l level group, v service, n network, t kind, d disease.
Grams with a 汉字 stand alone: no filter can equal them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise, product

from core.areas.reading import pieces
from core.institutions.model import SearchQuery
from core.institutions.syllabary import Syllabary
from core.institutions.words import NETWORKS, SERVICES

WINDOW = 3
MAX_GRAMS = 8  # more ANDed grams cost more than they narrow
START_LETTERS = 4
_SERVICE_TAGS = {service: f"v{at}" for at, service in enumerate(SERVICES)}
_NETWORK_TAGS = {state: f"n{at}" for at, state in enumerate(NETWORKS)}


def text_tokens(folded: str, syllables: Sequence[tuple[str, ...]]) -> set[str]:
    """Everything by which a folded name can be found."""
    found = {_gram(folded[at : at + 1]) for at in range(len(folded))}
    found.update(_gram(folded[at : at + 2]) for at in range(len(folded) - 1))
    found.update("s" + folded[:n] for n in (1, 2) if n <= len(folded))
    for at in range(len(syllables)):
        for window in product(*syllables[at : at + WINDOW]):
            _add_pinyin(found, window)
    for beginning in product(*syllables[:START_LETTERS]):
        _add_start(found, beginning)
    return found


def filter_tokens(
    area: str,
    level_group: str,
    services: Iterable[str],
    network: str,
    kind: str,
    diseases: Iterable[str],
) -> set[str]:
    """The filter tokens of a row."""
    found = {f"a{area[:2]}", f"a{area[:4]}", f"a{area}", f"l{level_group}", f"t{kind}"}
    found.add(_NETWORK_TAGS[network])
    found.update(_SERVICE_TAGS[service] for service in services)
    found.update("d" + major.lower() for major in diseases)
    return found


def text_match(folded: str, syllabary: Syllabary, *, at_start: bool) -> list[str]:
    """FTS5 terms, to be ANDed, that every row matching the text is bound to have."""
    terms: list[str] = []
    parts = pieces(folded)
    for index, part in enumerate(parts):
        begins = at_start and index == 0
        if _is_run(part):
            terms.append(_run_term(part, syllabary, begins=begins))
            continue
        if begins:
            terms.append(_quoted("s" + part))
        following = parts[index + 1] if index + 1 < len(parts) else ""
        if following and not _is_run(following):
            terms.append(_quoted(_gram(part + following)))
        elif index == 0 or _is_run(parts[index - 1]):
            terms.append(_quoted(_gram(part)))
    return terms


def filter_match(query: SearchQuery, leave_out: Iterable[str] = ()) -> list[str]:
    """FTS5 terms, to be ANDed, for the filters; groups named in `leave_out` are not applied."""
    left_out = set(leave_out)
    terms: list[str] = []
    if query.area:
        terms.append(_any(_area_tokens(query.area)))
    if query.disease:
        terms.append(_quoted("d" + query.disease[:4].lower()))
    if "services" not in left_out:
        terms.extend(_quoted(_SERVICE_TAGS[service]) for service in query.services)
    if query.levels and "levels" not in left_out:
        terms.append(_any([f"l{level}" for level in query.levels]))
    if query.network and "network" not in left_out:
        terms.append(_any([_NETWORK_TAGS[state] for state in query.network]))
    if query.kinds and "kinds" not in left_out:
        terms.append(_any([f"t{kind}" for kind in query.kinds]))
    return terms


def _add_pinyin(found: set[str], window: Sequence[str]) -> None:
    """The grams that begin with the first syllable; three letters never reach beyond the third."""
    joined = "".join(window)
    found.update(("p" + joined[:2], "q" + joined[:3]))
    if len(window) > 1 and window[0] and window[1]:
        found.add(_pair(window[0], window[1]))
    initials = "".join(syllable[:1] for syllable in window)
    found.update(("k" + initials[:1], "k" + initials[:2], "i" + initials))


def _add_start(found: set[str], beginning: Sequence[str]) -> None:
    joined = "".join(beginning)
    found.update("y" + joined[:n] for n in range(1, START_LETTERS + 1))
    initials = "".join(syllable[:1] for syllable in beginning)
    found.update("j" + initials[:n] for n in range(1, START_LETTERS + 1))


def _run_term(run: str, syllabary: Syllabary, *, begins: bool) -> str:
    """One way a reading of the letters: each cut into syllables, or one initial a sign."""
    cuts = syllabary.cuts(run)
    ways = [_start_grams(run)[:1]] if cuts is None else [_cut_grams(cut, run) for cut in cuts]
    if begins:
        ways = [[*way, "y" + run[:START_LETTERS]] for way in ways]
    by_initials = ["i" + run[at : at + 3] for at in range(len(run) - 2)] or ["k" + run]
    ways.append([*_spaced(by_initials), *(["j" + run[:START_LETTERS]] if begins else [])])
    terms = dict.fromkeys(" AND ".join(_quoted(token) for token in way) for way in ways)
    return " OR ".join(f"({term})" for term in terms)


def _cut_grams(cut: Sequence[str], run: str) -> list[str]:
    """Pairs of the full syllables, and the letters from the beginning of the first and last one."""
    pairs = [_pair(one, two) for one, two in pairwise(cut[:-1])]
    last = _start_grams(run[len(run) - len(cut[-1]) :])
    grams = [*_start_grams(run), *last] if len(cut) < 3 else last
    before = _start_grams(cut[-2] + cut[-1]) if len(cut) > 1 else []
    return [*_spaced(pairs), *dict.fromkeys([*grams, *before])]


def _start_grams(letters: str) -> list[str]:
    """The token of what is typed from the beginning of a syllable on."""
    return [{1: "k", 2: "p"}.get(len(letters), "q") + letters[:3]]


def _pair(one: str, two: str) -> str:
    return f"b{one}0{two}"


def _spaced(grams: list[str]) -> list[str]:
    if len(grams) <= MAX_GRAMS:
        return grams
    step = (len(grams) - 1) / (MAX_GRAMS - 1)
    return [grams[round(n * step)] for n in range(MAX_GRAMS)]


def _area_tokens(area: str) -> list[str]:
    if area == "660000":  # the cities of the 兵团 are coded 659001 onwards
        return ["a66", "a6590"]
    if area.endswith("0000"):
        return [f"a{area[:2]}"]
    return [f"a{area[:4]}" if area.endswith("00") else f"a{area}"]


def _gram(signs: str) -> str:
    return "z" + signs if signs.isascii() else signs


def _is_run(part: str) -> bool:
    return "a" <= part[0] <= "z"


def _any(tokens: Iterable[str]) -> str:
    return " OR ".join(_quoted(token) for token in tokens)


def _quoted(token: str) -> str:
    return '"' + token.replace('"', "") + '"'
