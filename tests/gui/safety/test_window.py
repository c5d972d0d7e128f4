"""The window when somebody gets up, a second program comes, the disk fills or the folder goes."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from core.desk.office import DEMO_CLERK, DEMO_PASSWORD, create_demo_office, open_office, sign_in
from core.kernel.errors import Refused
from core.people.id_number import check_sign
from gui import clock
from gui.clipboard import ClipboardGuard
from gui.papers.preview import PreviewSheet
from gui.seat_lock import SeatLock
from gui.settings import SeatFile
from gui.shell import MainWindow
from gui.widgets.sheet import Sheet
from tests.gui.clerk import Clerk
from tests.gui.conftest import NOW

BODY = "65320119660607204"
NUMBER = BODY + check_sign(BODY)
NAME = "茹仙古丽·托合提"


@pytest.fixture(scope="module")
def master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demonstration under a long path with Chinese and spaces."""
    deep = tmp_path_factory.mktemp("很长 的 路径")
    for part in ("办公 数据 " * 6, "二〇二六 年度 " * 5):
        deep /= part.strip()
    create_demo_office(deep, NOW.date(), NOW)
    return deep


@pytest.fixture
def folder(master: Path, tmp_path: Path) -> Path:
    """A copy that a test may break."""
    return shutil.copytree(master, tmp_path / ("办公 数据 " * 6).strip() / master.name)


def opened(qtbot: QtBot, folder: Path) -> MainWindow:
    """The window with its desk, the clerk's new visit begun with a person on it."""
    seat = SeatFile(folder.parent / "seat.json")
    made = MainWindow(folder, folder.parent / "demo", seat, lambda error, where: repr(error))
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    qtbot.waitActive(made)
    made.open_desk(sign_in(open_office(folder), DEMO_CLERK, DEMO_PASSWORD, NOW))
    return made


@pytest.fixture
def clerk() -> Clerk:
    return Clerk()


@pytest.fixture
def window(qtbot: QtBot, folder: Path, clerk: Clerk) -> Iterator[MainWindow]:
    made = opened(qtbot, folder)
    clerk.settle()
    made.frame.page("visit")
    clerk.press(Qt.Key.Key_F2)
    clerk.fill("身份证号", NUMBER)
    clerk.fill("姓名", NAME)
    assert made.frame.page("visit").session.flush()
    yield made
    made._unsaved_told = True
    made.close()


def words_shown() -> str:
    """Every word on every visible window, their titles too."""
    tops = [top for top in QApplication.topLevelWidgets() if top.isVisible()]
    labels = [one for top in tops for one in top.findChildren(QLabel) if one.isVisible()]
    return "\n".join([top.windowTitle() for top in tops] + [one.text() for one in labels])


class TestLock:
    def test_no_dialog_stands_over_the_lock(self, window: MainWindow, clerk: Clerk) -> None:
        page = window.frame.page("visit")
        slip = window.frame.desk.slip(page.session.draft, NOW)
        PreviewSheet(slip, "小票", window).open()
        Sheet("显示全号", NAME, parent=page).open()
        assert NAME in words_shown()
        window._idle._timer.timeout.emit()
        clerk.settle()
        assert window.stack.currentWidget() is window.lock_page
        assert [t for t in QApplication.topLevelWidgets() if t.isVisible()] == [window]
        assert NAME not in words_shown()
        assert "茹" not in words_shown()
        assert clerk.at() == "口令"
        clerk.type(DEMO_PASSWORD)
        clerk.press(Qt.Key.Key_Return)
        clerk.until(lambda: window.stack.currentWidget() is window.frame)
        assert page.session.draft.name == NAME

    def test_f12_locks_through_a_dialog(self, window: MainWindow, clerk: Clerk) -> None:
        Sheet("显示全号", NAME, parent=window.frame).open()
        clerk.press(Qt.Key.Key_F12)
        assert window.stack.currentWidget() is window.lock_page
        assert NAME not in words_shown()

    def test_the_lock_says_that_the_folder_has_gone(
        self, window: MainWindow, clerk: Clerk, folder: Path
    ) -> None:
        clerk.press(Qt.Key.Key_F12)
        folder.rename(folder.with_name("换了名"))
        clerk.type(DEMO_PASSWORD)
        clerk.press(Qt.Key.Key_Return)
        clerk.until(lambda: "密钥文件读不出来" in window.lock_page.message())
        assert window.stack.currentWidget() is window.lock_page
        folder.with_name("换了名").rename(folder)


class TestNumber:
    def test_it_stands_nowhere_in_full(self, window: MainWindow) -> None:
        assert NUMBER not in words_shown()
        field = window.frame.page("visit").person.id_field
        assert field.masked()
        assert NUMBER not in field.text()
        window.frame.show_page("register")
        assert NUMBER not in words_shown()

    def test_a_copied_number_is_gone_after_its_time(self, qtbot: QtBot, window: MainWindow) -> None:
        board = QApplication.clipboard()
        assert window.clipboard._timer.interval() == 30_000
        guard = ClipboardGuard(30)
        field = window.frame.page("visit").person.id_field
        field.setFocus()
        field.reveal()
        field.selectAll()
        field.copy()
        assert board.text() == NUMBER
        qtbot.waitUntil(lambda: board.text() == "", timeout=2000)
        field.copy()
        assert guard.holds_number()
        window.lock()
        assert not guard.holds_number()
        assert board.text() == ""

    def test_other_words_stay_in_the_clipboard(self, window: MainWindow) -> None:
        QApplication.clipboard().setText("653201-2026-000148")
        window.clipboard.clear()
        assert QApplication.clipboard().text() == "653201-2026-000148"


class TestSecondWindow:
    def test_it_gets_a_sentence_and_the_first_goes_on(
        self, qtbot: QtBot, window: MainWindow, clerk: Clerk, folder: Path
    ) -> None:
        second = opened(qtbot, folder)
        assert second.frame is None
        assert "已在另一个程序窗口里打开" in second.login.form.message()
        second.close()
        page = window.frame.page("visit")
        page.session.edit(phone="13900005217")
        assert page.session.flush()
        assert window.frame.desk.verify_audit().intact

    def test_a_lock_is_free_again_after_it(self, folder: Path) -> None:
        first = SeatLock(folder)
        with pytest.raises(Refused):
            SeatLock(folder)
        first.release()
        SeatLock(folder).release()


class TestDisk:
    def test_a_full_disk_is_said_and_nothing_typed_is_lost(
        self, window: MainWindow, clerk: Clerk
    ) -> None:
        page, raw = window.frame.page("visit"), window.frame.desk.context.db.session.db.conn
        pages = raw.execute("PRAGMA page_count").fetchone()[0]
        raw.execute(f"PRAGMA max_page_count = {pages}")
        page.session.edit(outside_address="演示路" * 9000)
        assert not page.session.flush()
        assert "磁盘满了" in window.frame.status.message()
        assert window.close() is False
        assert "没有存上" in window.frame.status.message()
        assert window.isVisible()
        raw.execute(f"PRAGMA max_page_count = {pages + 100_000}")
        assert page.session.flush()
        stored = window.frame.desk.resume(page.session.draft.id, NOW)
        assert stored.outside_address == "演示路" * 9000

    def test_a_folder_that_goes_is_said_and_the_text_is_kept(
        self, window: MainWindow, folder: Path
    ) -> None:
        page, away = window.frame.page("visit"), folder.with_name("拔掉了")
        folder.rename(away)
        page.session.edit(phone="13900005217")
        assert not page.session.flush()
        assert "办公文件夹不见了" in window.frame.status.message()
        away.rename(folder)
        assert page.session.flush()
        stored = window.frame.desk.resume(page.session.draft.id, NOW)
        assert stored.phone == "13900005217"

    def test_a_file_that_may_not_be_written_is_said(self, window: MainWindow) -> None:
        page, raw = window.frame.page("visit"), window.frame.desk.context.db.session.db.conn
        raw.execute("PRAGMA query_only = ON")
        page.session.edit(phone="13900005217")
        assert not page.session.flush()
        assert "不能写" in window.frame.status.message()
        raw.execute("PRAGMA query_only = OFF")
        assert page.session.flush()

    def test_a_clock_set_back_is_said_and_work_goes_on(
        self, window: MainWindow, clerk: Clerk
    ) -> None:
        clock.freeze(NOW - timedelta(days=400))
        window.frame.refresh_status()
        clerk.settle()
        assert "系统时间比上次记录早" in words_shown()
        page = window.frame.page("visit")
        page.session.edit(phone="13900005217")
        assert page.session.flush()
        assert window.frame.desk.verify_audit().intact
