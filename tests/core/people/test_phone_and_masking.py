"""Telephone numbers, and what may be shown of a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kernel.errors import BadText
from core.people.masking import mask_id, mask_name, mask_phone
from core.people.phone import parse_phone


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("13800000000", "13800000000"),
        (" 138 0000 0000 ", "13800000000"),
        ("+86 138-0000-0000", "13800000000"),
        ("８６１３８００００００００", "13800000000"),
        ("0903-2034567", "0903-2034567"),
        ("09032034567", "0903-2034567"),
        ("010-62345678", "010-62345678"),
        ("（0778）2186530", "0778-2186530"),
    ],
)
def test_phone(typed: str, stored: str) -> None:
    assert parse_phone(typed) == stored


@pytest.mark.parametrize(
    ("typed", "part"),
    [
        ("", "只写数字"),
        ("138000000", "补到 11 位；座机写成 0903-1234567"),
        ("2034567", "补到 11 位；座机写成 0903-1234567"),
        ("12800000000", "第二位是 3 到 9"),
        ("138000000001", "11 位，现在是 12 位"),
        ("没有", "只写数字"),
    ],
)
def test_phone_remedies(typed: str, part: str) -> None:
    with pytest.raises(BadText, match=part):
        parse_phone(typed)


def test_masks() -> None:
    assert mask_id("653201196001010041") == "653***********0041"
    assert mask_id("1234567") == "*******"
    assert mask_name("阿卜杜拉·买买提") == "阿**"
    assert mask_name("") == ""
    assert mask_phone("13812340101") == "138****0101"
    assert mask_phone("0903-2034567") == "0903-***4567"
    assert mask_phone("12393") == "*****"


@given(st.text("0123456789X", min_size=8, max_size=20))
def test_a_masked_number_keeps_its_length_and_hides_the_middle(text: str) -> None:
    masked = mask_id(text)
    assert len(masked) == len(text)
    assert set(masked[3:-4]) <= {"*"}
    assert (masked[:3], masked[-4:]) == (text[:3], text[-4:])
