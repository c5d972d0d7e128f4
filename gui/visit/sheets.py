"""The three sheets of the visit page: 找人, 显示全号, 看依据."""

from __future__ import annotations

from typing import TYPE_CHECKING

from core.kernel.errors import KnownError
from gui import clock
from gui.visit.evidence_sheet import EvidenceSheet
from gui.visit.find_sheet import FindSheet
from gui.visit.reveal_sheet import RevealSheet

if TYPE_CHECKING:
    from gui.visit.page import VisitPage


def find_person(page: VisitPage) -> FindSheet:
    """F3: somebody who was here before, or a visit left open."""
    sheet = FindSheet(page.desk, page)

    def taken() -> None:
        if sheet.visit is not None:
            page.resume(sheet.visit.id)
        elif sheet.person is not None:
            page.enter(person_id=sheet.person.id)

    sheet.accepted.connect(taken)
    sheet.open()
    return sheet


def reveal_number(page: VisitPage) -> RevealSheet:
    """The number in full for 30 seconds, for a reason that is written down."""
    sheet = RevealSheet(page)

    def accepted() -> None:
        field = page.person.id_field
        page.session.flush()
        number = page.session.draft.number
        try:
            page.desk.reveal_id(sheet.reason(), clock.now(), visit_number=number, typed=field.raw())
        except KnownError as error:
            page.status_message.emit(error.message)
            return
        field.reveal()

    sheet.accepted.connect(accepted)
    sheet.open()
    return sheet


def show_evidence(page: VisitPage) -> EvidenceSheet | None:
    """F1: the documents behind the answer; None while there is none."""
    lines = page.advice_view.citations() if page.session.advice else []
    if not lines:
        page.status_message.emit("还没有答案，填到就医地就有依据")
        return None
    sheet = EvidenceSheet(lines, page)
    sheet.open()
    return sheet
