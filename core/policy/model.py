"""The written form of a pack, validated strictly; every fault is a Chinese sentence with its place.

These models know shapes only. Meaning (dates, conditions, values, sources) is `core.policy.pack`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic_core import ErrorDetails

from core.policy.errors import PackFault

FORMAT = "yidi-pack-1"
StatusWord = Literal["official", "secondary", "unverified"]
YesNo = Literal["yes", "no"]
Area = Field(pattern=r"^\d{6}$")


class _Raw(BaseModel):
    model_config = ConfigDict(strict=True, extra="forbid", frozen=True)


class RawHead(_Raw):
    """pack.yaml."""

    area: str = Area
    title: str = Field(min_length=1)
    version: str = Field(pattern=r"^\d{4}\.\d{1,2}\.\d{1,3}$")
    issued_on: str
    review_by: str
    extends: str | None = Field(default=None, pattern=r"^\d{6}$")
    note: str | None = None


class RawSource(_Raw):
    """One entry of sources.yaml."""

    id: str = Field(min_length=1)
    title: str = Field(min_length=1)
    issuer: str = ""
    doc_no: str | None = None
    issued_on: str | None = None
    url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    checked_on: str
    status: StatusWord
    note: str | None = None


class RawRow(_Raw):
    """One row of a decision table."""

    when: dict[str, str | list[str]] | None = None
    since: str
    value: Any
    text: str | None = None
    source: str
    article: str | None = None
    status: StatusWord | None = None
    note: str | None = None


class RawTable(_Raw):
    """tables/*.yaml."""

    concept: str = Field(pattern=r"^[a-z_]+(\.[a-z_]+)+$")
    label: str = Field(min_length=1)
    unit: str
    note: str | None = None
    rows: list[RawRow] = Field(min_length=1)


class RawDisease(_Raw):
    """One entry of diseases.yaml."""

    code: str = Field(pattern=r"^(M\d{3}(\d{2})?|[A-Z]{2}\d{4})$")
    name: str = Field(min_length=1)
    aliases: list[str] | None = None
    insurance: list[Literal["employee", "resident"]] | None = None
    national_ten: YesNo = "no"
    since: str
    source: str
    article: str | None = None
    status: StatusWord | None = None


class RawPhone(_Raw):
    """A telephone number with what it is for."""

    label: str
    number: str = Field(min_length=3)


class RawOffice(_Raw):
    """One entry of offices.yaml."""

    name: str = Field(min_length=1)
    area: str = Area
    address: str | None = None
    phones: list[RawPhone] | None = None
    source: str
    article: str | None = None
    status: StatusWord | None = None


class RawLine(_Raw):
    """A sentence with its source."""

    text: str = Field(min_length=1)
    source: str
    article: str | None = None
    status: StatusWord | None = None


class RawGuideRow(_Raw):
    """One line of a guide block."""

    item: str
    cells: list[str]
    source: str | None = None
    article: str | None = None
    status: StatusWord | None = None
    missing: YesNo = "no"


class RawBlock(_Raw):
    """One table or list of a guide topic."""

    kind: Literal["before_after", "compare", "lines", "phones"]
    title: str = Field(min_length=1)
    note: str | None = None
    columns: list[str] | None = None
    rows: list[RawGuideRow] = Field(min_length=1)


class RawFaq(_Raw):
    """One question people ask, with its answer."""

    question: str = Field(min_length=1)
    answer: str = Field(min_length=1)
    source: str
    article: str | None = None
    status: StatusWord | None = None


class RawTopic(_Raw):
    """guide/*.yaml."""

    id: str = Field(min_length=1)
    order: str = Field(pattern=r"^\d{1,4}$")
    title: str = Field(min_length=1)
    headline: str
    principle: RawLine | None = None
    blocks: list[RawBlock]
    faq: list[RawFaq] | None = None


class RawCase(_Raw):
    """One pack case: a CASE.json and what has to come out."""

    name: str = Field(min_length=1)
    case: dict[str, Any]
    expect: dict[str, Any]
    note: str | None = None


class RawPack(_Raw):
    """pack.json: everything of one pack in one canonical text."""

    format: Literal["yidi-pack-1"]
    head: RawHead
    sources: list[RawSource]
    tables: list[RawTable]
    diseases: list[RawDisease]
    offices: list[RawOffice]
    guide: list[RawTopic]
    cases: list[RawCase]


_Model = TypeVar("_Model", bound=BaseModel)
_LISTS = frozenset(
    {"rows", "sources", "tables", "diseases", "offices", "guide", "cases", "blocks", "faq", "steps"}
)


def validate(
    model: type[_Model], data: Any, file: str, row: int | None = None
) -> tuple[_Model | None, list[PackFault]]:
    """The validated model, or None and every fault in Chinese."""
    try:
        return model.model_validate(data), []
    except ValidationError as problem:
        return None, faults_of(problem, file, row)


def faults_of(problem: ValidationError, file: str, row: int | None = None) -> list[PackFault]:
    """One fault a place: the union branches of one key are said once."""
    faults: dict[tuple[int | None, str], PackFault] = {}
    for error in problem.errors(include_url=False, include_context=True):
        found_row, key = _place(error["loc"])
        at = found_row if found_row is not None else row
        faults.setdefault((at, key), PackFault(file, at, key, _sentence(error)))
    return list(faults.values())


def _place(loc: Sequence[int | str]) -> tuple[int | None, str]:
    """The row number (1-based, of the innermost table row) and the dotted key below it."""
    row: int | None = None
    keys: list[str] = []
    for index, part in enumerate(loc):
        if isinstance(part, int):
            if index and loc[index - 1] in _LISTS and keys:
                row = part + 1
                keys.pop()
            else:
                keys.append(str(part + 1))
        elif part not in ("str", "list[str]"):
            keys.append(part)
    return row, ".".join(keys)


def _sentence(error: ErrorDetails) -> str:
    kind = error["type"]
    context: Mapping[str, Any] = error.get("ctx") or {}
    given = error.get("input")
    shown = f"（现在是“{given}”）" if isinstance(given, str) else ""
    if kind == "literal_error":
        words = str(context.get("expected", "")).replace("'", "").replace(" or ", "、")
        return f"只能写 {words.replace(', ', '、')}{shown}"
    fixed = {
        "missing": "缺这一项",
        "extra_forbidden": "出现未知的键，核对拼写",
        "string_type": "要写成文字",
        "string_pattern_mismatch": f"写法不对{shown}",
        "string_too_short": "不能空着",
        "list_type": "要写成列表",
        "too_short": "至少写一条",
        "dict_type": "要写成“键: 值”",
        "model_type": "要写成“键: 值”",
        "model_attributes_type": "要写成“键: 值”",
        "json_invalid": "不是完整的 JSON",
    }
    return fixed.get(kind, f"写法不对{shown}")
