"""The printed page: everything of the topic, badges, nothing outside the sheet."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

import pytest
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication

from core.kernel.status import Status
from core.papers.footer import Footer, PackStamp
from core.policy import GuideTopic, PolicyBook
from gui.guide.paper import GuidePaper, guide_paper
from gui.guide.paper_painter import GuidePainter
from gui.papers.pdf import pdf_bytes
from gui.papers.printer import kind_of
from gui.papers.render import page_image, painter_of

BOOK = PolicyBook.shipped()
NOW = datetime(2026, 11, 20, 11, 26, tzinfo=timezone(timedelta(hours=8)))
TOPICS = [
    (area, topic.id) for area in ("451200", "653200") for topic in BOOK.for_area(area).guide()
]


def paper_of(area: str, name: str, demo: bool = False) -> GuidePaper:
    policy = BOOK.for_area(area)
    topic: GuideTopic = next(found for found in policy.guide() if found.id == name)
    pack = policy.packs[0]
    footer = Footer(
        NOW, "医保窗口 3 号台", PackStamp(pack.area, pack.version, pack.sha256), demo=demo
    )
    return guide_paper(topic, "广西 河池市", NOW.date(), footer)


def dark_outside(image: QImage, margin: int) -> bool:
    """Whether anything is printed in the outer margin."""
    width, height = image.width(), image.height()
    edge = [
        (x, y)
        for x in range(0, width, 3)
        for y in (*range(margin), *range(height - margin, height))
    ]
    sides = [
        (x, y) for y in range(0, height, 3) for x in (*range(margin), *range(width - margin, width))
    ]
    return any(image.pixelColor(x, y).lightness() < 200 for x, y in (*edge, *sides))


def test_the_paper_says_what_the_screen_says() -> None:
    paper = paper_of("451200", "chronic")
    assert paper.headline == "门诊慢特病：区内不用备案；跨省要先备案，再选定机构"
    assert paper.steps == ("资格已认定", "已备案", "机构开通了这个病种")
    assert [table.title for table in paper.tables][:2] == ["改之前 / 改之后", "区内 / 跨省"]
    gap = next(row for table in paper.tables for row in table.rows if row.item == "结核职工限额")
    assert gap.status is Status.MISSING
    assert len(paper.faq) == 4


@pytest.mark.parametrize(("area", "name"), TOPICS, ids=str)
def test_every_topic_fits_its_sheets(qapp: QApplication, area: str, name: str) -> None:
    pages = GuidePainter(paper_of(area, name))
    assert pages.pages <= 2
    for number in range(pages.pages):
        image = page_image(pages, number, 60)
        assert not dark_outside(image, 11)  # 5 mm at 60 dpi


def test_a_demonstration_is_marked(qapp: QApplication) -> None:
    real = page_image(GuidePainter(paper_of("451200", "find")), 0, 60)
    demo = page_image(GuidePainter(paper_of("451200", "find", demo=True)), 0, 60)
    assert real != demo


def test_it_goes_through_the_preview_and_into_a_pdf(qapp: QApplication) -> None:
    pages = GuidePainter(paper_of("451200", "phones"))
    assert painter_of(pages) is pages
    assert kind_of(pages).copies == 1
    content = pdf_bytes(pages, "政策指南")
    assert content.startswith(b"%PDF")
    assert len(content) > 5000


def test_a_topic_is_one_page_unless_the_letters_would_become_too_small(qapp: QApplication) -> None:
    counts = {(area, name): GuidePainter(paper_of(area, name)).pages for area, name in TOPICS}
    assert {place for place, pages in counts.items() if pages > 1} == {("653200", "chronic")}
