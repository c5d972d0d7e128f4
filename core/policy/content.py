"""What a pack holds beside its tables: disease list, offices, guide topics."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from core.kernel.status import Citation, Cited


@dataclass(frozen=True)
class Disease:
    """One 门诊慢特病. `insurance` empty = both; `national_ten` = direct across provinces."""

    code: str
    name: str
    aliases: tuple[str, ...]
    insurance: tuple[str, ...]
    national_ten: bool
    since: date
    citation: Citation

    @property
    def major(self) -> str:
        """The four signs every area agrees on."""
        return self.code[:4]


@dataclass(frozen=True)
class Office:
    """A place that handles the matter; `phones` are (label, number)."""

    name: str
    area: str
    address: str
    phones: tuple[tuple[str, str], ...]
    citation: Citation


@dataclass(frozen=True)
class GuideRow:
    """One line of a guide block; a cell the pack has no value for is 缺参数, status missing."""

    item: str
    cells: tuple[str, ...]
    citation: Citation


@dataclass(frozen=True)
class GuideBlock:
    """before_after | compare | lines | phones."""

    kind: str
    title: str
    note: str
    columns: tuple[str, ...]
    rows: tuple[GuideRow, ...]


@dataclass(frozen=True)
class Faq:
    """A question people ask, and the answer with its source."""

    question: str
    answer: str
    citation: Citation


@dataclass(frozen=True)
class GuideTopic:
    """One page of the policy guide; `order` sorts the topics."""

    id: str
    order: int
    title: str
    headline: str
    principle: Cited | None
    blocks: tuple[GuideBlock, ...]
    faq: tuple[Faq, ...]


def merge_diseases(layers: Iterable[Sequence[Disease]], on: date) -> tuple[Disease, ...]:
    """The list in force on a day; of two layers the more specific one (first) wins."""
    found: dict[str, Disease] = {}
    for layer in layers:
        own: dict[str, Disease] = {}
        for disease in layer:
            if disease.since > on:
                continue
            before = own.get(disease.code)
            if before is None or before.since <= disease.since:
                own[disease.code] = disease
        for code, disease in own.items():
            found.setdefault(code, disease)
    return tuple(found[code] for code in sorted(found))


def merge_topics(layers: Iterable[Sequence[GuideTopic]]) -> tuple[GuideTopic, ...]:
    """All topics by order; of two with one id the more specific layer's is shown."""
    found: dict[str, GuideTopic] = {}
    for layer in layers:
        for topic in layer:
            found.setdefault(topic.id, topic)
    return tuple(sorted(found.values(), key=lambda topic: (topic.order, topic.id)))
