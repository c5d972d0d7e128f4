"""A CASE.json file for the commands that take one, and the packs they ask."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from core.areas import Divisions
from core.case.model import Case
from core.case.read import read_case
from core.kernel.errors import BadText
from core.policy import PolicyBook
from core.policy.book import NATIONAL


def load_case(path: str) -> Case:
    """The case of a file, `-` = standard input. Raises `BadText`, `BadInput`."""
    return read_case(load_json(path), Divisions.shipped())


def load_json(path: str) -> dict[str, Any]:
    """The mapping a JSON file holds. Raises `BadText` with file, line and remedy."""
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except IsADirectoryError as error:
        raise BadText(f"{path} 是文件夹，写到里面的 .json 文件", code="I-201") from error
    except (OSError, ValueError) as error:  # ValueError: a NUL in the path
        raise BadText(f"读不到文件 {path}，核对路径和权限", code="I-201") from error
    try:
        data = json.loads(
            raw.decode("utf-8-sig"), object_pairs_hook=_once, parse_constant=_no_number
        )
    except UnicodeDecodeError as error:
        raise BadText(f"{path} 不是 UTF-8，另存为 UTF-8 再试", code="I-202") from error
    except json.JSONDecodeError as error:
        raise BadText(
            f"{path} 第 {error.lineno} 行第 {error.colno} 列不是 JSON，核对逗号、引号和括号",
            code="I-203",
        ) from error
    except _Twice as error:
        raise BadText(f"{path} 里“{error}”写了两遍，同一组里留一个", code="I-205") from error
    except RecursionError as error:
        raise BadText(f"{path} 括号套得太深，照样例的层次写", code="I-203") from error
    except ValueError as error:
        raise BadText(
            f"{path} 里有读不了的数（NaN、Infinity 或几千位），金额写成带引号的文字", code="I-203"
        ) from error
    if not isinstance(data, dict):
        raise BadText(f"{path} 最外层写成一组“名称: 值”，用花括号括起来", code="I-204")
    return data


class _Twice(ValueError):
    """A key that stands twice: which of the two is meant cannot be known."""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for key, value in pairs:
        if key in found:
            raise _Twice(key)
        found[key] = value
    return found


def _no_number(word: str) -> Any:
    raise ValueError(word)


def load_book(folder: str | None) -> PolicyBook:
    """The packs of a folder, the shipped ones without it. Raises `PackRejected`, `BadText`."""
    if not folder:
        return PolicyBook.shipped()
    book = PolicyBook.load(Path(folder))
    if book.pack(NATIONAL) is None:
        raise BadText(
            f"{folder} 里没有全国政策包（{NATIONAL}/pack.json），核对文件夹", code="I-206"
        )
    return book
