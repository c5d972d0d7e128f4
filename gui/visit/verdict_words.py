"""The verdict block of an advice, in words."""

from __future__ import annotations

from core.areas import Divisions
from core.desk.draft import VisitDraft
from core.filing import Advice
from core.kernel.status import Cited, Status, weakest
from gui.visit.words import SCOPE_WORDS, care_word
from gui.widgets.verdict_block import Verdict

NOT_YET = Verdict("unknown", "左边填到就医地，这里就答", "边填边答")


def verdict_of(advice: Advice | None, draft: VisitDraft, divisions: Divisions) -> Verdict:
    """What the block shows; without an answer it says what is missing."""
    if advice is None:
        return NOT_YET
    scope = _scope(draft, divisions)
    if advice.answer is None or advice.sentence is None:
        message = advice.missing[0].message if advice.missing else NOT_YET.sentence
        return Verdict("unknown", message, scope, ((Status.MISSING, "要不要备案"),))
    sources = tuple((one.citation.status, one.citation.short) for one in _distinct(advice))
    without, status = "", None
    if advice.without_filing and advice.answer.needs_filing:
        without = advice.without_filing[0].text
        status = weakest(one.citation.status for one in advice.without_filing)
    return Verdict(advice.answer.value, advice.sentence.text, scope, sources, without, status)


def _distinct(advice: Advice) -> list[Cited]:
    found = {one.citation.short: one for one in reversed(advice.reasons)}
    return list(reversed(found.values()))


def _scope(draft: VisitDraft, divisions: Divisions) -> str:
    if not draft.insured_area or not draft.care_area:
        return care_word(draft)
    scope = divisions.scope(draft.insured_area, draft.care_area)
    return " · ".join(part for part in (SCOPE_WORDS[scope], care_word(draft)) if part)
