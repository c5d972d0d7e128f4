"""Names with every kind of separator the offices have produced."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kernel.errors import BadText
from core.people.names import normalise_name

LOOK_ALIKES = "•‧∙⋅・･．.。᛫ㆍ﹒-"
HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=2, max_size=5)


@pytest.mark.parametrize("sign", LOOK_ALIKES)
def test_each_look_alike_becomes_the_one_dot_and_is_reported(sign: str) -> None:
    name = normalise_name(f"阿卜杜拉{sign}买买提")
    assert name.text == "阿卜杜拉·买买提"
    assert name.replaced == (sign,)


def test_a_right_name_is_left_alone() -> None:
    for text in ("阿卜杜拉·买买提", "覃小花", "𠮷野", "㛃𬭩", "John Smith", "O'Neil-Braun"):
        assert normalise_name(text).text == text
        assert normalise_name(text).replaced == ()


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("买买提 艾力克孜", "买买提·艾力克孜"),
        ("张　三", "张三"),
        ("欧阳 娜娜", "欧阳娜娜"),
        ("  覃 小 花 ", "覃小花"),
        ("·阿依古丽··买买提·", "阿依古丽·买买提"),
        ("阿依古丽 · 买买提", "阿依古丽·买买提"),
        ("\u200b覃小花", "覃小花"),
        ("Ｊｏｈｎ Smith", "John Smith"),
    ],
)
def test_spaces_and_leftovers(typed: str, stored: str) -> None:
    assert normalise_name(typed).text == stored


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "照证件写"),
        ("　 ", "照证件写"),
        ("···", "照证件写"),
        ("张3", "有数字"),
        ("张３", "有数字"),
        ("张?", "符号"),
        ("张\ue000", "自造字"),
        ("阿" * 51, "最多 50 个字"),
    ],
)
def test_what_cannot_be_a_name(text: str, part: str) -> None:
    with pytest.raises(BadText, match=part):
        normalise_name(text)


@given(st.lists(HAN, min_size=1, max_size=4), st.sampled_from(LOOK_ALIKES + "·"))
def test_normalising_twice_changes_nothing(parts: list[str], sign: str) -> None:
    once = normalise_name(sign.join(parts))
    again = normalise_name(once.text)
    assert again.text == once.text
    assert again.replaced == ()
    assert once.text.split("·") == parts
