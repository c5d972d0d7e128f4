import pytest

from core.case.model import FilingKind
from core.kernel.errors import Refused
from tests.core.papers.samples import ID_SAMPLE, NOTICES, form


def test_every_block_of_the_public_form_is_there_in_full() -> None:
    paper = form()
    assert paper.number == "653221-2026-000148"
    assert paper.name == "古丽巴哈尔·阿卜杜热合曼"
    assert paper.id_number == ID_SAMPLE
    assert [(c.label, c.chosen) for c in paper.sexes] == [("1.男", False), ("2.女", True)]
    assert [(c.label, c.chosen) for c in paper.insurances] == [
        ("1.职工医保", False),
        ("2.城乡居民医保", True),
    ]
    assert [c.label for c in paper.kinds] == [
        "1.异地安置退休",
        "2.异地长期居住",
        "3.常驻异地工作",
        "4.异地转诊",
        "5.其他临时外出就医",
    ]
    assert [c.chosen for c in paper.kinds] == [False, True, False, False, False]
    assert paper.notices == NOTICES
    assert paper.filled_on_text == "2026 年 11 月 21 日"


def test_a_change_ticks_its_box_and_names_the_old_number() -> None:
    paper = form(change_of="653221-2025-000012")
    assert [c.chosen for c in paper.actions] == [False, True]
    with pytest.raises(Refused, match="原备案编号"):
        form(change_of="")


def test_emergency_has_no_form() -> None:
    with pytest.raises(Refused, match="视同已备案"):
        form(kind=FilingKind.EMERGENCY_RESCUE)


def test_an_empty_field_is_a_hand_box_with_a_hint() -> None:
    paper = form(phone="", address="", office_phone="")
    for field, hint in (
        (paper.phone_field, "本人填写"),
        (paper.phone2_field, "没有可不填"),
        (paper.address_field, "本人填写"),
        (paper.office_phone_field, "窗口填写"),
    ):
        assert field.by_hand
        assert field.hint == hint


def test_phone_numbers_are_grouped_for_reading_aloud() -> None:
    assert form().phone_field.text == "138 0013 8000"
    assert form(phone="0903-1234567").phone_field.text == "0903-1234567"


def test_the_layout_note_stays_until_the_official_form_is_loaded() -> None:
    assert "版式按公开的地方表样排列，以参保地现行表样为准。" in form().notes


def test_an_unknown_sex_leaves_both_boxes_empty() -> None:
    assert not any(choice.chosen for choice in form(sex="").sexes)
