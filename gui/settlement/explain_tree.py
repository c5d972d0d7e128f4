"""How a number came about: a tree of steps, each with its formula and its source."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QFrame, QTreeView, QWidget

from core.settlement import TraceNode
from gui.settlement.explain_delegate import ExplainDelegate
from gui.settlement.explain_lines import spoken
from gui.settlement.explain_model import ExplainModel
from gui.theme import theme


class ExplainTree(QTreeView):
    """Right and Left open and close; `source_asked` fires on Enter; Ctrl+C copies the row."""

    source_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._empty = ""
        self._kept: tuple[list[str], str | None] = ([], None)
        self.steps = ExplainModel(self)
        self.setModel(self.steps)
        self.setItemDelegate(ExplainDelegate(self))
        self.setAccessibleName("这个数怎么来的")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.expanded.connect(lambda _: self.viewport().update())

    def show_trace(self, trace: tuple[TraceNode, ...], key: str | None) -> None:
        """Show another explanation: what was open and selected stays so, else `key` is chosen."""
        if self.steps.rowCount():
            # While an amount is half typed there are no steps; what was open is kept till then.
            at = self.current_node()
            self._kept = (self._opened(), at.key if at is not None else None)
        self.steps.show_trace(trace)
        opened, chosen = self._kept
        for name in opened:
            index = self.steps.find(name)
            if index.isValid():
                self.setExpanded(index, True)
        kept = self.steps.find(chosen) if chosen is not None else QModelIndex()
        if kept.isValid():
            self.setCurrentIndex(kept)
        elif key is not None:
            self.choose(key)

    def set_empty_text(self, text: str) -> None:
        """What stands in the middle while there are no steps."""
        self._empty = text
        self.setAccessibleDescription(text if not self.steps.rowCount() else "")
        self.viewport().update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.steps.rowCount() or not self._empty:
            return
        painter = QPainter(self.viewport())
        painter.setFont(theme.font("table"))
        painter.setPen(theme.color("text3"))
        side = theme.px(24)
        room = self.viewport().rect().adjusted(side, side, -side, -side)
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, int(flags), self._empty)

    def choose(self, key: str) -> bool:
        """Open the way to a step and its children, and select it. False if there is none."""
        index = self.steps.find(key)
        if not index.isValid():
            self.setCurrentIndex(QModelIndex())
            self.viewport().update()
            return False
        above = index.parent()
        while above.isValid():
            self.setExpanded(above, True)
            above = above.parent()
        self.setExpanded(index, True)
        ratio = self.steps.find("ratio")
        if ratio.isValid() and ratio.parent() == index:
            # What filing does to the ratio is what people ask about.
            self.setExpanded(ratio, True)
        self.setCurrentIndex(index)
        self.scrollTo(index, QAbstractItemView.ScrollHint.PositionAtTop)
        self.viewport().update()
        return True

    def current_node(self) -> TraceNode | None:
        """The selected step."""
        return self.steps.node(self.currentIndex())

    def forget(self) -> None:
        """Another person: nothing is open, nothing chosen."""
        self._kept = ([], None)
        self.steps.show_trace(())

    def _opened(self) -> list[str]:
        found: list[str] = []
        queue = [self.steps.index(row, 0) for row in range(self.steps.rowCount())]
        while queue:
            index = queue.pop(0)
            node = self.steps.node(index)
            if node is not None and self.isExpanded(index):
                found.append(node.key)
            queue += [self.steps.index(row, 0, index) for row in range(self.steps.rowCount(index))]
        return found

    def keyPressEvent(self, event: QKeyEvent) -> None:
        node = self.current_node()
        if node is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.source_asked.emit(node)
        elif node is not None and event.matches(QKeySequence.StandardKey.Copy):
            QApplication.clipboard().setText(spoken(node))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mousePressEvent(event)
        if index.isValid() and self.steps.rowCount(index):
            depth, above = 0, index.parent()
            while above.isValid():
                depth, above = depth + 1, above.parent()
            # Rows are painted without Qt's own branch arrows, so the arrow is clicked here.
            if event.position().x() <= theme.px(8 + 18 * depth + 20):
                self.setExpanded(index, not self.isExpanded(index))

    def drawBranches(self, painter: QPainter, rect: QRect, index: object) -> None:
        """The delegate paints guides and arrows."""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.scheduleDelayedItemsLayout()
