"""重新判定: the questions that find the kind, one at a time, answered with the number keys."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from core.case.model import FilingKind
from core.filing import Walk, kind_questions
from gui.filing.words import QUESTIONS, kind_name, trail
from gui.widgets.key_button import KeyButton
from gui.widgets.label import label
from gui.widgets.sheet import Sheet


class KindSheet(Sheet):
    """`exec()` is 1 when a kind was found: then `kind` and `path` hold it.

    1, 2, 3 answer, Backspace goes back, Esc leaves everything as it was. `known` answers what the
    visit knows already, so it is not asked again.
    """

    def __init__(self, known: Mapping[str, str], parent: QWidget | None = None) -> None:
        super().__init__("重新判定备案类型", safe="不改", parent=parent)
        self._known = dict(known)
        self._answers: dict[str, str] = {}
        self._walk: Walk = kind_questions(self._answers, self._known)
        self._buttons: list[KeyButton] = []
        self._question = label("", "lead", wrap=True)
        self._path = label("", "small", "text3", wrap=True)
        self.body.addWidget(self._question)
        self.body.addWidget(self._path)
        self.back_button = KeyButton("上一问", "Backspace", kind="quiet")
        self.back_button.clicked.connect(self.back)
        self._show()

    @property
    def kind(self) -> FilingKind | None:
        """The kind found, None before the last answer."""
        return self._walk.kind

    @property
    def path(self) -> tuple[tuple[str, str], ...]:
        """The questions and answers that led there."""
        return self._walk.path

    def question(self) -> str:
        """The id of the question asked, "" once the kind is found."""
        return self._walk.question.id if self._walk.question else ""

    def answer(self, number: int) -> None:
        """Take the answer of a number from 1."""
        question = self._walk.question
        if question is None or not 1 <= number <= len(question.answers):
            return
        self._answers[question.id] = list(question.answers)[number - 1]
        self._walk = kind_questions(self._answers, self._known)
        if self._walk.kind is not None:
            self.accept()
        else:
            self._show()

    def back(self) -> None:
        """Forget the last answer given here."""
        given = [question for question, _ in self._walk.path if question in self._answers]
        if given:
            del self._answers[given[-1]]
            self._walk = kind_questions(self._answers, self._known)
            self._show()

    def _show(self) -> None:
        for button in (*self._buttons, self.back_button):
            self.body.removeWidget(button)
        for button in self._buttons:
            button.deleteLater()
        question = self._walk.question
        assert question is not None, "the sheet closes when the kind is found"
        text, answers = QUESTIONS[question.id]
        self._question.setText(text)
        self._path.setText(trail(self._walk.path))
        self._path.setVisible(bool(self._walk.path))
        self._buttons = []
        for number, code in enumerate(question.answers, start=1):
            button = KeyButton(self._words(answers[code][0], question.answers[code]), str(number))
            button.fill()
            button.clicked.connect(lambda _=False, at=number: self.answer(at))
            self.body.addWidget(button)
            self._buttons.append(button)
        self.body.addWidget(self.back_button)
        self.back_button.setVisible(bool(self._answers))
        self._buttons[0].setFocus(Qt.FocusReason.OtherFocusReason)
        self.setAccessibleDescription(text)

    @staticmethod
    def _words(answer: str, target: str | FilingKind) -> str:
        """An answer that ends the questions says what it ends in."""
        if isinstance(target, str) and target in QUESTIONS:
            return answer
        kind = FilingKind(target)
        if kind is FilingKind.EMERGENCY_RESCUE:
            return f"{answer}（视同已备案，不用登记）"
        return f"{answer}（{kind_name(kind)}）"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.text().isdecimal():
            self.answer(int(event.text()))
        elif event.key() == Qt.Key.Key_Backspace:
            self.back()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            step = 1 if event.key() == Qt.Key.Key_Down else -1
            self._walk_buttons(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            for button in (*self._buttons, self.back_button, self.safe_button):
                if button.hasFocus():
                    button.click()
                    return
        else:
            super().keyPressEvent(event)

    def _walk_buttons(self, step: int) -> None:
        held = [number for number, button in enumerate(self._buttons) if button.hasFocus()]
        number = (held[0] if held else -step) + step
        if 0 <= number < len(self._buttons):
            self._buttons[number].setFocus(Qt.FocusReason.OtherFocusReason)
