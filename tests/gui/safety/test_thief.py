"""After a whole visit a thief of the disk finds nobody: office, backups, crash, temp, home."""

from __future__ import annotations

import os
import sys
import tempfile
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.desk.draft import MaterialState
from core.desk.office import DEMO_CLERK, DEMO_PASSWORD, create_demo_office, open_office, sign_in
from core.filing import FORM_MATERIAL, NO_END
from core.people.id_number import check_sign
from core.policy import PolicyBook
from gui import operations
from gui.crash import CrashReports
from gui.papers.preview import PreviewSheet
from gui.settings import SeatFile
from gui.shell import MainWindow
from tests.gui.clerk import Clerk
from tests.gui.conftest import NOW

BODY = "65320119660607204"
NUMBER = BODY + check_sign(BODY)
NAME, PHONE, OTHER_PHONE = "茹仙古丽·托合提", "13900005217", "0903-7654321"
ADDRESS = "武侯区簇锦街道演示路 18 号 2 栋 301 室"
CODE, DISEASE = "M00500", "恶性肿瘤门诊治疗"
SECRETS = (NUMBER, NAME, "茹仙古丽", PHONE, OTHER_PHONE, ADDRESS, "簇锦街道")


def needles() -> dict[bytes, str]:
    """Every secret in every way a program may write a text."""
    ways: dict[bytes, str] = {}
    for text in SECRETS:
        for coding in ("utf-8", "utf-16-le", "utf-16-be", "gb18030"):
            ways[text.encode(coding)] = f"{text} {coding}"
        escaped = text.encode("unicode_escape")
        ways[escaped] = ways[escaped.upper()] = f"{text} escaped"
    return ways


def found_in(*folders: Path) -> list[str]:
    """Where a secret stands in the clear, also with the diagnosis beside it."""
    wanted, hits = needles(), []
    for folder in folders:
        for path in folder.rglob("*"):
            if path.is_file():
                content = path.read_bytes()
                hits += [
                    f"{path.name}: {says}" for needle, says in wanted.items() if needle in content
                ]
                if CODE.encode() in content and path.name != "directory.db":
                    hits.append(f"{path.name}: {CODE}")
    return hits


@pytest.fixture
def places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Temp folder and home of this test alone, so that everything left behind is found."""
    for name in ("temp", "home"):
        (tmp_path / name).mkdir()
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(tmp_path / "temp"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temp"))
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / "home"))
    return tmp_path


def test_a_thief_finds_nobody(
    qtbot: QtBot, places: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    folder = places / "办公 数据"
    create_demo_office(folder, NOW.date(), NOW)
    reports = CrashReports(places / "seat")
    seat = SeatFile(places / "seat" / "seat.json")
    window = MainWindow(folder, places / "demo", seat, reports.report)
    qtbot.addWidget(window)
    clerk = Clerk()
    desk = sign_in(open_office(folder), DEMO_CLERK, DEMO_PASSWORD, NOW)
    window.resize(1366, 768)
    window.show()
    qtbot.waitActive(window)
    window.open_desk(desk)
    clerk.settle()
    assert window.frame is not None
    page = window.frame.page("visit")
    clerk.press(Qt.Key.Key_F2)
    clerk.fill("身份证号", NUMBER)
    clerk.fill("姓名", NAME)
    page.session.edit(
        materials=everything(),
        insured_area="653201",
        insurance="resident",
        category="adult",
        care_type="chronic_outpatient",
        disease=CODE,
        qualified="yes",
        qualified_on="2026-05-18",
        care_area="510100",
        kind="long_term_resident",
        destination="510100",
        valid_from="2026-11-20",
        open_ended=True,
        phone=PHONE,
        phone2=OTHER_PHONE,
        outside_address=ADDRESS,
        notice_ack_at=NOW.isoformat(),
        bill_total="10000",
        bill_excluded="0",
        bill_over_limit="0",
        bill_first_self="0",
    )
    clerk.settle()
    assert page.session.flush()
    saved = desk.save_filing(page.session.draft, NOW)
    page.session.take(desk.save_estimate(saved.draft, NOW).draft)
    clerk.settle()
    words_on_window = [window.windowTitle(), window.frame.status.message()]
    crash_with(page.session.draft, reports)
    for paper in (
        desk.slip(page.session.draft, NOW),
        desk.hospital_card(page.session.draft, NOW),
        desk.filing_form(saved.number, NOW),
        desk.estimate_sheet(page.session.draft, NOW),
    ):
        target = places / "导出.pdf"
        sheet = PreviewSheet(paper, "单据", window, choose_path=lambda *_: places / "导出.pdf")
        sheet.open()
        sheet.save()
        assert target.is_file()
        assert "不加密" in sheet.words.text()
        words_on_window.append(sheet.windowTitle())
        target.unlink()
        sheet.close()
    while_open = found_in(folder, places / "seat", places / "temp", places / "home")
    desk.back_up(NOW + timedelta(minutes=1))
    window.close()
    assert operations.finish()
    assert while_open == []
    assert found_in(places) == []
    report = next((places / "seat" / "crash").glob("crash-*.txt")).read_text(encoding="utf-8")
    assert "KeyError" in report
    assert "crash_with" in report
    assert len(list((folder / "backups").glob("*.db"))) == 2
    assert not any(secret in text for secret in SECRETS for text in words_on_window)
    out, err = capfd.readouterr()
    assert not any(secret in out + err for secret in SECRETS)
    if os.name == "posix":
        entries = (*folder.rglob("*"), *(places / "seat").rglob("*"))
        assert {oct(e.stat().st_mode & 0o077) for e in entries if e.name != "window.lock"} == {
            "0o0"
        }


def everything() -> dict[str, MaterialState]:
    """Every paper of a long-term resident's filing received."""
    facts = {"filing": "long_term_resident"}
    wanted = PolicyBook.shipped().for_area("653201").resolve("filing.materials", facts, NOW.date())
    return {
        one.id: MaterialState(checked=True, until=NO_END if one.validity else None)
        for one in wanted.value
        if one.id != FORM_MATERIAL
    }


def crash_with(draft: object, reports: CrashReports) -> None:
    """A fault of the program whose words repeat everything about the person."""
    reports.install()
    try:
        raise KeyError(repr(draft), ascii(draft), f"{CODE} {DISEASE}")
    except KeyError as error:
        sys.excepthook(KeyError, error, error.__traceback__)
    finally:
        reports.remove()


def test_the_search_itself_finds_what_is_there(tmp_path: Path) -> None:
    for number, coding in enumerate(("utf-8", "utf-16-le", "gb18030")):
        (tmp_path / f"{number}.bin").write_bytes(b"\x00\xff" + NAME.encode(coding))
    assert len({hit.split(":")[0] for hit in found_in(tmp_path)}) == 3
