"""The answer on one line: what the person pays, what the fund pays, how well it is founded."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.kernel.money import Money
from core.kernel.status import Status
from core.settlement import Estimate, EstimateStatus
from core.settlement.wording import money_range
from gui.theme import theme
from gui.widgets.badge import Badge
from gui.widgets.key_button import KeyButton
from gui.widgets.label import label, set_tone, vline
from gui.widgets.link import Link
from gui.widgets.metrics import fix, space
from gui.widgets.polish import set_state

DISCLAIMER = "预估，非结算凭证；以参保地医保部门为准"
FUND_LEAST = 430
BADGE_WORDS = {
    Status.OFFICIAL: "有官方依据",
    Status.SECONDARY: "依据是参考",
    Status.UNVERIFIED: "结果未核实",
    Status.MISSING: "缺参数",
}


class _Figure(QWidget):
    """A caption over an amount, with 元 behind where there is one."""

    def __init__(self, caption: str, role: str, tone: str | None = None) -> None:
        super().__init__()
        self.caption = caption
        column = space(QVBoxLayout(self), gap=0)
        column.addWidget(label(caption, "small", "text2"))
        line = space(QHBoxLayout(), gap=6)
        self._role = role
        self.value = fix(label("—", role, tone), height=34)
        self.unit = label("元", "small", "text3")
        line.addWidget(self.value)
        line.addWidget(self.unit)
        line.addStretch(1)
        column.addLayout(line)
        self._tone = tone

    def show_text(
        self, text: str, *, money: bool, missing: bool = False, ranged: bool = False
    ) -> None:
        """Another value, smaller for a range; without a figure there is no unit."""
        self.value.setText(text)
        set_state(self.value, "type", "title" if ranged else self._role)
        self.unit.setVisible(money)
        set_tone(self.value, "red" if missing else self._tone)
        self.setAccessibleName(f"{self.caption} {text}{'元' if money else ''}")


class ResultBand(QFrame):
    """States: waiting (a sentence what to write), computed, range, no rule (no figure at all)."""

    recompute = Signal()
    doubts_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "panel")
        self.setAccessibleName("结果")
        fix(self, height=62)
        row = space(QHBoxLayout(self), (16, 2, 16, 2), 18)
        self.own = _Figure("本人要付（预估）", "figure")
        self.fund = _Figure("基金支付", "figure2", "primary")
        self.share = _Figure("实际支付比例", "figure2")
        self._tight, self._share_line, self._fund_line = False, vline(), vline()
        for figure, line in (
            (self.own, vline()),
            (self.fund, self._fund_line),
            (self.share, self._share_line),
        ):
            row.addWidget(figure)
            row.addWidget(line)
        words = space(QVBoxLayout(), (0, 0, 0, 0), 0)
        first = space(QHBoxLayout(), gap=6)
        self.badge = Badge(Status.UNVERIFIED, BADGE_WORDS[Status.UNVERIFIED])
        self.note, self.gaps = label("", "small", "text2"), label("", "small")
        self.link = Link("逐个看", "F1")
        for part in (self.badge, self.note, self.link):
            first.addWidget(part)
        first.addStretch(1)
        self.second = label(DISCLAIMER, "small", "text2")
        words.addStretch(1)
        words.addLayout(first)
        for line in (self.gaps, self.second):
            line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
            words.addWidget(line)
        words.addStretch(1)
        row.addLayout(words, 1)
        self.button = KeyButton("重算", "F5", small=True)
        row.addWidget(self.button)
        self.button.clicked.connect(self.recompute)
        self.link.clicked.connect(self.doubts_asked)
        self.show_waiting("写上医疗费总额，马上就算")

    def set_tight(self, tight: bool, *, brief: bool) -> None:
        """Share and count give way; `brief` also shortens the disclaimer (whole in its tooltip)."""
        self._tight = tight
        for part in (self.share, self._share_line):
            part.setVisible(not tight)
        self.note.setVisible(bool(self.note.text()) and not tight)
        self.second.setText(DISCLAIMER.partition("；")[0] if brief else DISCLAIMER)
        self.second.setToolTip(DISCLAIMER)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # What the fund pays stands in the list too; what the person pays must not be cut.
        roomy = self.width() >= theme.px(FUND_LEAST)
        for part in (self.fund, self._fund_line):
            part.setVisible(roomy)

    def show_waiting(self, sentence: str) -> None:
        """No figure yet, or the input has to be mended first."""
        for figure in (self.own, self.fund, self.share):
            figure.show_text("—", money=False)
        self.badge.hide()
        self.link.hide()
        self._say(sentence, "")

    def show_estimate(self, estimate: Estimate) -> None:
        """The result in one of its three states."""
        self.badge.show()
        self.badge.set_status(estimate.confidence, BADGE_WORDS[estimate.confidence])
        if estimate.status is EstimateStatus.NO_RULE:
            self._show_gap(estimate)
            return
        ranged = estimate.high is not None
        self.own.show_text(_range(estimate, "psn_part_amt"), money=True, ranged=ranged)
        self.fund.show_text(_range(estimate, "fund_pay_sumamt"), money=True, ranged=ranged)
        self.share.show_text(share_text(estimate), money=False, ranged=ranged)
        count = len(estimate.unverified)
        self.link.setVisible(bool(estimate.cited))
        words = f"用到 {count} 个未核实参数" if count else f"用到 {len(estimate.cited)} 个参数"
        names = "、".join(item.label for item in estimate.missing)
        self._say("" if ranged else words, f"还不知道：{names}" if names else "")

    def _show_gap(self, estimate: Estimate) -> None:
        facts = all(item.is_fact for item in estimate.missing)
        self.own.show_text("算不出" if facts else "缺参数", money=False, missing=True)
        for figure in (self.fund, self.share):
            figure.show_text("—", money=False)
        self.badge.setVisible(not facts)
        self.link.hide()
        names = "、".join(item.label for item in estimate.missing)
        ask = "补上就能算" if facts else "问参保地医保部门，查到文件后写进政策包"
        self._say(ask, f"缺：{names}")

    def _say(self, note: str, gaps: str) -> None:
        """The words beside the badge, and the line of what is missing; whole in the tooltip."""
        self.note.setText(note)
        self.note.setVisible(bool(note) and not self._tight)
        self.gaps.setText(gaps)
        self.gaps.setToolTip(gaps)
        self.gaps.setVisible(bool(gaps))


def share_text(estimate: Estimate) -> str:
    """基金支付总额 over 医疗费总额: `67.5%`, a range from low to high."""
    ends = [_share(estimate.lines)]
    if estimate.high is not None:
        ends.append(_share(estimate.high))
    if None in ends:
        return "—"
    first, last = min(e for e in ends if e is not None), max(e for e in ends if e is not None)
    low, high = f"{first / 10:.1f}%", f"{last / 10:.1f}%"
    return low if low == high else f"{low}–{high}"


def _share(lines: dict[str, Money | None]) -> int | None:
    """Tenths of a percent, half up; None for an empty bill."""
    fund, whole = lines["fund_pay_sumamt"], lines["medfee_sumamt"]
    if fund is None or not whole:
        return None
    return (2000 * fund.fen + whole.fen) // (2 * whole.fen)


def _range(estimate: Estimate, code: str) -> str:
    low = estimate.lines[code]
    high = estimate.high[code] if estimate.high is not None else None
    return "—" if low is None else money_range(low, high)
