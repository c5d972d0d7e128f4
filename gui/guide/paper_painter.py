"""Paints the guide's page on A4: head, conditions, tables with badges, questions, foot."""

from __future__ import annotations

from dataclasses import dataclass

from core.kernel.status import Status
from core.papers.footer import page_of
from core.papers.text import Run, Runs
from gui.guide.paper import DISCLAIMER, GuidePaper, PaperFaq, PaperRow, PaperTable
from gui.guide.reading import pieces
from gui.papers.canvas import INNER, Box, Canvas
from gui.papers.estimate_flow import Flow, Placed
from gui.papers.ink import BLACK, DARK, LABEL
from gui.papers.textblock import TextBlock

PAGE = (210.0, 297.0)
LEFT_EDGE, WIDTH = 18.0, 174.0
TOP, BOTTOM, NEXT_TOP = 16.0, 272.0, 18.0
POINTS, SMALL = 10.0, 8.8
ITEM_LEAST, ITEM_MOST, ITEM_ALONE = 30.0, 38.0, 62.0
SOURCE, BADGE = 47.0, 12.0
PAD = 1.6
ROW_LEAST = 7.2
SCALES = (1.0, 0.94, 0.88)
"""Letters shrink this far to stay on one page; a topic that needs two keeps the full size."""


def runs(marked: str) -> Runs:
    """Marked text as runs of a paper."""
    return tuple(Run(piece.text, piece.bold) for piece in pieces(marked))


@dataclass(frozen=True)
class _Line:
    """A laid-out table row: the item, the cells, the source."""

    row: PaperRow
    blocks: tuple[TextBlock, ...]
    source: TextBlock
    height: float


@dataclass(frozen=True)
class _Part:
    """Something on a page: where it stands, and what paints it."""

    place: Placed
    kind: str
    content: object


class GuidePainter:
    """Laid out once; satisfies `gui.papers.render.PagePainter`."""

    def __init__(self, paper: GuidePaper) -> None:
        self.paper = paper
        self.size = PAGE
        self.missing: tuple[str, ...] = ()
        for scale in (*SCALES, SCALES[0]):
            self._lay_out(scale)
            if self._pages == 1:
                break

    def _lay_out(self, scale: float) -> None:
        self._points, self._small = POINTS * scale, SMALL * scale
        self._row_least = ROW_LEAST * scale
        self._parts: list[_Part] = []
        flow = Flow(TOP, BOTTOM, NEXT_TOP)
        self._head(flow)
        for table in self.paper.tables:
            self._table(flow, table)
        for number, one in enumerate(self.paper.faq):
            self._faq(flow, one, first=number == 0)
        self._text(flow, DISCLAIMER, self._small, gap=2.4, color=DARK)
        self._pages = flow.page + 1

    @property
    def pages(self) -> int:
        """As many as the tables need, usually one."""
        return self._pages

    def paint(self, canvas: Canvas, page: int) -> None:
        """Paint a page, counted from 0."""
        footer = self.paper.footer
        if footer.watermark:
            canvas.watermark(footer.watermark)
        for part in self._parts:
            if part.place.page == page:
                self._paint(canvas, part)
        canvas.footer((footer.line,), (page_of(page + 1, self.pages), footer.demo_line))

    # layout
    def _head(self, flow: Flow) -> None:
        paper = self.paper
        self._text(
            flow, f"{paper.area}　{paper.title}　{paper.day.isoformat()}", self._small, color=DARK
        )
        self._text(flow, paper.headline, 16.0, gap=1.0, bold=True)
        if paper.principle and paper.principle_status is not None:
            words = f"{paper.principle}（{paper.principle_source}）"
            self._text(flow, words, self._points, gap=1.5)
        if paper.steps:
            words = f"{paper.steps_title}：**{' → '.join(paper.steps)}**"
            self._text(flow, words, self._points, gap=1.5)

    def _text(
        self,
        flow: Flow,
        words: str,
        points: float,
        gap: float = 0.0,
        bold: bool = False,
        color: str = BLACK,
    ) -> None:
        text: str | Runs = words if bold else runs(words)
        block = TextBlock(text, points, WIDTH, bold=bold)
        self._put(flow.whole(block.height, gap), "text", (block, color))

    def _put(self, place: Placed, kind: str, content: object) -> None:
        self._parts.append(_Part(place, kind, content))

    def _table(self, flow: Flow, table: PaperTable) -> None:
        widths = self._widths(table)
        lines = [self._line(row, widths) for row in table.rows]
        title = TextBlock(
            (Run(table.title, True), Run(f"　{table.note}" if table.note else "")),
            self._points,
            WIDTH,
        )
        # A title never stands alone at the foot of a page.
        room = title.height + self._row_least + lines[0].height
        if flow.y + 3.0 + room > flow.bottom:
            flow.whole(flow.bottom - flow.y)
        self._put(flow.whole(title.height + 0.8, 3.0), "text", (title, BLACK))
        heads, placed = flow.rows(
            [line.height for line in lines], self._row_least, [False] * len(lines)
        )
        for head in heads:
            self._put(head, "head", (table, widths))
        for line, place in zip(lines, placed, strict=True):
            self._put(place, "row", (line, widths))

    def _widths(self, table: PaperTable) -> tuple[float, ...]:
        """The widths of the item and the cells, in mm; the source has its own."""
        columns = zip(
            ("项目", *table.heads), *((row.item, *row.cells) for row in table.rows), strict=True
        )
        wanted = [
            max(TextBlock(runs(text), self._points, 400).natural_width for text in column)
            + 2 * PAD
            + 0.3
            for column in columns
        ]
        most = ITEM_ALONE if len(table.heads) == 1 else ITEM_MOST
        item = min(max(wanted[0], ITEM_LEAST), most)
        room = WIDTH - SOURCE - item
        if len(table.heads) == 1:
            return (item, room)
        least = min(room / len(table.heads), 26.0)
        shares = [max(least, room * one / sum(wanted[1:])) for one in wanted[1:]]
        return (item, *(share * room / sum(shares) for share in shares))

    def _line(self, row: PaperRow, widths: tuple[float, ...]) -> _Line:
        texts = [row.item, *row.cells]
        blocks = tuple(
            TextBlock(runs(text), self._points, width - 2 * PAD, line=1.25)
            for text, width in zip(texts, widths, strict=True)
        )
        source = TextBlock(row.source, self._small - 0.8, SOURCE - BADGE - 3 * PAD, line=1.2)
        height = max(
            [self._row_least, source.height + PAD, *(block.height + PAD for block in blocks)]
        )
        return _Line(row, blocks, source, height)

    def _faq(self, flow: Flow, one: PaperFaq, first: bool) -> None:
        if first:
            self._text(flow, "**常被问**", self._points, gap=3.0)
        words = f"**{one.question}**{one.answer}（{one.source}）"
        block = TextBlock(runs(words), self._points, WIDTH - BADGE - 2 * PAD, line=1.3)
        self._put(flow.whole(max(block.height, 4.8), 1.0), "faq", (block, one.status))

    # painting
    def _paint(self, canvas: Canvas, part: _Part) -> None:
        y, height = part.place.y, part.place.height
        match part.kind, part.content:
            case "text", (TextBlock() as block, str() as color):
                block.paint(canvas.painter, LEFT_EDGE, y, color)
            case "head", (PaperTable() as table, tuple() as widths):
                self._paint_head(canvas, y, height, table, widths)
            case "row", (_Line() as line, tuple() as widths):
                self._paint_row(canvas, y, line, widths)
            case "faq", (TextBlock() as block, Status() as status):
                canvas.badge(Box(LEFT_EDGE, y, BADGE, 4.8), status, self._small)
                block.paint(canvas.painter, LEFT_EDGE + BADGE + 2 * PAD, y)

    def _paint_head(
        self,
        canvas: Canvas,
        y: float,
        height: float,
        table: PaperTable,
        widths: tuple[float, ...],
    ) -> None:
        x = LEFT_EDGE
        words = ("项目", *table.heads, "出处与状态")
        for text, width in zip(words, (*widths, SOURCE), strict=True):
            box = Box(x, y, width, height)
            canvas.rect(box, INNER, LABEL)
            canvas.text(box.inset(PAD, 0), text, self._small)
            x += width

    def _paint_row(self, canvas: Canvas, y: float, line: _Line, widths: tuple[float, ...]) -> None:
        x = LEFT_EDGE
        for block, width in zip(line.blocks, widths, strict=True):
            box = Box(x, y, width, line.height)
            canvas.rect(box, INNER)
            canvas.block(box.inset(PAD, 0), block)
            x += width
        box = Box(x, y, SOURCE, line.height)
        canvas.rect(box, INNER)
        canvas.badge(Box(x + PAD, box.middle - 2.3, BADGE, 4.6), line.row.status, self._small)
        canvas.block(
            Box(x + BADGE + 2 * PAD, y, SOURCE - BADGE - 3 * PAD, line.height), line.source
        )
