"""Margins, gaps and fixed heights of the design grid; they follow when the scale is switched."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtWidgets import QApplication, QLayout, QWidget

from gui.theme import theme

_Layout = TypeVar("_Layout", bound=QLayout)
_Widget = TypeVar("_Widget", bound=QWidget)
_MARGINS, _GAP = "grid_margins", "grid_gap"
_SIZES = ("grid_height", "grid_width", "grid_min_height", "grid_min_width", "grid_max_width")
_WISHES = ("grid_min_height", "grid_min_width")


def space(
    layout: _Layout, margins: tuple[int, int, int, int] = (0, 0, 0, 0), gap: int = 0
) -> _Layout:
    """Set left, top, right, bottom margins and the gap of a layout, in design pixels."""
    layout.setProperty(_MARGINS, list(margins))
    layout.setProperty(_GAP, gap)
    _apply_layout(layout)
    return layout


def fix(
    widget: _Widget,
    height: float | None = None,
    width: float | None = None,
    min_height: float | None = None,
    min_width: float | None = None,
    max_width: float | None = None,
) -> _Widget:
    """Set sizes in design pixels. Never a fixed width on anything that holds text."""
    for name, value in zip(_SIZES, (height, width, min_height, min_width, max_width), strict=True):
        if value is not None:
            widget.setProperty(name, float(value))
    _apply_widget(widget)
    return widget


def rescale(root: QWidget) -> None:
    """Set every metric of a window again from the scale in force."""
    for widget in [root, *root.findChildren(QWidget)]:
        _apply_widget(widget)
        layout = widget.layout()
        if layout is not None:
            _apply_layout(layout)
            for inner in layout.findChildren(QLayout):
                _apply_layout(inner)


def rescale_all() -> None:
    """Set every metric of every window again."""
    for window in QApplication.topLevelWidgets():
        rescale(window)


def _apply_layout(layout: QLayout) -> None:
    margins, gap = layout.property(_MARGINS), layout.property(_GAP)
    if margins is None or gap is None:
        return
    left, top, right, bottom = (theme.px(int(value)) for value in margins)
    layout.setContentsMargins(left, top, right, bottom)
    layout.setSpacing(theme.px(int(gap)))


def _apply_widget(widget: QWidget) -> None:
    setters = (
        widget.setFixedHeight,
        widget.setFixedWidth,
        widget.setMinimumHeight,
        widget.setMinimumWidth,
        widget.setMaximumWidth,
    )
    aware = getattr(widget, "grid_aware", False)
    for name, setter in zip(_SIZES, setters, strict=True):
        value = widget.property(name)
        if aware and name in _WISHES:
            widget.updateGeometry()
        elif value is not None:
            setter(theme.px(float(value)))


theme.changed.connect(rescale_all)
