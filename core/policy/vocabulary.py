"""The fixed vocabulary of conditions: the keys of `when`, what they match, what narrows.

Every condition is compiled once; `test` is a plain callable because resolving runs it often.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from core.kernel.errors import BadText

FILINGS = (
    "none",
    "resettled_retiree",
    "long_term_resident",
    "posted_worker",
    "referred_patient",
    "temporary_traveller",
    "emergency_rescue",
)
_YES_NO = ("yes", "no")
# Allowed words; None = free text or a form of its own.
WORDS: Mapping[str, tuple[str, ...] | None] = MappingProxyType(
    {
        "insurance": ("employee", "resident"),
        "category": ("active", "retired", "adult", "student", "child", "senior"),
        "assistance": None,
        "care_type": ("inpatient", "outpatient", "chronic_outpatient", "pharmacy"),
        "disease": None,
        "level": ("3", "2", "1", "none"),
        "institution_class": ("regional", "municipal", "provincial", "district", "county"),
        "scope": ("same_pool", "within_province", "cross_province"),
        "care_area": None,
        "filing": FILINGS,
        "route": ("direct", "manual"),
        "admission_no": None,
        "emergency": _YES_NO,
        "age_from": None,
        "admission": ("not_admitted", "in_hospital", "discharged"),
        "agent": _YES_NO,
        "commitment": _YES_NO,
    }
)
# A fact of these can also be something the rows do not mention (another disease, another class).
_OPEN = frozenset(
    {"assistance", "disease", "institution_class", "care_area", "age_from", "admission_no"}
)
NAMES: Mapping[str, str] = MappingProxyType(
    {
        "insurance": "险种",
        "category": "人员类别",
        "assistance": "救助身份",
        "care_type": "医疗类别",
        "disease": "病种",
        "level": "机构级别",
        "institution_class": "机构类别",
        "scope": "就医范围",
        "care_area": "就医地",
        "filing": "备案类型",
        "route": "结算方式",
        "admission_no": "第几次住院",
        "emergency": "是不是急诊",
        "age": "年龄",
        "admission": "入院没有",
        "agent": "是不是代办",
        "commitment": "是不是用承诺书",
    }
)
_CATEGORIES_OF = {
    "employee": frozenset({"active", "retired"}),
    "resident": frozenset({"adult", "student", "child", "senior"}),
}
_CODE = re.compile(r"^(M\d{3}(\d{2})?|[A-Z]{2}\d{4})$")  # M-codes; two letters: a local list
_AREA = re.compile(r"^\d{6}$")


class Condition(ABC):
    """One key of `when` with its values (any of them)."""

    test: Callable[[str], bool]

    def __init__(self, key: str, values: Sequence[str]) -> None:
        self.key = key
        self.fact = "age" if key == "age_from" else key
        self.values = tuple(values)

    @abstractmethod
    def narrows(self, other: Condition) -> bool:
        """Whether every fact this one matches is matched by the other too."""

    def samples(self) -> tuple[str, ...]:
        """Facts this condition matches, one for every value."""
        return self.values

    def common(self, other: Condition) -> str | None:
        """A fact that both match, if there is one."""
        for fact in (*self.samples(), *other.samples()):
            if self.test(fact) and other.test(fact):
                return fact
        return None


class OneOf(Condition):
    """The fact is one of the words."""

    def __init__(self, key: str, values: Sequence[str]) -> None:
        super().__init__(key, values)
        self._set = frozenset(values)
        self.test = self._set.__contains__

    def narrows(self, other: Condition) -> bool:
        return isinstance(other, OneOf) and self._set <= other._set


class DiseaseIn(Condition):
    """A four-sign major matches every code under it; a full local code only itself."""

    def __init__(self, key: str, values: Sequence[str]) -> None:
        super().__init__(key, values)
        self._set = frozenset(values)
        self.test = self._matches

    def _matches(self, fact: str) -> bool:
        return fact in self._set or fact[:4] in self._set

    def narrows(self, other: Condition) -> bool:
        return all(other.test(value) for value in self.values)


class AreaIn(Condition):
    """The area itself and everything below it: `510000` matches 510107."""

    def __init__(self, key: str, values: Sequence[str]) -> None:
        super().__init__(key, values)
        self._prefixes = tuple(_prefix(value) for value in values)
        self.test = self._matches

    def _matches(self, fact: str) -> bool:
        return fact.startswith(self._prefixes)

    def narrows(self, other: Condition) -> bool:
        return isinstance(other, AreaIn) and all(
            prefix.startswith(other._prefixes) for prefix in self._prefixes
        )


class AtLeast(Condition):
    """`age_from`: full years of age from this one on."""

    def __init__(self, key: str, values: Sequence[str]) -> None:
        super().__init__(key, values)
        self._floor = min(int(value) for value in values)
        self.test = self._matches

    def _matches(self, fact: str) -> bool:
        return int(fact) >= self._floor

    def narrows(self, other: Condition) -> bool:
        return isinstance(other, AtLeast) and self._floor >= other._floor

    def samples(self) -> tuple[str, ...]:
        return (str(self._floor),)


class CountIn(Condition):
    """`admission_no`: `1` is the first stay of the year, `2+` the second and every later one."""

    def __init__(self, key: str, values: Sequence[str]) -> None:
        super().__init__(key, values)
        self._exact = frozenset(int(value) for value in values if not value.endswith("+"))
        floors = [int(value[:-1]) for value in values if value.endswith("+")]
        self._floor = min(floors, default=None)
        self.test = self._matches

    def _matches(self, fact: str) -> bool:
        number = int(fact)
        return number in self._exact or (self._floor is not None and number >= self._floor)

    def narrows(self, other: Condition) -> bool:
        if not isinstance(other, CountIn):
            return False
        if not all(other._matches(str(number)) for number in self._exact):
            return False
        if self._floor is None:
            return True
        if other._floor is None:
            return False
        return all(other._matches(str(n)) for n in range(self._floor, other._floor + 1))

    def samples(self) -> tuple[str, ...]:
        return tuple(value.removesuffix("+") for value in self.values)


_KINDS: Mapping[str, type[Condition]] = {
    "disease": DiseaseIn,
    "care_area": AreaIn,
    "age_from": AtLeast,
    "admission_no": CountIn,
}


def compile_condition(key: str, raw: str | Sequence[str]) -> Condition:
    """One checked condition of a row. Raises `BadText` with the remedy."""
    if key not in WORDS:
        raise BadText(f"没有“{key}”这个条件，能用的有：{'、'.join(WORDS)}")
    values = (raw,) if isinstance(raw, str) else tuple(raw)
    if not values:
        raise BadText("条件写了键没有写值；不限就把整行条件去掉")
    if len(set(values)) != len(values):
        raise BadText("同一个值写了两遍")
    for value in values:
        _check_value(key, value)
    return _KINDS.get(key, OneOf)(key, values)


def _check_value(key: str, value: str) -> None:
    words = WORDS[key]
    if words is not None:
        if value not in words:
            raise BadText(f"“{value}”不认识，只能写 {'、'.join(words)}")
    elif key == "disease":
        if not _CODE.match(value):
            raise BadText(f"“{value}”写成 M005 或 M00503")
    elif key == "care_area":
        if not _AREA.match(value):
            raise BadText(f"“{value}”写成六位区划代码")
    elif key == "age_from":
        if not re.fullmatch(r"\d{1,3}", value):
            raise BadText(f"“{value}”写成整岁，例如 60")
    elif key == "admission_no":
        if not re.fullmatch(r"[1-9]\d?\+?", value):
            raise BadText(f"“{value}”写成 1 或 2+")
    elif not value.strip():
        raise BadText("空的文字")


def unmentioned(key: str, mentioned: set[str]) -> tuple[str, ...]:
    """Facts of this key that differ from all mentioned ones; none if the words are used up."""
    words = WORDS[key]
    if words is not None and key not in _OPEN:
        rest = tuple(word for word in words if word not in mentioned)
        # Categories belong to one insurance each, so one of them cannot stand for all.
        return rest if key == "category" else rest[:1]
    if key == "age_from":
        return ("0",)
    if key == "admission_no":
        return (next(str(n) for n in range(1, 200) if str(n) not in mentioned),)
    return ("0-other",)


def impossible(facts: Mapping[str, str | None]) -> bool:
    """Whether no person can have these facts: a category that the insurance does not know."""
    insurance, category = facts.get("insurance"), facts.get("category")
    if insurance is None or category is None:
        return False
    return category not in _CATEGORIES_OF.get(insurance, frozenset({category}))


def _prefix(code: str) -> str:
    while code.endswith("00"):
        code = code[:-2]
    return code
