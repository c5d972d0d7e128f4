"""The one generated style sheet: by class and dynamic property, never by object name."""

# ruff: noqa: E501 - a rule of the sheet stays on one line

from __future__ import annotations

from collections.abc import Callable
from string import Template
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from gui.theme import Theme

_SHEET = Template("""
QWidget { color: $text; }
QMainWindow, QWidget[role="page"], QWidget[role="canvas"] { background: $bg; }
QToolTip { background: $surface; color: $text; border: 1px solid $field_line; padding: ${p4}px; }

QFrame[role="panel"] { background: $surface; border: 1px solid $line; border-radius: ${radius}px; }
QFrame[role="panel-head"] { background: transparent; border: none; border-bottom: 1px solid $line; }
QFrame[role="panel-foot"] { background: $surface2; border: none; border-top: 1px solid $line; }
QFrame[role="header"] { background: $surface; border: none; border-bottom: 1px solid $line; }
QFrame[role="actions"] { background: $surface; border: none; border-top: 1px solid $line; }
QWidget[role="status"] { background: $surface2; border-top: 1px solid $line; }
QFrame[role="hairline"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[role="vline"] { background: $line; border: none; max-width: 1px; min-width: 1px; }
QFrame[role="banner"] { background: $amber_bg; border: none; border-bottom: 1px solid $amber_line; }
QFrame[role="strongline"] { background: $text; border: none; max-height: 2px; min-height: 2px; }
QFrame[role="try"] { background: $amber_bg; border: 1px solid $line; border-left: 3px solid $amber_line; border-radius: ${field_radius}px; }
QWidget[role="sheet"] { background: $surface; }
QFrame[role="plain"] { background: transparent; border: none; }
QFrame[role="floating"] { background: $surface; border: 1px solid $field_line; border-radius: ${radius}px; }
QFrame[role="tinted-amber"] { background: $amber_bg; border: none; border-top: 1px solid $amber_line; }
QFrame[role="tinted-red"] { background: $red_bg; border: none; border-top: 1px solid $red_line; }
QFrame[role="selected"] { background: $select; border: none; border-bottom: 1px solid $line; }

QLabel { background: transparent; }
QLabel[tone="text2"] { color: $text2; }
QLabel[tone="text3"] { color: $text3; }
QLabel[tone="primary"] { color: $primary; }
QLabel[tone="amber"] { color: $amber; }
QLabel[tone="red"] { color: $red; }
QLabel[tone="green"] { color: $green; }

QLineEdit, QPlainTextEdit {
  background: $surface; color: $text; border: 1px solid $field_line;
  border-radius: ${field_radius}px; padding: 0 ${p8}px;
  selection-background-color: $primary; selection-color: $on_primary;
}
QLineEdit { min-height: ${field_inner}px; max-height: ${field_inner}px; }
QPlainTextEdit { padding: ${p3}px ${p9}px; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $text3; }
QLineEdit[density="cell"] { min-height: ${cell_inner}px; max-height: ${cell_inner}px; }
QLineEdit[density="bill"] { min-height: ${bill_inner}px; max-height: ${bill_inner}px; }
QLineEdit[density="search"] { min-height: ${search_inner}px; max-height: ${search_inner}px; }
QLineEdit[density="login"] { min-height: ${login_inner}px; max-height: ${login_inner}px; }
QLineEdit:hover, QPlainTextEdit:hover { border-color: $text2; }
QLineEdit:focus, QPlainTextEdit:focus { border: 2px solid $focus; padding: 0 ${p7}px; }
QPlainTextEdit:focus { padding: ${p2}px ${p8}px; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $surface2; border-color: $line; color: $text3; }
QLineEdit[readOnly="true"] { background: transparent; border: 1px solid transparent; }
QLineEdit[state="error"], QPlainTextEdit[state="error"] { border: 2px solid $red; padding: 0 ${p7}px; }
QPlainTextEdit[state="error"] { padding: ${p2}px ${p8}px; }
QLineEdit[state="error"] { min-height: ${field_error}px; max-height: ${field_error}px; }
QLineEdit[state="error"][density="cell"] { min-height: ${cell_error}px; max-height: ${cell_error}px; }
QLineEdit[state="error"][density="bill"] { min-height: ${bill_error}px; max-height: ${bill_error}px; }
QLineEdit[state="error"][density="search"] { min-height: ${search_error}px; max-height: ${search_error}px; }
QLineEdit[state="error"][density="login"] { min-height: ${login_error}px; max-height: ${login_error}px; }

QPushButton {
  background: $surface; color: $text; border: 1px solid $field_line; border-radius: ${radius}px;
  padding: 0 ${p12}px; min-height: ${button_inner}px; max-height: ${button_inner}px;
}
QPushButton[density="small"] { min-height: ${small_inner}px; max-height: ${small_inner}px; padding: 0 ${p8}px; }
QPushButton[density="large"] { min-height: ${large_inner}px; max-height: ${large_inner}px; }
QPushButton:hover { border-color: $text2; background: $surface2; }
QPushButton:pressed { background: $select; }
QPushButton:focus { border: 2px solid $focus; padding: 0 ${p11}px; }
QPushButton[density="small"]:focus { padding: 0 ${p7}px; }
QPushButton:disabled { background: $surface2; border-color: $line; color: $text3; }
QPushButton[kind="primary"] { background: $primary; color: $on_primary; border-color: $primary; font-weight: bold; }
QPushButton[kind="primary"]:hover { background: $primary_hover; border-color: $primary_hover; }
QPushButton[kind="primary"]:pressed { background: $primary_pressed; border-color: $primary_pressed; }
QPushButton[kind="primary"]:disabled { background: $surface2; border-color: $line; color: $text3; }
QPushButton[kind="quiet"] { background: transparent; color: $primary; border: 1px solid transparent; }
QPushButton[kind="quiet"]:hover { background: $select; }
QPushButton[kind="quiet"]:focus { border: 2px solid $focus; }
QPushButton[kind="danger"] { color: $red; border-color: $red; }
QPushButton[kind="link"] {
  background: transparent; color: $primary; border: none; padding: 0; text-decoration: underline;
  min-height: 0; max-height: 1000px; text-align: left;
}
QPushButton[kind="link"]:focus { border: 2px solid $focus; padding: 0 1px; }
QPushButton[kind="link"][tone="red"] { color: $red; }

QPushButton[kind="bare"] { background: transparent; border: none; padding: 0; min-height: 0; max-height: 1000px; }
QPushButton[kind="toast"] { background: transparent; color: $toast_text; border: 1px solid $rail_dim; }
QPushButton[kind="toast"]:hover { border-color: $toast_text; }
QPushButton[kind="toast"]:focus { border: 2px solid $toast_text; padding: 0 ${p7}px; }
QLabel[tone="toast"] { color: $toast_text; }

QFrame[role="segmented"] { background: $surface; border: 1px solid $field_line; border-radius: ${field_radius}px; }
QFrame[role="segmented"] QToolButton {
  background: transparent; color: $text; border: none; border-right: 1px solid $line;
  padding: 0 ${p11}px; min-height: ${field_inner}px; max-height: ${field_inner}px;
}
QFrame[role="segmented"][density="small"] QToolButton { min-height: ${small_inner}px; max-height: ${small_inner}px; }
QFrame[role="segmented"] QToolButton[last="true"] { border-right: none; }
QFrame[role="segmented"] QToolButton:checked { background: $primary; color: $on_primary; font-weight: bold; }
QFrame[role="segmented"] QToolButton:hover:!checked { background: $surface2; }
QFrame[role="segmented"] QToolButton:focus { border: 2px solid $focus; padding: 0 ${p9}px; }
QFrame[role="segmented"] QToolButton:checked:focus { border: 2px solid $on_primary; }
QFrame[role="segmented"] QToolButton:disabled { color: $text3; background: $surface2; }
QFrame[role="segmented"][state="error"] { border: 2px solid $red; }

QCheckBox { spacing: ${p8}px; min-height: ${p24}px; background: transparent; border: 2px solid transparent; }
QCheckBox::indicator {
  width: ${p14}px; height: ${p14}px; border: 1px solid $field_line; border-radius: ${field_radius}px; background: $surface;
}
QCheckBox::indicator:hover { border-color: $text2; }
QCheckBox::indicator:checked { background: $primary; border-color: $primary; image: url($tick); }
QCheckBox::indicator:indeterminate { background: $primary; border-color: $primary; image: url($dash); }
QCheckBox::indicator:disabled { background: $surface2; border-color: $line; }
QCheckBox[state="error"]::indicator { border: 2px solid $red; }
QCheckBox:focus { border: 2px solid $focus; border-radius: ${field_radius}px; }

QTableView, QTreeView, QListView {
  background: $surface; color: $text; border: none; outline: none;
  selection-background-color: $select; selection-color: $text; gridline-color: transparent;
}
QHeaderView { background: $surface2; border: none; }
QHeaderView::section {
  background: $surface2; color: $text2; border: none; border-bottom: 1px solid $line;
  padding: 0 ${p8}px; height: ${table_head}px;
}
QListView[role="pick"] { border: 1px solid $field_line; border-radius: ${field_radius}px; background: $surface; }

QScrollArea, QScrollArea > QWidget > QWidget[role="scroll-body"] { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${scroll}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${scroll}px; margin: 0; }
QScrollBar::handle { background: $rail_dim; border-radius: ${scroll_radius}px; margin: 2px; }
QScrollBar::handle:vertical { min-height: ${p32}px; }
QScrollBar::handle:horizontal { min-width: ${p32}px; }
QScrollBar::handle:hover { background: $field_line; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }

QProgressBar { background: $bar_track; border: none; border-radius: ${p4}px; max-height: ${p8}px; min-height: ${p8}px; }
QProgressBar::chunk { background: $primary; border-radius: ${p4}px; }
QDialog { background: $surface; }
QCalendarWidget QWidget { background: $surface; alternate-background-color: $surface2; }
""")


def style_sheet(theme: Theme, icon_file: Callable[[str, str], str]) -> str:
    """The style sheet of the scheme and scale in force."""
    values: dict[str, object] = {name: theme.hex(name) for name in theme.tokens[theme.scheme]}
    values.update({f"p{n}": theme.px(n) for n in (2, 3, 4, 5, 6, 7, 8, 9, 11, 12, 14, 24, 32)})
    values.update(
        radius=theme.metric("radius"),
        field_radius=theme.metric("field_radius"),
        field_inner=theme.metric("field") - 2,
        bill_inner=theme.px(28) - 2,
        cell_inner=theme.px(24) - 2,
        search_inner=theme.px(38) - 2,
        field_error=theme.metric("field") - 4,
        cell_error=theme.px(24) - 4,
        bill_error=theme.px(28) - 4,
        search_error=theme.px(38) - 4,
        login_error=theme.px(36) - 4,
        login_inner=theme.px(36) - 2,
        button_inner=theme.metric("button") - 2,
        small_inner=theme.metric("button_small") - 2,
        large_inner=theme.px(40) - 2,
        table_head=theme.metric("table_head"),
        scroll=theme.metric("scroll_bar"),
        scroll_radius=max(1, theme.metric("scroll_bar") // 2 - 2),
        tick=icon_file("check", theme.hex("on_primary")),
        dash=icon_file("minus", theme.hex("on_primary")),
    )
    return _SHEET.substitute(values) + _type_rules(theme)


def _type_rules(theme: Theme) -> str:
    """One rule a type role: fonts follow a switch of scale without touching any widget."""
    rules = []
    for role, (size, _line, bold) in theme.tokens["type"].items():
        weight = "bold" if bold else "normal"
        rules.append(
            f'*[type="{role}"] {{ font-size: {theme.px(size)}px; font-weight: {weight}; }}'
        )
    return "\n".join(rules)
