"""The fields, driven by the keyboard."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from core.kernel.money import Money
from core.people.id_number import check_sign
from gui.theme import theme
from gui.widgets.date_field import DateField
from gui.widgets.form_row import FormRow
from gui.widgets.id_field import IdField
from gui.widgets.money_field import MoneyField
from gui.widgets.multi_line import MultiLine
from gui.widgets.name_field import NameField
from gui.widgets.page import Page
from gui.widgets.phone_field import PhoneField
from tests.gui.helpers import commit, compose, press, settle, shown, switch, type_text


def on_page(qtbot, *widgets: QWidget) -> Page:
    page = Page()
    qtbot.addWidget(page)
    column = QVBoxLayout()
    for widget in widgets:
        column.addWidget(widget)
    page.scene.addLayout(column)
    shown(page, (700, 600))
    widgets[0].setFocus()
    return page


def leave(field: QWidget, other: QWidget) -> None:
    other.setFocus(Qt.FocusReason.TabFocusReason)


@pytest.fixture
def checksum_id() -> str:
    return "65320119600412004" + check_sign("65320119600412004")


class TestIdField:
    def test_eighteenth_sign_completes_and_asks_to_go_on(self, qtbot, checksum_id) -> None:
        field, other = IdField(), NameField()
        on_page(qtbot, field, other)
        told = []
        field.completed.connect(told.append)
        with qtbot.waitSignal(field.advance, timeout=500):
            type_text(field, checksum_id)
        assert [number.text for number in told] == [checksum_id]
        assert field.id_number().birth_date == date(1960, 4, 12)

    def test_it_masks_itself_when_left_and_keeps_the_number(self, qtbot, checksum_id) -> None:
        field, other = IdField(), NameField()
        on_page(qtbot, field, other)
        type_text(field, checksum_id)
        leave(field, other)
        assert field.text() == checksum_id[:3] + "*" * 11 + checksum_id[-4:]
        assert field.raw() == checksum_id
        field.reveal()
        assert field.text() == checksum_id
        field._hide_timer.timeout.emit()
        assert field.masked()
        assert "*" in field.text()

    def test_a_wrong_sign_gets_a_remedy_and_stays(self, qtbot, checksum_id) -> None:
        wrong = checksum_id[:-1] + ("1" if checksum_id[-1] != "1" else "2")
        field, other = IdField(), NameField()
        row = FormRow("身份证号", field)
        on_page(qtbot, row, other)
        field.setFocus()
        type_text(field, wrong)
        assert row.error == "号码和校验位对不上，对着证件逐位核对"
        assert field.accessibleDescription() == row.error
        leave(field, other)
        assert field.text() == wrong
        assert field.id_number() is None

    def test_spaces_and_full_width_are_dropped_while_typing(self, qtbot, checksum_id) -> None:
        field = IdField()
        on_page(qtbot, field)
        field.setText("")
        type_text(field, checksum_id[:6] + " ")
        commit(field, "１９６０")
        assert field.raw() == checksum_id[:10]

    def test_typing_over_stars_starts_anew(self, qtbot, checksum_id) -> None:
        field, other = IdField(), NameField()
        on_page(qtbot, other, field)
        field.set_number(checksum_id)
        assert field.masked()
        field.setFocus(Qt.FocusReason.TabFocusReason)
        type_text(field, "65")
        assert field.raw() == "65"
        assert field.id_number() is None


class TestMoneyField:
    @pytest.mark.parametrize(
        ("typed", "fen", "text"),
        [("1234.5", 123450, "1,234.50"), ("1,234.56", 123456, "1,234.56"), ("0", 0, "0.00")],
    )
    def test_reads_and_groups_on_leaving(self, qtbot, typed, fen, text) -> None:
        field, other = MoneyField(), NameField()
        on_page(qtbot, field, other)
        type_text(field, typed)
        leave(field, other)
        assert field.money() == Money(fen)
        assert field.text() == text

    def test_empty_is_unknown_and_not_zero(self, qtbot) -> None:
        field, other = MoneyField(), NameField()
        on_page(qtbot, field, other)
        leave(field, other)
        assert field.money() is None
        assert field.placeholderText() == "不清楚"
        assert field.fault() is None

    def test_what_cannot_be_read_stays_with_a_remedy(self, qtbot) -> None:
        field, other = MoneyField(), NameField()
        row = FormRow("医疗费总额", field)
        on_page(qtbot, row, other)
        field.setFocus()
        type_text(field, "12.345")
        leave(field, other)
        assert field.text() == "12.345"
        assert row.error == "金额最多两位小数，写到分，例如 1234.50"

    def test_wheel_changes_nothing(self, qtbot) -> None:
        field = MoneyField()
        on_page(qtbot, field)
        field.set_money(Money(100))
        event = QWheelEvent(
            QPointF(5, 5),
            QPointF(field.mapToGlobal(QPoint(5, 5))),
            QPoint(0, 0),
            QPoint(0, 120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(field, event)
        assert field.money() == Money(100)


class TestDateField:
    @pytest.mark.parametrize("typed", ["20261120", "2026.11.20", "1120", "2026-11-20"])
    def test_every_form_becomes_iso(self, qtbot, typed) -> None:
        field, other = DateField(), NameField()
        on_page(qtbot, field, other)
        with qtbot.waitSignal(field.day_changed, timeout=500):
            type_text(field, typed)
            leave(field, other)
        assert field.text() == "2026-11-20"
        assert field.day() == date(2026, 11, 20)

    def test_plus_and_minus_step_a_day_over_the_month(self, qtbot) -> None:
        field = DateField()
        on_page(qtbot, field)
        field.set_day(date(2026, 11, 30))
        field.selectAll()
        type_text(field, "+")
        assert field.day() == date(2026, 12, 1)
        type_text(field, "-")
        type_text(field, "-")
        assert field.day() == date(2026, 11, 29)

    def test_a_hyphen_inside_a_date_is_a_hyphen(self, qtbot) -> None:
        field = DateField()
        on_page(qtbot, field)
        type_text(field, "2026-1-5")
        assert field.text() == "2026-1-5"

    def test_f4_opens_the_month_arrows_walk_enter_takes(self, qtbot) -> None:
        field = DateField()
        on_page(qtbot, field)
        field.set_day(date(2026, 11, 20))
        press(field, Qt.Key.Key_F4)
        assert field.calendar_open()
        assert field.hasFocus()
        press(field, Qt.Key.Key_Down)
        press(field, Qt.Key.Key_Right)
        press(field, Qt.Key.Key_Return)
        assert not field.calendar_open()
        assert field.day() == date(2026, 11, 28)

    def test_escape_closes_the_month_and_keeps_the_date(self, qtbot) -> None:
        field = DateField()
        on_page(qtbot, field)
        field.set_day(date(2026, 11, 20))
        press(field, Qt.Key.Key_F4)
        press(field, Qt.Key.Key_PageDown)
        press(field, Qt.Key.Key_Escape)
        assert not field.calendar_open()
        assert field.text() == "2026-11-20"

    def test_an_impossible_day_says_what_the_calendar_has(self, qtbot) -> None:
        field, other = DateField(), NameField()
        row = FormRow("开始日期", field)
        on_page(qtbot, row, other)
        field.setFocus()
        type_text(field, "20260231")
        leave(field, other)
        assert row.error == "2026 年 2 月只有 28 天"
        assert field.text() == "20260231"


class TestOthers:
    def test_phone_is_grouped_and_a_short_one_counts(self, qtbot) -> None:
        field, other = PhoneField(), NameField()
        row = FormRow("联系电话", field)
        on_page(qtbot, row, other)
        field.setFocus()
        type_text(field, "1390000521")
        leave(field, other)
        assert row.error == "补到 11 位；座机写成 0903-1234567"
        assert field._count() == "10 位"
        field.setFocus()
        field.clear()
        type_text(field, "13900005217")
        leave(field, other)
        assert row.error == ""
        assert field.text() == "139 0000 5217"
        assert field.phone() == "13900005217"

    def test_name_gets_the_one_dot(self, qtbot) -> None:
        field, other = NameField(), PhoneField()
        on_page(qtbot, field, other)
        commit(field, "阿依努尔•图尔荪")
        leave(field, other)
        assert field.name() == "阿依努尔·图尔荪"

    def test_multi_line_grows_and_leaves_with_control_enter(self, qtbot) -> None:
        field = MultiLine()
        on_page(qtbot, field)
        small = field.sizeHint().height()
        type_text(field, "1")
        press(field, Qt.Key.Key_Return)
        press(field, Qt.Key.Key_Return)
        press(field, Qt.Key.Key_Return)
        assert field.text() == "1\n\n\n"
        assert small < field.sizeHint().height() <= 96
        with qtbot.waitSignal(field.advance, timeout=500):
            press(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    def test_nothing_is_said_while_a_syllable_is_composed(self, qtbot) -> None:
        field = NameField()
        on_page(qtbot, field)
        told = []
        field.edited.connect(lambda: told.append(field.text()))
        compose(field, "a yi")
        assert field.composing
        assert told == []
        commit(field, "阿依")
        assert not field.composing
        assert told[-1] == "阿依"


@pytest.mark.parametrize("scale", [100, 125, 150, 200])
def test_two_lines_of_an_address_show_both(qtbot: QtBot, scale: int) -> None:
    switch("light", scale)
    field = MultiLine()
    qtbot.addWidget(field)
    shown(field)
    field.set_text("演示路 18 号\n2 栋 301 室")
    field.resize(field.sizeHint())
    settle()
    assert field.sizeHint().height() <= theme.px(53)
    assert field.verticalScrollBar().maximum() == 0
    field.set_text("\n".join("一二三四五六"))
    assert field.sizeHint().height() == theme.px(96)
