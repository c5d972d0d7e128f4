from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from core.papers import Paper
from gui.papers import preview
from gui.papers.card_painter import CardPainter
from gui.papers.pdf import NotPrinted
from gui.papers.preview import PreviewSheet
from gui.papers.printer import PrinterMemory
from tests.core.papers.samples import card, form, slip

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
PRINTERS = ("HP 1020", "热敏 80")
Make = Callable[..., PreviewSheet]


@pytest.fixture
def make(qtbot: QtBot, tmp_path: Path) -> Make:
    hosts: list[QWidget] = []

    def opened(
        paper: Paper,
        printers: tuple[str, ...] = PRINTERS,
        path: Path | None = None,
    ) -> PreviewSheet:
        host = QWidget()
        hosts.append(host)
        host.resize(1366, 690)
        host.show()
        sheet = PreviewSheet(
            paper,
            "备案表",
            host,
            memory=PrinterMemory(tmp_path / "memory"),
            printers=lambda: printers,
            choose_path=lambda _parent, _title: path,
        )
        qtbot.addWidget(sheet, before_close_func=lambda _: None)
        sheet.show()
        with qtbot.waitActive(sheet):
            sheet.activateWindow()
        return sheet

    return opened


def test_the_page_opens_readable_and_ctrl_0_shows_all_of_it(make: Make, qtbot: QtBot) -> None:
    sheet = make(form())
    assert sheet.page_words.text() == "第 1 页 共 1 页"
    assert sheet.view.zoom == 100
    assert sheet.view.width() <= sheet.area.viewport().width()
    assert sheet.focusWidget() is sheet.print_button
    qtbot.keyClick(sheet, KEY.Key_0, CTRL)
    assert sheet.view.height() <= sheet.area.viewport().height()
    qtbot.waitUntil(lambda: sheet.area.verticalScrollBar().maximum() == 0)
    assert sheet.view.width() <= sheet.area.viewport().width()
    assert not sheet.warning.isVisible()
    assert sheet.words.text() == "一式 2 份"


def test_the_view_shows_what_print_paints(make: Make) -> None:
    sheet = make(form())
    shot = sheet.view.grab().toImage()
    dark = sum(
        shot.pixelColor(x, y).lightness() < 128
        for x in range(0, shot.width(), 2)
        for y in range(0, shot.height(), 2)
    )
    assert dark > 500
    assert shot.pixelColor(5, 5).lightness() == 255


def test_keys_turn_pages_and_stop_at_the_ends(make: Make, qtbot: QtBot) -> None:
    sheet = make(form(address="路" * 200))
    assert sheet.page_words.text() == "第 1 页 共 2 页"
    assert not sheet.before.isEnabled()
    qtbot.keyClick(sheet, KEY.Key_PageDown)
    assert sheet.page_words.text() == "第 2 页 共 2 页"
    assert sheet.view.page == 1
    assert not sheet.after.isEnabled()
    qtbot.keyClick(sheet, KEY.Key_PageDown)
    assert sheet.view.page == 1
    qtbot.keyClick(sheet, KEY.Key_PageUp)
    assert sheet.view.page == 0


def test_zoom_walks_its_steps(make: Make, qtbot: QtBot) -> None:
    sheet = make(form())
    qtbot.keyClick(sheet, KEY.Key_0, CTRL)
    fitted = sheet.view.zoom
    qtbot.keyClick(sheet, KEY.Key_Plus, CTRL)
    larger = sheet.view.zoom
    assert larger in preview.ZOOMS
    assert larger > fitted
    assert sheet.zoom_words.text() == f"{larger}%"
    for _ in preview.ZOOMS:
        qtbot.keyClick(sheet, KEY.Key_Plus, CTRL)
    assert sheet.view.zoom == 300
    for _ in preview.ZOOMS:
        qtbot.keyClick(sheet, KEY.Key_Minus, CTRL)
    assert sheet.view.zoom == 50
    qtbot.keyClick(sheet, KEY.Key_0, CTRL)
    assert sheet.view.zoom == fitted


def test_f9_prints_the_copies_the_paper_asks_for_and_remembers_the_printer(
    make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: list[tuple[str, int, int]] = []

    def take(pages: preview.PageView, name: str, copies: int) -> None:
        jobs.append((name, copies, pages.pages))  # type: ignore[arg-type]

    monkeypatch.setattr(preview, "print_pages", take)
    sheet = make(form())
    sheet.printer.set_code("热敏 80")
    with qtbot.waitSignal(sheet.printed) as caught:
        qtbot.keyClick(sheet, KEY.Key_F9)
    assert caught.args == [2]
    assert jobs == [("热敏 80", 2, 1)]
    assert sheet.result() == QDialog.DialogCode.Accepted
    assert make(form()).printer.code() == "热敏 80"
    assert make(slip()).printer.code() == "HP 1020"


def test_a_failed_print_says_the_remedy_and_stays_open(
    make: Make, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise NotPrinted("看看电源")

    monkeypatch.setattr(preview, "print_pages", refuse)
    sheet = make(form())
    fired: list[int] = []
    sheet.printed.connect(fired.append)
    qtbot.keyClick(sheet, KEY.Key_F9)
    assert sheet.words.text() == "看看电源（D-202）"
    assert sheet.isVisible()
    assert fired == []


def test_without_a_printer_f9_is_off_and_pdf_is_left(make: Make, qtbot: QtBot) -> None:
    sheet = make(form(), printers=())
    assert not sheet.print_button.isEnabled()
    assert not sheet.printer.isVisible()
    assert sheet.focusWidget() is sheet.save_button
    assert "存 PDF" in sheet.words.text()
    qtbot.keyClick(sheet, KEY.Key_F9)
    assert sheet.isVisible()


def test_ctrl_s_saves_where_the_clerk_says(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    target = tmp_path / "张三 备案.pdf"
    sheet = make(form(), path=target)
    with qtbot.waitSignal(sheet.saved):
        qtbot.keyClick(sheet, KEY.Key_S, CTRL)
    assert target.read_bytes().startswith(b"%PDF-")
    assert sheet.isVisible()
    assert "已存" in sheet.words.text()


def test_no_path_no_file_and_a_bad_path_is_said(make: Make, qtbot: QtBot, tmp_path: Path) -> None:
    sheet = make(form())
    qtbot.keyClick(sheet, KEY.Key_S, CTRL)
    assert list(tmp_path.glob("*.pdf")) == []
    bad = make(form(), path=tmp_path / "gone" / "a.pdf")
    qtbot.keyClick(bad, KEY.Key_S, CTRL)
    assert "D-201" in bad.words.text()


def test_escape_goes_back_without_printing(make: Make, qtbot: QtBot) -> None:
    sheet = make(form())
    qtbot.keyClick(sheet, KEY.Key_Escape)
    assert not sheet.isVisible()
    assert sheet.result() == QDialog.DialogCode.Rejected


def test_a_missing_character_is_warned_about(make: Make) -> None:
    sheet = make(form(name="\U00020bb7买提"))
    assert sheet.warning.isVisible()
    assert "1 个字" in sheet.warning.accessibleName()
    assert "手写" in sheet.warning.accessibleName()


def test_every_key_is_unique_and_the_sheet_is_no_popup(make: Make) -> None:
    sheet = make(form())
    names = [action.shortcut().toString() for action in sheet.keys.all()]
    assert len(names) == len(set(names)) == 7
    assert sheet.windowType() == Qt.WindowType.Dialog


def test_something_that_paints_itself_can_be_previewed(make: Make) -> None:
    sheet = make(CardPainter(card()))  # type: ignore[arg-type]
    assert sheet.pages.size == (210.0, 148.0)
    assert sheet.words.text() == ""
