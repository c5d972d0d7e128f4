"""What the guide page shows of a topic, without a widget: words, counts, steps, columns."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from core.kernel.status import Citation, Status
from core.policy import GuideBlock, GuideTopic, PolicyBook

HOTLINE = "电话 12393"
LONG = 17
_BOLD = re.compile(r"\*\*(.+?)\*\*")
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEAR = re.compile(r"(\d{4})\s*年")


@dataclass(frozen=True)
class Piece:
    """A run of text, bold or not."""

    text: str
    bold: bool


def pieces(marked: str) -> tuple[Piece, ...]:
    """`**不用备案**，直接结算` as runs; what is not marked is not bold."""
    found: list[Piece] = []
    at = 0
    for match in _BOLD.finditer(marked):
        if match.start() > at:
            found.append(Piece(marked[at : match.start()], False))
        found.append(Piece(match.group(1), True))
        at = match.end()
    if at < len(marked):
        found.append(Piece(marked[at:], False))
    return tuple(found)


def plain(marked: str) -> str:
    """The text without its marks."""
    return "".join(piece.text for piece in pieces(marked))


def html(marked: str) -> str:
    """The text for a rich label."""
    parts = []
    for piece in pieces(marked):
        text = piece.text.replace("&", "&amp;").replace("<", "&lt;")
        parts.append(f"<b>{text}</b>" if piece.bold else text)
    return "".join(parts)


def source_words(cited: Citation) -> str:
    """One short line for a source: document number, or who said it and when, or its title."""
    if cited.status is Status.MISSING:
        return f"没有依据，不给数；{HOTLINE}"
    if cited.doc_no:
        parts = [cited.doc_no, cited.article]
    elif cited.issued_on is not None:
        parts = [cited.issuer, cited.issued_on.isoformat(), cited.article]
    elif cited.article and cited.issuer:
        parts = [cited.issuer, cited.article]
    else:
        parts = [_short(cited.title)]
    return " ".join(part for part in parts if part)


def _short(title: str) -> str:
    """A title that would not fit a line goes without its remark in brackets."""
    return title if len(title) <= LONG else title.split("（", maxsplit=1)[0]


def is_steps(block: GuideBlock) -> bool:
    """A list without columns whose one row has several cells: conditions, one after the other."""
    return (
        block.kind == "lines"
        and not block.columns
        and len(block.rows) == 1
        and len(block.rows[0].cells) > 1
    )


def steps_of(topic: GuideTopic) -> GuideBlock | None:
    """The block of conditions that stands beside the headline."""
    return next((block for block in topic.blocks if is_steps(block)), None)


def tables_of(topic: GuideTopic) -> tuple[GuideBlock, ...]:
    """The blocks that are shown as tables."""
    return tuple(block for block in topic.blocks if not is_steps(block))


def citations(topic: GuideTopic) -> Iterator[Citation]:
    """Everything of the page that carries a badge."""
    if topic.principle is not None:
        yield topic.principle.citation
    for block in tables_of(topic):
        for row in block.rows:
            yield row.citation


def status_counts(topic: GuideTopic) -> dict[Status, int]:
    """How many lines of the page are how well founded; every status is there, 0 too."""
    counted = Counter(cited.status for cited in citations(topic))
    return {status: counted[status] for status in Status}


def turning_day(block: GuideBlock) -> date | None:
    """The day from which the last column of a before/after table counts."""
    if block.kind != "before_after" or not block.columns:
        return None
    head = block.columns[-1]
    if day := _DAY.search(head):
        return date(int(day[1]), int(day[2]), int(day[3]))
    if year := _YEAR.search(head):
        return date(int(year[1]), 1, 1)
    return None


def column_in_force(block: GuideBlock, day: date) -> int | None:
    """Which column of a before/after table counts on a day."""
    turning = turning_day(block)
    if turning is None:
        return None
    return len(block.columns) - 1 if day >= turning else 0


def areas_with_guide(book: PolicyBook) -> tuple[str, ...]:
    """Prefectures that answer for themselves: those whose own pack has guide topics."""
    return tuple(
        pack.area
        for pack in book.packs
        if pack.guide and pack.area != "000000" and not pack.area.endswith("0000")
    )


def area_beside(book: PolicyBook, area: str) -> str | None:
    """The prefecture to compare an area with: the next one that has a guide of its own."""
    own = book.for_area(area).packs[0].area
    others = [code for code in areas_with_guide(book) if code != own]
    after = [code for code in others if code > own]
    return next(iter(after or others), None)
