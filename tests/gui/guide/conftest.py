"""A guide page over the shipped packs; the desk is no more than what the page reads of it."""

from __future__ import annotations

from collections.abc import Callable
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from core.areas import Divisions
from core.policy import PolicyBook
from gui.guide.page import GuidePage

BOOK = PolicyBook.shipped()

MakePage = Callable[..., GuidePage]


@pytest.fixture
def make_page(qtbot: QtBot) -> MakePage:
    def make(area: str = "451200", width: int = 1290, height: int = 742) -> GuidePage:
        office = SimpleNamespace(area=area, demo=True, name="医保窗口", desk="3 号台")
        context = SimpleNamespace(book=BOOK, divisions=Divisions.shipped(), office=office)
        page = GuidePage(SimpleNamespace(context=context))  # type: ignore[arg-type]
        qtbot.addWidget(page)
        page.resize(width, height)
        page.show()
        qtbot.waitExposed(page)
        page.activateWindow()
        first = page.first_focus()
        first.setFocus()
        qtbot.waitUntil(first.hasFocus)
        return page

    return make
