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


def load_case(path: str) -> Case:
    """The case of a file, `-` = standard input. Raises `BadText`, `BadInput`."""
    return read_case(load_json(path), Divisions.shipped())


def load_json(path: str) -> dict[str, Any]:
    """The mapping a JSON file holds. Raises `BadText` with file, line and remedy."""
    try:
        raw = sys.stdin.buffer.read() if path == "-" else Path(path).read_bytes()
    except OSError as error:
        raise BadText(f"读不到文件 {path}，核对路径和权限", code="I-201") from error
    try:
        data = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise BadText(f"{path} 不是 UTF-8，另存为 UTF-8 再试", code="I-202") from error
    except json.JSONDecodeError as error:
        raise BadText(
            f"{path} 第 {error.lineno} 行第 {error.colno} 列不是 JSON，核对逗号、引号和括号",
            code="I-203",
        ) from error
    if not isinstance(data, dict):
        raise BadText(f"{path} 最外层写成一组“名称: 值”，用花括号括起来", code="I-204")
    return data


def load_book(folder: str | None) -> PolicyBook:
    """The packs of a folder, the shipped ones without it. Raises `PackRejected`."""
    return PolicyBook.load(Path(folder)) if folder else PolicyBook.shipped()
