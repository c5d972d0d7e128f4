"""The preview of a paper: turn pages, print with F9, save a PDF with Ctrl+S, Esc goes back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from core.kernel.errors import KnownError
from core.papers import Paper
from core.papers.footer import page_of
from gui.papers.page_view import BASE_DPI, PageView
from gui.papers.pdf import save_pdf
from gui.papers.printer import NOBODYS, PrinterMemory, kind_of, print_pages, printer_names
from gui.papers.render import MM_PER_INCH, PagePainter, painter_of
from gui.theme import theme
from gui.widgets.banner import Banner
from gui.widgets.key_actions import KeyActions
from gui.widgets.key_button import KeyButton
from gui.widgets.label import label, set_tone
from gui.widgets.metrics import fix, space
from gui.widgets.pick_field import PickField
from gui.widgets.pick_item import PickItem

ZOOMS = (50, 60, 75, 90, 100, 125, 150, 200, 300)
OUTSIDE = "存出去的不加密，谁都能打开，用完就删"
NO_PRINTER = "这台机器没有装打印机，可以存 PDF"


def ask_path(parent: QWidget, title: str) -> Path | None:
    """Where to save: the clerk's own choice, never a default place."""
    personal = isinstance(parent, PreviewSheet) and parent.personal
    head = f"存 PDF：{OUTSIDE}" if personal else "存 PDF"
    path, _ = QFileDialog.getSaveFileName(parent, head, f"{title}.pdf", "PDF (*.pdf)")
    return Path(path) if path else None


class PreviewSheet(QDialog):
    """`PreviewSheet(paper, "备案表", page).exec()`; `printed` fires after the printer took it.

    `saved` fires with the path of a PDF. Whoever opens the sheet records the print in the audit.
    """

    printed = Signal(int)
    saved = Signal(str)

    def __init__(
        self,
        paper: Paper | PagePainter,
        title: str,
        parent: QWidget | None = None,
        *,
        memory: PrinterMemory | None = None,
        printers: Callable[[], tuple[str, ...]] = printer_names,
        choose_path: Callable[[QWidget, str], Path | None] = ask_path,
    ) -> None:
        super().__init__(parent)
        self._opener = QApplication.focusWidget()
        self._title, self._kind = title, kind_of(paper)
        # Everything but a page of the guide is about somebody.
        self.personal = self._kind != NOBODYS
        self._memory = memory or PrinterMemory()
        self._choose_path = choose_path
        self._fitted = False
        self.pages = painter_of(paper)
        self.view = PageView(self.pages, title)
        self.setWindowTitle(title)
        self.setAccessibleName(f"{title}，打印预览")
        self.setModal(True)
        fix(self, min_width=720, min_height=480)
        self.keys = KeyActions(self)
        whole = space(QVBoxLayout(self))
        whole.addWidget(self._head())
        self.warning = Banner()
        whole.addWidget(self.warning)
        self._warn()
        whole.addWidget(self._scene(), 1)
        whole.addWidget(self._foot(printers()))
        self._say_page()
        if parent is not None:
            room = parent.window().size()
            wide = max(theme.px(720), room.width() - theme.px(96))
            self.resize(wide, max(theme.px(480), room.height() - theme.px(48)))

    def _head(self) -> QWidget:
        head = QFrame()
        head.setProperty("role", "header")
        fix(head, height=52)
        row = space(QHBoxLayout(head), (16, 0, 16, 0), 8)
        row.addWidget(label(self._title, "title"))
        self.page_words = label("", "table", "text3")
        row.addWidget(self.page_words)
        row.addStretch(1)
        self.before = KeyButton("上一页", "PgUp", kind="quiet", small=True)
        self.after = KeyButton("下一页", "PgDown", kind="quiet", small=True)
        smaller = KeyButton("缩小", "Ctrl+-", kind="quiet", small=True)
        larger = KeyButton("放大", "Ctrl++", kind="quiet", small=True)
        fit = KeyButton("整页", "Ctrl+0", kind="quiet", small=True)
        self.zoom_words = label("", "table", "text3")
        for widget in (self.before, self.after, smaller, larger, fit, self.zoom_words):
            row.addWidget(widget)
        self.keys.add("PgUp", "上一页", lambda: self.turn(-1), self.before)
        self.keys.add("PgDown", "下一页", lambda: self.turn(1), self.after)
        self.keys.add("Ctrl+-", "缩小", lambda: self.step_zoom(-1), smaller)
        self.keys.add("Ctrl++", "放大", lambda: self.step_zoom(1), larger)
        self.keys.add("Ctrl+0", "整页", self.fit_page, fit)
        return head

    def _scene(self) -> QWidget:
        self.area = QScrollArea()
        self._table = table = QWidget()
        table.setProperty("role", "canvas")
        table.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
        space(QVBoxLayout(table), (12, 12, 12, 12)).addWidget(
            self.view, 0, Qt.AlignmentFlag.AlignCenter
        )
        self.area.setWidget(table)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        return self.area

    def _foot(self, names: tuple[str, ...]) -> QWidget:
        foot = QFrame()
        foot.setProperty("role", "actions")
        row = space(QHBoxLayout(foot), (16, 8, 16, 8), 8)
        name = label("打印机", "table", "text2")
        row.addWidget(name)
        self.printer = PickField([PickItem(name, name) for name in names])
        self.printer.setAccessibleName("打印机")
        remembered = self._memory.recall(self._kind.key)
        if names:
            self.printer.set_code(remembered if remembered in names else names[0])
        fix(self.printer, min_width=220)
        row.addWidget(self.printer)
        for widget in (name, self.printer):
            widget.setVisible(bool(names))
        self.words = label("", "table", "text2", wrap=True)
        row.addWidget(self.words, 1)
        copies = f"一式 {self._kind.copies} 份" if self._kind.copies > 1 else ""
        self.words.setText(copies if names else NO_PRINTER)
        back = KeyButton("返回", "Esc")
        back.clicked.connect(self.reject)
        self.save_button = KeyButton("存 PDF", "Ctrl+S")
        self.print_button = KeyButton("打印", "F9", kind="primary", icon="printer")
        for button in (back, self.save_button, self.print_button):
            row.addWidget(button)
        self.keys.add("Ctrl+S", "存 PDF", self.save, self.save_button)
        self.keys.add("F9", "打印", self.print, self.print_button)
        self.keys.enable("F9", bool(names))
        return foot

    def _warn(self) -> None:
        count = len(self.pages.missing)
        self.warning.setVisible(count > 0)
        if count:
            advice = "纸上留了方框：打印后按证件手写，不要用别的字代替"
            self.warning.set_text(f"有 <b>{count} 个字</b>字库里没有，{advice}")

    def turn(self, by: int) -> None:
        """Turn pages forward or back."""
        self.view.set_page(self.view.page + by)
        self.area.verticalScrollBar().setValue(0)
        self._say_page()

    def _say_page(self) -> None:
        self.page_words.setText(page_of(self.view.page + 1, self.pages.pages))
        self.keys.enable("PgUp", self.view.page > 0)
        self.keys.enable("PgDown", self.view.page < self.pages.pages - 1)

    def step_zoom(self, by: int) -> None:
        """The next zoom step up or down."""
        if by > 0:
            self._zoom(next((step for step in ZOOMS if step > self.view.zoom), self.view.zoom))
        else:
            down = (step for step in reversed(ZOOMS) if step < self.view.zoom)
            self._zoom(next(down, self.view.zoom))

    def fit_page(self) -> None:
        """The whole page into the window."""
        self._zoom(int(min(self._percents())))

    def fit_width(self) -> None:
        """The width of the page, at most its real size: what stands on it can be read."""
        self._zoom(int(min(100.0, self._percents()[0])))

    def _percents(self) -> tuple[float, float]:
        room, edge = self.area.viewport().size(), theme.px(24) + 2
        width, height = (side * BASE_DPI / MM_PER_INCH for side in self.pages.size)
        return (100 * (room.width() - edge) / width, 100 * (room.height() - edge) / height)

    def _zoom(self, percent: int) -> None:
        self.view.set_zoom(percent)
        self._table.adjustSize()
        self.zoom_words.setText(f"{percent}%")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._fitted:
            self._fitted = True
            self.fit_width()
            first = self.print_button if self.print_button.isEnabled() else self.save_button
            first.setFocus(Qt.FocusReason.OtherFocusReason)

    def print(self) -> None:
        """Send it to the printer and remember which one; the sheet closes when it was taken."""
        name = self.printer.code()
        if not name:
            self._say("先选打印机，F4 看全部", "red")
            return
        try:
            print_pages(self.pages, name, self._kind.copies)
        except KnownError as problem:
            self._say(f"{problem.message}（{problem.code}）", "red")
            return
        self._memory.remember(self._kind.key, name)
        self.printed.emit(self._kind.copies)
        self.accept()

    def save(self) -> None:
        """Save a PDF where the clerk says; the sheet stays open."""
        path = self._choose_path(self, self._title)
        if path is None:
            return
        try:
            save_pdf(self.pages, self._title, path)
        except KnownError as problem:
            self._say(f"{problem.message}（{problem.code}）", "red")
            return
        if self.personal:
            self._say(f"已存 {path.name}。里面有个人信息，{OUTSIDE}", "amber")
        else:
            self._say(f"已存 {path.name}", "green")
        self.saved.emit(str(path))

    def _say(self, text: str, tone: str) -> None:
        self.words.setText(text)
        set_tone(self.words, tone)

    def done(self, result: int) -> None:
        super().done(result)
        if self._opener is not None and self._opener.isVisible():
            self._opener.setFocus(Qt.FocusReason.OtherFocusReason)
