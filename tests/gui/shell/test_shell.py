"""The window from login to lock, by keyboard, on a real demonstration office."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from core.desk.office import DEMO_CLERK, DEMO_PASSWORD
from gui import clock, operations, pages
from gui.broken_page import BrokenPage
from gui.desk_frame import DeskFrame
from gui.pages import PageSpec
from gui.status_facts import status_facts
from gui.widgets.name_field import NameField
from gui.widgets.page import Page
from tests.gui.conftest import NOW
from tests.gui.helpers import duplicate_shortcuts, focused, press, settle, shown, type_text

ALT = Qt.KeyboardModifier.AltModifier


class PlainPage(Page):
    """A page with one field, for the frame's own tests."""

    title = "甲"

    def __init__(self, desk: object, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = NameField()
        self.scene.addWidget(self.field)
        self.entered: list[dict[str, object]] = []

    def enter(self, **facts: object) -> None:
        self.entered.append(facts)

    def first_focus(self) -> QWidget:
        return self.field


class OtherPage(PlainPage):
    """A second page, so that there is somewhere to go."""

    title = "乙"


class Exploding(Page):
    """A page with a bug."""

    def __init__(self, desk: object, parent: QWidget | None = None) -> None:
        raise RuntimeError("bug")


SPECS = (
    PageSpec("one", "甲", "calculator", 1, __name__, "PlainPage"),
    PageSpec("two", "乙", "hospital", 2, __name__, "OtherPage"),
    PageSpec("bad", "丙", "x", 3, __name__, "Exploding"),
)


@pytest.fixture
def frame(qtbot, demo_desk):
    reports: list[str] = []
    made = DeskFrame(demo_desk(), lambda error, where: reports.append(where) or "r.txt", SPECS)
    made.reports = reports
    qtbot.addWidget(made)
    shown(made, (1366, 768))
    made.show_page("one")
    yield made
    made.close_desk()


class TestFrame:
    def test_pages_are_made_when_first_shown_and_kept(self, frame) -> None:
        assert frame.stack.count() == 1
        first = frame.page("one")
        press(frame, Qt.Key.Key_2, ALT)
        assert frame.current() == "two"
        assert frame.stack.count() == 2
        press(frame, Qt.Key.Key_1, ALT)
        assert frame.page("one") is first
        assert frame.rail.item("one").isChecked()
        assert not frame.rail.item("two").isChecked()

    def test_focus_goes_where_the_page_wants_it(self, frame) -> None:
        assert focused() is frame.page("one").field
        press(frame, Qt.Key.Key_2, ALT)
        assert focused() is frame.page("two").field

    def test_a_page_hands_facts_to_another(self, frame) -> None:
        frame.page("one").go.emit("two", {"area": "510100"})
        assert frame.current() == "two"
        assert frame.page("two").entered == [{"area": "510100"}]

    def test_messages_reach_the_status_bar_and_go_with_the_page(self, frame) -> None:
        frame.page("one").status_message.emit("草稿已自动保存 11:25:40")
        assert frame.status.message() == "草稿已自动保存 11:25:40"
        press(frame, Qt.Key.Key_2, ALT)
        assert frame.status.message() == ""

    def test_a_broken_page_leaves_the_others_alone(self, frame) -> None:
        press(frame, Qt.Key.Key_3, ALT)
        assert isinstance(frame.page("bad"), BrokenPage)
        assert frame.reports == ["page bad"]
        press(frame, Qt.Key.Key_1, ALT)
        assert frame.current() == "one"

    def test_a_page_that_refuses_to_leave_stays(self, frame, monkeypatch) -> None:
        monkeypatch.setattr(frame.page("one"), "leave", lambda: False)
        press(frame, Qt.Key.Key_2, ALT)
        assert frame.current() == "one"
        assert frame.rail.item("one").isChecked()

    def test_an_unknown_page_is_said_and_not_raised(self, frame) -> None:
        frame.page("one").go.emit("nowhere", {})
        assert frame.current() == "one"
        assert frame.status.message() == "这一版没有这一页"

    def test_rail_folds_to_icons_when_narrow(self, frame) -> None:
        assert frame.rail.width() == 76
        frame.resize(911, 512)
        settle()
        assert frame.rail.width() == 48
        assert frame.rail.item("one").toolTip() == "甲 Alt+1"
        frame.resize(1366, 768)
        settle()
        assert frame.rail.width() == 76

    def test_no_shortcut_twice(self, frame) -> None:
        assert duplicate_shortcuts(frame) == []


class TestStatusBar:
    def test_dates_stay_when_it_gets_narrow(self, frame) -> None:
        frame.status.show_message("草稿已自动保存 11:25:40")
        settle()
        assert frame.status.shown() == {"message": True, "offline": True, "time": True}
        seen = []
        for width in range(1366, 700, -40):
            frame.resize(width, 768)
            settle()
            state = frame.status.shown()
            seen.append((state["message"], state["offline"], state["time"]))
            assert all(fact.isVisible() for fact in frame.status._labels)
        order = list(dict.fromkeys(seen))
        assert order == [
            (True, True, True),
            (True, True, False),
            (True, False, False),
            (False, False, False),
        ]

    def test_the_facts_of_the_demonstration(self, frame) -> None:
        facts = status_facts(frame.desk.status(NOW), frame.desk.context.divisions)
        words = [fact.plain for fact in facts]
        assert words[0] == "演示模式 单据带水印"
        assert words[1].startswith("政策包 和田 2026.")
        assert words[2] == "机构名单 2026-11-03，17 天前"
        assert facts[0].tone == "amber"

    def test_an_old_backup_is_red_after_three_days(self, frame) -> None:
        status = frame.desk.status(NOW)
        fresh = replace(status, backup_at=NOW - timedelta(days=3), backup_age=3)
        old = replace(status, backup_at=NOW - timedelta(days=4), backup_age=4)
        none = replace(status, backup_at=None, backup_age=None)
        divisions = frame.desk.context.divisions
        tones = [status_facts(one, divisions)[3].tone for one in (fresh, old, none)]
        assert tones == ["text2", "red", "red"]

    def test_time_back_is_said(self, frame) -> None:
        status = replace(frame.desk.status(NOW), clock_ok=False)
        words = [fact.plain for fact in status_facts(status, frame.desk.context.divisions)]
        assert "系统时间比上次记录早，先校时" in words


def signed_in(qtbot, window) -> None:
    """Log in by keyboard."""
    shown(window, (1366, 768))
    form = window.login.form
    form.first_focus().setFocus()
    type_text(focused(), DEMO_CLERK)
    press(focused(), Qt.Key.Key_Return)
    assert focused() is form.password
    type_text(form.password, DEMO_PASSWORD)
    with qtbot.waitSignal(form.signed_in, timeout=20000):
        press(form.password, Qt.Key.Key_Return)
    settle()


class TestWindow:
    @pytest.fixture(autouse=True)
    def plain_pages(self, monkeypatch) -> None:
        monkeypatch.setattr(pages, "ALL", SPECS[:2])

    def test_login_desk_lock_unlock_keeps_what_was_typed(self, qtbot, window) -> None:
        signed_in(qtbot, window)
        frame = window.frame
        assert frame is not None
        assert frame.current() == "one"
        field = frame.page("one").field
        type_text(field, "abc")
        press(window, Qt.Key.Key_F12)
        lock = window.lock_page
        assert window.stack.currentWidget() is lock
        assert not field.isVisible()
        assert focused() is lock.password
        type_text(lock.password, "wrong-Password-1")
        press(lock.password, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: "口令不对" in lock.message(), timeout=10000)
        type_text(lock.password, DEMO_PASSWORD)
        with qtbot.waitSignal(lock.unlocked, timeout=10000):
            press(lock.password, Qt.Key.Key_Return)
        assert window.stack.currentWidget() is frame
        assert field.text() == "abc"
        assert focused() is field
        window.close()

    def test_another_clerk_may_take_over(self, qtbot, window) -> None:
        signed_in(qtbot, window)
        window.lock()
        window.lock_page.other.click()
        settle()
        assert window.frame is None
        assert window.stack.currentWidget() is window.login
        assert window.login.form.clerk.text() == DEMO_CLERK
        assert focused() is window.login.form.password
        assert window.login.form.password.text() == ""

    def test_it_locks_by_itself(self, qtbot, window) -> None:
        signed_in(qtbot, window)
        window._idle._timer.timeout.emit()
        assert window.stack.currentWidget() is window.lock_page
        assert not window._idle._timer.isActive()
        window.close()

    def test_closing_closes_the_store(self, qtbot, window) -> None:
        signed_in(qtbot, window)
        folder = window.frame.desk.context.office.folder
        window.close()
        assert operations.finish()
        assert not (folder / "cases.db-wal").exists()

    def test_f5_makes_and_opens_the_demonstration(self, qtbot, window, office_folder) -> None:
        shown(window, (1366, 768))
        window.login._demo_folder = office_folder
        with qtbot.waitSignal(window.login.signed_in, timeout=20000):
            press(window.login, Qt.Key.Key_F5)
        settle()
        assert window.frame is not None
        assert "演示" in window.windowTitle()
        window.close()

    def test_the_clock_of_the_tests_stands(self) -> None:
        assert clock.now() == NOW
