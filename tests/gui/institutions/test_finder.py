"""The finder, driven by keyboard."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from core.desk.draft import VisitDraft
from core.desk.service import Desk
from gui.institutions.finder_view import FinderView
from gui.institutions.list_model import CHRONIC, LEVEL, NAME, NETWORK
from gui.institutions.page import FinderPage
from gui.theme import theme
from gui.widgets import roles

Key = Qt.Key


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, draft: VisitDraft) -> FinderPage:
    made = FinderPage(desk)
    qtbot.addWidget(made)
    made.resize(1290, 742)
    made.enter(draft=draft)
    made.show()
    qtbot.waitExposed(made)
    made.first_focus().setFocus()
    return made


def names(view: FinderView) -> list[str]:
    model = view.table.model()
    return [str(model.index(row, NAME).data()) for row in range(model.rowCount())]


def cell(view: FinderView, row: int, column: int, role: int) -> Any:
    return view.table.model().index(row, column).data(role)


def counted(qtbot: QtBot, view: FinderView) -> str:
    qtbot.waitUntil(lambda: not view._counting.isActive())
    return view.result.text()


def test_the_draft_fills_the_filters(page: FinderPage) -> None:
    query = page.finder.filters.query("")
    assert query.area == "510100"
    assert query.disease == "M005"
    assert query.services == ("chronic_outpatient",)
    assert query.network == ("normal", "paused")
    assert page.context == "办件 20261120-017 带入：武侯区・门诊慢特病・M005"
    assert page.finder.banner.accessibleName().startswith("名单日期 <b>2026-11-03</b>，已 17 天")
    assert "演示名单，机构均为虚构" in page.finder.banner.accessibleName()


def test_typing_initials_finds_marks_and_says_how(qtbot: QtBot, page: FinderPage) -> None:
    view = page.finder
    qtbot.keyClicks(view.search_field, "zlyy")
    found = names(view)
    assert len(found) >= 12
    assert all("肿瘤医院" in name for name in found)
    (start, end) = cell(view, 0, NAME, roles.MATCH)[0]
    assert found[0][start:end] == "肿瘤医院"
    assert cell(view, 0, CHRONIC, roles.ICON) == ("check", "green")
    assert cell(view, 0, NETWORK, roles.CHIP) == ("good", "正常")
    assert view.search_field._how == "按首字母"
    text = counted(qtbot, view)
    assert text.startswith(f"<b>{len(found)}</b> 家符合")
    chronic = next(c for c in view.filters.services if c.code == "chronic_outpatient")
    assert chronic.count_text() == str(len(found))


def test_down_goes_into_the_list_and_enter_takes(qtbot: QtBot, page: FinderPage) -> None:
    view = page.finder
    qtbot.keyClicks(view.search_field, "zlyy")
    second = names(view)[1]
    qtbot.keyClick(view.search_field, Key.Key_Down)
    assert view.table.hasFocus()
    assert view.table.current_row() == 0
    qtbot.keyClick(view.table, Key.Key_Down)
    assert view.card.shown is not None
    assert view.card.shown.name == second
    with qtbot.waitSignal(page.go) as gone, qtbot.waitSignal(view.edited) as told:
        qtbot.keyClick(view.table, Key.Key_Return)
    fields = told.args[0]
    assert fields["institution_code"] == view.card.shown.code
    assert fields["institution_level"] == view.card.shown.deductible_level
    page_id, facts = gone.args
    assert page_id == "visit"
    assert facts["institution_code"] == view.card.shown.code
    assert cell(view, 1, NAME, roles.BOLD)


def test_enter_in_the_field_takes_the_best_answer(qtbot: QtBot, page: FinderPage) -> None:
    view = page.finder
    qtbot.keyClicks(view.search_field, "zlyy")
    best = view.current()
    with qtbot.waitSignal(view.chosen) as told:
        qtbot.keyClick(view.search_field, Key.Key_Return)
    assert told.args == [best]


def test_up_on_the_first_row_and_typing_go_back_to_the_field(
    qtbot: QtBot, page: FinderPage
) -> None:
    view = page.finder
    qtbot.keyClicks(view.search_field, "zl")
    qtbot.keyClick(view.search_field, Key.Key_Down)
    qtbot.keyClick(view.table, Key.Key_Up)
    assert view.search_field.hasFocus()
    qtbot.keyClick(view.search_field, Key.Key_Down)
    qtbot.keyClick(view.table, Key.Key_Y)
    assert view.search_field.hasFocus()
    assert view.search_field.text() == "zly"
    qtbot.keyClick(view.search_field, Key.Key_Escape)
    assert view.search_field.text() == ""


def test_nothing_is_searched_while_a_syllable_is_composed(qtbot: QtBot, page: FinderPage) -> None:
    view = page.finder
    before = names(view)
    QApplication.sendEvent(view.search_field, QInputMethodEvent("zhong", []))
    assert view.search_field.composing
    assert names(view) == before
    done = QInputMethodEvent("", [])
    done.setCommitString("肿瘤")
    QApplication.sendEvent(view.search_field, done)
    assert view.search_field.text() == "肿瘤"
    assert all("肿瘤" in name for name in names(view))
    assert view.search_field._how == "按汉字"


def test_filters_narrow_and_clear_goes_back_to_what_was_brought(
    qtbot: QtBot, page: FinderPage
) -> None:
    view = page.finder
    whole = len(names(view))
    third = view.filters.levels[0].box
    third.setFocus()
    qtbot.keyClick(third, Key.Key_Space)
    assert 0 < len(names(view)) < whole
    assert view.filters.query("").levels == ("3",)
    qtbot.keyClicks(view.search_field, "zzqx")
    assert names(view) == []
    assert view._results.currentWidget() is view._nothing
    assert view.current() is None
    assert view.card.shown is None
    qtbot.keyClick(view.search_field, Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    assert view.search_field.text() == ""
    assert view.filters.query("").levels == ()
    assert view.filters.query("").area == "510100"
    assert len(names(view)) == whole
    assert view.search_field.hasFocus()


def test_the_card_says_what_is_opened_and_what_to_say(qtbot: QtBot, page: FinderPage) -> None:
    view = page.finder
    qtbot.keyClicks(view.search_field, "zlyy")
    text = " ".join(child.text() for child in view.card.findChildren(type(view.result)))
    assert "恶性肿瘤" in text
    assert "028-0000" in text
    assert "到医院这样说" in text
    assert "新疆 和田市参保" in text


def test_the_area_fields_follow_one_another(qtbot: QtBot, page: FinderPage) -> None:
    area = page.finder.filters.area
    area.province.setFocus()
    area.province.selectAll()
    qtbot.keyClicks(area.province, "bj")
    qtbot.keyClick(area.province, Key.Key_Return)
    assert area.code() == "110000"
    assert area.city.isHidden()
    assert all("演示" in name for name in names(page.finder))
    area.county.setFocus()
    qtbot.keyClicks(area.county, "cy")
    qtbot.keyClick(area.county, Key.Key_Return)
    assert area.code() == "110105"
    area.set_code("429004")
    assert area.code() == "429004"
    assert area.city.code() == "429004"
    area.set_code(None)
    assert area.code() is None


def test_more_rows_are_fetched_when_the_list_is_scrolled(qtbot: QtBot, desk: Desk) -> None:
    view = FinderView()
    qtbot.addWidget(view)
    view.load(None, desk)
    model = view.table.model()
    assert model.rowCount() == 50
    root = view.table.rootIndex()
    while model.canFetchMore(root):
        model.fetchMore(root)
    assert model.rowCount() == 960
    assert len(set(names(view))) > 300


def test_alone_the_page_goes_to_the_estimate(qtbot: QtBot, desk: Desk) -> None:
    made = FinderPage(desk)
    qtbot.addWidget(made)
    made.enter()
    assert made.context == ""
    with qtbot.waitSignal(made.go) as told:
        qtbot.keyClick(made.finder.search_field, Key.Key_Return)
    assert told.args[0] == "settlement"


def test_the_step_protocol(qtbot: QtBot, desk: Desk, draft: VisitDraft) -> None:
    view = FinderView()
    qtbot.addWidget(view)
    view.load(draft, desk)
    assert view.first_focus() is view.search_field
    assert [(label, remedy) for label, remedy, _ in view.missing()] == [("机构", "选一家")]
    act = view.primary()
    assert act is not None
    text, _key, take = act
    assert text == "选用，去试算"
    with qtbot.waitSignal(view.edited) as told:
        take()
    taken = draft.changed(**told.args[0])
    view.refresh(taken)
    assert view.missing() == []
    qtbot.keyClicks(view.search_field, "zl")
    view.refresh(taken.changed(care_area="450103"))
    assert view.filters.query("").area == "450100"
    assert view.search_field.text() == "zl"


def test_without_a_list_the_page_says_what_to_do(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    object.__setattr__(desk.context, "directory", None)
    view = FinderView()
    qtbot.addWidget(view)
    with qtbot.waitSignal(view.status_message) as told:
        view.load(None, desk)
    assert told.args == ["还没有机构名单，先导入名单"]
    assert view._results.currentWidget() is view._no_list


@pytest.mark.parametrize("width", [1844, 1290, 960, 704])
def test_nothing_is_cut_off_at_any_width(
    qtbot: QtBot, desk: Desk, draft: VisitDraft, width: int
) -> None:
    view = FinderView()
    qtbot.addWidget(view)
    view.load(draft, desk)
    view.resize(width, 600)
    view.show()
    qtbot.waitExposed(view)
    assert view.minimumSizeHint().width() <= width
    assert view.table.horizontalScrollBar().maximum() == 0
    assert view.table.columnWidth(NAME) >= 150
    assert view.filters.isVisible() == (width >= 1120)


def test_contrast_and_scale_keep_the_page_whole(
    qtbot: QtBot, qapp: QApplication, page: FinderPage
) -> None:
    page.resize(1844, 1000)
    QApplication.processEvents()
    card = page.finder.card.width()
    theme.apply(qapp, "contrast", 150)
    QApplication.processEvents()
    assert page.finder.card.width() == card * 3 // 2
    assert page.finder.table.columnWidth(LEVEL) == theme.px(78)
    assert page.finder.table.columnWidth(NAME) >= theme.px(150)
    assert page.finder.table.horizontalScrollBar().maximum() == 0
    assert page.finder.minimumSizeHint().width() <= 1844
