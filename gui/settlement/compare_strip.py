"""备案与不备案: the same bill under another filing, side by side."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from core.case.model import Route
from core.kernel.money import Money
from core.kernel.status import Status
from core.settlement import Comparison, Estimate
from core.settlement.wording import money_range, ratio_range
from gui.theme import theme
from gui.widgets.badge import Badge, Chip
from gui.widgets.label import label
from gui.widgets.metrics import space

EMPTY = "有了结果，这里比一比备案和不备案"


class CompareCell(QFrame):
    """One case: name and mark, the figure, three facts. The own case stands on select."""

    def __init__(self, shown: Comparison, last: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.comparison = shown
        self._last, self.upright = last, False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        column = space(QVBoxLayout(self), (8, 7, 8, 3), 0)
        head = space(QGridLayout(), gap=4)
        self.name = label(shown.label, "small_bold", wrap=True)
        head.addWidget(self.name, 0, 0)
        head.addWidget(self._mark(), 0, 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        head.setColumnStretch(0, 1)
        head.setRowMinimumHeight(0, theme.px(20))
        column.addLayout(head)
        self.figure = label(figure_text(shown), "title", self._figure_tone(), wrap=True)
        column.addWidget(self.figure)
        grid = space(QGridLayout(), gap=0)
        grid.setColumnStretch(1, 1)
        for row, (key, value) in enumerate(fact_lines(shown)):
            grid.addWidget(label(key, "small", "text2"), row, 0)
            text = label(value, "small", wrap=True)
            text.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(text, row, 1)
        column.addLayout(grid)
        column.addStretch(1)
        facts = "，".join(f"{key}{value}" for key, value in fact_lines(shown))
        self.setAccessibleName(f"{shown.label}　{figure_text(shown)}　{facts}")
        self.setToolTip(shown.reason)

    def _mark(self) -> QWidget:
        if self.comparison.is_own:
            return Chip("in_force", "本件")
        found = self.comparison.estimate
        return Badge(Status.MISSING if found is None else found.confidence)

    def _figure_tone(self) -> str | None:
        return "amber" if self.comparison.estimate is None else None

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.comparison.is_own:
            painter.fillRect(self.rect(), theme.color("select"))
            painter.fillRect(0, 0, self.width(), theme.px(3), theme.color("primary"))
        if not self._last:
            painter.setPen(theme.color("line"))
            edge = self.rect().bottomLeft() if self.upright else self.rect().topRight()
            painter.drawLine(edge, self.rect().bottomRight())


class CompareStrip(QWidget):
    """Two to four equal cells; `stand(True)` puts them one above the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("备案与不备案")
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        space(self._row)
        self._cells: list[CompareCell] = []
        self._upright = False
        self._empty = label(EMPTY, "table", "text3", wrap=True)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._row.addWidget(self._empty)

    def show_comparisons(self, shown: tuple[Comparison, ...]) -> None:
        """Show other cases; nothing while there is nothing to compare."""
        if [cell.comparison for cell in self._cells] == list(shown) and self._cells:
            return
        for cell in self._cells:
            self._row.removeWidget(cell)
            cell.deleteLater()
        self._cells = [
            CompareCell(one, number == len(shown) - 1) for number, one in enumerate(shown)
        ]
        self._empty.setVisible(not shown)
        for cell in self._cells:
            cell.upright = self._upright
            self._row.addWidget(cell, 1)
            cell.show()

    def cells(self) -> tuple[CompareCell, ...]:
        """What is shown."""
        return tuple(self._cells)

    def stand(self, upright: bool) -> None:
        """One above the other where the width is short."""
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if upright else ways.LeftToRight)
        self._upright = upright
        for cell in self._cells:
            cell.upright = upright
            cell.update()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.update()


def figure_text(shown: Comparison) -> str:
    """What the person pays, or what is laid out where no figure can be given."""
    found = shown.estimate
    if found is not None:
        return _personal(found)
    bill = shown.case.bill
    if shown.route is Route.MANUAL and bill is not None:
        return f"垫付 {bill.total}"
    return "算不出"


def fact_lines(shown: Comparison) -> tuple[tuple[str, str], ...]:
    """Three facts under the figure."""
    found = shown.estimate
    by_hand = shown.route is Route.MANUAL
    arrives = ("到账", "手工审核后" if by_hand else "当场")
    if found is None:
        names = [item.label for item in shown.missing]
        gaps = "、".join(names) if len(names) < 2 else f"{names[0]}等 {len(names)} 项"
        return (("最后自付", "不给数字"), ("缺", gaps), arrives)
    bill = shown.case.bill
    paid_now = str(bill.total) if by_hand and bill is not None else _personal(found)
    ratio = ("比例", ratio_range(found.ratio))
    if shown.is_own:
        return (("当场要付", paid_now), ratio, arrives)
    return (("当场要付", paid_now), ratio, _difference(shown.difference))


def _difference(amount: Money | None) -> tuple[str, str]:
    if amount is None:
        return ("差多少", "算不准")
    if not amount:
        return ("和本件比", "一样")
    return ("多付最多", str(amount)) if amount.fen > 0 else ("少付最多", str(-amount))


def _personal(found: Estimate) -> str:
    low = found.lines["psn_part_amt"]
    assert low is not None
    high = found.high["psn_part_amt"] if found.high is not None else None
    return money_range(low, high)
