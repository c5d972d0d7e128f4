"""A paper small: its first page as it will come out, its name, and the key that prints it."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.papers import Paper
from gui.papers.render import page_image, painter_of
from gui.theme import theme
from gui.widgets.badge import Chip
from gui.widgets.key_button import KeyButton
from gui.widgets.label import label
from gui.widgets.metrics import space

HEIGHT, WIDEST = 196, 212
DPI = 60.0


class _Thumbnail(QWidget):
    """The page, as large as fits; a click opens it."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.px(HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(80), theme.px(HEIGHT))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), theme.color("surface2"))
        if self.image is None:
            return
        room = self.rect().adjusted(theme.px(8), theme.px(8), -theme.px(8), -theme.px(8))
        # A long slip is shown from its top; squeezing it would make it unreadable.
        scale = min(min(room.width(), theme.px(WIDEST)) / self.image.width(), 1.0)
        if self.image.height() < 2 * self.image.width():
            scale = min(scale, room.height() / self.image.height())
        width = self.image.width() * scale
        height = min(self.image.height() * scale, room.height())
        source = QRectF(0, 0, self.image.width(), height / scale)
        left = room.left() + (room.width() - width) / 2
        place = QRectF(left, room.top(), width, height)
        painter.drawImage(place, self.image, source)
        painter.setPen(QPen(theme.color("line"), 1))
        painter.drawRect(place)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton and self.image is not None:
            self.clicked.emit()


class PaperCard(QWidget):
    """`opened` asks for the preview."""

    opened = Signal()

    def __init__(self, title: str, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = space(QVBoxLayout(self), gap=6)
        head = space(QHBoxLayout(), gap=8)
        head.addWidget(label(title, "table_bold"))
        head.addStretch(1)
        self._chip = Chip("waiting")
        head.addWidget(self._chip)
        column.addLayout(head)
        self._thumbnail = _Thumbnail()
        self._thumbnail.clicked.connect(self.opened)
        column.addWidget(self._thumbnail)
        self.button = KeyButton("看全页，打印", key, small=True)
        self.button.clicked.connect(self.opened)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._why = label("", "small", "text3", wrap=True)
        column.addWidget(self._why)
        self.show_paper(None, "")

    def show_paper(self, paper: Paper | None, why_not: str) -> None:
        """The paper as it stands now, or why there is none."""
        pages = painter_of(paper) if paper is not None else None
        self._thumbnail.image = page_image(pages, 0, DPI * 2) if pages else None
        self._thumbnail.update()
        self._chip.setVisible(paper is not None)
        self.button.set_off(None if paper is not None else why_not or "还没有内容")
        missing = "、".join(pages.missing) if pages else ""
        text = f"手写：{missing}" if missing else ""
        self._why.setText(text if paper is not None else why_not)

    def show_printed(self) -> None:
        """It has come out of the printer."""
        self._chip.set_kind("good", "已打印")
