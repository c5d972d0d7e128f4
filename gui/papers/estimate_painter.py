"""Paints paper 42. Everything is placed once, on as many pages as it takes, then painted."""

from __future__ import annotations

from core.papers.estimate_sheet import EstimatePaper, EstimateRow
from core.papers.footer import page_of
from core.papers.text import Run
from core.papers.words import NOT_A_SETTLEMENT
from gui.papers import estimate_layout as at
from gui.papers.canvas import CENTER, DOUBT, INNER, OUTER, RIGHT, Box, Canvas, badge_box
from gui.papers.comparison_mm import comparison_heights, paint_comparison
from gui.papers.estimate_flow import Flow, Placed
from gui.papers.estimate_head import facts_height, paint_boxes, paint_facts
from gui.papers.ink import DARK, LABEL
from gui.papers.textblock import TextBlock, fit
from gui.papers.waterfall_mm import adds_up, chart_height, paint_waterfall

TITLE_SPACING = 0.28
HEADINGS = ("", "项目（字段）", "金额（元）", "怎么算", "依据", "状态")
AMOUNT_STEPS = ((11.0, 1, 1.2), (10.0, 1, 1.2), (9.0, 1, 1.2), (9.5, 2, 1.12))
SOURCE_STEPS = ((9.0, 1, 1.2), (8.8, 2, 1.15))
FORMULA_STEPS = ((at.FORMULA_POINTS, 2, 1.2), (at.FORMULA_POINTS, 99, 1.15))


class EstimatePainter:
    """One estimate sheet."""

    def __init__(self, paper: EstimatePaper) -> None:
        self.paper = paper
        self.size = at.PAGE
        self._shift = facts_height(paper.facts) - at.FACTS.h
        flow = Flow(at.TABLE_TOP + self._shift, at.BOTTOM, at.NEXT_TOP)
        self._formulas = [self._formula(row) for row in paper.rows]
        heights = [max(at.ROW, block.height + 0.8) for block in self._formulas]
        keep = [
            row.total and index > 0 and paper.rows[index - 1].total
            for index, row in enumerate(paper.rows)
        ]
        self._headers, self._rows = flow.rows(heights, at.HEADER, keep)
        self._chart: Placed | None = None
        if adds_up(paper.bars):
            height = at.CHART_TITLE + chart_height(paper.bars)
            self._chart = flow.whole(height)
        self._comparison: Placed | None = None
        if paper.comparisons:
            height = sum(comparison_heights(paper.comparisons))
            self._comparison = flow.whole(height, at.COMPARISON_GAP)
        self._sources = TextBlock(paper.source_runs, at.TEXT_POINTS, at.CONTENT, line=1.4)
        self._doubts = TextBlock(paper.doubts.runs, at.TEXT_POINTS, at.CONTENT - 5.2, line=1.45)
        self._sources_at = flow.whole(self._sources.height, 1.6) if paper.sources else None
        self._doubts_at = (
            flow.whole(self._doubts.height + 2.6, at.DOUBTS_GAP) if paper.doubts.runs else None
        )
        self._pages = flow.page + 1
        texts = [self._sources, self._doubts, *self._formulas]
        self.missing = tuple(dict.fromkeys(char for text in texts for char in text.missing))

    @property
    def pages(self) -> int:
        """At least one."""
        return self._pages

    def _formula(self, row: EstimateRow) -> TextBlock:
        words = f"缺：{row.missing}" if row.missing else row.formula
        return fit(words, at.COLUMNS[3] - 4.0, FORMULA_STEPS)

    def paint(self, canvas: Canvas, page: int) -> None:
        """Paint a page, counted from 0."""
        if self.paper.footer.watermark:
            canvas.watermark(self.paper.footer.watermark)
        if page == 0:
            self._paint_head(canvas)
        else:
            self._paint_next_head(canvas)
        self._paint_table(canvas, page)
        self._paint_chart(canvas, page)
        if self._comparison and self._comparison.page == page:
            paint_comparison(canvas, at.LEFT_EDGE, self._comparison.y, self.paper.comparisons)
        if self._sources_at and self._sources_at.page == page:
            self._sources.paint(canvas.painter, at.LEFT_EDGE, self._sources_at.y)
        if self._doubts_at and self._doubts_at.page == page:
            box = Box(at.LEFT_EDGE, self._doubts_at.y, at.CONTENT, self._doubts_at.height)
            canvas.rect(box, DOUBT, LABEL, dashed=True)
            canvas.block(box.inset(2.6, 0), self._doubts)
        canvas.footer(
            self.paper.foot_lines,
            (page_of(page + 1, self._pages), self.paper.footer.demo_line),
        )

    def _paint_head(self, canvas: Canvas) -> None:
        canvas.text(at.TITLE, self.paper.title, at.TITLE_POINTS, bold=True, spacing=TITLE_SPACING)
        canvas.rect(at.NOT_SETTLEMENT, 0.6)
        canvas.text(
            at.NOT_SETTLEMENT,
            NOT_A_SETTLEMENT,
            at.NOT_SETTLEMENT_POINTS,
            bold=True,
            align=CENTER,
        )
        paint_facts(canvas, self.paper.facts)
        paint_boxes(canvas, self.paper, at.BOXES_TOP + self._shift)

    def _paint_next_head(self, canvas: Canvas) -> None:
        line = at.NEXT_TITLE
        canvas.text(line, f"{self.paper.title}（续）", 13, bold=True)
        right = (Run(f"{NOT_A_SETTLEMENT}　", bold=True), Run(f"编号：{self.paper.number}"))
        canvas.text(line, right, 10, align=RIGHT)
        canvas.line(line.x, line.bottom, line.right, line.bottom)

    def _paint_table(self, canvas: Canvas, page: int) -> None:
        header = next((place for place in self._headers if place.page == page), None)
        if header is None:
            return
        rows = [index for index, place in enumerate(self._rows) if place.page == page]
        self._paint_cells(canvas, header, HEADINGS)
        for index in rows:
            self._paint_row(canvas, index)
        bottom = self._rows[rows[-1]].y + self._rows[rows[-1]].height if rows else header.y
        canvas.rect(Box(at.LEFT_EDGE, header.y, at.CONTENT, bottom - header.y), OUTER)

    def _cells(self, place: Placed) -> list[Box]:
        boxes, x = [], at.LEFT_EDGE
        for width in at.COLUMNS:
            boxes.append(Box(x, place.y, width, place.height))
            x += width
        return boxes

    def _paint_cells(self, canvas: Canvas, place: Placed, words: tuple[str, ...]) -> None:
        for box, text in zip(self._cells(place), words, strict=True):
            canvas.rect(box, INNER, LABEL)
            canvas.text(box, text, 9.5, align=CENTER)

    def _paint_row(self, canvas: Canvas, index: int) -> None:
        row, cells = self.paper.rows[index], self._cells(self._rows[index])
        strong = row.strong or row.total
        for box in cells:
            canvas.rect(box, INNER, LABEL if row.total else None)
        sign, item, amount, formula, source, status = cells
        canvas.text(sign, row.sign, 10, align=CENTER)
        inner = Box(item.x + 2.2, item.y, item.w - 2.6, item.h)
        half = Box(inner.x, item.middle - 3.85, inner.w, 4.4)
        canvas.block(half, fit(row.item, half.w, ((9.5, 1, 1.2), (8.8, 1, 1.2)), bold=strong))
        code = Box(inner.x, item.middle + 0.55, inner.w, 3.2)
        canvas.text(code, row.code, 7, color=DARK)
        money = amount.inset(1.8, 0)
        canvas.block(money, fit(row.amount.text, money.w, AMOUNT_STEPS, bold=strong, align=RIGHT))
        canvas.block(formula.inset(2.0, 0), self._formulas[index])
        marks = source.inset(0.6, 0)
        canvas.block(marks, fit(row.source, marks.w, SOURCE_STEPS, align=CENTER))
        if row.status is not None:
            width = badge_box(0, 0, row.status).w
            left = status.x + (status.w - width) / 2
            canvas.badge(badge_box(left, status.middle, row.status), row.status)

    def _paint_chart(self, canvas: Canvas, page: int) -> None:
        place = self._chart
        if place is None or place.page != page:
            return
        title = Box(at.LEFT_EDGE, place.y + 1.6, at.CONTENT, 7.0)
        canvas.text(title, "钱去哪了（元）", 12.3, bold=True)
        paint_waterfall(
            canvas,
            at.LEFT_EDGE,
            place.y + at.CHART_TITLE,
            self.paper.bars,
            self.paper.own,
            self.paper.fund,
        )
