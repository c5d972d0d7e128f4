"""Small packs made in memory or on disk, so that a test says only what it is about."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from core.policy import AreaPolicy, PolicyBook, PolicyPack
from core.policy.model import FORMAT, RawPack
from core.policy.pack import assemble, canonical_bytes

SOURCE = {"id": "doc", "title": "示例文件", "checked_on": "2026-11-01", "status": "official"}


def row(
    when: Mapping[str, Any], value: Any, since: str = "2020-01-01", **more: Any
) -> dict[str, Any]:
    return {"when": dict(when), "value": value, "since": since, "source": "doc", **more}


def table(concept: str, unit: str, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    return {"concept": concept, "label": "示例", "unit": unit, "rows": list(rows)}


def make_pack(
    *tables: Mapping[str, Any],
    area: str = "000000",
    extends: str | None = None,
    sources: Sequence[Mapping[str, Any]] = (SOURCE,),
    **more: Any,
) -> PolicyPack:
    data = {
        "format": FORMAT,
        "head": {
            "area": area,
            "title": f"示例 {area}",
            "version": "2026.11.1",
            "issued_on": "2026-11-01",
            "review_by": "2026-12-31",
            "extends": extends,
        },
        "sources": list(sources),
        "tables": list(tables),
        **{key: more.get(key, []) for key in ("diseases", "offices", "guide", "cases")},
    }
    content = canonical_bytes(json.loads(json.dumps(data)))
    raw = RawPack.model_validate_json(content)
    return assemble(raw, hashlib.sha256(content).hexdigest(), area)


def ratio_policy(*rows: Mapping[str, Any]) -> AreaPolicy:
    return PolicyBook([make_pack(table("chronic.ratio", "percent", rows))]).for_area("000000")


FILES = {
    "pack.yaml": (
        "area: '999900'\ntitle: 示例\nversion: 2026.11.1\nissued_on: 2026-11-01\n"
        "review_by: 2026-12-31\nextends: null\n"
    ),
    "sources.yaml": "- {id: doc, title: 示例文件, checked_on: 2026-11-01, status: official}\n",
    "tables/chronic.ratio.yaml": (
        "concept: chronic.ratio\nlabel: 报销比例\nunit: percent\nrows:\n"
        "  - {when: {insurance: resident}, since: 2020-01-01, value: 75%, source: doc}\n"
        "  - {when: {insurance: employee}, since: 2020-01-01, value: 85%, source: doc}\n"
    ),
    "diseases.yaml": "- {code: M00500, name: 结核病, since: 2020-01-01, source: doc}\n",
    "offices.yaml": "- {name: 示例中心, area: '999900', source: doc}\n",
    "guide/one.yaml": (
        "id: one\norder: 1\ntitle: 主题\nheadline: 一句话\nblocks:\n"
        "  - kind: compare\n    title: 对照\n    columns: [甲, 乙]\n    rows:\n"
        "      - {item: 一项, cells: [a, b], source: doc}\n"
    ),
}


def write_folder(root: Path, changed: Mapping[str, str | None] = {}) -> Path:
    """A good pack folder with some files replaced (None = left out)."""
    folder = root / "999900"
    for name, text in {**FILES, **changed}.items():
        if text is not None:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return folder
