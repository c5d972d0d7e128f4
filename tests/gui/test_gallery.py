"""Every widget in both schemes at 100 to 200 %: pictures for the eye, cut text for the test."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from core.kernel.money import yuan
from core.kernel.status import Status
from core.people.id_number import check_sign
from gui.theme import theme
from gui.widgets import roles
from gui.widgets.badge import Badge, Chip
from gui.widgets.banner import Banner
from gui.widgets.check import Check
from gui.widgets.date_field import DateField
from gui.widgets.empty_state import EmptyState
from gui.widgets.error_summary import ErrorSummary, SummaryFault
from gui.widgets.form_row import ROW_GAP, FormRow
from gui.widgets.id_field import IdField
from gui.widgets.key_button import KINDS, KeyButton
from gui.widgets.key_cap import KeyCap
from gui.widgets.label import label
from gui.widgets.link import Link
from gui.widgets.marks import CHIPS
from gui.widgets.metrics import space
from gui.widgets.money_field import MoneyField
from gui.widgets.multi_line import MultiLine
from gui.widgets.name_field import NameField
from gui.widgets.nav_rail import NavRail, RailEntry
from gui.widgets.page import Page
from gui.widgets.panel import Panel
from gui.widgets.phone_field import PhoneField
from gui.widgets.pick_field import PickField
from gui.widgets.pick_item import PickItem
from gui.widgets.progress_row import ProgressRow
from gui.widgets.segmented import Segmented
from gui.widgets.sheet import Sheet
from gui.widgets.status_bar import Fact, StatusBar
from gui.widgets.step_bar import StepBar
from gui.widgets.table import Table
from gui.widgets.toast import Toast
from gui.widgets.verdict_block import KINDS as VERDICTS
from gui.widgets.verdict_block import Verdict, VerdictBlock
from tests.gui.helpers import cut_texts, grab, settle, shown, switch

ID = "65320119600412004" + check_sign("65320119600412004")
LOOKS = [("light", 100), ("contrast", 100), ("light", 200), ("contrast", 150)]
LONG_NAME = "努尔麦麦提敏江·阿卜杜热合曼阿卜杜拉"


@pytest.fixture(params=LOOKS, ids=lambda look: f"{look[0]}-{look[1]}")
def look(request):
    switch(*request.param)
    return f"{request.param[0]}-{request.param[1]}"


class GalleryPage(Page):
    """A page with a title that scales with the look."""

    title = "部件"


@pytest.fixture
def page(qtbot, look) -> Page:
    made = GalleryPage()
    qtbot.addWidget(made)
    made.context = "每个部件一次"
    return made


def test_fields(page, look) -> None:
    panel = Panel("参保人", "读卡 F7 · 找人 F3")
    space(panel.body, (12, 8, 12, 12), ROW_GAP)
    number, name, phone, wrong = IdField(), NameField(), PhoneField(), PhoneField()
    number.set_number(ID)
    name.set_text(LONG_NAME)
    phone.set_text("13900005217")
    wrong.set_text("1390000521")
    place = PickField([PickItem("510100", "四川省 成都市", "510100", ("cds",))])
    place.set_code("510100")
    money, unknown, zero = MoneyField(), MoneyField(), MoneyField()
    money.set_money(yuan("12345.60"))
    zero.set_money(yuan("0"))
    day, bad_day = DateField(), DateField()
    day.set_day(date(2026, 11, 20))
    bad_day.set_text("2026-02-31")
    address = MultiLine()
    address.set_text("武侯区簇锦街道演示路 18 号 2 栋 301 室")
    off, read_only, optional = NameField(), NameField(), NameField()
    off.set_text("停用")
    off.setEnabled(False)
    read_only.set_text("只读，可复制")
    read_only.setReadOnly(True)
    optional.set_optional()
    long_term, half = Check("长期有效，无结束日期"), Check("部分选中")
    long_term.setChecked(True)
    half.setTristate(True)
    half.setCheckState(Qt.CheckState.PartiallyChecked)
    id_row = FormRow("身份证号", number, "校验位通过")
    id_row.trail_hint(Link("显示全号（记审计）"))
    day_row = FormRow("开始日期", day)
    day_row.trail(label("不晚于就诊日", "small", "text3"))
    left = (
        id_row, FormRow("姓名", name), FormRow("联系电话", phone), FormRow("备用电话", wrong),
        FormRow("备案到", place, "备案到地市即可，不限定某一家医院"), FormRow("备注", optional),
        FormRow("停用", off), FormRow("只读", read_only),
    )  # fmt: skip
    right = (
        FormRow("医疗费总额", money), FormRow("起付线已付", unknown), FormRow("先行自付", zero),
        day_row, FormRow("结束日期", bad_day), FormRow("居外地址", address, "写到门牌"),
        FormRow("急诊抢救", Segmented([("no", "否"), ("yes", "是")])),
        FormRow("长期", long_term), FormRow("部分", half),
    )  # fmt: skip
    columns = space(QHBoxLayout(), gap=24)
    for rows in (left, right):
        column = space(QVBoxLayout(), gap=ROW_GAP)
        for row in rows:
            column.addWidget(row)
        column.addStretch(1)
        columns.addLayout(column, 1)
    panel.body.addLayout(columns)
    space(page.scene, (12, 12, 12, 12), 12)
    page.scene.addWidget(panel)
    left[3].set_error("补到 11 位；座机写成 0903-1234567")
    right[4].set_error("2026 年 2 月只有 28 天")
    right[5].set_error("写居外地址，到街道和门牌")
    shown(page, (1290, 740))
    address.setFocus()
    settle()
    grab(page, f"gallery-fields-{look}")
    assert cut_texts(page) == []
    day.open_calendar()
    grab(page, f"gallery-calendar-{look}")
    place.open_all()
    grab(page, f"gallery-pick-{look}")


def test_buttons_marks_and_lines(page, look) -> None:
    space(page.scene, (12, 12, 12, 12), 10)
    for small in (False, True):
        row = space(QHBoxLayout(), gap=10)
        for kind in KINDS:
            row.addWidget(KeyButton("保存并编号", "F8", kind, small=small))
        off = KeyButton("打印备案表", "F9", "primary", small=small, icon="printer")
        off.set_off("先保存，再打印")
        row.addWidget(off)
        row.addWidget(KeyButton("上一步", "Esc", small=small, icon="corner-up-left"))
        row.addWidget(Segmented([("a", "新增"), ("b", "变更"), ("c", "取消")], small=small))
        row.addWidget(Link("看依据", "F1"))
        row.addStretch(1)
        page.scene.addLayout(row)
    caps = space(QHBoxLayout(), gap=8)
    for key in ("Enter", "Shift+Enter", "Ctrl+1…6"):
        caps.addWidget(KeyCap(key))
    caps.addWidget(KeyCap("Ctrl+↓", big=True))
    for status in Status:
        caps.addWidget(Badge(status))
    caps.addStretch(1)
    page.scene.addLayout(caps)
    grid = space(QGridLayout(), gap=8)
    for number, kind in enumerate(CHIPS):
        grid.addWidget(Chip(kind, "三级甲等" if kind == "plain" else None), number // 7, number % 7)
    page.scene.addLayout(grid)
    bar = StatusBar()
    bar.show_facts(
        [Fact("", "演示模式", " 单据带水印", "amber"),
         Fact("政策包 和田 ", "2026.11.1", "，2027-01-31 前复核"),
         Fact("机构名单 ", "2026-11-03", "，17 天前"), Fact("已校验备份 ", "今天 08:02")],
        demo=True,
    )  # fmt: skip
    bar.show_message("草稿已自动保存 11:25:40")
    bar.show_time("2026-11-20 周五", "11:26")
    steps = StepBar(["是谁", "要不要备案", "备案", "去哪看", "花多少", "带走什么"])
    steps.show_state(3, {1, 2})
    page.scene.addWidget(steps)
    page.scene.addWidget(Banner("名单日期 <b>2026-11-03</b>，已 17 天", "就诊前电话确认"))
    page.scene.addWidget(bar)
    page.scene.addStretch(1)
    shown(page, (1290, 640))
    first = page.findChild(KeyButton)
    assert first is not None
    first.setFocus()
    grab(page, f"gallery-buttons-{look}")
    if "200" not in look and "150" not in look:
        assert cut_texts(page) == []


def test_verdicts_and_summary(page, look) -> None:
    space(page.scene, (12, 12, 12, 12), 10)
    for kind in VERDICTS:
        block = VerdictBlock()
        block.show_verdict(
            Verdict(
                kind,
                "跨省就医先备案、后结算；另需病种资格已认定、机构已开通本病种。",
                "跨省 · 门诊慢特病",
                ((Status.OFFICIAL, "新疆医保局网站 2025-02"), (Status.SECONDARY, "第7、8条")),
                "全额垫付后手工报销，比例没有依据，不给数",
                Status.MISSING,
            )
        )
        block.set_folded(kind not in ("must_file", "late_filing_possible"))
        page.scene.addWidget(block)
    summary = ErrorSummary()
    page.scene.addWidget(summary)
    page.scene.addStretch(1)
    faults = [SummaryFault(f"f{n}", "居外地址", "写居外地址，到街道和门牌") for n in range(4)]
    shown(page, (theme.px(1290), theme.px(860)))
    summary.show_faults(faults)
    summary.mend("f1")
    settle()
    toast = Toast(page)
    toast.say("已标记 3 件", undo=lambda: None)
    grab(page, f"gallery-verdicts-{look}")
    assert cut_texts(page) == []


class _Rows(QAbstractTableModel):
    HEADS = ("机构名称", "姓名", "状态", "依据", "金额（元）")

    def rowCount(self, parent=QModelIndex()) -> int:  # noqa: B008
        return 8

    def columnCount(self, parent=QModelIndex()) -> int:  # noqa: B008
        return len(self.HEADS)

    def headerData(self, section, orientation, role=Qt.ItemDataRole.DisplayRole):
        if role == Qt.ItemDataRole.TextAlignmentRole and section == 4:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return self.HEADS[section] if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index, role=Qt.ItemDataRole.DisplayRole):
        row, column = index.row(), index.column()
        answers = {
            (Qt.ItemDataRole.DisplayRole, 0): "浣花演示肿瘤医院（高新技术产业开发区第三院区）",
            (Qt.ItemDataRole.DisplayRole, 1): LONG_NAME if row % 2 else "马玉兰",
            (Qt.ItemDataRole.DisplayRole, 3): "医保发〔2022〕22号",
            (Qt.ItemDataRole.DisplayRole, 4): "6,750.00",
            (Qt.ItemDataRole.CheckStateRole, 0): Qt.CheckState(row % 3),
            (Qt.ItemDataRole.TextAlignmentRole, 4): int(Qt.AlignmentFlag.AlignRight),
            (roles.MATCH, 0): ((4, 8),),
            (roles.ELIDE, 0): "middle",
            (roles.ELIDE, 1): "wrap",
            (roles.CHIP, 2): (list(CHIPS)[row], None),
            (roles.BADGE, 3): (list(Status)[row % 4], None),
            (roles.BOLD, 4): row == 7,
            (roles.SHADE, column): row == 7,
        }
        if role == roles.ICON and column == 4 and row % 2:
            return ("triangle-alert", "amber")
        return answers.get((role, column))


def test_table_rail_and_empty(page, look, qtbot) -> None:
    row = space(QHBoxLayout(), gap=12)
    rail = NavRail((RailEntry("a", "窗口办理", "clipboard-check", 1),
                    RailEntry("b", "备案台账", "panels-top-left", 2)))  # fmt: skip
    rail.show_current("a")
    rail.show_clerk("古丽米热·艾尼", "经办")
    row.addWidget(rail)
    panel = Panel("可选机构", flush=True)
    table = Table("机构")
    table.setModel(_Rows(table))
    table.columns([None, 110, 130, 210, 100])
    panel.body.addWidget(table)
    row.addWidget(panel, 1)
    side = Panel("没有")
    side.body.addWidget(
        EmptyState("list", "没有待录入的备案", "新办件会出现在这里", KeyButton("新办件", "F2"))
    )
    progress = ProgressRow()
    progress.start()
    progress.report(12400, 41286, "约 20 秒")
    progress.show()
    side.body.addWidget(progress)
    row.addWidget(side)
    page.scene.addLayout(row)
    shown(page, (1290, 420))
    table.choose_row(1)
    table.setFocus()
    grab(page, f"gallery-table-{look}")
    sheet = Sheet("恢复这份备份", "现在的数据会换成备份里的，备份之后办的件不在了。",
                  "恢复这份备份", "不恢复", danger=True, parent=page)  # fmt: skip
    qtbot.addWidget(sheet)
    sheet.body.addWidget(FormRow("原因", NameField(), "写进审计"))
    shown(sheet)
    grab(sheet, f"gallery-sheet-{look}")
    assert cut_texts(sheet) == []


def test_every_widget_can_be_reached_by_name(page) -> None:
    field = NameField()
    page.scene.addWidget(FormRow("姓名", field, "照证件写"))
    shown(page, (500, 300))
    nameless = [
        type(widget).__name__
        for widget in page.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.accessibleName()
    ]
    assert nameless == []
