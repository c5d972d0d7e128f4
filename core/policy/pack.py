"""From the written form to a usable pack: dates, conditions, values and sources are read once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from pydantic import ValidationError

from core.kernel.dates import iso
from core.kernel.errors import BadText
from core.kernel.status import Citation, Cited, Status, weakest
from core.policy.concepts import CONCEPTS
from core.policy.content import Disease, Faq, GuideBlock, GuideRow, GuideTopic, Office
from core.policy.errors import PackFault, PackRejected
from core.policy.model import RawCase, RawPack, RawRow, RawTable, RawTopic, faults_of
from core.policy.rules import Rule, Source
from core.policy.table import Row, Table
from core.policy.values import read_value, units
from core.policy.vocabulary import Condition, compile_condition

_DAY_ONE = date(1900, 1, 1)


@dataclass(frozen=True)
class PolicyPack:
    """The rules of one area, ready to be asked. `sha256` is over the bytes of pack.json."""

    area: str
    title: str
    version: str
    issued_on: date
    review_by: date
    extends: str | None
    note: str
    sha256: str
    sources: tuple[Source, ...]
    tables: Mapping[str, Table] = field(hash=False)
    diseases: tuple[Disease, ...]
    offices: tuple[Office, ...]
    guide: tuple[GuideTopic, ...]
    cases: tuple[RawCase, ...] = field(hash=False)


def canonical_bytes(data: Mapping[str, Any]) -> bytes:
    """The one spelling of a pack: sorted keys, UTF-8, no spaces, one newline at the end."""
    text = json.dumps(data, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return (text + "\n").encode("utf-8")


def read_pack(content: bytes, name: str) -> PolicyPack:
    """A pack from the bytes of its pack.json. Raises `PackRejected` with every fault."""
    try:
        raw = RawPack.model_validate_json(content)
    except ValidationError as problem:
        raise PackRejected(faults_of(problem, name), name) from problem
    return assemble(raw, hashlib.sha256(content).hexdigest(), name)


def assemble(
    raw: RawPack, sha256: str, name: str, files: Mapping[str, str] | None = None
) -> PolicyPack:
    """A pack from its written form; `files` maps `table:<concept>`, `topic:<id>` to file names."""
    reader = _Reader(raw, name, files or {})
    pack = reader.read(sha256)
    if reader.faults:
        raise PackRejected(reader.faults, name)
    return pack


class _Reader:
    """Collects every fault instead of stopping at the first."""

    def __init__(self, raw: RawPack, name: str, files: Mapping[str, str]) -> None:
        self.raw = raw
        self.name = name
        self.files = files
        self.faults: list[PackFault] = []
        self.sources: dict[str, Source] = {}

    def read(self, sha256: str) -> PolicyPack:
        head, file = self.raw.head, self._file("head")
        issued_on = self.day(head.issued_on, file, None, "issued_on")
        review_by = self.day(head.review_by, file, None, "review_by")
        if review_by < issued_on:
            self.fault(file, None, "review_by", "复核日早于发布日")
        if head.extends == head.area:
            self.fault(file, None, "extends", "不能继承自己")
        self._read_sources()
        return PolicyPack(
            head.area,
            head.title,
            head.version,
            issued_on,
            review_by,
            head.extends,
            head.note or "",
            sha256,
            tuple(self.sources.values()),
            self._tables(),
            self._diseases(),
            self._offices(),
            self._topics(),
            tuple(self.raw.cases),
        )

    def fault(self, file: str, row: int | None, key: str, message: str) -> None:
        self.faults.append(PackFault(file, row, key, message))

    def day(self, text: str, file: str, row: int | None, key: str) -> date:
        try:
            return iso(text)
        except BadText as problem:
            self.fault(file, row, key, f"{problem.message}（现在是“{text}”）")
            return _DAY_ONE

    def cite(self, raw: Any, file: str, row: int | None, since: date | None = None) -> Citation:
        """The citation of an entry; its status is the weaker of its own and its source's."""
        source = self.sources.get(raw.source)
        if source is None:
            self.fault(file, row, "source", f"sources.yaml 里没有“{raw.source}”")
            return Citation(Status.UNVERIFIED, raw.source)
        own = Status(raw.status) if raw.status else Status.OFFICIAL
        return Citation(
            weakest((own, source.status)),
            source.title,
            source.issuer,
            source.doc_no,
            raw.article or "",
            source.issued_on,
            since,
            self.raw.head.area,
            getattr(raw, "note", None) or source.note,
            source.url,
        )

    def _file(self, key: str) -> str:
        return self.files.get(key, self.name)

    def _read_sources(self) -> None:
        file = self._file("sources")
        for row, raw in enumerate(self.raw.sources, start=1):
            if raw.id in self.sources:
                self.fault(file, row, "id", f"“{raw.id}”出现两次")
            issued = self.day(raw.issued_on, file, row, "issued_on") if raw.issued_on else None
            checked = self.day(raw.checked_on, file, row, "checked_on")
            if issued is not None and checked < issued:
                self.fault(file, row, "checked_on", "核对日早于发文日")
            status = Status(raw.status)
            if raw.url and status is not Status.OFFICIAL:
                self.fault(file, row, "url", "只有官方出处才带网址")
            self.sources[raw.id] = Source(
                raw.id, raw.title, raw.issuer, raw.doc_no or "", issued, raw.url or "", checked,
                status, raw.note or "",
            )  # fmt: skip

    def _tables(self) -> Mapping[str, Table]:
        found: dict[str, Table] = {}
        for raw in self.raw.tables:
            file = self._file(f"table:{raw.concept}")
            concept = CONCEPTS.get(raw.concept)
            if concept is None:
                self.fault(file, None, "concept", f"没有“{raw.concept}”这个参数，核对拼写")
            elif raw.unit != concept.unit:
                self.fault(file, None, "unit", f"“{raw.concept}”的单位是 {concept.unit}")
            if raw.concept in found:
                self.fault(file, None, "concept", f"“{raw.concept}”有两张表，合成一张")
            if raw.unit not in units():
                self.fault(file, None, "unit", f"“{raw.unit}”不认识，只能写 {'、'.join(units())}")
                continue
            rows = [self._row(raw, each, n, file) for n, each in enumerate(raw.rows, start=1)]
            found[raw.concept] = Table(raw.concept, raw.label, raw.unit, raw.note or "", rows)
        return found

    def _row(self, table: RawTable, raw: RawRow, number: int, file: str) -> Row:
        since = self.day(raw.since, file, number, "since")
        conditions: list[Condition] = []
        when: dict[str, str | tuple[str, ...]] = {}
        for key, values in (raw.when or {}).items():
            try:
                conditions.append(compile_condition(key, values))
            except BadText as problem:
                self.fault(file, number, f"when.{key}", problem.message)
                continue
            when[key] = values if isinstance(values, str) else tuple(values)
        citation = self.cite(raw, file, number, since)
        if raw.value is None or raw.value == "null":
            return Row(number, tuple(conditions), since, None)
        concept = CONCEPTS.get(table.concept)
        try:
            value = read_value(table.unit, raw.value)
            if concept and concept.choices and value not in concept.choices:
                raise BadText(f"“{raw.value}”不认识，只能写 {'、'.join(concept.choices)}")
        except BadText as problem:
            self.fault(file, number, "value", problem.message)
            return Row(number, tuple(conditions), since, None)
        text = raw.text or (value if table.unit == "text" else "")
        rule = Rule(
            table.concept, table.label, value, raw.value, str(text), citation, when, since,
            self.raw.head.area, number,
        )  # fmt: skip
        return Row(number, tuple(conditions), since, rule)

    def _diseases(self) -> tuple[Disease, ...]:
        file = self._file("diseases")
        found: list[Disease] = []
        seen: set[tuple[str, date]] = set()
        for row, raw in enumerate(self.raw.diseases, start=1):
            since = self.day(raw.since, file, row, "since")
            if (raw.code, since) in seen:
                self.fault(file, row, "code", f"“{raw.code}”在同一天出现两次")
            seen.add((raw.code, since))
            found.append(
                Disease(
                    raw.code,
                    raw.name,
                    tuple(raw.aliases or ()),
                    tuple(raw.insurance or ()),
                    raw.national_ten == "yes",
                    since,
                    self.cite(raw, file, row, since),
                )
            )
        return tuple(found)

    def _offices(self) -> tuple[Office, ...]:
        file = self._file("offices")
        return tuple(
            Office(
                raw.name,
                raw.area,
                raw.address or "",
                tuple((phone.label, phone.number) for phone in raw.phones or ()),
                self.cite(raw, file, row),
            )
            for row, raw in enumerate(self.raw.offices, start=1)
        )

    def _topics(self) -> tuple[GuideTopic, ...]:
        seen: set[str] = set()
        found: list[GuideTopic] = []
        for raw in self.raw.guide:
            file = self._file(f"topic:{raw.id}")
            if raw.id in seen:
                self.fault(file, None, "id", f"“{raw.id}”出现两次")
            seen.add(raw.id)
            found.append(self._topic(raw, file))
        return tuple(found)

    def _topic(self, raw: RawTopic, file: str) -> GuideTopic:
        blocks: list[GuideBlock] = []
        for block in raw.blocks:
            rows: list[GuideRow] = []
            for number, row in enumerate(block.rows, start=1):
                if block.columns and len(row.cells) != len(block.columns):
                    self.fault(file, number, "cells", f"“{row.item}”的格数和列数不一样")
                rows.append(
                    GuideRow(row.item, tuple(row.cells), self._guide_cite(row, file, number))
                )
            blocks.append(
                GuideBlock(
                    block.kind,
                    block.title,
                    block.note or "",
                    tuple(block.columns or ()),
                    tuple(rows),
                )
            )
        faq = _each(raw.faq, lambda n, f: Faq(f.question, f.answer, self.cite(f, file, n)))
        line = raw.principle
        principle = Cited(line.text, self.cite(line, file, None)) if line else None
        return GuideTopic(
            raw.id, int(raw.order), raw.title, raw.headline, principle, tuple(blocks), faq
        )

    def _guide_cite(self, row: Any, file: str, number: int) -> Citation:
        if row.missing == "yes":
            if row.source is None:
                return Citation(Status.MISSING, "没有依据，不给数")
            cited = self.cite(row, file, number)
            return Citation(Status.MISSING, cited.title, cited.issuer, cited.doc_no, cited.article)
        if row.source is None:
            self.fault(file, number, "source", "缺这一项；没有数的行写 missing: yes")
            return Citation(Status.UNVERIFIED, "")
        return self.cite(row, file, number)


def _each(items: Sequence[Any] | None, make: Callable[[int, Any], Faq]) -> tuple[Faq, ...]:
    return tuple(make(number, item) for number, item in enumerate(items or (), start=1))
