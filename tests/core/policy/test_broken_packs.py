"""A zoo of broken packs: each is refused, and the fault names file, row and key."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest
from policy_makers import FILES, write_folder

from core.policy import PackFault, PackRejected
from core.policy.build import build_pack, write_pack
from core.policy.pack import read_pack

RATIO = "tables/chronic.ratio.yaml"


@dataclass(frozen=True)
class Broken:
    name: str
    file: str
    old: str
    new: str | None
    row: int | None
    key: str
    says: str


ZOO = (
    Broken("no head", "pack.yaml", "", None, None, "", "缺这个文件"),
    Broken("head key misspelt", "pack.yaml", "title:", "titel:", None, "titel", "未知的键"),
    Broken("head key missing", "pack.yaml", "title: 示例\n", "", None, "title", "缺这一项"),
    Broken("area too short", "pack.yaml", "'999900'", "'9999'", None, "area", "写法不对"),
    Broken("area is not the folder", "pack.yaml", "'999900'", "'999800'", None, "area", "文件夹名"),
    Broken("no such day", "pack.yaml", "2026-11-01", "2026-02-30", None, "issued_on", "28 天"),
    Broken(
        "review before issue", "pack.yaml", "2026-12-31", "2025-12-31", None, "review_by", "早于"
    ),
    Broken("extends itself", "pack.yaml", "null", "'999900'", None, "extends", "自己"),
    Broken(
        "key twice", RATIO, "unit: percent", "unit: percent\nunit: yuan", None, "unit", "第 4 行"
    ),
    Broken(
        "key twice in a row",
        RATIO,
        "value: 75%",
        "value: 75%, value: 70%",
        None,
        "value",
        "第 5 行",
    ),
    Broken("no YAML", RATIO, "rows:", "rows: [", None, "", "不是合格的 YAML"),
    Broken("anchor", RATIO, "{insurance: resident}", "&a {insurance: resident}", None, "", "写全"),
    Broken("empty file", RATIO, "", "", None, "", "空的"),
    Broken(
        "unknown concept",
        RATIO,
        "concept: chronic.ratio",
        "concept: chronic.rate",
        None,
        "concept",
        "核对拼写",
    ),
    Broken("unknown unit", RATIO, "unit: percent", "unit: per_mille", None, "unit", "不认识"),
    Broken(
        "unit of another concept", RATIO, "unit: percent", "unit: yuan", None, "unit", "percent"
    ),
    Broken("bare fraction", RATIO, "85%", "0.85", 2, "value", "百分数"),
    Broken("over a hundred", RATIO, "85%", "185%", 2, "value", "100%"),
    Broken(
        "row key misspelt",
        RATIO,
        "since: 2020-01-01, value: 85%",
        "sinse: 2020-01-01, value: 85%",
        2,
        "since",
        "缺",
    ),
    Broken("no source", RATIO, "85%, source: doc", "85%", 2, "source", "缺这一项"),
    Broken(
        "source unknown", RATIO, "85%, source: doc", "85%, source: dok", 2, "source", "没有“dok”"
    ),
    Broken(
        "condition unknown",
        RATIO,
        "insurance: employee",
        "insurence: employee",
        2,
        "when.insurence",
        "没有“insurence”",
    ),
    Broken(
        "condition word",
        RATIO,
        "insurance: employee",
        "insurance: employees",
        2,
        "when.insurance",
        "不认识",
    ),
    Broken(
        "condition twice",
        RATIO,
        "insurance: employee",
        "insurance: [employee, employee]",
        2,
        "when.insurance",
        "两遍",
    ),
    Broken("disease form", RATIO, "insurance: employee", "disease: M5", 2, "when.disease", "M005"),
    Broken(
        "area form", RATIO, "insurance: employee", "care_area: '51'", 2, "when.care_area", "六位"
    ),
    Broken(
        "date by dots",
        RATIO,
        "2020-01-01, value: 85%",
        "2020.01.01, value: 85%",
        2,
        "since",
        "日期",
    ),
    Broken(
        "status word",
        RATIO,
        "85%, source: doc",
        "85%, source: doc, status: sure",
        2,
        "status",
        "official",
    ),
    Broken("source twice", "sources.yaml", "", FILES["sources.yaml"] * 2, 2, "id", "两次"),
    Broken(
        "checked before issued",
        "sources.yaml",
        "checked_on: 2026-11-01",
        "issued_on: 2026-11-05, checked_on: 2026-11-01",
        1,
        "checked_on",
        "早于",
    ),
    Broken(
        "address of a secondary source",
        "sources.yaml",
        "status: official",
        "status: secondary, url: 'https://example.org'",
        1,
        "url",
        "官方",
    ),
    Broken("disease code", "diseases.yaml", "M00500", "M0050", 1, "code", "写法不对"),
    Broken("disease twice", "diseases.yaml", "", FILES["diseases.yaml"] * 2, 2, "code", "两次"),
    Broken("not a list", "offices.yaml", "- {", "{", None, "", "列表"),
    Broken("cells and columns", "guide/one.yaml", "[a, b]", "[a]", 1, "cells", "列数"),
    Broken(
        "guide row without source",
        "guide/one.yaml",
        ", source: doc",
        "",
        1,
        "source",
        "missing: yes",
    ),
    Broken("stray file", "tables/readme.txt", "", "x", None, "", "不认识这个文件"),
)


def broken_folder(root: Path, broken: Broken) -> Path:
    text = FILES.get(broken.file, "")
    if broken.new is None or not broken.old:
        return write_folder(root, {broken.file: broken.new})
    assert broken.old in text
    return write_folder(root, {broken.file: text.replace(broken.old, broken.new, 1)})


@pytest.mark.parametrize("broken", ZOO, ids=lambda broken: broken.name)
def test_a_broken_pack_is_refused_with_its_place(tmp_path: Path, broken: Broken) -> None:
    folder = broken_folder(tmp_path, broken)
    with pytest.raises(PackRejected) as refused:
        build_pack(folder)
    matching = [fault for fault in refused.value.faults if fault.file == broken.file]
    assert matching, refused.value.message
    assert any(
        (fault.row, fault.key) == (broken.row, broken.key) and broken.says in fault.message
        for fault in matching
    ), matching
    assert refused.value.code == "P-101"
    assert not (folder / "pack.json").exists()


def test_all_faults_are_reported_together(tmp_path: Path) -> None:
    bad = FILES[RATIO].replace("75%", "0.75").replace("employee", "worker")
    with pytest.raises(PackRejected) as refused:
        build_pack(write_folder(tmp_path, {RATIO: bad}))
    assert {(fault.row, fault.key) for fault in refused.value.faults} == {
        (1, "value"),
        (2, "when.insurance"),
    }


def test_a_faulty_rebuild_keeps_the_last_good_pack(tmp_path: Path) -> None:
    folder = write_folder(tmp_path)
    good = write_pack(folder).content
    (folder / RATIO).write_text("nonsense", encoding="utf-8")
    with pytest.raises(PackRejected):
        write_pack(folder)
    assert (folder / "pack.json").read_bytes() == good


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"", "JSON"), (b"{", "JSON"), (b"[]", "键"), (b'{"format":"yidi-pack-1"}', "缺这一项")],
)
def test_a_damaged_json_is_refused(content: bytes, says: str) -> None:
    with pytest.raises(PackRejected) as refused:
        read_pack(content, "999900/pack.json")
    assert any(says in fault.message for fault in refused.value.faults)
    assert all(fault.file == "999900/pack.json" for fault in refused.value.faults)


def test_a_number_in_json_is_not_a_percent(tmp_path: Path) -> None:
    content = build_pack(write_folder(tmp_path)).content.replace(b'"75%"', b"0.75")
    with pytest.raises(PackRejected) as refused:
        read_pack(content, "pack.json")
    assert refused.value.faults[0] == PackFault("pack.json", 1, "value", "比例写成百分数，例如 75%")
