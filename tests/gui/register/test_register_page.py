"""The register, driven by keyboard, against a real store."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.desk.service import Desk
from core.desk.views import RegisterQuery
from gui import clock
from gui.papers.preview import PreviewSheet
from gui.register import detail_foot as foot
from gui.register.line_model import CLERK, DUE, ENDS, ID, NAME, NUMBER, STATUS, TICK
from gui.register.page import RegisterPage
from gui.register.sheets import PlatformSheet, ReasonSheet
from gui.theme import theme
from gui.widgets import roles
from gui.widgets.sheet import Sheet

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def column(page: RegisterPage, at: int) -> list[str]:
    return [str(page.model.index(row, at).data()) for row in range(page.model.rowCount())]


def statuses(page: RegisterPage) -> list[str]:
    lines = [page.model.line(row) for row in range(page.model.rowCount())]
    return [line.status for line in lines if line]


def go_to(page: RegisterPage, status: str) -> str:
    """Stand on the first filing of a status."""
    page.table.setFocus()
    page.table.choose_row(statuses(page).index(status))
    number = page.current_number()
    assert number is not None
    return number


def sheet(page: RegisterPage) -> Sheet:
    """The sheet that is open."""
    found = [s for s in page.findChildren(Sheet) if s.isVisible()]
    assert len(found) == 1
    return found[0]


def status_of(desk: Desk, number: str) -> str:
    return desk.filing(number, clock.today()).row.status


def test_the_register_opens_with_counts_rows_and_detail(page: RegisterPage, desk: Desk) -> None:
    counts = desk.due_counts(clock.today())
    for code in ("to_enter", "returned", "expiring", "to_follow", "drafts", "changeable"):
        assert page.strip.tiles[code].count() == getattr(counts, code)
    total = desk.register(RegisterQuery(limit=1), clock.today()).total
    assert page.context.startswith(f"{total} 件・")
    assert page.model.rowCount() == total
    assert page.first_focus().hasFocus()
    assert column(page, NUMBER)[0] in page.foot._number.text()
    assert "已受理" in page.foot.history_text()


def test_numbers_are_masked_everywhere_in_the_list(page: RegisterPage) -> None:
    for text in column(page, ID):
        assert text[3:-4] == "***********"
    assert "*" in page.foot.id_text()


@pytest.mark.parametrize("how", ["name", "pinyin", "number", "last four"])
def test_a_filing_is_found_by_every_way_of_typing(
    qtbot: QtBot, page: RegisterPage, how: str
) -> None:
    row = column(page, NAME).index("马玉兰")
    number, masked = column(page, NUMBER)[row], column(page, ID)[row]
    typed = {"name": "马玉", "pinyin": "mayulan", "number": number, "last four": masked[-4:]}[how]
    field = page.filters.search
    if typed.isascii():
        qtbot.keyClicks(field, typed)
    else:
        field.setText(typed)
        field.edited.emit()
    assert "马玉兰" in column(page, NAME)
    assert page.model.rowCount() < 10
    assert page.filters.result.text().startswith(f"{page.model.rowCount()} 件")
    qtbot.keyClick(field, Key.Key_Escape)
    assert field.text() == ""
    assert page.model.rowCount() > 30


def test_a_tile_narrows_the_list_and_lets_go(qtbot: QtBot, page: RegisterPage) -> None:
    whole = page.model.rowCount()
    tile = page.strip.tiles["to_enter"]
    tile.setFocus()
    qtbot.keyClick(tile, Key.Key_Space)
    assert set(statuses(page)) == {"accepted", "to_enter"}
    assert page.model.rowCount() == tile.count()
    qtbot.keyClick(tile, Key.Key_Space)
    assert page.model.rowCount() == whole


def test_the_draft_tile_shows_visits_that_enter_takes_up(
    qtbot: QtBot, page: RegisterPage, desk: Desk
) -> None:
    page.strip.tiles["drafts"].click()
    assert statuses(page) == ["draft"]
    assert page.foot.offers(foot.OPEN)
    assert not page.foot.offers(foot.PRINT)
    page.table.setFocus()
    with qtbot.waitSignal(page.go) as told:
        qtbot.keyClick(page.table, Key.Key_Return)
    assert told.args == ["visit", {"visit_id": desk.unfinished()[0].id}]


def test_filters_narrow_and_reset_widens(qtbot: QtBot, page: RegisterPage) -> None:
    whole = page.model.rowCount()
    page.filters.status.setFocus()
    page.filters.status.setText("退回")
    page.filters.search.setFocus()
    assert set(statuses(page)) == {"returned"}
    page.filters.reset.click()
    assert page.model.rowCount() == whole
    page.filters.place.setFocus()
    qtbot.keyClicks(page.filters.place, "sichuan")
    qtbot.keyClick(page.filters.place, Key.Key_Return)
    places = {line.place for line in map(page.model.line, range(page.model.rowCount())) if line}
    assert places
    assert all(place.startswith("四川") for place in places)
    page.filters.starts_first.setFocus()
    qtbot.keyClicks(page.filters.starts_first, "20261101")
    page.filters.search.setFocus()
    days = [page.model.line(row).starts for row in range(page.model.rowCount())]  # type: ignore[union-attr]
    assert all(day >= "2026-11-01" for day in days)


def test_nothing_found_says_what_to_do(qtbot: QtBot, page: RegisterPage) -> None:
    qtbot.keyClicks(page.filters.search, "zzqxv")
    assert page.model.rowCount() == 0
    assert page.lists.currentWidget() is page.nothing
    assert not page.foot.offers(foot.OPEN)


def test_ticking_marking_and_taking_back(qtbot: QtBot, page: RegisterPage, desk: Desk) -> None:
    page.strip.tiles["to_enter"].click()
    rows = [at for at, status in enumerate(statuses(page)) if status == "to_enter"][:2]
    numbers = [column(page, NUMBER)[row] for row in rows]
    page.table.setFocus()
    for row in rows:
        page.table.choose_row(row)
        qtbot.keyClick(page.table, Key.Key_Space)
    assert page.bulk.isVisible()
    qtbot.keyClick(page.table, Key.Key_L, CTRL)
    asked = sheet(page)
    assert isinstance(asked, PlatformSheet)
    first, second = asked.fields[numbers[0]], asked.fields[numbers[1]]
    qtbot.keyClicks(first, "PT-1")
    qtbot.keyClick(first, Key.Key_Return)
    assert asked.focusWidget() is second
    qtbot.keyClicks(second, "PT-1")
    asked.accept()
    assert asked.isVisible()
    assert "编号一样" in asked.rows[numbers[1]].error
    second.selectAll()
    qtbot.keyClicks(second, "PT-2")
    qtbot.keyClick(second, Key.Key_Return)
    qtbot.keyClick(asked.act_button, Key.Key_Return)
    assert [status_of(desk, number) for number in numbers] == ["in_force", "in_force"]
    assert desk.filing(numbers[1], clock.today()).row.platform_number == "PT-2"
    assert not page.bulk.isVisible()
    assert page.toast.isVisible()
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_Z, CTRL)
    assert [status_of(desk, number) for number in numbers] == ["to_enter", "to_enter"]


def test_only_filings_to_be_entered_can_be_ticked(qtbot: QtBot, page: RegisterPage) -> None:
    go_to(page, "in_force")
    with qtbot.waitSignal(page.status_message) as told:
        qtbot.keyClick(page.table, Key.Key_Space)
    assert "待平台录入" in told.args[0]
    assert page.model.ticked() == ()
    row = page.table.current_row()
    assert page.model.index(row, TICK).data(Qt.ItemDataRole.CheckStateRole) is None
    go_to(page, "to_enter")
    qtbot.keyClick(page.table, Key.Key_Space)
    assert len(page.model.ticked()) == 1
    qtbot.keyClick(page.table, Key.Key_Escape)
    assert page.model.ticked() == ()


def test_a_filing_is_sent_back_with_its_reason_and_taken_up_again(
    qtbot: QtBot, page: RegisterPage, desk: Desk
) -> None:
    number = go_to(page, "to_enter")
    page.foot.buttons[foot.RETURNED].click()
    asked = sheet(page)
    assert isinstance(asked, ReasonSheet)
    asked.accept()
    assert asked.row.error.startswith("写明原因")
    asked.field.setText("转诊证明没有盖章")
    asked.accept()
    assert status_of(desk, number) == "returned"
    assert page.current_number() == number
    assert "转诊证明没有盖章" in page.foot._facts.text()
    assert page.foot.offers(foot.AGAIN)
    assert not page.foot.offers(foot.ENTERED)
    page.foot.buttons[foot.AGAIN].click()
    assert status_of(desk, number) == "to_enter"


def test_cancelling_asks_for_a_reason_and_the_safe_answer_is_first(
    qtbot: QtBot, page: RegisterPage, desk: Desk
) -> None:
    number = go_to(page, "to_enter")
    page.foot.buttons[foot.CANCEL].click()
    asked = sheet(page)
    assert isinstance(asked, ReasonSheet)
    qtbot.keyClick(asked, Key.Key_Escape)
    assert status_of(desk, number) == "to_enter"
    page.foot.buttons[foot.CANCEL].click()
    asked = sheet(page)
    assert isinstance(asked, ReasonSheet)
    asked.field.setText("已回参保地居住")
    asked.accept()
    assert status_of(desk, number) == "cancelled"
    page.table.setFocus()
    qtbot.keyClick(page.table, Key.Key_Z, CTRL)
    assert status_of(desk, number) == "to_enter"


def test_the_full_number_costs_a_reason_and_hides_again(page: RegisterPage, desk: Desk) -> None:
    number = go_to(page, "in_force")
    masked = page.foot.id_text()
    page.reveal()
    asked = sheet(page)
    assert isinstance(asked, ReasonSheet)
    asked.field.setText("核对证件")
    asked.accept()
    shown = page.foot.id_text()
    assert "*" not in shown
    assert len(shown) == 18
    assert (shown[:3], shown[-4:]) == (masked[:3], masked[-4:])
    newest = desk.context.db.audit.recent(1)[0]
    assert (newest.action, newest.object) == ("id.reveal", number)
    page.foot.hide_number()
    assert page.foot.id_text() == masked


def test_enter_opens_an_own_filing_and_a_colleague_s_person(
    qtbot: QtBot, page: RegisterPage, desk: Desk
) -> None:
    clerks = column(page, CLERK)
    page.table.setFocus()
    page.table.choose_row(clerks.index(desk.clerk.name))
    with qtbot.waitSignal(page.go) as told:
        qtbot.keyClick(page.table, Key.Key_Return)
    assert told.args[0] == "visit"
    assert set(told.args[1]) == {"visit_id"}
    other = next(at for at, clerk in enumerate(clerks) if clerk != desk.clerk.name)
    page.table.choose_row(other)
    with qtbot.waitSignal(page.go) as told:
        qtbot.keyClick(page.table, Key.Key_Return)
    assert set(told.args[1]) == {"person_id"}


def test_changing_begins_a_visit_that_names_the_old_filing(
    qtbot: QtBot, page: RegisterPage
) -> None:
    for row in range(page.model.rowCount()):
        page.table.choose_row(row)
        if page.foot.offers(foot.CHANGE):
            break
    number = page.current_number()
    with qtbot.waitSignal(page.go) as told:
        page.foot.buttons[foot.CHANGE].click()
    facts = told.args[1]
    assert facts["action"] == "change"
    assert facts["previous_number"] == number
    assert facts["person_id"]


def test_the_form_is_printed_again_and_the_print_is_counted(page: RegisterPage, desk: Desk) -> None:
    number = go_to(page, "in_force")
    before = desk.filing(number, clock.today()).prints
    page.reprint()
    found = [s for s in page.findChildren(PreviewSheet) if s.isVisible()]
    assert len(found) == 1
    found[0].printed.emit(1)
    found[0].reject()
    assert desk.filing(number, clock.today()).prints == before + 1
    assert f"打印 {before + 1} 次" in page.foot._facts.text()


def test_another_page_can_send_here_with_a_number(page: RegisterPage) -> None:
    number = column(page, NUMBER)[5]
    page.enter(number=number)
    assert page.current_number() == number
    assert column(page, NUMBER) == [number]


def test_up_and_typing_go_back_to_the_search_field(qtbot: QtBot, page: RegisterPage) -> None:
    field = page.filters.search
    qtbot.keyClick(field, Key.Key_Down)
    assert page.table.hasFocus()
    qtbot.keyClick(page.table, Key.Key_M)
    assert field.hasFocus()
    assert field.text() == "m"
    qtbot.keyClick(field, Key.Key_Down)
    qtbot.keyClick(page.table, Key.Key_Up)
    assert field.hasFocus()


def test_a_refused_act_is_said_and_nothing_changes(
    qtbot: QtBot, page: RegisterPage, desk: Desk
) -> None:
    number = go_to(page, "in_force")
    with qtbot.waitSignal(page.status_message) as told:
        page._move("to_enter", "", "")
    assert "不能直接变成" in told.args[0]
    assert status_of(desk, number) == "in_force"


def test_what_falls_due_is_said_in_words_and_colour(page: RegisterPage) -> None:
    seen: dict[str, str | None] = {}
    for row in range(page.model.rowCount()):
        index = page.model.index(row, DUE)
        seen[str(index.data()).split(" ")[0]] = index.data(roles.TONE)
        chip = page.model.index(row, STATUS).data(roles.CHIP)
        assert chip[1]
    assert seen["今天"] == "amber"
    assert seen["已过"] == "red"
    assert seen["退回"] == "red"
    assert seen["补材料"] == "amber"
    assert seen["—"] == "text3"


@pytest.mark.parametrize(
    ("width", "hidden"), [(1844, ()), (1290, ()), (1100, (CLERK,)), (860, (CLERK, ENDS))]
)
def test_columns_drop_in_order_and_the_name_stays(
    qtbot: QtBot, page: RegisterPage, width: int, hidden: tuple[int, ...]
) -> None:
    page.resize(width, 664)
    QApplication.processEvents()
    assert page.width() == width
    for at in hidden:
        assert page.table.isColumnHidden(at)
    for at in (NAME, ID, STATUS, DUE):
        assert not page.table.isColumnHidden(at)
    assert page.table.columnWidth(NAME) >= 130
    assert page.table.horizontalScrollBar().maximum() == 0


def test_contrast_at_150_keeps_the_page_on_the_screen(
    qapp: QApplication, page: RegisterPage
) -> None:
    theme.apply(qapp, "contrast", 150)
    page.resize(1290, 664)
    QApplication.processEvents()
    assert page.width() == 1290
    assert page.table.columnWidth(NAME) >= 130


def test_every_key_is_on_its_button_and_unique(page: RegisterPage) -> None:
    keys = [action.shortcut().toString() for action in page.page_actions()]
    assert len(keys) == len(set(keys))
    assert {"F2", "F5", "F9", "Ctrl+L", "Ctrl+Z", "Esc"} <= set(keys)
