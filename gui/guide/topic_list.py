"""The topics at the left: a list that the arrow keys walk; the page shows what is marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from core.policy import GuideTopic
from gui.theme import theme
from gui.widgets.cell_option import cell

_Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
ROW = 34


class _Topics(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.topics: tuple[GuideTopic, ...] = ()

    def show(self, topics: Sequence[GuideTopic]) -> None:
        self.beginResetModel()
        self.topics = tuple(topics)
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.topics)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.topics[index.row()].title
        return None


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        return QSize(theme.px(60), theme.px(ROW))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        place = cell(option)
        rect = place.rect
        painter.save()
        if place.selected:
            painter.fillRect(rect, theme.color("select"))
            bar = QRect(rect.left(), rect.top(), theme.px(3), rect.height())
            painter.fillRect(bar, theme.color("primary"))
        elif place.hovered:
            painter.fillRect(rect, theme.color("surface2"))
        view = place.widget
        if place.selected and view is not None and view.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.setFont(theme.font("table_bold" if place.selected else "table"))
        painter.setPen(theme.color("text"))
        room = rect.adjusted(theme.px(12), 0, -theme.px(8), 0)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), str(index.data() or ""))
        painter.restore()


class TopicList(QListView):
    """`topic_changed` fires with the id of the topic that is marked now."""

    topic_changed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName("主题")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(_Delegate(self))
        self._topics = _Topics(self)
        self.setModel(self._topics)

    def show_topics(self, topics: Sequence[GuideTopic], marked: str) -> None:
        """Show other topics; the marked one stays marked if it is among them."""
        self.blockSignals(True)
        self._topics.show(topics)
        ids = [topic.id for topic in topics]
        if ids:
            row = ids.index(marked) if marked in ids else 0
            self.setCurrentIndex(self._topics.index(row, 0))
        self.blockSignals(False)

    def mark(self, topic_id: str) -> None:
        """Mark a topic."""
        ids = [topic.id for topic in self._topics.topics]
        if topic_id in ids:
            self.setCurrentIndex(self._topics.index(ids.index(topic_id), 0))

    def marked(self) -> str:
        """The id of the marked topic, "" for none."""
        index = self.currentIndex()
        return self._topics.topics[index.row()].id if index.isValid() else ""

    def currentChanged(self, current: _Index, previous: _Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        if current.isValid():
            self.topic_changed.emit(self._topics.topics[current.row()].id)
