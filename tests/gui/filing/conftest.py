"""A real desk over an encrypted database in a temporary folder, without the cost of a password."""

import secrets
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from core.areas import Divisions
from core.desk.context import Context
from core.desk.demo_people import demo_id_number
from core.desk.draft import VisitDraft
from core.desk.office_folder import Office
from core.desk.service import Desk
from core.policy import PolicyBook
from core.security.accounts import Clerk
from core.store.cases_db import CasesDb
from gui.filing.form_panel import FilingPanel
from gui.widgets.page import Page
from tests.gui.conftest import NOW

BORN = date(1960, 4, 12)
DRAFT = VisitDraft(
    step="file",
    id_number=demo_id_number("653201", BORN, "女"),
    name="阿依努尔·图尔荪",
    sex="2",
    birth_date="1960-04-12",
    insured_area="653201",
    insurance="resident",
    category="senior",
    insured_status="1",
    care_type="chronic_outpatient",
    disease="M00500",
    qualified="yes",
    care_area="510100",
    action="new",
)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    office = Office(tmp_path, "和田市政务服务中心", "3 号台", "653201", "real")
    key = secrets.token_bytes(32)
    db = CasesDb.open(tmp_path / "cases.db", key, create=True)
    clerk = Clerk("0317", "古丽米热·艾尼")
    with db.transaction():
        db.clerks.add(clerk, NOW)
    context = Context(office, clerk, db, None, PolicyBook.shipped(), Divisions.shipped(), key)
    made = Desk(context)
    yield made
    made.close()


class Visit(Page):
    """The smallest page that embeds the panel as the visit page does."""

    title = "窗口办理"

    def __init__(self, desk: Desk, draft: VisitDraft) -> None:
        super().__init__()
        self.draft = draft
        self.said: list[str] = []
        self.status_message.connect(self.said.append)
        self.form = FilingPanel()
        self.scene.addWidget(self.form)
        self.form.edited.connect(self.take)
        self.keys.add("F8", "保存并编号", self.press)
        self.keys.add("F9", "打印备案表", self.form.print_form)
        self.form.load(draft, desk)

    def take(self, changes: dict[str, object]) -> None:
        self.draft = self.draft.changed(**changes)
        self.form.refresh(self.draft)

    def press(self) -> None:
        act = self.form.primary()
        if act is not None:
            act[2]()


@pytest.fixture
def visit(qtbot: QtBot, desk: Desk, inline_operations: None) -> Visit:
    return shown(qtbot, desk, DRAFT)


def shown(qtbot: QtBot, desk: Desk, draft: VisitDraft) -> Visit:
    page = Visit(desk, desk.new_visit(NOW).changed(**changes_of(draft)))
    qtbot.addWidget(page)
    page.resize(728, 690)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    first = page.form.first_focus()
    assert first is not None
    first.setFocus()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def changes_of(draft: VisitDraft) -> dict[str, object]:
    empty = VisitDraft()
    return {
        name: getattr(draft, name)
        for name in draft.__dataclass_fields__
        if getattr(draft, name) != getattr(empty, name)
    }
