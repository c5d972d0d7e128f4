"""The directory file: built whole or not at all, opened only if it is one, found by every way."""

from __future__ import annotations

import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from core.institutions import (
    Cancelled,
    Directory,
    DirectoryInfo,
    DirectoryUnreadable,
    InstitutionRow,
    SearchQuery,
    build_demo_directory,
    build_directory,
)
from core.kernel.errors import BadInput

LIST_DATE = date(2026, 11, 3)
INFO = DirectoryInfo(LIST_DATE, 0, demo=False, source="导出")


def rows(*names: str) -> list[InstitutionRow]:
    return [
        InstitutionRow(code=f"H510107{at:05d}", name=name, area="510107")
        for at, name in enumerate(names)
    ]


def names(path: Path, text: str) -> list[str]:
    directory = Directory.open(path)
    try:
        return [hit.institution.name for hit in directory.search(SearchQuery(text=text)).hits]
    finally:
        directory.close()


def test_the_demo_list_is_marked_and_invented(demo: Directory) -> None:
    assert demo.info.demo
    assert demo.info.count == 960
    assert demo.info.list_date == LIST_DATE
    assert demo.info.age_days(date(2026, 11, 20)) == 17
    assert len(demo.info.checksum) == 64
    every = demo.search(SearchQuery(limit=2_000)).hits
    assert all("演示" in hit.institution.name for hit in every)
    assert all("-0000 " in hit.institution.phone for hit in every)
    found = demo.search(SearchQuery(text="zlyy", area="510100", disease="M00503"))
    assert found.total >= 15
    assert found.how == "按首字母"


def test_the_same_list_is_made_every_time(tmp_path: Path, demo: Directory) -> None:
    again = build_demo_directory(tmp_path / "again.db", LIST_DATE)
    assert again.checksum == demo.info.checksum


def test_an_institution_is_read_back_with_all_it_has(tmp_path: Path) -> None:
    row = InstitutionRow(
        code="H51010790001",
        name="浣花演示肿瘤医院（西院）",
        area="510107",
        level="02",
        deductible_level="3",
        kind="specialist",
        ownership="public",
        address="武侯区 1 号",
        phone="028-0000 0101",
        network="paused",
        services={"inpatient": date(2021, 6, 1), "outpatient": None},
        diseases={"M005": date(2022, 1, 1), "M078": None},
        institution_class="municipal",
    )
    path = tmp_path / "one.db"
    build_directory([row], path, INFO)
    directory = Directory.open(path)
    found = directory.get(" h51010790001 ")
    assert found is not None
    assert (found.code, found.name, found.area) == (row.code, row.name, row.area)
    assert found.county_name == "武侯区"
    assert (found.level_text, found.kind_text, found.ownership_text) == (
        "三级甲等",
        "专科医院",
        "公立",
    )
    assert (found.address, found.phone, found.network) == (row.address, row.phone, "paused")
    assert found.services == row.services
    assert found.diseases == (("M005", date(2022, 1, 1)), ("M078", None))
    assert found.has_opened("M00503")
    assert not found.has_opened("M016")
    assert found.institution_class == "municipal"
    assert found.pinyin == "huan hua yan shi zhong liu yi yuan xi yuan"
    assert directory.get("H51010790002") is None
    hit = directory.search(SearchQuery(text="医院西院")).hits[0]
    start, end = hit.match_spans[0]
    assert hit.institution.name[start:end] == "医院（西院"
    directory.close()


def test_better_answers_come_first(tmp_path: Path) -> None:
    path = tmp_path / "list.db"
    listed = rows("新都人民医院", "人民医院", "人民医院东院", "都江堰市人民医院")
    build_directory(listed, path, INFO)
    assert names(path, "人民医院") == [
        "人民医院",
        "人民医院东院",
        "新都人民医院",
        "都江堰市人民医院",
    ]
    assert names(path, "doujiang") == ["都江堰市人民医院"]
    assert names(path, "dujiangyan") == ["都江堰市人民医院"]


def test_place_names_bring_their_readings_and_rare_signs_are_found(tmp_path: Path) -> None:
    path = tmp_path / "list.db"
    build_directory(
        rows("都安县医院", "𬭩㛃医院", "𠮷田医院", "１０１Ａ医院", "ＣＴ中心"), path, INFO
    )
    assert names(path, "duanxian") == ["都安县医院"]
    assert names(path, "douan") == ["都安县医院"]
    assert names(path, "𬭩㛃") == ["𬭩㛃医院"]
    assert names(path, "𠮷") == ["𠮷田医院"]
    assert names(path, "101a医") == ["１０１Ａ医院"]
    assert names(path, "ct") == ["ＣＴ中心"]


@pytest.mark.parametrize(
    ("row", "part"),
    [
        (InstitutionRow(code="X1", name="一", area="510107"), "机构代码"),
        (InstitutionRow(code="H51010700001", name="—", area="510107"), "名称是空的"),
        (InstitutionRow(code="H51010700001", name="一", area="999999"), "没有这个区划"),
        (InstitutionRow(code="H51010700001", name="一", area="510107", level="3"), "医院等级"),
        (InstitutionRow(code="H51010700001", name="一", area="510107", network="?"), "联网状态"),
        (
            InstitutionRow(
                code="H51010700001", name="一", area="510107", diseases={"M00503": None}
            ),
            "病种大类",
        ),
    ],
)
def test_a_row_that_cannot_be_stored_leaves_the_old_list(
    tmp_path: Path, row: InstitutionRow, part: str
) -> None:
    path = tmp_path / "list.db"
    build_directory(rows("人民医院"), path, INFO)
    before = path.read_bytes()
    with pytest.raises(BadInput, match=part):
        build_directory([*rows("甲"), row], path, INFO)
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["list.db"]


def test_a_code_twice_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="出现两次"):
        build_directory(rows("甲") + rows("乙"), tmp_path / "list.db", INFO)


def test_a_list_full_of_faults_names_the_first_ones_and_counts_the_rest(tmp_path: Path) -> None:
    with pytest.raises(BadInput) as told:
        build_directory(rows(*["甲"] * 60) + rows(*["乙"] * 60), tmp_path / "l.db", INFO)
    assert len(told.value.faults) == 51
    assert told.value.faults[-1].message == "另有 10 处，先改上面的"


def test_cancelling_leaves_the_old_list(tmp_path: Path) -> None:
    path = tmp_path / "list.db"
    build_directory(rows("人民医院"), path, INFO)
    before = path.read_bytes()
    seen: list[tuple[int, int]] = []
    many = rows(*(f"第{n}医院" for n in range(1_200)))
    with pytest.raises(Cancelled, match="原名单没有变"):
        build_directory(
            many,
            path,
            INFO,
            progress=lambda done, total: seen.append((done, total)),
            cancelled=lambda: len(seen) >= 2,
        )
    assert seen == [(0, 1_200), (500, 1_200)]
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["list.db"]


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    seen: list[tuple[int, int]] = []
    build_directory(
        rows("甲", "乙"), tmp_path / "l.db", INFO, progress=lambda d, t: seen.append((d, t))
    )
    assert seen[-1] == (2, 2)


@pytest.mark.parametrize("content", [b"", b"no database", b"SQLite format 3\x00" + b"\x00" * 500])
def test_what_is_no_directory_is_refused_with_a_remedy(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "list.db"
    with pytest.raises(DirectoryUnreadable, match="先导入名单"):
        Directory.open(path)
    path.write_bytes(content)
    with pytest.raises(DirectoryUnreadable, match="重新导入名单"):
        Directory.open(path)


def test_the_file_is_opened_read_only(demo_path: Path) -> None:
    before = demo_path.read_bytes()
    directory = Directory.open(demo_path)
    with pytest.raises(Exception, match="readonly"):
        directory._conn.execute("delete from inst")
    directory.close()
    assert demo_path.read_bytes() == before


def test_searching_never_loads_pypinyin(demo_path: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from core.institutions import *;"
        f"d = Directory.open(Path({str(demo_path)!r}));"
        "assert d.search(SearchQuery(text='zlyy')).hits;"
        "assert 'pypinyin' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True, timeout=60)
