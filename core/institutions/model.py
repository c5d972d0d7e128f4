"""Institutions, the list they stand in, and what a search asks and answers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from core.institutions.words import KINDS, LEVELS, OWNERSHIPS

Days = Mapping[str, date | None]


@dataclass(frozen=True)
class InstitutionRow:
    """One designated institution as a list brings it.

    `code` is fixmedins_code (H or P and 11 digits), `level` hosp_lv (01 to 11), `services` and
    `diseases` map what is opened to the day it was opened (None = day unknown); diseases are
    four-sign majors.
    """

    code: str
    name: str
    area: str
    level: str = "11"
    deductible_level: str = "none"
    kind: str = "general"
    ownership: str = "public"
    address: str = ""
    phone: str = ""
    network: str = "normal"
    services: Days = field(default_factory=dict)
    diseases: Days = field(default_factory=dict)
    institution_class: str | None = None


@dataclass(frozen=True)
class Institution:
    """One institution as it is found; spans of a `Hit` count characters of `name`."""

    code: str
    name: str
    area: str
    county_name: str
    level: str
    deductible_level: str
    kind: str
    ownership: str
    address: str
    phone: str
    network: str
    services: Days
    diseases: tuple[tuple[str, date | None], ...]
    institution_class: str | None
    pinyin: str

    @property
    def level_text(self) -> str:
        """三级甲等 ..., 无等级."""
        return LEVELS[self.level]

    @property
    def kind_text(self) -> str:
        """专科医院 ..."""
        return KINDS[self.kind]

    @property
    def ownership_text(self) -> str:
        """公立 or 民营."""
        return OWNERSHIPS[self.ownership]

    def has_opened(self, disease: str) -> bool:
        """Whether the disease is opened, compared by the four signs all provinces share."""
        return any(major == disease[:4].upper() for major, _since in self.diseases)


@dataclass(frozen=True)
class DirectoryInfo:
    """What stands on every screen and print beside an institution: how old the list is."""

    list_date: date
    count: int
    demo: bool
    checksum: str = ""
    source: str = ""

    def age_days(self, day: date) -> int:
        """Days since the list was drawn up."""
        return (day - self.list_date).days


@dataclass(frozen=True)
class SearchQuery:
    """What is asked. All services are required; levels, network and kinds are alternatives.

    `counted=False` leaves out total and facets: the page alone is what a keystroke waits for.
    """

    text: str = ""
    area: str | None = None
    services: tuple[str, ...] = ()
    disease: str | None = None
    levels: tuple[str, ...] = ()
    network: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    limit: int = 50
    offset: int = 0
    counted: bool = True


@dataclass(frozen=True)
class Hit:
    """An institution and the stretches of its name that answered the text."""

    institution: Institution
    match_spans: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Counts:
    """How many match, and how many would with one filter choice instead of its group's choices.

    `facets` is keyed services|levels|network|kinds. More than the cap: `total` is the cap,
    `complete` is False and the facets are empty, because a part of a count would mislead.
    """

    total: int
    complete: bool
    facets: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class SearchPage:
    """One page of hits, best first. `how` says by what the text was understood."""

    hits: tuple[Hit, ...]
    total: int
    elapsed_ms: float
    how: str
    facets: Mapping[str, Mapping[str, int]]
    complete: bool = True
