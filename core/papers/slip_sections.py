"""The wording of the six sections of the slip, each from plain values."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from core.case.model import FilingKind
from core.papers.amount import Amount
from core.papers.slip import (
    SlipLine,
    SlipPair,
    SlipPhone,
    SlipQuote,
    SlipSection,
    SlipText,
    SlipTick,
)
from core.papers.text import Run, bold, grouped_phone, plain
from core.papers.words import ASK_AT_HOME, HOTLINE, KIND_WORDS

NO_FIGURE_SLIP = "缺参数，算不出"


@dataclass(frozen=True)
class SlipFiling:
    """What was filed. `state` is the lifecycle word, `state_hint` what it asks of the person."""

    kind: FilingKind
    destination: str
    number: str
    valid_from: date | None
    valid_to: date | None
    open_ended: bool
    state: str
    state_hint: str = ""


def filing_section(filing: SlipFiling | None) -> SlipSection:
    """办了什么."""
    if filing is None:
        return SlipSection("办了什么", ())
    lines: list[SlipLine] = [
        SlipText(plain(f"{KIND_WORDS[filing.kind]} 备案")),
        SlipText((Run("去："), Run(filing.destination, bold=True))),
    ]
    if filing.number:
        lines.append(SlipText(plain(f"编号：{filing.number}")))
    dates = _dates(filing)
    if dates:
        lines.append(SlipText(plain(dates)))
    lines.append(SlipText(bold(f"状态：{filing.state}")))
    if filing.state_hint:
        lines.append(SlipText(plain(filing.state_hint)))
    return SlipSection("办了什么", tuple(lines))


def _dates(filing: SlipFiling) -> str:
    parts = []
    if filing.valid_from:
        parts.append(f"开始：{filing.valid_from.isoformat()}")
    if filing.open_ended:
        parts.append("结束：长期")
    elif filing.valid_to:
        parts.append(f"结束：{filing.valid_to.isoformat()}")
    return "　".join(parts)


def answer_section(lines: tuple[str, ...]) -> SlipSection:
    """办了什么 when nothing had to be filed: the rule sentence in plain words."""
    return SlipSection("办了什么", tuple(SlipText(plain(line)) for line in lines))


def asked_section(lines: tuple[str, ...]) -> SlipSection:
    """您问的, the first section of a kiosk slip: the answers given, no person and no number."""
    return SlipSection("您问的", tuple(SlipText(plain(line)) for line in lines))


def carry_section(things: tuple[str, ...]) -> SlipSection:
    """看病带什么, one box to tick a thing."""
    return SlipSection("看病带什么", tuple(SlipTick(thing) for thing in things))


def say_section(
    sentence: str, disease_major: str, warning: str = "", disease: str = ""
) -> SlipSection:
    """到医院说什么: the sentence in quotes, else the disease by name (claims by hand).

    Only the four signs of the code that every province agrees on are printed.
    """
    lines: list[SlipLine] = []
    if sentence:
        lines.append(SlipQuote(f"“{sentence.strip('“”')}”"))
    elif disease:
        lines.append(SlipText((Run("病种："), Run(disease, bold=True))))
    if disease_major:
        lines.append(
            SlipText((Run("病种代码："), Run(disease_major, bold=True), Run("（前四位）")))
        )
    if warning:
        lines.append(SlipText(plain(warning)))
    return SlipSection("到医院说什么", tuple(lines))


def place_section(
    name: str, level: str, phone: str, list_date: date | None, ask: str = ""
) -> SlipSection:
    """去哪里: one institution, with the date of the list because lists grow old."""
    if not name:
        return SlipSection("去哪里", ())
    lines: list[SlipLine] = [SlipText(plain("　".join(part for part in (name, level) if part)))]
    if phone:
        lines.append(SlipText(plain(grouped_phone(phone))))
    if list_date:
        lines.append(SlipText(plain(f"名单日期 {list_date.isoformat()}，先打电话问"), note=True))
        if ask:
            lines.append(SlipText(plain(f"“{ask}”"), note=True))
    return SlipSection("去哪里", tuple(lines))


def money_section(
    bill: Amount | None,
    fund: Amount | None,
    own: Amount | None,
    missing: tuple[str, ...] = (),
    unverified: tuple[str, ...] = (),
    unknown: tuple[str, ...] = (),
) -> SlipSection:
    """大概花多少. `missing` are rules (words, no figure), `unknown` facts (a range)."""
    if bill is None or fund is None or own is None:
        return SlipSection("大概花多少", ())
    lines: list[SlipLine] = [SlipPair("账单", f"{bill.text} 元")]
    if fund.known and own.known:
        lines += [SlipPair("医保付", f"{fund.text} 元"), SlipPair("您付", f"{own.text} 元")]
    else:
        lines.append(SlipPair("医保付", NO_FIGURE_SLIP))
    if missing:
        lines.append(SlipText(plain(f"缺：{'、'.join(missing)}。"), note=True))
    if unknown:
        lines.append(SlipText(plain(f"还不清楚：{'、'.join(unknown)}。"), note=True))
    if unverified:
        lines.append(SlipText(plain(f"未核实：{'、'.join(unverified)}。"), note=True))
    if missing or unverified:
        lines.append(SlipText(plain(f"{ASK_AT_HOME}。"), note=True))
    return SlipSection("大概花多少", tuple(lines))


def phone_section(phones: tuple[tuple[str, str], ...], window_phone: str) -> SlipSection:
    """打电话: the hotline large, the window's own number or a line to write it on."""
    lines: list[SlipLine] = [SlipPhone("医保热线", HOTLINE, large=True)]
    lines += [SlipPhone(label, grouped_phone(number)) for label, number in phones]
    lines.append(SlipPhone("本窗口", grouped_phone(window_phone)))
    return SlipSection("打电话", tuple(lines))
