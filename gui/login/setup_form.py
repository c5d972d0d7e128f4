"""The first start: which window this is, and who signs in first."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.areas import Divisions
from core.desk.office import NewOffice, create_office
from core.kernel.errors import BadText, KnownError
from core.security.passwords import check_password
from gui import clock, operations
from gui.login.password_field import PasswordField
from gui.visit.pick_sources import AreaSource
from gui.widgets.enter_walk import EnterWalk
from gui.widgets.error_summary import ErrorSummary, SummaryFault
from gui.widgets.field import Field
from gui.widgets.form_row import ROW_GAP, FormRow
from gui.widgets.key_button import KeyButton
from gui.widgets.label import label
from gui.widgets.metrics import space
from gui.widgets.name_field import NameField
from gui.widgets.pick_field import PickField


class SetupForm(QWidget):
    """`made` carries the new office with its recovery key."""

    made = Signal(object)

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        column = space(QVBoxLayout(self), gap=ROW_GAP)
        column.addWidget(label("设立这个窗口", "verdict"))
        words = "本机第一次使用。填完按 Enter，数据只存在本机，加了密。"
        column.addWidget(label(words, "table", "text3", wrap=True))
        self.summary = ErrorSummary("Enter")
        column.addWidget(self.summary)
        self.hall, self.desk, self.area = (
            Field(),
            Field(),
            PickField(AreaSource(Divisions.shipped())),
        )
        self.clerk, self.name = Field(), NameField()
        self.password, self.again = PasswordField(), PasswordField()
        self.rows: dict[str, FormRow] = {}
        for key, text, field, hint in (
            ("hall", "窗口名", self.hall, "例如 和田市政务服务中心"),
            ("desk", "台号", self.desk, "例如 医疗保障窗口 3 号台"),
            ("area", "参保地", self.area, "汉字、拼音或首字母，选到县市"),
            ("clerk", "工号", self.clerk, ""),
            ("name", "姓名", self.name, ""),
            ("password", "口令", self.password, "10 位以上，大写、小写、数字、符号用三种"),
            ("again", "再输一次", self.again, ""),
        ):
            self.rows[key] = FormRow(text, field, hint)
            column.addWidget(self.rows[key])
        self.button = KeyButton("设立并登录", "Enter", kind="primary", large=True)
        self.button.clicked.connect(self.submit)
        column.addSpacing(8)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.walk = EnterWalk(self)
        self.walk.set_order([*(row.field for row in self.rows.values()), self.button])

    def first_focus(self) -> QWidget:
        """The window's name."""
        return self.hall

    def submit(self) -> None:
        """Check everything, then create the office on the worker."""
        faults = self._faults()
        for key, row in self.rows.items():
            row.set_error(next((f.message for f in faults if f.field == key), None))
        self.summary.show_faults(faults)
        if faults:
            return
        self.button.set_off("正在建立加密的数据文件")
        words = (self.hall.text().strip(), self.desk.text().strip(), self.area.code() or "")
        who = (self.clerk.text().strip(), self.name.name() or "", self.password.text())
        now = clock.now()
        operations.run(
            lambda: create_office(self._folder, *words, *who, now),
            self._done,
            self._refused,
            owner=self,
        )

    def _faults(self) -> list[SummaryFault]:
        found: list[tuple[str, str]] = []
        if not self.hall.text().strip():
            found.append(("hall", "写窗口的全名，印在单据上"))
        if not self.desk.text().strip():
            found.append(("desk", "写台号，例如 3 号台"))
        if self.area.code() is None:
            found.append(("area", self.area.fault() or "选参保地，写拼音首字母也行"))
        if not self.clerk.text().strip():
            found.append(("clerk", "写工号，例如 0317"))
        if self.name.name() is None:
            found.append(("name", self.name.fault() or "写姓名，印在单据上"))
        try:
            check_password(self.password.text(), self.clerk.text().strip())
        except BadText as error:
            found.append(("password", error.message))
        else:
            if self.password.text() != self.again.text():
                found.append(("again", "两次口令不一样，再输一次"))
        return [SummaryFault(k, self.rows[k].text, m, self.rows[k].field) for k, m in found]

    def _done(self, new: NewOffice) -> None:
        self.button.set_off(None)
        for field in (self.password, self.again):
            field.clear()
        self.made.emit(new)

    def _refused(self, error: KnownError) -> None:
        self.button.set_off(None)
        self.summary.show_faults([SummaryFault("hall", "没有建成", error.message, self.hall)])
