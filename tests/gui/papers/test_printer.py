from pathlib import Path

from gui.papers.printer import PrinterMemory, kind_of
from tests.core.papers.samples import card, estimate, form, slip


def test_each_paper_remembers_its_own_printer(tmp_path: Path) -> None:
    memory = PrinterMemory(tmp_path / "new folder")
    assert memory.recall("filing_form") is None
    memory.remember("filing_form", "HP 1020")
    memory.remember("slip_80", "热敏 80")
    again = PrinterMemory(tmp_path / "new folder")
    assert again.recall("filing_form") == "HP 1020"
    assert again.recall("slip_80") == "热敏 80"
    assert again.recall("estimate") is None


def test_a_damaged_memory_is_an_empty_one(tmp_path: Path) -> None:
    memory = PrinterMemory(tmp_path)
    for content in ("{", "[]", '{"filing_form": 3}', "\x00"):
        memory.path.write_text(content, encoding="utf-8")
        assert memory.recall("filing_form") is None
    memory.remember("filing_form", "A")
    assert memory.recall("filing_form") == "A"


def test_a_folder_that_cannot_be_written_costs_only_the_memory(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("", encoding="utf-8")
    memory = PrinterMemory(blocked)
    memory.remember("filing_form", "A")
    assert memory.recall("filing_form") is None


def test_only_the_form_is_made_out_twice() -> None:
    kinds = [kind_of(paper) for paper in (form(), slip(), slip(roll=58), estimate(), card())]
    assert [kind.copies for kind in kinds] == [2, 1, 1, 1, 1]
    assert len({kind.key for kind in kinds}) == 5
