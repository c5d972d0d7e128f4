"""What stands in the two lines of an explanation row, without painting."""

from __future__ import annotations

from dataclasses import dataclass

from core.kernel.status import Citation, Status
from core.settlement import TraceNode
from gui.widgets.marks import BADGES


@dataclass(frozen=True)
class SecondLine:
    """Badge (None = none), its words (None = those of the status), and the text behind it."""

    status: Status | None
    words: str | None
    text: str


def second_line(node: TraceNode) -> SecondLine:
    """Source of the value; for sums the weakest of what they rest on."""
    if node.citation is not None:
        return SecondLine(node.citation.status, None, source_text(node.citation))
    if node.value == BADGES[Status.MISSING].word:
        return SecondLine(Status.MISSING, None, "政策包里没有这一条，问参保地医保部门")
    used = cited_below(node)
    if used:
        word = BADGES[node.weakest].word
        text = f"用到 {len(used)} 个参数"
        doubtful = sum(1 for one in used if one.status is node.weakest)
        if node.weakest is not Status.OFFICIAL:
            text += f"，{doubtful} 个{word}"
        return SecondLine(node.weakest, f"取最弱：{word}", text)
    check = next((child for child in node.children if child.key == "check"), None)
    text = f"核对：{check.formula}，{check.value}" if check is not None else ""
    if node.status is not Status.OFFICIAL:
        return SecondLine(node.status, "随上", text or "由上面的数得来")
    return SecondLine(None, None, text or "不用查参数")


def cited_below(node: TraceNode) -> tuple[TraceNode, ...]:
    """The parameters a value rests on, once each."""
    found = [one for one in node.walk() if one.citation is not None and one is not node]
    return tuple({(one.key, one.citation): one for one in found}.values())


def source_text(citation: Citation) -> str:
    """Document and article, then the note that keeps the clerk careful."""
    return f"{citation.short}；{citation.note}" if citation.note else citation.short


def spoken(node: TraceNode) -> str:
    """The whole row as text, for copying and for screen readers."""
    second = second_line(node)
    words = second.words or (BADGES[second.status].word if second.status else "")
    first = f"{node.label}　{node.formula} {node.value}".strip()
    rest = " ".join(part for part in (words, second.text) if part)
    return f"{first}　{rest}" if rest else first
