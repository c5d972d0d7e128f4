"""The verdict block of an advice, in words."""

from __future__ import annotations

from core.areas import Divisions
from core.desk.draft import VisitDraft
from core.filing import Advice
from core.kernel.status import Citation, Cited, Status, weakest
from gui.visit.words import care_word, scope_word
from gui.widgets.verdict_block import Verdict

MOST_CELLS = 25
STANDING = "已有备案管得到这次就医，不用再办。"
NOT_YET = Verdict("unknown", "左边填到就医地，这里就答", "边填边答")


def verdict_of(
    advice: Advice | None, draft: VisitDraft, divisions: Divisions, gap: str = ""
) -> Verdict:
    """What the block shows; without an answer it says what is missing, `gap` first."""
    if advice is None:
        if not (gap and draft.care_area):
            return NOT_YET
        return Verdict("unknown", f"左边的“{gap}”写好，这里就答", NOT_YET.scope)
    scope = _scope(draft, divisions)
    if advice.answer is None or advice.sentence is None:
        message = advice.missing[0].message if advice.missing else NOT_YET.sentence
        return Verdict("unknown", message, scope, ((Status.MISSING, "要不要备案"),))
    sources = tuple((one.citation.status, brief(one.citation)) for one in _distinct(advice))
    without, status = "", None
    sentence = advice.sentence.text
    if advice.answer.needs_filing and advice.filed_ok:
        sentence = f"{sentence.rstrip('。')}。{STANDING}"
    elif advice.without_filing and advice.answer.needs_filing:
        without = advice.without_filing[0].text
        status = weakest(one.citation.status for one in advice.without_filing)
    return Verdict(advice.answer.value, sentence, scope, sources, without, status)


def brief(citation: Citation) -> str:
    """Document number, else the title, short enough for two beside each other."""
    name, article = citation.doc_no or citation.title, citation.article
    if _cells(f"{name} {article}") <= MOST_CELLS:
        return f"{name} {article}".strip()
    if _cells(name) <= MOST_CELLS:
        return name
    while _cells(name) >= MOST_CELLS:
        name = name[:-1]
    return f"{name.rstrip()}…"


def _cells(text: str) -> int:
    """Width of a text in half signs: a Chinese sign takes two."""
    return sum(1 if sign.isascii() else 2 for sign in text)


def _distinct(advice: Advice) -> list[Cited]:
    found = {one.citation.short: one for one in reversed(advice.reasons)}
    return list(reversed(found.values()))


def _scope(draft: VisitDraft, divisions: Divisions) -> str:
    insured, care = (
        divisions.find(draft.insured_area or ""),
        divisions.find(draft.care_area or ""),
    )
    if insured is None or care is None:
        return care_word(draft)
    scope = scope_word(divisions.scope(insured.code, care.code), insured.code)
    return " · ".join(part for part in (scope, care_word(draft)) if part)
