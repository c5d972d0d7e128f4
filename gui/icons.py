"""Line icons of one set (Lucide), tinted from the tokens and cached per colour and size."""

from __future__ import annotations

import atexit
import shutil
import tempfile
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from core.kernel.paths import resources

STROKE = "1.75"


@lru_cache(maxsize=512)
def _svg(name: str, color: str) -> bytes:
    text = (resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8")
    text = text.replace("currentColor", color).replace(
        'stroke-width="2"', f'stroke-width="{STROKE}"'
    )
    return text.encode()


def paint_icon(painter: QPainter, name: str, rect: QRectF, color: str) -> None:
    """Paint an icon into a rectangle in any painter (screen or paper)."""
    QSvgRenderer(QByteArray(_svg(name, color))).render(painter, rect)


@lru_cache(maxsize=512)
def pixmap(name: str, size: int, color: str, ratio: float = 1.0) -> QPixmap:
    """An icon as a pixmap of `size` logical pixels."""
    side = round(size * ratio)
    image = QImage(QSize(side, side), QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    paint_icon(painter, name, QRectF(0, 0, side, side), color)
    painter.end()
    made = QPixmap.fromImage(image)
    made.setDevicePixelRatio(ratio)
    return made


def icon(name: str, color: str, size: int = 20) -> QIcon:
    """An icon with pixmaps for 1x to 3x screens."""
    made = QIcon()
    for ratio in (1.0, 2.0, 3.0):
        made.addPixmap(pixmap(name, size, color, ratio))
    return made


@lru_cache(maxsize=64)
def icon_file(name: str, color: str) -> str:
    """A tinted icon as a file, because a style sheet can name only files; nothing personal."""
    path = _folder() / f"{name}-{color.lstrip('#')}.svg"
    path.write_bytes(_svg(name, color))
    return path.as_posix()


@lru_cache(maxsize=1)
def _folder() -> Path:
    """A folder of this run alone: under a name that others know they could put files there."""
    folder = Path(tempfile.mkdtemp(prefix="yidi-desk-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder
