from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from core.case.model import FilingKind
from core.filing import KIND_QUESTIONS
from gui.filing.kind_sheet import KindSheet
from gui.filing.words import KIND_HINTS, QUESTIONS, kind_items, trail
from tests.gui.filing.conftest import Visit


def open_sheet(qtbot: QtBot, known: dict[str, str] | None = None) -> KindSheet:
    sheet = KindSheet(known or {})
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.activateWindow()
    qtbot.waitUntil(sheet.isActiveWindow)
    return sheet


def test_number_keys_lead_to_the_kind(qtbot: QtBot) -> None:
    sheet = open_sheet(qtbot)
    for key in "221":
        QTest.keyClicks(sheet, key)
    assert sheet.kind is FilingKind.LONG_TERM_RESIDENT
    assert sheet.result() == 1
    assert trail(sheet.path) == "非急诊 → 户籍未迁 → 已长期居住"


def test_enter_takes_the_marked_answer_and_backspace_goes_back(qtbot: QtBot) -> None:
    sheet = open_sheet(qtbot)
    QTest.keyClick(sheet, Qt.Key.Key_Down)
    QTest.keyClick(sheet, Qt.Key.Key_Return)
    assert sheet.question() == "household"
    QTest.keyClick(sheet, Qt.Key.Key_Backspace)
    assert sheet.question() == "emergency"
    QTest.keyClicks(sheet, "9")
    assert sheet.question() == "emergency", "there is no ninth answer"


def test_what_is_known_is_not_asked(qtbot: QtBot) -> None:
    sheet = open_sheet(qtbot, {"retired": "yes"})
    QTest.keyClicks(sheet, "2")
    QTest.keyClicks(sheet, "1")
    assert sheet.kind is FilingKind.RESETTLED_RETIREE


def test_esc_changes_nothing(qtbot: QtBot) -> None:
    sheet = open_sheet(qtbot)
    QTest.keyClicks(sheet, "2")
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.result() == 0
    assert sheet.kind is None


def test_every_question_and_kind_has_its_words() -> None:
    assert set(QUESTIONS) == set(KIND_QUESTIONS)
    for question in KIND_QUESTIONS.values():
        assert set(QUESTIONS[question.id][1]) == set(question.answers)
    filed = {kind.value for kind in FilingKind} - {"emergency_rescue"}
    assert {item.code for item in kind_items()} == filed
    assert {kind.value for kind in KIND_HINTS} == filed


def test_the_trail_stands_under_the_kind_until_another_is_chosen(visit: Visit) -> None:
    visit.form.take_kind("long_term_resident", "非急诊 → 户籍未迁 → 已长期居住")
    row = visit.form.body.rows()["kind"]
    assert visit.draft.kind == "long_term_resident"
    assert row.field.accessibleDescription() == "非急诊 → 户籍未迁 → 已长期居住"
    field = visit.form.body.terms.kind
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, "gz")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert visit.draft.kind == "posted_worker"
    assert row.field.accessibleDescription() == KIND_HINTS[FilingKind.POSTED_WORKER]


def test_an_emergency_found_by_questions_is_no_filing(visit: Visit) -> None:
    visit.form.take_kind("emergency_rescue", "急诊抢救")
    assert visit.draft.kind is None
    assert visit.draft.emergency is True
    assert "不用登记" in visit.said[-1]
