"""The parts of the visit page and how they share the room."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLayout, QStackedWidget, QVBoxLayout, QWidget

from core.areas import Divisions
from core.desk.service import Desk
from gui.theme import theme
from gui.visit.action_bar import ActionBar
from gui.visit.advice_view import AdviceView
from gui.visit.person_panel import PersonPanel
from gui.visit.pick_sources import AreaSource
from gui.visit.recovery import RecoveryPanel
from gui.visit.summary_panel import SummaryPanel
from gui.visit.words import STEPS
from gui.widgets.breakpoint import Layout
from gui.widgets.key_button import KeyButton
from gui.widgets.metrics import fix, space
from gui.widgets.page import Page
from gui.widgets.step_bar import StepBar
from gui.widgets.toast import Toast
from gui.widgets.verdict_block import VerdictBlock

PERSON_WIDTH, SUMMARY_WIDTH, SUMMARY_WIDE, CENTRE_MOST = 286, 252, 320, 960
# The six steps and three buttons beside the title need this much.
TITLE_LEAST, CONTEXT_LEAST = 760, 900
SMALLEST = (600, 300)
NO_LIMIT = 16_777_215


class StepStack(QStackedWidget):
    """As large as the step shown; a wide step does not widen the others."""

    def __init__(self) -> None:
        super().__init__()
        self.currentChanged.connect(lambda _: self.updateGeometry())

    def minimumSizeHint(self) -> QSize:
        current = self.currentWidget()
        return current.minimumSizeHint() if current is not None else QSize()

    def sizeHint(self) -> QSize:
        current = self.currentWidget()
        return current.sizeHint() if current is not None else QSize()


class VisitFrame(Page):
    """Header with stepper, person, centre, summary, action bar; nothing here knows the rules."""

    title = "窗口办理"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.step = 1
        self.divisions = Divisions.shipped()
        self.recovery: RecoveryPanel | None = None
        self._summary_open = False
        self._header()
        areas = AreaSource(self.divisions, desk.context.office.area[:2] + "0000")
        self.person = PersonPanel(areas)
        self.verdict = VerdictBlock()
        self.advice_view = AdviceView()
        self.stack = StepStack()
        self.stack.addWidget(self.advice_view)
        self.summary = SummaryPanel()
        self.bar = ActionBar()
        self._lay_out()
        whole = self.layout()
        if whole is not None:
            whole.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        self.toast = Toast(self)

    def arrange(self, layout: Layout) -> None:
        self.step_bar.fold(layout.compact)
        self.person.set_short(layout.short)
        self.summary.set_short(layout.short)
        self.bar.set_narrow(layout.narrow)
        self._summary_open = False
        if not layout.narrow:
            fix(self.summary, width=SUMMARY_WIDE if layout.wide else SUMMARY_WIDTH)
        down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
        self._row.setDirection(down if layout.narrow else across)
        if layout.narrow:
            _free_width(self.person)
            _free_width(self.summary)
        else:
            fix(self.person, width=PERSON_WIDTH)
        self.set_sides()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Where the header is tightest the rail already says which page this is.
        roomy = self.width() >= theme.px(TITLE_LEAST)
        self._title_label.setVisible(roomy)
        self._step_gap.setVisible(roomy)
        self._context_label.setVisible(self.width() >= theme.px(CONTEXT_LEAST))

    def set_sides(self) -> None:
        """What stands beside the centre in this step and size."""
        layout = self.breakpoint.layout
        estimate = self.step == 5
        self.person.setVisible(not estimate)
        self.person.set_folded(layout.narrow and self.step > 1)
        self.stack.setVisible(not (layout.narrow and self.step == 1))
        # Names of institutions need the room more than the summary does.
        folds = layout.compact or (self.step == 4 and not layout.wide)
        folded_away = folds and not self._summary_open
        self.summary.setVisible(not estimate and not folded_away)
        self.summary_button.setVisible(folds and not estimate)
        # A narrow window shows either the work or its summary.
        self._centre.setVisible(not (layout.narrow and self._summary_open and not estimate))
        self.verdict.setVisible(self.step <= 3)
        self.verdict.set_folded(layout.short or self.faults_shown())
        limited = layout.wide and self.step not in (4, 5)
        self._centre.setMaximumWidth(theme.px(CENTRE_MOST) if limited else NO_LIMIT)

    def minimumSizeHint(self) -> QSize:
        # The page folds its parts by itself; their widths must not keep the window from shrinking.
        return QSize(theme.px(SMALLEST[0]), theme.px(SMALLEST[1]))

    def faults_shown(self) -> bool:
        """Whether an error summary takes the room of the verdict."""
        return False

    def toggle_summary(self) -> None:
        """Ctrl+0: the summary comes and goes where it has no place of its own."""
        if self.summary_button.isVisible():
            self._summary_open = not self._summary_open
            self.set_sides()

    def close_summary(self) -> None:
        """Another step opens: the summary that was called goes."""
        self._summary_open = False

    def put_recovery(self, panel: RecoveryPanel | None) -> None:
        """Ask whether to go on with an open visit, or take the question away."""
        if self.recovery is not None:
            self._column.removeWidget(self.recovery)
            self.recovery.hide()
            self.recovery.deleteLater()
        self.recovery = panel
        if panel is not None:
            self._column.insertWidget(0, panel)

    def _header(self) -> None:
        self._step_gap = fix(QWidget(), width=20)
        self.header_middle.addWidget(self._step_gap)
        self.step_bar = StepBar(STEPS)
        self.header_middle.addWidget(self.step_bar)
        self.summary_button = KeyButton("摘要", "Ctrl+0", small=True)
        self.find_button = KeyButton("找人", "F3", small=True)
        self.new_button = KeyButton("新办件", "F2", small=True)
        for button in (self.summary_button, self.find_button, self.new_button):
            self.header_slot.addWidget(button)
        self.summary_button.hide()

    def _lay_out(self) -> None:
        fix(self.person, width=PERSON_WIDTH)
        fix(self.summary, width=SUMMARY_WIDTH)
        self._centre = QWidget()
        self._column = space(QVBoxLayout(self._centre), gap=10)
        self._column.addWidget(self.verdict)
        self._column.addWidget(self.stack, 1)
        body = QWidget()
        row = self._row = space(QBoxLayout(QBoxLayout.Direction.LeftToRight, body), (12,) * 4, 12)
        # Where the centre has its most, what is left becomes the margins at both sides.
        row.addStretch(1)
        row.addWidget(self.person)
        row.addWidget(self._centre, 1000)
        row.addWidget(self.summary)
        row.addStretch(1)
        self.scene.addWidget(body, 1)
        self.scene.addWidget(self.bar)


def _free_width(widget: QWidget) -> None:
    """Give a part with a fixed width all the room there is."""
    widget.setProperty("grid_width", None)
    widget.setMinimumWidth(0)
    widget.setMaximumWidth(NO_LIMIT)
