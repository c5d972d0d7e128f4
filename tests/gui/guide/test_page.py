"""The guide by keyboard: topics, tables, source, questions, large letters, a visit."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from core.kernel.status import Status
from gui.guide.page import GuidePage
from gui.papers.preview import PreviewSheet
from tests.gui.guide.conftest import MakePage

Key = Qt.Key


def press(qtbot: QtBot, page: QWidget, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.wait(1)  # what was just put on the page has to be shown before Tab can find it
        qtbot.keyClick(QApplication.focusWidget() or page, key)


def titles(page: GuidePage) -> list[str]:
    return [table.block.title for table in page.blocks.tables]


def test_it_opens_on_the_topics_with_the_first_one_shown(make_page: MakePage) -> None:
    page = make_page()
    assert page.side.topics.hasFocus()
    assert page.topic is not None
    assert page.topic.title == "要不要备案"
    assert page.side.day.text() == "2026-11-20"
    assert page.side.area.code() == "451200"


def test_arrow_keys_walk_the_topics(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page()
    press(qtbot, page, Key.Key_Down, Key.Key_Down)
    assert page.headline.sentence.text() == "门诊慢特病：区内不用备案；跨省要先备案，再选定机构"
    assert page.headline.steps_words.text() == "资格已认定 → 已备案 → 机构开通了这个病种"
    assert titles(page)[:2] == ["改之前 / 改之后", "区内 / 跨省"]
    press(qtbot, page, Key.Key_End)
    assert page.topic is not None
    assert page.topic.id == "phones"
    assert not page.headline.steps_words.isVisible()


def test_counts_at_the_foot_follow_the_topic(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page()
    press(qtbot, page, Key.Key_End)
    assert page.side.counts[Status.OFFICIAL].text() == "0 条"
    assert page.side.counts[Status.UNVERIFIED].text() == "11 条"
    assert page.side.counts[Status.MISSING].text() == "1 条"


def test_tab_leads_from_the_topics_into_the_tables_and_arrows_through_them(
    make_page: MakePage, qtbot: QtBot
) -> None:
    page = make_page()
    page.side.topics.mark("chronic")
    first, second = page.blocks.tables[:2]
    for _ in range(3):
        if not first.hasFocus():
            press(qtbot, page, Key.Key_Tab)
    assert first.hasFocus()
    assert first.current_row() == 0
    press(qtbot, page, *[Key.Key_Down] * len(first.block.rows))
    assert second.hasFocus()
    assert (first.current_row(), second.current_row()) == (-1, 0)
    press(qtbot, page, Key.Key_Up)
    assert first.current_row() == len(first.block.rows) - 1


def test_f1_shows_what_the_line_rests_on_and_follows_it(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page()
    page.side.topics.mark("chronic")
    page.blocks.tables[0].setFocus()
    press(qtbot, page, Key.Key_F1)
    assert page.source.isVisible()
    assert "关于优化基本医疗保险异地就医管理服务的通知" in page.source.words()
    assert "文号没有见到" in page.source.words()
    press(qtbot, page, Key.Key_Down)
    assert "2022-05 地方待遇汇编" in page.source.words()
    press(qtbot, page, Key.Key_Escape)
    assert not page.source.isVisible()
    press(qtbot, page, Key.Key_F1, Key.Key_F1)
    assert not page.source.isVisible()


def test_a_gap_has_no_document_to_show(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page("653201")
    page.side.topics.mark("inpatient")
    press(qtbot, page, Key.Key_F1)
    assert page.source.words() == "状态：没有依据，不给数；电话 12393"


def test_questions_open_their_answer_in_place(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page()
    page.side.topics.mark("chronic")
    link = page.faq.links[3]
    link.setFocus()
    press(qtbot, page, Key.Key_Space)
    assert page.faq.open_question() == "急诊来不及备案？"
    assert "视同已备案" in page.faq.answer.accessibleName()
    assert "参考 医保发〔2022〕22号 附件第8条" in page.faq.answer.accessibleName()
    press(qtbot, page, Key.Key_Escape)
    assert page.faq.open_question() == ""
    assert not page.faq.answer.isVisible()


def test_f2_begins_a_visit_for_the_area_shown(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page("653201")
    with qtbot.waitSignal(page.go) as asked:
        press(qtbot, page, Key.Key_F2)
    assert asked.args == ["visit", {"insured_area": "653201"}]


def test_f6_covers_the_page_with_large_letters_and_esc_comes_back(
    make_page: MakePage, qtbot: QtBot
) -> None:
    page = make_page()
    page.side.topics.mark("chronic")
    press(qtbot, page, Key.Key_F6)
    assert page.stack.currentWidget() is page.big
    assert not page.header.isVisible()
    shown = page.big.words()
    assert "资格已认定 → 已备案 → 机构开通了这个病种" in shown
    assert "2023-07-01 起：<b>不用备案</b>" in shown
    sizes = {label.font().pixelSize() for label in page.big.area.findChildren(QLabel)}
    assert min(sizes) >= 16
    before = page.big.area.verticalScrollBar().value()
    press(qtbot, page, Key.Key_PageDown)
    assert page.big.area.verticalScrollBar().value() > before
    press(qtbot, page, Key.Key_Escape)
    assert page.stack.currentIndex() == 0
    assert page.header.isVisible()
    assert page.side.topics.hasFocus()


def test_another_area_by_typing_keeps_the_topic(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page()
    page.side.topics.mark("chronic")
    page.side.area.setFocus()
    page.side.area.selectAll()
    qtbot.keyClicks(page.side.area, "hetianshi")
    qtbot.keyClick(page.side.area, Key.Key_Return)
    assert page.area == "653201"
    assert page.topic is not None
    assert page.topic.id == "chronic"
    assert "六种里有三种不在全国 10 种内" in page.headline.sentence.text()


def test_the_link_changes_to_the_other_prefecture_and_back(
    make_page: MakePage, qtbot: QtBot
) -> None:
    page = make_page()
    page.side.topics.mark("chronic")
    for wanted, area in (("换成和田对照", "653200"), ("换成河池对照", "451200")):
        link = page.blocks.compare_link
        assert link is not None
        assert link.text() == wanted
        link.setFocus()
        press(qtbot, page, Key.Key_Space)
        assert page.area == area
        assert page.side.area.code() == area


def test_another_day_asks_the_tables_and_marks_the_column(
    make_page: MakePage, qtbot: QtBot
) -> None:
    page = make_page()
    page.side.day.setFocus()
    page.side.day.selectAll()
    qtbot.keyClicks(page.side.day, "20230630")
    qtbot.keyClick(page.side.day, Key.Key_Return)
    assert page.day() == date(2023, 6, 30)
    assert titles(page)[0] == "2023-06-30 的规定"
    assert page.blocks.tables[1].model_.heads[1] == "2023-06-30 及以前（这一天）"
    assert "2023-06-30" in page.context
    page.side.day.setFocus()
    page.side.day.selectAll()
    qtbot.keyClicks(page.side.day, "20261120")
    qtbot.keyClick(page.side.day, Key.Key_Return)
    assert titles(page)[0] == "改之前 / 改之后"


def test_an_area_without_a_pack_gets_the_national_guide(make_page: MakePage) -> None:
    page = make_page("420100")
    assert page.headline.sentence.text() == "跨省看病先备案；本统筹区不用；省内异地问参保地"


def test_an_earlier_page_can_ask_for_area_and_topic(make_page: MakePage) -> None:
    page = make_page()
    page.enter(insured_area="653201", topic="emergency")
    assert page.area == "653201"
    assert page.topic is not None
    assert page.topic.id == "emergency"


def test_f9_opens_the_preview_of_the_topic(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page()
    page.side.topics.mark("find")
    seen: list[str] = []

    # The sheet blocks until it is closed: look for it until it is there.
    look = QTimer(page)

    def close() -> None:
        sheet = QApplication.activeModalWidget()
        if isinstance(sheet, PreviewSheet):
            look.stop()
            seen.append(sheet.windowTitle())
            sheet.reject()

    look.timeout.connect(close)
    look.start(20)
    press(qtbot, page, Key.Key_F9)
    assert seen == ["政策指南 哪里查机构"]


def test_every_key_is_on_the_page_once(make_page: MakePage) -> None:
    page = make_page()
    keys = [action.shortcut().toString() for action in page.page_actions()]
    assert sorted(keys) == ["Esc", "F1", "F2", "F6", "F9"]


@pytest.mark.parametrize(("width", "height"), [(1290, 664), (1844, 1054), (863, 486), (700, 500)])
@pytest.mark.parametrize("area", ["451200", "653201"])
def test_nothing_is_cut_and_nothing_scrolls_sideways(
    make_page: MakePage, qtbot: QtBot, width: int, height: int, area: str
) -> None:
    page = make_page(area, width, height)
    assert page.width() == width
    for topic in page.policy.guide():
        page.side.topics.mark(topic.id)
        qtbot.wait(1)
        assert page.blocks.horizontalScrollBar().maximum() == 0
        for table in page.blocks.tables:
            assert table.verticalScrollBar().maximum() == 0
            assert table.horizontalScrollBar().maximum() == 0
    assert page.visit_button.geometry().right() <= page.width()
    assert page.faq.geometry().bottom() <= page.height()


def test_narrow_pages_pick_the_topic_from_a_field(make_page: MakePage, qtbot: QtBot) -> None:
    page = make_page("451200", 863, 486)
    assert page.breakpoint.layout.narrow
    assert not page.side.topics.isVisible()
    pick = page.side.topic_pick
    assert pick.hasFocus()
    press(qtbot, page, Key.Key_F4, *[Key.Key_Down] * 5, Key.Key_Return)
    assert page.topic is not None
    assert page.topic.id == "emergency"
