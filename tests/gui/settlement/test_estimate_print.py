"""The estimate sheet: previewed, its print recorded, refused without a figure."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from core.desk.draft import VisitDraft
from core.desk.service import Desk
from gui.settlement.estimate_view import EstimateView


def test_the_sheet_is_previewed_and_the_print_recorded(
    qtbot: QtBot, view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft, desk)
    view.save()
    sheet = view.print_sheet()
    assert sheet is not None
    qtbot.waitUntil(sheet.isVisible)
    said: list[str] = []
    view.said.connect(said.append)
    number = view._draft.estimate_number
    sheet.printed.emit(1)
    assert said == ["预估单已打印"]
    entry = desk.context.db.audit.recent(1)[0]
    assert (entry.action, entry.object, entry.summary) == ("filing.print", number, "estimate")
    sheet.close()


def test_nothing_is_printed_without_a_figure(
    view: EstimateView, desk: Desk, draft: VisitDraft
) -> None:
    view.load(draft.changed(bill_total=None), desk)
    said: list[str] = []
    view.said.connect(said.append)
    assert view.print_sheet() is None
    assert said == ["还不能打印：医疗费总额，写上账单总额"]
    assert view.first_focus().hasFocus()
