"""The login page: keys, locks, caps lock, set-up, and the real facts beside it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from core.desk.office import create_office, open_office
from core.institutions.demo import build_demo_directory
from core.kernel.errors import Refused, WrongKey
from gui import operations
from gui.login.login_form import LoginForm
from gui.login.login_page import LoginPage
from gui.login.opening_check import BAD, GOOD, NOTE, WARN
from gui.login.opening_checks import opening_checks
from gui.login.password_field import PasswordField
from gui.login.printers import printer_check
from gui.settings import SeatFile
from gui.theme import theme
from tests.gui.conftest import NOW
from tests.gui.helpers import cut_texts, focused, press, settle, shown, switch, type_text

PASSWORD = "Ceshi-2026-x"


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    folder = tmp_path_factory.mktemp("office") / "窗口 一"
    made = create_office(
        folder, "和田市政务服务中心", "3 号台", "653201", "0317", "古丽米热·艾尼", PASSWORD, NOW
    )
    return made.office


class FakeDoor:
    """Stands for `sign_in`: says what it was asked and answers as told."""

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []
        self.answer: object = object()

    def __call__(self, office, clerk_id, password, now):
        self.asked.append((clerk_id, password))
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


@pytest.fixture
def form(qtbot, office, inline_operations):
    door = FakeDoor()
    made = LoginForm(door)
    qtbot.addWidget(made)
    made.show_office(office)
    shown(made, (400, 500))
    made.first_focus().setFocus()
    return made, door


class TestForm:
    def test_enter_goes_on_and_then_signs_in(self, qtbot, form) -> None:
        made, door = form
        told = []
        made.signed_in.connect(told.append)
        assert focused() is made.clerk
        type_text(made.clerk, "0317")
        press(made.clerk, Qt.Key.Key_Return)
        assert focused() is made.password
        type_text(made.password, PASSWORD)
        press(made.password, Qt.Key.Key_Return)
        assert door.asked == [("0317", PASSWORD)]
        assert told == [door.answer]
        assert made.password.text() == ""

    def test_a_wrong_password_says_the_tries_left_and_keeps_the_clerk(self, form) -> None:
        made, door = form
        door.answer = WrongKey("口令不对，还可试 4 次", code="K-106")
        type_text(made.clerk, "0317")
        type_text(made.password, "x")
        made.submit()
        assert made.message() == "口令不对，还可试 4 次"
        assert focused() is made.password
        assert made.password.text() == ""
        assert made.clerk.text() == "0317"
        assert made.password.has_error()
        type_text(made.password, "y")
        assert not made.password.has_error()

    def test_a_lock_is_said(self, form) -> None:
        made, door = form
        door.answer = Refused("连错 5 次，11:41 后再试", code="K-105")
        type_text(made.clerk, "0317")
        type_text(made.password, "x")
        made.submit()
        assert made.message() == "连错 5 次，11:41 后再试"

    def test_an_unknown_clerk_is_sent_back_to_the_first_field(self, form) -> None:
        made, door = form
        door.answer = WrongKey("没有这个工号，核对后再输", code="K-102")
        type_text(made.clerk, "9999")
        type_text(made.password, "x")
        made.submit()
        assert focused() is made.clerk

    def test_empty_fields_get_a_remedy_and_nothing_is_tried(self, form) -> None:
        made, door = form
        made.submit()
        assert made.message() == "填上工号"
        type_text(made.clerk, "0317")
        made.submit()
        assert made.message() == "填上口令"
        assert door.asked == []

    def test_tries_and_caps_lock_are_told_quietly(self, form) -> None:
        made, _ = form
        type_text(made.clerk, "0317")
        assert made.message() == "连错 5 次锁 15 分钟，还可试 5 次。"
        made.password.setFocus()
        QTest.keyClick(made.password, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier)
        assert not made.password.caps
        QTest.keyClicks(made.password, "B", Qt.KeyboardModifier.NoModifier)
        assert made.password.caps
        assert made.message().startswith("大写锁定已开。")

    def test_a_remembered_clerk_begins_at_the_password(self, form, office) -> None:
        made, _ = form
        made.show_office(office, "0317")
        assert made.first_focus() is made.password
        made.clerk.clear()
        made.show_office(office, "7777")
        assert made.clerk.text() == ""


class TestPassword:
    def test_it_shows_only_while_held(self, qtbot) -> None:
        field = PasswordField()
        qtbot.addWidget(field)
        shown(field, (300, 40))
        type_text(field, "geheim")
        spot = QPoint(field.width() - 30, field.height() // 2)
        QTest.mousePress(field, Qt.MouseButton.LeftButton, pos=spot)
        assert field.echoMode() == QLineEdit.EchoMode.Normal
        QTest.mouseRelease(field, Qt.MouseButton.LeftButton, pos=spot)
        assert field.echoMode() == QLineEdit.EchoMode.Password


class TestChecks:
    def test_a_fresh_office_lacks_backup_and_list(self, office) -> None:
        checks = {check.title: check.state for check in opening_checks(office, NOW)}
        assert checks["还没有已校验备份"] == WARN
        assert checks["没有能用的机构名单"] == WARN
        assert checks["政策包读入正常"] == GOOD

    def test_an_old_list_is_amber_and_a_fresh_one_green(self, office) -> None:
        for age, state in ((30, GOOD), (31, WARN)):
            office.directory_path.unlink(missing_ok=True)
            build_demo_directory(office.directory_path, NOW.date() - timedelta(days=age))
            found = [c for c in opening_checks(office, NOW) if c.title.startswith("机构名单")]
            assert [check.state for check in found] == [state]
            assert f"{age} 天前" in found[0].title
        office.directory_path.unlink()

    def test_packs_past_their_review_are_amber(self, office) -> None:
        late = NOW.replace(year=2030)
        states = {check.title: check.state for check in opening_checks(office, late)}
        assert states["政策包到期该复核"] == WARN

    def test_unverified_and_missing_are_counted_from_the_pack(self, office) -> None:
        titles = [check.title for check in opening_checks(office, NOW)]
        assert any("未核实" in title and title.startswith("和田市有 ") for title in titles)

    def test_a_clock_that_went_back_is_red(self, office) -> None:
        early = NOW.replace(year=2020)
        assert [c.state for c in opening_checks(office, early)][-1] == BAD

    def test_printers(self) -> None:
        assert printer_check([]).state == NOTE
        two = printer_check(["A4 激光", "小票"])
        assert two.state == GOOD
        assert two.title == "打印机 2 台"


@pytest.fixture
def seat(tmp_path: Path) -> SeatFile:
    return SeatFile(tmp_path / "seat.json")


class TestPage:
    def test_scheme_and_scale_act_at_once_and_are_remembered(
        self, qtbot, office, seat, tmp_path
    ) -> None:
        page = LoginPage(office.folder, tmp_path / "demo", seat)
        qtbot.addWidget(page)
        shown(page, (1366, 768))
        page.look.scheme.cell("contrast").click()
        page.look.scale.cell("125").click()
        assert (theme.scheme, theme.scale) == ("contrast", 125)
        again = SeatFile(tmp_path / "seat.json").seat
        assert (again.scheme, again.scale) == ("contrast", 125)
        qtbot.waitUntil(lambda: not operations.busy(), timeout=20000)

    @pytest.mark.parametrize(
        ("size", "scale"),
        [((1366, 768), 100), ((1366, 690), 100), ((1920, 1080), 100), ((1366, 768), 150),
         ((1366, 768), 200), ((1024, 700), 100)],
    )  # fmt: skip
    def test_nothing_is_cut_at_any_size(self, qtbot, office, seat, tmp_path, size, scale) -> None:
        switch("light", scale)
        page = LoginPage(office.folder, tmp_path / "demo", seat)
        qtbot.addWidget(page)
        shown(page, size)
        qtbot.waitUntil(lambda: not operations.busy(), timeout=20000)
        settle()
        assert cut_texts(page) == []
        assert page.minimumSizeHint().width() <= 1366

    def test_without_an_office_the_set_up_form_is_shown(self, qtbot, seat, tmp_path) -> None:
        page = LoginPage(tmp_path / "none", tmp_path / "demo", seat)
        qtbot.addWidget(page)
        shown(page, (1366, 768))
        assert page.middle.currentWidget() is page.setup
        assert page.first_focus() is page.setup.hall

    def test_first_run_by_keyboard_shows_the_recovery_key_once(self, qtbot, seat, tmp_path) -> None:
        page = LoginPage(tmp_path / "office", tmp_path / "demo", seat)
        qtbot.addWidget(page)
        shown(page, (1366, 900))
        setup = page.setup
        page.first_focus().setFocus()
        press(focused(), Qt.Key.Key_Return)
        setup.submit()
        assert len(setup.summary.faults()) == 6
        setup.hall.setFocus()
        for text in ("hall", "desk", "htd", "0317", "", PASSWORD, PASSWORD):
            if focused() is setup.name:
                setup.name.setText("古丽米热·艾尼")
            type_text(focused(), text)
            press(focused(), Qt.Key.Key_Return)
        assert focused() is setup.button
        with qtbot.waitSignal(setup.made, timeout=20000):
            press(setup.button, Qt.Key.Key_Return)
        settle()
        assert page.middle.currentWidget() is page.recovery
        key = page.recovery.lines.text()
        assert len(key) > 20
        assert not page.recovery.button.isEnabled()
        press(page.recovery.noted, Qt.Key.Key_Space)
        page.recovery.button.click()
        settle()
        assert page.middle.currentWidget() is page.form
        assert setup.password.text() == ""
        office = open_office(tmp_path / "office")
        assert office.area.startswith("65")
        assert key not in (tmp_path / "office" / "keys.json").read_text(encoding="utf-8")
        qtbot.waitUntil(lambda: not operations.busy(), timeout=20000)

    def test_two_different_passwords_are_refused(self, qtbot, seat, tmp_path) -> None:
        page = LoginPage(tmp_path / "office", tmp_path / "demo", seat)
        qtbot.addWidget(page)
        shown(page, (1366, 900))
        setup = page.setup
        setup.password.setText(PASSWORD)
        setup.again.setText(PASSWORD + "z")
        setup.submit()
        assert setup.rows["again"].error == "两次口令不一样，再输一次"
        assert not (tmp_path / "office").exists()


class TestSeat:
    def test_a_damaged_file_counts_as_none(self, tmp_path) -> None:
        path = tmp_path / "seat.json"
        path.write_text("{not json", encoding="utf-8")
        assert SeatFile(path).seat.scheme == "light"
        path.write_text('{"scheme": "pink", "scale": 3}', encoding="utf-8")
        assert SeatFile(path).seat.scale == 100

    def test_it_holds_no_day_and_no_name(self, tmp_path, frozen_clock) -> None:
        file = SeatFile(tmp_path / "seat.json")
        file.keep(clerk_id="0317")
        text = (tmp_path / "seat.json").read_text(encoding="utf-8")
        assert "0317" in text
        assert str(date.today()) not in text  # noqa: DTZ011
