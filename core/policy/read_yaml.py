"""YAML as packs use it: every scalar is text, a key stands once, no anchors, no tags.

`0.80`, `on`, `2024-01-01` and `0123` stay what was typed: no float can come into a pack.
`null` (quoted too), a bare `~` and an empty place are None.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from core.policy.errors import PackFault, PackRejected

_BARE_NULLS = frozenset({"", "~"})


class _Duplicate(Exception):
    def __init__(self, key: str, line: int) -> None:
        self.key = key
        self.line = line


def read_yaml(path: Path, name: str) -> Any:
    """The content of one pack file; `name` is how faults call it. Raises `PackRejected`."""
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as problem:
        raise PackRejected([PackFault(name, None, "", "读不出来，存成 UTF-8 文本")]) from problem
    return parse_yaml(text, name)


def parse_yaml(text: str, name: str) -> Any:
    """Plain dicts, lists, texts and None. Raises `PackRejected` naming the file and the line."""
    try:
        for event in yaml.parse(text, Loader=yaml.CBaseLoader):
            if getattr(event, "anchor", None):
                mark = event.start_mark
                line = mark.line + 1 if mark else 0
                fault = PackFault(name, None, "", f"第 {line} 行用了 & 或 *，把内容写全")
                raise PackRejected([fault])
        node = yaml.compose(text, Loader=yaml.CBaseLoader)
        return None if node is None else _plain(node)
    except _Duplicate as twice:
        fault = PackFault(name, None, twice.key, f"第 {twice.line} 行把同一个键又写了一遍")
        raise PackRejected([fault]) from twice
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        place = f"第 {mark.line + 1} 行" if mark else ""
        raise PackRejected([PackFault(name, None, "", f"{place}不是合格的 YAML")]) from problem


def _plain(node: Node) -> Any:
    if isinstance(node, ScalarNode):
        bare = node.style is None and node.value in _BARE_NULLS
        return None if bare or node.value == "null" else str(node.value)
    if isinstance(node, SequenceNode):
        return [_plain(child) for child in node.value]
    assert isinstance(node, MappingNode)
    found: dict[str, Any] = {}
    for key_node, value_node in node.value:
        key = str(key_node.value)
        if key in found:
            raise _Duplicate(key, key_node.start_mark.line + 1)
        found[key] = _plain(value_node)
    return found
