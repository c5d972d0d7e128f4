"""Where a filing is addressed to: the prefecture, or the province for the seven that ask for it."""

from __future__ import annotations

from datetime import date

from core.areas import Divisions
from core.filing.asker import Asker, known_rule, sentence
from core.filing.model import Destination
from core.policy import AreaPolicy
from core.policy.corps import filing_province

PREFECTURE = "prefecture"
PROVINCE = "province"


def filing_destination(care_area: str, asker: Asker, divisions: Divisions) -> Destination | None:
    """The place to file to for care in an area; None when no rule says the level."""
    rule = asker.ask("filing.destination_level", care_area=care_area)
    if rule is None:
        return None
    level = PROVINCE if rule.value == PROVINCE else PREFECTURE
    code = at_level(care_area, level, divisions)
    return Destination(
        code,
        divisions.full_name(code),
        level,
        sentence(rule),
        complete=is_at_level(code, level, divisions),
    )


def at_level(area: str, level: str, divisions: Divisions) -> str:
    """The area raised to the level of filing; a province stays until a city is named."""
    if level == PROVINCE:
        return filing_province(area)
    return area if divisions.get(area).level == 1 else divisions.pooling_area(area)


def is_at_level(area: str, level: str, divisions: Divisions) -> bool:
    """Whether an area is just what the platform takes at this level."""
    if level == PROVINCE:
        return divisions.get(area).level == 1
    return divisions.get(area).level != 1 and divisions.pooling_area(area) == area


def province_level_areas(policy: AreaPolicy, divisions: Divisions, on: date) -> frozenset[str]:
    """The provinces that are filed to as a whole by these packs (京津沪渝琼藏 and 兵团)."""
    found = set()
    for province in divisions.children(""):
        rule = known_rule(policy, "filing.destination_level", {"care_area": province.code}, on)
        if rule is not None and rule.value == PROVINCE:
            found.add(province.code)
    return frozenset(found)
