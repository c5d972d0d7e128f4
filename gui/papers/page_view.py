"""One page on the screen: the same paint function as print, on white whatever the scheme."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from gui.papers.render import MM_PER_INCH, PagePainter, page_image
from gui.theme import theme

BASE_DPI = 96.0


class PageView(QWidget):
    """Shows page `page` at `zoom` percent, 100 = the size of the sheet on a 96 dpi screen."""

    def __init__(self, pages: PagePainter, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = pages
        self.page = 0
        self.zoom = 100
        self._title = title
        self._shown: tuple[tuple[int, int, float], QImage] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._name()

    def set_page(self, page: int) -> None:
        """Turn to a page, as far as there are any."""
        self.page = max(0, min(page, self.pages.pages - 1))
        self._name()
        self.update()

    def set_zoom(self, percent: int) -> None:
        """Show it larger or smaller."""
        self.zoom = percent
        self.updateGeometry()
        self.resize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        scale = BASE_DPI * self.zoom / 100 / MM_PER_INCH
        width, height = self.pages.size
        return QSize(round(width * scale) + 2, round(height * scale) + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._title}，第 {self.page + 1} 页")

    def _image(self) -> QImage:
        ratio = self.devicePixelRatioF()
        wanted = (self.page, self.zoom, ratio)
        if self._shown is None or self._shown[0] != wanted:
            image = page_image(self.pages, self.page, BASE_DPI * self.zoom / 100 * ratio)
            image.setDevicePixelRatio(ratio)
            self._shown = (wanted, image)
        return self._shown[1]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.drawImage(1, 1, self._image())
        painter.setPen(QPen(theme.color("field_line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5))
        painter.end()
