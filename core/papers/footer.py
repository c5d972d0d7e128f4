"""What every paper says at its foot: when and where it was printed and from which rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

DEMO_MARK = "演示"
DEMO_LINE = "样例数据，非真实个人"
DOT = " · "


@dataclass(frozen=True)
class PackStamp:
    """The policy pack a paper rests on; `sha256` is the hash of its canonical bytes."""

    area: str
    version: str
    sha256: str = ""
    signed: bool = True

    @property
    def text(self) -> str:
        """`政策包 653200 v2026.11.1`."""
        return f"政策包 {self.area} v{self.version}"

    @property
    def text_with_hash(self) -> str:
        """The same with the ends of the hash, so that two prints can be told apart."""
        if not self.sha256:
            return self.text
        return f"{self.text}（sha256 {self.sha256[:4]}…{self.sha256[-4:]}）"


@dataclass(frozen=True)
class Footer:
    """`reprint` counts prints after the first; `demo` means an office with synthetic people."""

    printed_at: datetime
    window: str
    pack: PackStamp
    reprint: int = 0
    demo: bool = False

    @property
    def watermark(self) -> str:
        """Demo data or an unsigned pack must never pass for the real thing."""
        return DEMO_MARK if self.demo or not self.pack.signed else ""

    @property
    def printed(self) -> str:
        """`打印 2026-11-21 10:32`, with the count of a reprint."""
        text = f"打印 {self.printed_at:%Y-%m-%d %H:%M}"
        return f"{text}{DOT}重印 {self.reprint}" if self.reprint else text

    @property
    def line(self) -> str:
        """The whole left line of a form."""
        return DOT.join(part for part in (self.printed, self.window, self.pack.text) if part)

    @property
    def demo_line(self) -> str:
        """The second line at the right, only in demo."""
        return DEMO_LINE if self.demo else ""


def page_of(page: int, pages: int) -> str:
    """`第 1 页 共 2 页`, counted from 1."""
    return f"第 {page} 页 共 {pages} 页"
