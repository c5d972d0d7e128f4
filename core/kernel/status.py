"""How well a value is founded. A result is as good as its weakest value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import Enum


class Status(Enum):
    """official > secondary > unverified; `missing` means there is no value at all."""

    OFFICIAL = "official"
    SECONDARY = "secondary"
    UNVERIFIED = "unverified"
    MISSING = "missing"

    @property
    def rank(self) -> int:
        """0 is the best founded."""
        return list(Status).index(self)


def weakest(statuses: Iterable[Status]) -> Status:
    """The weakest of the statuses; nothing at all is official (arithmetic needs no source)."""
    return max(statuses, key=lambda s: s.rank, default=Status.OFFICIAL)


@dataclass(frozen=True)
class Citation:
    """Where a value or sentence comes from: document, article, date, and how well it is founded."""

    status: Status
    title: str
    issuer: str = ""
    doc_no: str = ""
    article: str = ""
    issued_on: date | None = None
    since: date | None = None
    area: str = ""
    note: str = ""
    url: str = ""

    @property
    def short(self) -> str:
        """One line for badges and papers: document number or title, then the article."""
        return " ".join(part for part in (self.doc_no or self.title, self.article) if part)


@dataclass(frozen=True)
class Cited:
    """A Chinese sentence with the source behind it."""

    text: str
    citation: Citation
