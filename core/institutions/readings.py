"""Readings of institution names, worked out once when the list is built (pypinyin only here)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from core.areas import Divisions

# Signs whose other reading clerks do type; both are indexed. Place names bring their own.
OTHER_READINGS = {
    "长": "chang zhang", "都": "du dou", "重": "chong zhong", "乐": "le yue", "朝": "chao zhao",
    "藏": "zang cang", "什": "shi shen", "勒": "le lei", "埔": "pu bu", "番": "fan pan",
    "行": "hang xing", "单": "dan shan", "曾": "zeng ceng", "解": "jie xie", "尉": "wei yu",
    "盛": "sheng cheng", "泊": "bo po", "堡": "bao pu bu", "蔚": "wei yu", "洞": "dong tong",
    "厦": "xia sha", "六": "liu lu", "柏": "bai bo", "宿": "su xiu", "大": "da dai",
    "车": "che ju", "翟": "zhai di", "血": "xue xie", "角": "jiao jue", "校": "xiao jiao",
    "降": "jiang xiang", "传": "chuan zhuan", "调": "tiao diao", "莘": "shen xin",
    "率": "lv shuai", "覃": "qin tan", "会": "hui kuai",
}  # fmt: skip
_PLAIN = re.compile(r"[a-z0-9]")


class Reader:
    """Gives each sign of a folded name its syllables, the likeliest first.

    `given` collects every syllable it gave.
    """

    def __init__(self, divisions: Divisions) -> None:
        self.given: set[str] = set()
        self._of_sign: dict[str, tuple[str, ...]] = {}
        self._pinyin = _pinyin_of_sign()
        self._places: dict[str, tuple[tuple[str, ...], ...]] = {}
        for division in divisions:
            for name in (division.short_name, division.name):
                if len(name) >= 2:
                    self._places.setdefault(name, division.readings[: len(name)])
        self._place_starts: dict[str, tuple[int, ...]] = {}
        for name in self._places:
            lengths = {*self._place_starts.get(name[:2], ()), len(name)}
            self._place_starts[name[:2]] = tuple(sorted(lengths, reverse=True))

    def read(self, folded: str) -> list[tuple[str, ...]]:
        """One tuple of syllables a sign; digits and Latin letters read as themselves."""
        found = [self._sign(sign) for sign in folded]
        at = 0
        while at < len(folded) - 1:
            step = 1
            for length in self._place_starts.get(folded[at : at + 2], ()):
                place = self._places.get(folded[at : at + length])
                if place is not None and at + length <= len(folded):
                    for offset, syllables in enumerate(place):
                        found[at + offset] = _merge(syllables, found[at + offset])
                    step = length
                    break
            at += step
        self.given.update(syllable for choices in found for syllable in choices)
        return found

    def _sign(self, sign: str) -> tuple[str, ...]:
        known = self._of_sign.get(sign)
        if known is None:
            if sign in OTHER_READINGS:
                known = tuple(OTHER_READINGS[sign].split())
            elif _PLAIN.fullmatch(sign):
                known = (sign,)
            else:
                known = (self._pinyin(sign),)
            self._of_sign[sign] = known
        return known


def _merge(first: tuple[str, ...], more: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(first + more)) if len(more) > 1 else first


def _pinyin_of_sign() -> Callable[[str], str]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - 150 ms that only building a list may cost

    def reading(sign: str) -> str:
        syllable = "".join(lazy_pinyin(sign, errors="ignore")).lower().replace("ü", "v")
        plain = unicodedata.normalize("NFD", syllable)
        return "".join(c for c in plain if "a" <= c <= "z")

    return reading
