"""The packs of this copy: built from what is written, without contradictions, their cases hold."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from core.cli.pack_cases import run_case
from core.cli.packs import main
from core.kernel.paths import resources
from core.policy import PolicyBook
from core.policy.build import PACK_FILE, build_pack
from core.policy.check import check_pack

FOLDERS = sorted(path for path in (resources() / "policy").iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def book() -> PolicyBook:
    return PolicyBook.shipped()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_pack_json_is_what_the_yaml_says(folder: Path) -> None:
    assert (folder / PACK_FILE).read_bytes() == build_pack(folder).content


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_repeat_no_contradiction_and_every_case_holds(folder: Path, book: PolicyBook) -> None:
    pack = book.pack(folder.name)
    assert pack is not None
    report = check_pack(book, pack, run_case)
    assert report.faults == ()


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_no_rule_begins_before_its_document_or_is_reviewed_in_the_past(
    folder: Path, book: PolicyBook
) -> None:
    pack = book.pack(folder.name)
    assert pack is not None
    assert pack.review_by > pack.issued_on
    assert all(source.checked_on <= pack.issued_on for source in pack.sources)
    assert all(
        row.since >= date(1998, 1, 1) for table in pack.tables.values() for row in table.rows
    )


def test_the_two_areas_of_the_program_stand_on_their_provinces(book: PolicyBook) -> None:
    chains = {area: [pack.area for pack in book.for_area(area).packs]
              for area in ("653201", "451202", "650105", "450103", "110101")}  # fmt: skip
    assert chains == {
        "653201": ["653200", "650000", "000000"],
        "451202": ["451200", "450000", "000000"],
        "650105": ["650000", "000000"],
        "450103": ["450000", "000000"],
        "110101": ["000000"],
    }


def test_the_command_lists_and_checks(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["list"]) == 0
    listed = json.loads(capsys.readouterr().out)["packs"]
    assert [pack["area"] for pack in listed] == [folder.name for folder in FOLDERS]
    assert main(["check", str(FOLDERS[0])]) == 0
    assert json.loads(capsys.readouterr().out)["packs"][0]["ok"] is True


def test_the_command_reports_a_broken_folder(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "999900"
    folder.mkdir()
    (folder / "pack.yaml").write_text("area: '999900'\n", encoding="utf-8")
    for act in ("build", "check"):
        assert main([act, str(folder)]) == 5
        found = json.loads(capsys.readouterr().out)["packs"]
        broken = next(pack for pack in found if pack["area"] == "999900")
        assert {"file": "pack.yaml", "row": None, "key": "title", "message": "缺这一项"} in broken[
            "faults"
        ]
