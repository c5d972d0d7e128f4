"""Paints paper 40. One page; an address that cannot be fitted goes in full onto a sheet 续页."""

from __future__ import annotations

import math
from collections.abc import Callable

from core.papers.filing_form import TITLE, FilingFormPaper
from core.papers.footer import page_of
from core.papers.text import Field, Run
from gui.papers import form_layout as at
from gui.papers.canvas import CENTER, INNER, OUTER, Box, Canvas
from gui.papers.ink import DARK
from gui.papers.textblock import TextBlock, fit

NAME_STEPS = ((12.0, 1, 1.3), (10.5, 1, 1.3), (10.5, 2, 1.25), (10.5, 99, 1.1))
ADDRESS_STEPS = ((12.0, 2, 1.3), (10.5, 3, 1.3))
VALUE_STEPS = ((12.0, 1, 1.3), (10.5, 1, 1.3), (10.5, 2, 1.2))
SEE_NEXT = "见续页（同一备案编号）"
HINT_ROOM = 3.4
TITLE_SPACING = 0.28


class FormPainter:
    """One filled form, laid out once and painted any number of times."""

    def __init__(self, paper: FilingFormPaper) -> None:
        self.paper = paper
        self.size = at.PAGE
        self.heights = dict(at.ROW_HEIGHTS)
        left, value, _label, _right = at.COLUMNS
        self._value_x = at.LEFT_EDGE + left
        self._wide = at.CONTENT - left
        self.name = fit(paper.name, value - 2 * at.PADDING + 1, NAME_STEPS, bold=True)
        self._grow("name", self.name)
        self.address = fit(paper.address, self._wide - 2 * at.PADDING, ADDRESS_STEPS)
        self.continued = self.address.lines > ADDRESS_STEPS[-1][1]
        if not self.continued:
            self._grow("address", self.address)
        self.missing = tuple(dict.fromkeys(self.name.missing + self.address.missing))

    def _grow(self, row: str, block: TextBlock) -> None:
        room = self.heights[row] - (HINT_ROOM if block.missing else 0.0)
        short = block.height - room
        if short > 0:
            self.heights[row] += at.GROWTH * math.ceil(short / at.GROWTH)

    @property
    def pages(self) -> int:
        """One, or two with a continuation sheet."""
        return 2 if self.continued else 1

    def paint(self, canvas: Canvas, page: int) -> None:
        """Paint a page, counted from 0."""
        if self.paper.footer.watermark:
            canvas.watermark(self.paper.footer.watermark)
        if page == 0:
            self._paint_form(canvas)
        else:
            self._paint_continuation(canvas)
        canvas.footer(
            (self.paper.footer.line,),
            (page_of(page + 1, self.pages), self.paper.footer.demo_line),
            y=at.FOOT,
        )

    def _paint_form(self, canvas: Canvas) -> None:
        self._paint_action(canvas)
        self._paint_title(canvas)
        self._paint_number(canvas)
        y = at.TABLE_TOP
        rows: dict[str, Callable[[Canvas, float, float], None]] = {
            "name": self._name_row,
            "id_number": self._id_row,
            "insurance": self._insurance_row,
            "kind": self._kind_row,
            "destination": self._destination_row,
            "address": self._address_row,
            "phone": self._phone_row,
            "notices": self._notices_row,
            "signature": self._signature_row,
            "office": self._office_row,
            "clerk": self._clerk_row,
        }
        for key, height in self.heights.items():
            rows[key](canvas, y, height)
            y += height
        canvas.rect(Box(at.LEFT_EDGE, at.TABLE_TOP, at.CONTENT, y - at.TABLE_TOP), OUTER)
        self._paint_below(canvas, y)

    def _paint_action(self, canvas: Canvas) -> None:
        line = Box(
            at.LEFT_EDGE, at.ACTION_LINE.y, at.CONTENT, 2 * (at.ACTION_MIDDLE - at.ACTION_LINE.y)
        )
        lead = canvas.text(line, "登记类别：", at.LABEL_POINTS)
        x = canvas.choices(
            line.x + lead.natural_width, line.middle, self.paper.actions, at.CHOICE_POINTS
        )
        old = TextBlock("（变更须填原备案编号 ", at.LABEL_POINTS, 80)
        x += 4.4
        old.paint(canvas.painter, x, line.middle - old.height / 2)
        x += old.natural_width + 1.0
        width, underline = at.OLD_NUMBER_LINE, line.middle + 2.6
        if self.paper.change_of:
            number = TextBlock(self.paper.change_of, at.LABEL_POINTS, 60, bold=True)
            width = max(width, number.natural_width + 1.0)
            left = x + (width - number.natural_width) / 2
            number.paint(canvas.painter, left, line.middle - number.height / 2)
        canvas.line(x, underline, x + width, underline)
        canvas.text(Box(x + width, line.y, 6, line.h), "）", at.LABEL_POINTS)

    def _paint_title(self, canvas: Canvas) -> None:
        line = at.TITLE
        province = TextBlock(
            self.paper.province, at.TITLE_POINTS, 120, bold=True, spacing=TITLE_SPACING
        )
        rest = TextBlock(TITLE, at.TITLE_POINTS, 120, bold=True, spacing=TITLE_SPACING)
        underlined = province.natural_width + 6.0
        x = line.x + (line.w - underlined - 2.0 - rest.natural_width) / 2
        province.paint(canvas.painter, x + 3.0, line.middle - province.height / 2)
        canvas.line(x, line.bottom - 0.4, x + underlined, line.bottom - 0.4, at.UNDERLINE)
        rest.paint(canvas.painter, x + underlined + 2.0, line.middle - rest.height / 2)

    def _paint_number(self, canvas: Canvas) -> None:
        line = at.NUMBER_LINE
        number = TextBlock(self.paper.number, 11, 90, bold=True, spacing=0.3)
        label = TextBlock("备案编号：", 11, 40)
        x = line.right - number.natural_width
        number.paint(canvas.painter, x, line.middle - number.height / 2)
        label.paint(canvas.painter, x - label.natural_width, line.middle - label.height / 2)

    def _label(self, canvas: Canvas, y: float, h: float, text: str) -> None:
        canvas.label(Box(at.LEFT_EDGE, y, at.COLUMNS[0], h), text, at.LABEL_POINTS)

    def _wide_cell(self, canvas: Canvas, y: float, h: float) -> Box:
        cell = Box(self._value_x, y, self._wide, h)
        canvas.rect(cell, INNER)
        return cell

    def _pair(self, canvas: Canvas, y: float, h: float, label: str, label2: str) -> tuple[Box, Box]:
        self._label(canvas, y, h, label)
        first = Box(self._value_x, y, at.COLUMNS[1], h)
        second = Box(first.right, y, at.COLUMNS[2], h)
        third = Box(second.right, y, at.COLUMNS[3], h)
        canvas.rect(first, INNER)
        canvas.label(second, label2, at.LABEL_POINTS)
        canvas.rect(third, INNER)
        return first, third

    def _field(self, canvas: Canvas, cell: Box, field: Field) -> None:
        if field.by_hand:
            canvas.hand_box(cell.inset(2.0, 1.9), field.hint)
            return
        inner = cell.inset(at.PADDING, 0)
        canvas.block(inner, fit(field.text, inner.w, VALUE_STEPS, height=cell.h))

    def _block(self, canvas: Canvas, cell: Box, block: TextBlock) -> None:
        """A text in its cell; it makes room for the hint when a character is left to a pen."""
        top = cell.middle - block.height / 2
        if block.missing:
            canvas.by_hand_hint(cell)
            top = max(cell.y, min(top, cell.bottom - HINT_ROOM - block.height))
        block.paint(canvas.painter, cell.x + at.PADDING, top)

    def _name_row(self, canvas: Canvas, y: float, h: float) -> None:
        name, sex = self._pair(canvas, y, h, "姓　名", "性　别")
        self._block(canvas, name, self.name)
        canvas.choices(sex.x + 2.0, sex.middle, self.paper.sexes, at.CHOICE_POINTS)

    def _id_row(self, canvas: Canvas, y: float, h: float) -> None:
        self._label(canvas, y, h, "社会保障号码\n（身份证号码）")
        cell = self._wide_cell(canvas, y, h)
        width, height = at.ID_CELL
        top = cell.middle - height / 2
        for index in range(18):
            box = Box(cell.x + at.PADDING + index * width, top, width, height)
            canvas.rect(box, INNER)
            if index < len(self.paper.id_number):
                canvas.text(box, self.paper.id_number[index], at.ID_POINTS, align=CENTER)

    def _insurance_row(self, canvas: Canvas, y: float, h: float) -> None:
        self._label(canvas, y, h, "险　种")
        cell = self._wide_cell(canvas, y, h)
        canvas.choices(cell.x + at.PADDING, cell.middle, self.paper.insurances, at.CHOICE_POINTS)

    def _kind_row(self, canvas: Canvas, y: float, h: float) -> None:
        self._label(canvas, y, h, "人员类别")
        cell = self._wide_cell(canvas, y, h)
        kinds = self.paper.kinds
        for line, part in enumerate((kinds[:3], kinds[3:])):
            middle = cell.y + h / 2 + (line - 0.5) * 6.9
            canvas.choices(cell.x + at.PADDING, middle, part, at.CHOICE_POINTS)

    def _destination_row(self, canvas: Canvas, y: float, h: float) -> None:
        self._label(canvas, y, h, "转往省(市、区)")
        cell = self._wide_cell(canvas, y, h).inset(at.PADDING, 0)
        name = canvas.text(cell, self.paper.destination_name, at.VALUE_POINTS, bold=True)
        x = cell.x + name.natural_width + 2.0
        code = f"（区划代码 {self.paper.destination_code}）"
        canvas.text(Box(x, cell.y + 0.4, 60, h), code, at.CODE_POINTS)

    def _address_row(self, canvas: Canvas, y: float, h: float) -> None:
        self._label(canvas, y, h, "异地联系地址")
        cell = self._wide_cell(canvas, y, h)
        field = self.paper.address_field
        if field.by_hand:
            canvas.hand_box(cell.inset(2.0, 1.9), field.hint)
        elif self.continued:
            canvas.text(cell.inset(at.PADDING, 0), SEE_NEXT, at.VALUE_POINTS)
        else:
            self._block(canvas, cell, self.address)

    def _phone_row(self, canvas: Canvas, y: float, h: float) -> None:
        first, second = self._pair(canvas, y, h, "联系电话 1", "联系电话 2")
        self._field(canvas, first, self.paper.phone_field)
        self._field(canvas, second, self.paper.phone2_field)

    def _notices_row(self, canvas: Canvas, y: float, h: float) -> None:
        self._label(canvas, y, h, "温馨提示")
        cell = self._wide_cell(canvas, y, h)
        x = cell.x + at.PADDING + 0.8
        width = cell.right - at.PADDING - x - at.NOTICE_INDENT
        for points, line in ((10.5, at.NOTICE_LINE), (10.5, 1.35), (10.5, 1.2)):
            blocks = [TextBlock(text, points, width, line=line) for text in self.paper.notices]
            gap = 0.4
            height = sum(block.height + gap for block in blocks) - gap
            if height <= h - 2.0:
                break
        top = y + (h - height) / 2
        for number, block in enumerate(blocks, 1):
            TextBlock(f"{number}.", 10.5, 10, line=line).paint(canvas.painter, x, top)
            block.paint(canvas.painter, x + at.NOTICE_INDENT, top)
            top += block.height + gap

    def _signature_row(self, canvas: Canvas, y: float, h: float) -> None:
        sign, day = self._pair(canvas, y, h, "本人\n（被委托人）\n签　名", "填表日期")
        box = Box(sign.x + 2.2, sign.middle - at.SIGNATURE_BOX / 2, sign.w - 4.4, at.SIGNATURE_BOX)
        canvas.hand_box(box, "本人手签；代办的写代办人姓名")
        canvas.text(day, self.paper.filled_on_text, 11, align=CENTER)

    def _office_row(self, canvas: Canvas, y: float, h: float) -> None:
        office, phone = self._pair(canvas, y, h, "经办单位", "联系电话")
        inner = office.inset(at.PADDING, 0)
        steps = ((11.0, 1, 1.3), (10.5, 1, 1.3), (10.5, 2, 1.25), (10.5, 3, 1.1))
        canvas.block(inner, fit(self.paper.office, inner.w, steps))
        self._field(canvas, phone, self.paper.office_phone_field)

    def _clerk_row(self, canvas: Canvas, y: float, h: float) -> None:
        clerk, day = self._pair(canvas, y, h, "经办人", "经办日期")
        canvas.hand_box(clerk.inset(2.2, 2.2), "经办人签名")
        canvas.hand_box(day.inset(2.0, 2.2), "年　　月　　日")

    def _paint_below(self, canvas: Canvas, table_end: float) -> None:
        grown = table_end - at.table_bottom()
        top = min(at.STAMP.y + grown, at.FOOT - 1.0 - at.STAMP.h)
        y = top
        for note in self.paper.notes:
            canvas.text(Box(at.LEFT_EDGE, y, 125, 4.6), note, at.NOTE_POINTS)
            y += 4.6
        stamp = Box(at.STAMP.x, top, at.STAMP.w, at.STAMP.h)
        canvas.rect(stamp, INNER, dashed=True)
        canvas.text(stamp, "（经办单位盖章）", at.NOTE_POINTS, align=CENTER, color=DARK)

    def _paint_continuation(self, canvas: Canvas) -> None:
        canvas.text(
            Box(at.LEFT_EDGE, 22, at.CONTENT, 10),
            f"{TITLE}　续页",
            at.TITLE_POINTS,
            bold=True,
            align=CENTER,
            spacing=TITLE_SPACING,
        )
        self._paint_number(canvas)
        y = at.TABLE_TOP
        block = TextBlock(
            self.paper.address, at.VALUE_POINTS, self._wide - 2 * at.PADDING, line=1.5
        )
        height = max(15.0, block.height + 6.0)
        canvas.label(Box(at.LEFT_EDGE, y, at.COLUMNS[0], height), "异地联系地址")
        cell = Box(self._value_x, y, self._wide, height)
        canvas.rect(cell, INNER)
        self._block(canvas, cell, block)
        y += height
        canvas.label(Box(at.LEFT_EDGE, y, at.COLUMNS[0], 24), "本人\n（被委托人）\n签　名")
        sign = Box(self._value_x, y, self._wide, 24)
        canvas.rect(sign, INNER)
        canvas.hand_box(
            Box(sign.x + 2.2, sign.y + 2, 52.6, at.SIGNATURE_BOX), "与第 1 页同一人手签"
        )
        canvas.rect(Box(at.LEFT_EDGE, at.TABLE_TOP, at.CONTENT, height + 24), OUTER)
        runs = (Run("本页是上面编号的备案表的一部分，"), Run("两页一起存。", bold=True))
        canvas.text(Box(at.LEFT_EDGE, y + 27, at.CONTENT, 5), runs, at.NOTE_POINTS)
