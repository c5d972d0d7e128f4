"""What stands in place of a page that could not be made; the other pages go on working."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from gui.widgets.empty_state import EmptyState
from gui.widgets.page import Page


class BrokenPage(Page):
    """Says what happened, what is safe and what to do."""

    def __init__(self, title: str, report: str, parent: QWidget | None = None) -> None:
        self.title = title
        super().__init__(parent)
        self.report = report
        words = "登记过的内容都在，别的页照常用。"
        if report:
            words += f"把这份报告交给管理员：{report}"
        self.scene.addWidget(EmptyState("circle-alert", "这一页打不开。(G-501)", words))
