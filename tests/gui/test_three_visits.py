"""Three whole visits of real kinds of people, by keyboard alone, through the real window.

From the login to the papers: nothing is touched but through what has the focus.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from core.desk.office import DEMO_CLERK, DEMO_PASSWORD
from core.people.id_number import check_sign
from gui import clock, operations
from gui.settings import SeatFile
from gui.shell import MainWindow
from gui.visit.page import VisitPage
from tests.gui.clerk import CTRL, ENTER, Clerk, pause, read
from tests.gui.conftest import NOW
from tests.gui.helpers import grab

Key = Qt.Key


def whole(seventeen: str) -> str:
    """An invented number with its check sign."""
    return seventeen + check_sign(seventeen)


@pytest.fixture
def clerk() -> Clerk:
    return Clerk()


@pytest.fixture
def window(qtbot: QtBot, office_folder: Path, tmp_path: Path, clerk: Clerk) -> Iterator[MainWindow]:
    """The real window, signed in by keys at a demonstration office, a new visit begun."""
    faults: list[str] = []

    def report(error: BaseException, where: str) -> str:
        faults.append(f"{where}: {error!r}")
        return "report.txt"

    made = MainWindow(office_folder, tmp_path / "demo", SeatFile(tmp_path / "seat.json"), report)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitActive(made)
    clerk.until(lambda: clerk.at() in {"工号", "口令"})
    if clerk.at() == "工号":
        clerk.fill("工号", DEMO_CLERK)
    clerk.fill("口令", DEMO_PASSWORD)
    clerk.until(lambda: isinstance(made.frame.page("visit"), VisitPage) and made.frame.isVisible())
    clerk.settle()
    clerk.press(Key.Key_F2)
    yield made
    assert faults == []
    made.close()
    operations.finish()


def page_of(window: MainWindow) -> VisitPage:
    page = window.frame.page("visit")
    assert isinstance(page, VisitPage)
    return page


def picture(window: MainWindow, name: str) -> None:
    """The page as it stands, at both sizes a county has, for eyes."""
    for width, height in ((1920, 1080), (1366, 768)):
        window.resize(width, height)
        pause(60)
        grab(window, f"three-{name}-{width}x{height}")


def who(
    clerk: Clerk, number: str, name: str, insured: str, disease: str, since: str, care: str
) -> None:
    """Step 1, from the empty ID field to the button at its end."""
    clerk.fill("身份证号", number)
    clerk.fill("姓名", name)
    clerk.fill("参保地", insured)
    clerk.fill("险种", "jm")
    assert clerk.at() == "人员类别"
    clerk.press(ENTER)
    clerk.fill("就医类型", "mxb")
    clerk.fill("病种", disease)
    clerk.fill("病种资格", "yrd")
    clerk.fill("认定日期", since)
    clerk.fill("就医地", care)
    assert clerk.at() == "否"
    clerk.press(ENTER)
    assert clerk.at().startswith("下一步：要不要备案")
    clerk.press(ENTER)


def bill(clerk: Clerk, *amounts: str) -> None:
    """Step 5: the bill and the year's sums, in the order of the fields."""
    labels = ("医疗费总额", "全自费", "超限价自费", "先行自付")
    year = ("起付线已付", "本病种已支付", "统筹已支付", "大病自付累计")
    for label, amount in zip(labels + year, amounts, strict=False):
        clerk.fill(label, amount)


def test_hotan_resident_with_a_tumour_lives_with_children_in_chengdu(
    window: MainWindow, clerk: Clerk
) -> None:
    page = page_of(window)
    who(
        clerk,
        whole("65320119600412004"),
        "阿依努尔·图尔荪",
        "653201",
        "M005",
        "20260518",
        "chengdu",
    )
    assert page.step == 2
    assert page.verdict.verdict.kind == "must_file"
    assert "先备案" in read(page)
    picture(window, "a2-must-file")
    clerk.press(ENTER)
    clerk.fill("备案类型", "cqjz")
    assert clerk.at() == "备案到"
    clerk.press(ENTER, times=3)
    clerk.fill("联系电话", "13900005217")
    assert clerk.at() == "备用电话"
    clerk.press(ENTER)
    assert clerk.at() == "居外地址"
    clerk.type("武侯区簇锦街道演示路 18 号 2 栋 301 室")
    clerk.press(ENTER, CTRL)
    assert clerk.at() == "本人"
    clerk.press(ENTER)
    for paper in ("收到医保电子凭证", "收到居住证"):
        assert clerk.at() == paper
        clerk.press(Key.Key_Space)
        clerk.press(ENTER)
    clerk.fill("居住证有效期到", "20270930")
    assert clerk.at().startswith("已当面告知")
    clerk.press(Key.Key_Space)
    clock.freeze(NOW + timedelta(seconds=6))
    clerk.until(lambda: bool(page.session.draft.notice_ack_at))
    picture(window, "a3-form")
    clerk.press(Key.Key_F8)
    clerk.until(lambda: bool(page.session.draft.filing_number))
    number = page.session.draft.filing_number
    assert number is not None
    assert number.startswith("653201-2026-")
    for field in (page.person.id_field, page.person.name_field):
        assert field.isReadOnly(), "a numbered filing keeps its person"
    if page.step == 3:
        clerk.press(Key.Key_4, CTRL)
    assert clerk.at() == "找机构"
    clerk.type("zlyy")
    clerk.press(Key.Key_Down)
    picture(window, "a4-institutions")
    clerk.press(ENTER)
    chosen = page.desk.institution(page.session.draft.institution_code or "")
    assert chosen is not None
    assert "肿瘤" in chosen.name
    assert chosen.area.startswith("5101")
    assert "M005" in dict(chosen.diseases)
    assert page.step == 5
    bill(clerk, "10000", "500", "0", "300", "0", "0", "0", "0")
    clerk.until(lambda: "6,900.00" in read(page))
    words = read(page)
    # (10000 - 500 - 300) x 75 %, deductible 0: all three values are unverified and say so.
    assert "3,100.00" in words
    assert "未核实" in words
    picture(window, "a5-estimate")
    clerk.press(Key.Key_F8)
    clerk.until(lambda: bool(page.session.draft.estimate_number))
    clerk.press(Key.Key_6, CTRL)
    assert page.step == 6
    assert "恶性肿瘤" in read(page)
    picture(window, "a6-take-away")
    slip = page.desk.slip(page.session.draft, clock.now())
    assert number in repr(slip)
    assert "阿依努尔" not in repr(slip)
    saved = page.desk.filing(number, NOW.date())
    assert saved.row.status == "to_enter"


def test_hechi_resident_goes_to_nanning_without_filing(window: MainWindow, clerk: Clerk) -> None:
    page = page_of(window)
    who(clerk, whole("45120219550305902"), "韦秀兰", "hechi", "糖尿病", "20250518", "nanning")
    assert page.verdict.verdict.kind == "filing_exempt"
    assert "不用备案" in read(page)
    picture(window, "b2-exempt")
    assert clerk.at().startswith("下一步：去哪看")
    clerk.press(ENTER)
    assert page.step == 4
    clerk.press(Key.Key_Down)
    clerk.press(ENTER)
    assert page.step == 5
    chosen = page.desk.institution(page.session.draft.institution_code or "")
    assert chosen is not None
    assert chosen.area.startswith("4501")
    assert chosen.deductible_level == "3"
    bill(clerk, "1000", "0", "0", "0", "0", "0", "0", "0")
    # Guangxi: 1000 x 50 % - 10 a month, the deductible after the ratio.
    clerk.until(lambda: "490.00" in read(page))
    assert "510.00" in read(page)
    assert "免备案" in read(page)
    assert "没有备案" not in read(page)
    picture(window, "b5-estimate")
    clerk.press(Key.Key_6, CTRL)
    slip = repr(page.desk.slip(page.session.draft, clock.now()))
    assert "不用备案" in slip
    assert not page.session.draft.filing_number


def test_hechi_haemophilia_to_guangdong_unfiled_pays_first(
    window: MainWindow, clerk: Clerk
) -> None:
    page = page_of(window)
    who(clerk, whole("45122819880305901"), "蓝志强", "duan", "血友病", "20250518", "guangzhou")
    assert page.verdict.verdict.kind == "must_file"
    words = read(page)
    assert "要先办跨省备案" in words
    assert "10 种" in words
    assert "手工报销" in words
    picture(window, "c2-pay-first")
    clerk.press(Key.Key_6, CTRL)
    assert page.step == 6
    words = read(page)
    assert "垫付" in words
    assert "费用清单" in words
    assert "票据" in words
    picture(window, "c6-papers-to-claim")
    slip = repr(page.desk.slip(page.session.draft, clock.now()))
    assert "血友病" in slip
    assert "票据" in slip
