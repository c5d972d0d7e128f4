"""What a resolved rule says, with everything needed to show where it comes from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from core.kernel.status import Citation, Status
from core.policy.values import Value

When = Mapping[str, str | tuple[str, ...]]


@dataclass(frozen=True)
class Rule:
    """One row in force. `value` is typed by the table's unit, `raw` is the text of the pack.

    `row` counts from 1 in the table of `pack_area`; `text` is the rule in plain Chinese where the
    pack gives it.
    """

    concept: str
    label: str
    value: Value
    raw: Any = field(hash=False)
    text: str
    citation: Citation
    when: When = field(hash=False)
    since: date
    pack_area: str
    row: int

    @property
    def status(self) -> Status:
        """How well this value is founded: the weaker of the row and its source."""
        return self.citation.status


@dataclass(frozen=True)
class Source:
    """One document of a pack. `url` is there only for official addresses."""

    id: str
    title: str
    issuer: str
    doc_no: str
    issued_on: date | None
    url: str
    checked_on: date
    status: Status
    note: str
