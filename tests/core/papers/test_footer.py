from dataclasses import replace

from core.papers.footer import page_of
from tests.core.papers.samples import FOOTER


def test_the_first_print_says_when_where_and_from_which_rules() -> None:
    assert FOOTER.line == "打印 2026-11-21 10:32 · 墨玉县 2 号窗口 · 政策包 653200 v2026.11"
    assert FOOTER.watermark == ""
    assert FOOTER.demo_line == ""


def test_a_reprint_says_its_count() -> None:
    assert "重印 2" in replace(FOOTER, reprint=2).line
    assert "重印" not in FOOTER.line


def test_demo_and_unsigned_rules_are_marked() -> None:
    assert replace(FOOTER, demo=True).watermark == "演示"
    assert replace(FOOTER, demo=True).demo_line == "样例数据，非真实个人"
    unsigned = replace(FOOTER, pack=replace(FOOTER.pack, signed=False))
    assert unsigned.watermark == "演示"
    assert unsigned.demo_line == ""


def test_the_hash_shows_both_ends() -> None:
    assert FOOTER.pack.text_with_hash == "政策包 653200 v2026.11（sha256 3f9a…c21e）"
    assert replace(FOOTER.pack, sha256="").text_with_hash == "政策包 653200 v2026.11"


def test_pages_are_counted_from_one() -> None:
    assert page_of(1, 2) == "第 1 页 共 2 页"
