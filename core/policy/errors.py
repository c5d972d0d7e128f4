"""What can go wrong with a pack or a question to it, each with a stable code and the remedy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from core.kernel.errors import KnownError

if TYPE_CHECKING:
    from core.policy.rules import Rule

Facts = Mapping[str, str | None]


@dataclass(frozen=True)
class PackFault:
    """One thing to mend in a pack: which file, which row (from 1, None = whole file), which key."""

    file: str
    row: int | None
    key: str
    message: str

    def __str__(self) -> str:
        row = f" 第 {self.row} 行" if self.row is not None else ""
        key = f" {self.key}" if self.key else ""
        return f"{self.file}{row}{key}：{self.message}"


class PackRejected(KnownError):
    """A pack that is not loaded; every fault found is listed."""

    code = "P-101"
    exit_code = 5

    def __init__(self, faults: Sequence[PackFault], where: str = "") -> None:
        self.faults = tuple(faults)
        lead = f"政策包 {where} 没有装入：" if where else "政策包没有装入："
        super().__init__(lead + "；".join(str(fault) for fault in self.faults))


class NoRule(KnownError):
    """No row applies: the area has no such parameter on that day for these facts."""

    code = "P-301"
    exit_code = 3

    def __init__(
        self, area: str, concept: str, on: date, facts: Facts, label: str, area_title: str = ""
    ) -> None:
        self.area = area
        self.concept = concept
        self.on = on
        self.facts = {key: value for key, value in facts.items() if value is not None}
        self.label = label
        super().__init__(
            f"缺参数：{area_title or area}里没有 {on} 适用的“{label}”，"
            f"问参保地医保部门，查到文件后写进政策包"
        )


class RuleConflict(KnownError):
    """Two rows, equally specific, say different things; both are named."""

    code = "P-302"
    exit_code = 4

    def __init__(self, rows: Sequence[Rule]) -> None:
        self.rows = tuple(rows)
        places = "，".join(
            f"{rule.pack_area} 第 {rule.row} 行（{rule.since} 起，{rule.citation.short}）"
            for rule in self.rows
        )
        label = self.rows[0].label
        super().__init__(
            f"“{label}”（{self.rows[0].concept}）有两条互相矛盾的规定，"
            f"问参保地医保部门按哪一条：{places}"
        )


class UnknownFact(KnownError):
    """A fact that is not known decides which row applies."""

    code = "P-303"
    exit_code = 2

    def __init__(
        self, concept: str, facts: Sequence[str], names: Sequence[str], label: str
    ) -> None:
        self.concept = concept
        self.facts = tuple(facts)
        self.fact = self.facts[0]
        self.label = label
        super().__init__(f"先弄清{'、'.join(names)}：“{label}”要看它")
