import re
from pathlib import Path

import pytest

from gui.papers.pdf import NotSaved, pdf_bytes, save_pdf
from gui.papers.printer import NotPrinted, print_pages
from gui.papers.render import painter_of
from tests.core.papers.samples import card, estimate, form, slip


def boxes(content: bytes) -> list[tuple[float, float]]:
    """The sizes of all pages in millimetres."""
    found = re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", content)
    return [(float(w) * 25.4 / 72, float(h) * 25.4 / 72) for w, h in found]


def test_a_form_is_one_a4_page_with_embedded_fonts() -> None:
    content = pdf_bytes(painter_of(form()), "备案表")
    assert content.startswith(b"%PDF-")
    assert [(round(w), round(h)) for w, h in boxes(content)] == [(210, 297)]
    assert b"/FontFile2" in content


def test_a_continued_form_has_two_pages() -> None:
    assert len(boxes(pdf_bytes(painter_of(form(address="路" * 200)), "备案表"))) == 2


def test_a_roll_and_a_card_keep_their_own_size() -> None:
    painter = painter_of(slip())
    ((width, height),) = boxes(pdf_bytes(painter, "小票"))
    assert (round(width), round(height)) == (80, round(painter.size[1]))
    ((width, height),) = boxes(pdf_bytes(painter_of(card()), "医院窗口卡"))
    assert (round(width), round(height)) == (210, 297)


def test_the_document_properties_name_no_person() -> None:
    content = pdf_bytes(painter_of(form()), "备案表")
    for secret in ("古丽巴哈尔", "11010519491231002X"):
        for spelling in (secret.encode("utf-8"), secret.encode("utf-16-be"), secret.encode("gbk")):
            assert spelling not in content


def test_saving_writes_the_whole_file_or_leaves_the_old_one(tmp_path: Path) -> None:
    target = tmp_path / "预估 单.pdf"
    target.write_bytes(b"old")
    save_pdf(painter_of(estimate()), "预估单", target)
    assert target.read_bytes().startswith(b"%PDF-")
    assert [path.name for path in tmp_path.iterdir()] == [target.name]


def test_a_folder_that_is_gone_is_said_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(NotSaved, match="换一个文件夹"):
        save_pdf(painter_of(form()), "备案表", tmp_path / "gone" / "a.pdf")


def test_printing_uses_the_same_pages(tmp_path: Path) -> None:
    target = tmp_path / "job.pdf"
    print_pages(painter_of(form(address="路" * 200)), "", 1, to_file=target)
    assert [(round(w), round(h)) for w, h in boxes(target.read_bytes())] == [(210, 297)] * 2


@pytest.mark.qt_log_ignore("QPainter::begin")
def test_a_printer_that_takes_nothing_is_said_with_a_remedy(tmp_path: Path) -> None:
    with pytest.raises(NotPrinted, match="F9"):
        print_pages(painter_of(form()), "", 1, to_file=tmp_path / "gone" / "job.pdf")
