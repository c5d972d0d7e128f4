"""Policy packs: what applies where, since when, and according to which document."""

from core.policy.book import AreaPolicy, PolicyBook
from core.policy.content import Disease, Faq, GuideBlock, GuideRow, GuideTopic, Office
from core.policy.errors import Facts, NoRule, PackFault, PackRejected, RuleConflict, UnknownFact
from core.policy.missing import Missing
from core.policy.pack import PolicyPack
from core.policy.rules import Rule, Source
from core.policy.values import (
    Brackets,
    BracketStep,
    Ceiling,
    Deductible,
    MaterialSpec,
    Reduction,
    Value,
)

__all__ = [
    "AreaPolicy",
    "BracketStep",
    "Brackets",
    "Ceiling",
    "Deductible",
    "Disease",
    "Facts",
    "Faq",
    "GuideBlock",
    "GuideRow",
    "GuideTopic",
    "MaterialSpec",
    "Missing",
    "NoRule",
    "Office",
    "PackFault",
    "PackRejected",
    "PolicyBook",
    "PolicyPack",
    "Reduction",
    "Rule",
    "RuleConflict",
    "Source",
    "UnknownFact",
    "Value",
]
