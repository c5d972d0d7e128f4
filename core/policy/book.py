"""All packs of this copy, and the chain of packs that speaks for one area."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from functools import cached_property
from pathlib import Path

from core.kernel.paths import resources
from core.policy.content import Disease, GuideTopic, Office, merge_diseases, merge_topics
from core.policy.corps import filing_province
from core.policy.errors import Facts, NoRule, PackFault, PackRejected, RuleConflict, UnknownFact
from core.policy.pack import PolicyPack, read_pack
from core.policy.resolve import resolve
from core.policy.rules import Rule, Source
from core.policy.table import Table

NATIONAL = "000000"


class AreaPolicy:
    """The rules for people insured in one area: its own pack first, the national pack last."""

    def __init__(self, area: str, packs: tuple[PolicyPack, ...]) -> None:
        self.area = area
        self.packs = packs
        self._tables: dict[str, tuple[Table, ...]] = {}

    @property
    def title(self) -> str:
        """The title of the most specific pack."""
        return self.packs[0].title

    def tables(self, concept: str) -> tuple[Table, ...]:
        """The tables of one concept, most specific layer first."""
        found = self._tables.get(concept)
        if found is None:
            found = tuple(pack.tables[concept] for pack in self.packs if concept in pack.tables)
            self._tables[concept] = found
        return found

    def resolve(self, concept: str, facts: Facts, on: date) -> Rule:
        """The rule for these facts on this day; a key absent or None is unknown.

        Raises `NoRule`, `RuleConflict`, `UnknownFact`.
        """
        return resolve(self.tables(concept), concept, facts, on, self.area, self.title)

    def find(self, concept: str, facts: Facts, on: date) -> Rule | None:
        """As `resolve`, with None where there is no rule."""
        try:
            return self.resolve(concept, facts, on)
        except NoRule:
            return None

    def history(self, concept: str, facts: Facts) -> tuple[Rule, ...]:
        """The rules these facts meet over time, oldest first; days without one are left out."""
        days = sorted({row.since for table in self.tables(concept) for row in table.rows})
        found: list[Rule] = []
        for day in days:
            try:
                rule = self.resolve(concept, facts, day)
            except (NoRule, RuleConflict, UnknownFact):
                continue
            if not found or found[-1] != rule:
                found.append(rule)
        return tuple(found)

    def rows(self, concept: str) -> tuple[Rule, ...]:
        """Every row with a value, in all layers, most specific layer first."""
        return tuple(
            row.rule for table in self.tables(concept) for row in table.rows if row.rule is not None
        )

    def diseases(self, on: date) -> tuple[Disease, ...]:
        """The disease list in force on a day, by code."""
        return merge_diseases((pack.diseases for pack in self.packs), on)

    def offices(self) -> tuple[Office, ...]:
        """Offices and telephones, the insured area's own first."""
        return tuple(office for pack in self.packs for office in pack.offices)

    def guide(self) -> tuple[GuideTopic, ...]:
        """Guide topics by their order; an area's topic replaces the upper one of the same id."""
        return merge_topics(pack.guide for pack in self.packs)

    def source(self, source_id: str) -> Source | None:
        """A document by its id, looked for from the most specific pack up."""
        for pack in self.packs:
            for source in pack.sources:
                if source.id == source_id:
                    return source
        return None

    @cached_property
    def review_by(self) -> date:
        """The day on which the first pack of the chain is due for review."""
        return min(pack.review_by for pack in self.packs)


class PolicyBook:
    """Packs by area. Immutable; a changed pack makes a new book."""

    def __init__(self, packs: Iterable[PolicyPack]) -> None:
        self.packs = tuple(sorted(packs, key=lambda pack: pack.area))
        self._by_area: dict[str, PolicyPack] = {}
        self._policies: dict[str, AreaPolicy] = {}
        for pack in self.packs:
            if pack.area in self._by_area:
                fault = PackFault(pack.area, None, "area", "同一地区有两个政策包，留一个")
                raise PackRejected([fault], pack.area)
            self._by_area[pack.area] = pack
        for pack in self.packs:
            self._chain(pack)

    @classmethod
    def shipped(cls) -> PolicyBook:
        """The packs of this copy of the program. Raises `PackRejected`."""
        return cls.load(resources() / "policy")

    @classmethod
    def load(cls, folder: Path) -> PolicyBook:
        """Every `<area>/pack.json` below a folder. Raises `PackRejected`."""
        files = sorted(folder.glob("*/pack.json"))
        return cls(read_pack(file.read_bytes(), f"{file.parent.name}/pack.json") for file in files)

    def pack(self, area: str) -> PolicyPack | None:
        """The pack of exactly this area."""
        return self._by_area.get(area)

    def for_area(self, area: str) -> AreaPolicy:
        """The policy of an insured area: of county, prefecture, province or country."""
        policy = self._policies.get(area)
        if policy is None:
            own = next(
                (self._by_area[code] for code in _upwards(area) if code in self._by_area), None
            )
            if own is None:
                fault = PackFault(area, None, "area", "没有全国政策包，重新装一遍程序")
                raise PackRejected([fault], area)
            policy = self._policies[area] = AreaPolicy(area, self._chain(own))
        return policy

    def _chain(self, pack: PolicyPack) -> tuple[PolicyPack, ...]:
        found = [pack]
        while (upper := found[-1].extends) is not None:
            parent = self._by_area.get(upper)
            if parent is None or parent in found:
                problem = "没有装入" if parent is None else "绕回了自己"
                fault = PackFault(found[-1].area, None, "extends", f"上一层 {upper} {problem}")
                raise PackRejected([fault], found[-1].area)
            found.append(parent)
        return tuple(found)


def _upwards(area: str) -> tuple[str, ...]:
    return (area, f"{area[:4]}00", filing_province(area), NATIONAL)
