"""The names a pack may give a parameter, with the unit each has and what Chinese calls it.

A pack may not invent a name: a misspelt one would be a rule nobody ever reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True)
class Concept:
    """One parameter: its unit (`core.policy.values`), Chinese label, words of a choice."""

    name: str
    unit: str
    label: str
    choices: tuple[str, ...] = ()


_ALL = (
    Concept(
        "filing.requirement",
        "choice",
        "要不要备案",
        ("must_file", "filing_exempt", "deemed_filed"),
    ),
    Concept("filing.without", "text", "不备案会怎样"),
    Concept("filing.late", "choice", "能不能补办", ("late_filing_possible", "manual_only")),
    Concept("filing.destination_level", "choice", "备案地写到哪一级", ("prefecture", "province")),
    Concept("filing.kind_definition", "text", "备案类型的定义"),
    Concept("filing.materials", "materials", "备案材料"),
    Concept("filing.commitment_allowed", "flag", "能不能用个人承诺书"),
    Concept("filing.valid_months", "months", "备案有效期"),
    Concept("filing.valid_long_term", "choice", "长期备案的期限", ("open_ended",)),
    Concept("filing.change_lock_months", "months", "多久不能变更"),
    Concept("filing.needs_facility", "flag", "要不要选定机构"),
    Concept("filing.notice", "list", "温馨提示"),
    Concept("filing.manual_papers", "list", "手工报销材料"),
    Concept("filing.carry", "list", "看病带什么"),
    Concept("chronic.needs_qualification", "flag", "要不要病种资格"),
    Concept("chronic.needs_opened", "flag", "机构要不要开通病种"),
    Concept("chronic.national_direct", "flag", "跨省能不能直接结算"),
    Concept("chronic.not_in_list", "text", "不在直接结算病种内怎么办"),
    Concept("chronic.deductible", "deductible", "门诊慢特病起付线"),
    Concept("chronic.ratio", "percent", "门诊慢特病报销比例"),
    Concept("chronic.ceiling", "ceiling", "门诊慢特病限额"),
    Concept("inpatient.deductible", "deductible", "住院起付线"),
    Concept("inpatient.ratio", "percent", "住院报销比例"),
    Concept("inpatient.ceiling", "ceiling", "住院限额"),
    Concept("outpatient.deductible", "deductible", "普通门诊起付线"),
    Concept("outpatient.ratio", "percent", "普通门诊报销比例"),
    Concept("outpatient.ceiling", "ceiling", "普通门诊限额"),
    Concept("pool.annual_ceiling", "ceiling", "基本医保年度限额"),
    Concept("settlement.reduction", "reduction", "异地降低比例"),
    Concept("settlement.catalogue", "text", "按哪里的目录"),
    Concept("settlement.rounding", "choice", "舍入规则", ("half_up",)),
    Concept("critical.brackets", "brackets", "大病保险分段"),
    Concept("say.at_hospital", "text", "到医院怎么说"),
)

CONCEPTS: Mapping[str, Concept] = MappingProxyType({concept.name: concept for concept in _ALL})


def label_of(name: str) -> str:
    """The Chinese name of a parameter; an unknown one is shown as it is written."""
    concept = CONCEPTS.get(name)
    return concept.label if concept else name
