"""How a sign of a name is read, from a table made once out of pypinyin (4 MB less its phrases).

pypinyin itself keeps 56 MB of phrases in memory; a desk is open all day, and the phrases know
words, not names. Names that are read otherwise are listed in `surname_readings.csv`.
"""

from __future__ import annotations

from functools import cache, lru_cache

from core.kernel.paths import resources

FILE = "sign_readings.txt"


@lru_cache(maxsize=4096)
def reading(sign: str) -> str:
    """The usual reading of a hanzi without tones (v for ü), "" for any other sign."""
    if len(sign) != 1 or sign.isascii():
        return ""
    # Four hundred short texts: looking through them takes 20 µs and no memory.
    return next((syllable for syllable, signs in _table() if sign in signs), "")


def table_text() -> str:
    """The table as pypinyin gives it, one syllable a line with its signs. Only for the build."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 - only when the table is made
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415

    signs: dict[str, list[str]] = {}
    for number in sorted(pinyin_dict):
        sign = chr(number)
        syllable = lazy_pinyin(sign)[0].replace("ü", "v")
        if syllable != sign:
            signs.setdefault(syllable, []).append(sign)
    return "".join(f"{syllable} {''.join(signs[syllable])}\n" for syllable in sorted(signs))


@cache
def _table() -> tuple[tuple[str, str], ...]:
    text = (resources() / "people" / FILE).read_text(encoding="utf-8")
    lines = (line.partition(" ") for line in text.splitlines())
    return tuple((syllable, signs) for syllable, _space, signs in lines)
