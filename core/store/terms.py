"""Search terms of people and filings: any part of a name, its pinyin, its initials, numbers.

A name gives one term for each place a search may begin at, so that any part of it is the
beginning of a term. The first letter of a term says its kind: h = as written, p = pinyin,
i = initials, n = last four of the ID number, q = digits of a filing number.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from functools import cache
from itertools import groupby, islice, product

from core.kernel.paths import resources
from core.store.readings import reading

_DROPPED = re.compile(r"[\s·•‧∙⋅・･\-‐‑'’.]")
_LAST_FOUR = re.compile(r"\d{3}[\dx]")
# How these two are read in transliterated names; the table has bo and dou.
_TRANSLITERATED = {"卜": "bu", "都": "du"}
# The other reading that given names have as often: 长乐, 重阳, 朝阳.
_OTHERWISE = {"长": "chang", "重": "chong", "朝": "zhao", "乐": "yue", "行": "hang", "茜": "xi"}
_MOST_READINGS = 8


def person_terms(name: str, cert_no: str) -> str:
    """All terms of a person, separated by spaces."""
    return " ".join(sorted({*name_terms(name), *_last_four(cert_no)}))


def filing_terms(number: str, name: str, cert_no: str) -> str:
    """All terms of a filing: the person's, and the filing number whole and as its counter."""
    counter = number.rpartition("-")[2]
    digits = re.sub(r"\D", "", number)
    own = {f"q{digits}", f"q{counter}", f"q{counter.lstrip('0')}"}
    return " ".join(sorted({*name_terms(name), *_last_four(cert_no), *own}))


def name_terms(name: str) -> set[str]:
    """The terms of a name: as written, and every reading as pinyin and as initials."""
    written = fold(name)
    terms = {f"h{written[start:]}" for start in range(len(written))}
    for syllables in _readings(name):
        for start in range(len(syllables)):
            rest = syllables[start:]
            terms.add("p" + "".join(rest))
            terms.add("i" + "".join(syllable[0] for syllable in rest))
    return terms


def match_text(text: str) -> str | None:
    """The full-text query for what was typed, None if nothing searchable was typed.

    Only folded letters and digits reach the query, each part in quotes.
    """
    folded = fold(text)
    if _LAST_FOUR.fullmatch(folded):
        return f'("n{folded}" OR "q{folded}" *)'
    parts: list[str] = []
    for kind, run in groupby(folded, _sign_kind):
        piece = "".join(run)
        if kind == "digit":
            parts.append(f'"q{piece}"' + (" *" if len(piece) > 4 else ""))
        elif kind == "latin":
            parts.append(f'("p{piece}" * OR "i{piece}" * OR "h{piece}" *)')
        elif kind == "letter":
            parts.append(f'"h{piece}" *')
    return " AND ".join(parts) or None


def fold(text: str) -> str:
    """Half width, lower case, no spaces, dots or hyphens."""
    return _DROPPED.sub("", unicodedata.normalize("NFKC", text).casefold())


def warm_up() -> None:
    """Load the reading table now, so that the first save does not pay for it."""
    _readings("预热")


def _last_four(cert_no: str) -> set[str]:
    return {f"n{fold(cert_no)[-4:]}"} if len(cert_no) >= 4 else set()


def _sign_kind(sign: str) -> str:
    if "a" <= sign <= "z":
        return "latin"
    if sign.isdecimal() and sign.isascii():
        return "digit"
    return "letter" if sign.isalpha() else "other"


def _readings(name: str) -> set[tuple[str, ...]]:
    words = re.split(r"[\s·]+", unicodedata.normalize("NFKC", name).casefold())
    signs = [sign for word in words for sign in _signs(word)]
    usual = [reading(sign) or sign for sign in signs]
    surname = list(usual)
    for length in (2, 1):
        own = _surnames().get("".join(signs[:length]))
        if own is not None and len(signs) >= length:
            surname[:length] = own
            break
    pairs = list(zip(signs, usual, strict=True))
    foreign = [_TRANSLITERATED.get(s, u) for s, u in pairs]
    either = product(*({u: 0, _OTHERWISE.get(s, u): 0} for s, u in pairs))
    found = (usual, surname, foreign, *islice(either, _MOST_READINGS))
    return {tuple(one) for one in found if one}


def _signs(word: str) -> list[str]:
    """The pieces of a word: each hanzi alone, a run of other signs together."""
    return re.findall(r"[^\x00-\u02ff]|[\x00-\u02ff]+", word)


@cache
def _surnames() -> dict[str, list[str]]:
    path = resources() / "people" / "surname_readings.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {row["surname"]: row["reading"].split() for row in csv.DictReader(file)}
