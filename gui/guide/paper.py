"""A topic of the guide as a page of paper: what it says, without a painter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.kernel.status import Citation, Status
from core.papers.footer import Footer
from core.policy import GuideBlock, GuideTopic
from gui.guide.reading import plain, source_words, steps_of, tables_of

DISCLAIMER = "未核实的说法以参保地医保部门为准；缺参数的没有依据，不给数。咨询电话 12393。"


@dataclass(frozen=True)
class PaperRow:
    """One line of a table: `cells` may hold bold marks, `source` is one short line."""

    item: str
    cells: tuple[str, ...]
    status: Status
    source: str


@dataclass(frozen=True)
class PaperTable:
    """One block with its column heads."""

    title: str
    note: str
    heads: tuple[str, ...]
    rows: tuple[PaperRow, ...]


@dataclass(frozen=True)
class PaperFaq:
    """A question, its answer, and where that is written."""

    question: str
    answer: str
    status: Status
    source: str


@dataclass(frozen=True)
class GuidePaper:
    """Everything on the page. It names an area and a day, never a person."""

    area: str
    title: str
    day: date
    headline: str
    principle: str
    principle_status: Status | None
    principle_source: str
    steps_title: str
    steps: tuple[str, ...]
    tables: tuple[PaperTable, ...]
    faq: tuple[PaperFaq, ...]
    footer: Footer


def guide_paper(
    topic: GuideTopic,
    area: str,
    day: date,
    footer: Footer,
    first: GuideBlock | None = None,
) -> GuidePaper:
    """The paper of a topic; `first` is the block of another day's rules, put before the others."""
    line, steps = topic.principle, steps_of(topic)
    blocks = (*([first] if first else []), *tables_of(topic))
    return GuidePaper(
        area=area,
        title=topic.title,
        day=day,
        headline=plain(topic.headline),
        principle=line.text if line else "",
        principle_status=line.citation.status if line else None,
        principle_source=source_words(line.citation) if line else "",
        steps_title=steps.title if steps else "",
        steps=steps.rows[0].cells if steps else (),
        tables=tuple(_table(block) for block in blocks),
        faq=tuple(
            PaperFaq(one.question, one.answer, one.citation.status, source_words(one.citation))
            for one in topic.faq
        ),
        footer=footer,
    )


def _table(block: GuideBlock) -> PaperTable:
    rows = tuple(_row(row.item, row.cells, row.citation) for row in block.rows)
    return PaperTable(block.title, block.note, block.columns or ("内容",), rows)


def _row(item: str, cells: tuple[str, ...], cited: Citation) -> PaperRow:
    return PaperRow(item, cells, cited.status, source_words(cited))
