"""Card readers and scanners that type the number: from any field, and never over another person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication

from core.people.id_number import clean_id_number
from core.people.masking import mask_id
from gui.widgets.burst import BurstWatch
from gui.widgets.id_field import IdField

if TYPE_CHECKING:
    from gui.visit.page import VisitPage

NO_READER = "有读卡器、扫码枪就放上证件，没有就用键盘写 18 位"
READY = "光标在身份证号，把证件放到读卡器上"


class Reader(QObject):
    """`known` once a device has typed a number here; only then is F7 offered as the first key."""

    def __init__(self, page: VisitPage) -> None:
        super().__init__(page)
        self._page = page
        self.known = False
        self.watch = BurstWatch(page)
        self.watch.scanned.connect(self._scanned)

    def call(self) -> None:
        """F7: the number's field gets the focus, and the status bar says what to do."""
        page = self._page
        page.unfold_person()
        page.person.id_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        page.say(READY if self.known else NO_READER)

    def _scanned(self, number: str) -> None:
        page = self._page
        if QApplication.activeModalWidget() is not None:
            return
        self.known = True
        field = self.watch.field
        if isinstance(field, IdField) and field is not page.person.id_field:
            return  # the agent's own number, typed where it belongs
        own = clean_id_number(page.session.draft.id_number or "")
        if own and own != number:
            page.say(f"读到 {mask_id(number)}，和这一件不是同一个号；换人按 F2，再读一次")
            return
        if own != number:
            page.unfold_person()
            page.person.take_number(number)
        page.say(f"读到 {mask_id(number)}")
