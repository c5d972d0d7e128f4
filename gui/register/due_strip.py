"""The strip over the register: six tiles that count what falls due; a tile narrows the list."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from core.desk.views import DueCounts
from gui.register.words import Tone
from gui.theme import theme
from gui.widgets.label import vline
from gui.widgets.metrics import fix, space
from gui.widgets.sized_by_theme import SizedByTheme

TILES = (
    ("to_enter", "待平台录入"),
    ("returned", "退回待处理"),
    ("expiring", "30 天内到期"),
    ("to_follow", "待补材料"),
    ("drafts", "草稿"),
    ("changeable", "本月可变更"),
)


class DueTile(SizedByTheme, QPushButton):
    """A number, its words, and the nearest day; pressed again it lets the list go wide."""

    def __init__(self, code: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.code, self._words = code, text
        self._count, self._note, self._tone = 0, "", "text3"
        self.setProperty("kind", "bare")
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_count(self, count: int, note: str, tone: str) -> None:
        """The number with its tone, and the small line under it."""
        self._count, self._note, self._tone = count, note, tone
        self.setAccessibleName(f"{self._words} {count} 件，{note}" if note else self._words)
        self.update()

    def count(self) -> int:
        """The number shown."""
        return self._count

    def note(self) -> str:
        """The small line shown."""
        return self._note

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font("body_bold")).horizontalAdvance(self._words)
        return QSize(width + theme.px(60), theme.px(60))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        if self.isChecked():
            painter.fillRect(self.rect(), theme.color("select"))
            painter.fillRect(0, 0, self.width(), 3, theme.color("primary"))
        elif self.underMouse():
            painter.fillRect(self.rect(), theme.color("surface2"))
        left, figure = theme.px(14), theme.font("figure2")
        number = str(self._count)
        painter.setFont(figure)
        painter.setPen(theme.color(self._tone))
        line = theme.px(32)
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        width = QFontMetrics(figure).horizontalAdvance(number)
        painter.drawText(QRect(left, theme.px(6), width + 2, line), flags, number)
        painter.setFont(theme.font("body_bold"))
        painter.setPen(theme.color("text"))
        words = QRect(left + width + theme.px(8), theme.px(7), self.width(), line)
        painter.drawText(words, flags, self._words)
        small = theme.font("small")
        painter.setFont(small)
        painter.setPen(theme.color("text2"))
        room = self.width() - 2 * left
        note = QFontMetrics(small).elidedText(self._note, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRect(left, theme.px(36), room, theme.px(18)), flags, note)
        if self.hasFocus():
            painter.setPen(QPen(theme.color("focus"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class DueStrip(QFrame):
    """`chosen` carries the code of the tile that is on, "" for none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName("到期事项")
        fix(self, height=62)
        row = space(QHBoxLayout(self), (1, 1, 1, 1))
        self.tiles: dict[str, DueTile] = {}
        for at, (code, text) in enumerate(TILES):
            if at:
                row.addWidget(vline())
            tile = DueTile(code, text)
            tile.clicked.connect(lambda _on, code=code: self._clicked(code))
            self.tiles[code] = tile
            row.addWidget(tile, 1)

    def show_counts(self, counts: DueCounts, today: date) -> None:
        """All six numbers with their nearest day."""
        for code, tile in self.tiles.items():
            count = int(getattr(counts, code))
            day = counts.nearest.get(code)
            tile.show_count(count, *_note(code, count, day, today))

    def on(self) -> str:
        """The tile that narrows the list."""
        return next((code for code, tile in self.tiles.items() if tile.isChecked()), "")

    def set_on(self, code: str) -> None:
        """Press a tile, or none, without saying so."""
        for one, tile in self.tiles.items():
            tile.setChecked(one == code)

    def _clicked(self, code: str) -> None:
        on = self.tiles[code].isChecked()
        self.set_on(code if on else "")
        self.chosen.emit(code if on else "")


def _note(code: str, count: int, day: date | None, today: date) -> tuple[str, str]:
    """The small line and the tone of the number: red only for what is late or sent back."""
    tone: Tone = "text" if count else "text3"
    if not count:
        return "没有", "text3"
    late = (today - day).days if day else 0
    if code == "to_enter":
        note = f"最早一件已过 {late} 天" if late > 0 else "今天下班前录完"
        return note, "red" if late > 0 else "amber"
    if code == "returned":
        return (f"最早 {day:%m-%d} 退回" if day else ""), "red"
    if code in ("expiring", "to_follow"):
        return (f"最近一件 {day:%m-%d}" if day else ""), "red" if late > 0 else "amber"
    if code == "changeable":
        return (f"最近一件 {day:%m-%d} 起" if day else ""), str(tone)
    return "没办完的办件", str(tone)
