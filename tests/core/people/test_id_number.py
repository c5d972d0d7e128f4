"""ID numbers: what is accepted, what is refused, and that the check sign catches what it must."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from core.kernel.errors import BadText
from core.people.id_number import Sex, check_sign, clean_id_number, parse_id_number

TODAY = date(2026, 11, 21)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    region = draw(st.sampled_from(["653201", "451202", "452702", "510107", "110105"]))
    born = draw(st.dates(date(1900, 1, 1), TODAY))
    first = f"{region}{born:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    return first + check_sign(first)


def test_the_two_published_samples() -> None:
    woman = parse_id_number("11010519491231002X", TODAY)
    assert woman.birth_date == date(1949, 12, 31)
    assert woman.sex is Sex.FEMALE
    assert woman.area_code == "110105"
    assert check_sign("44052418800101001") == "4"


@given(numbers())
def test_a_number_is_read_back_as_it_is(number: str) -> None:
    parsed = parse_id_number(number, TODAY)
    assert parsed.text == number
    assert f"{parsed.birth_date:%Y%m%d}" == number[6:14]
    assert (parsed.sex is Sex.MALE) == (int(number[16]) % 2 == 1)
    assert parsed.region_known


@given(numbers(), st.sampled_from([" ", "-", "　", "–", "\t"]), st.integers(1, 17))
def test_spaces_hyphens_and_full_width_are_cleaned(number: str, sign: str, at: int) -> None:
    wide = number.translate({ord(c): ord(c) + 0xFEE0 for c in "0123456789X"})
    for typed in (number[:at] + sign + number[at:], wide, number.lower(), f"  {number}\n"):
        assert parse_id_number(typed, TODAY).text == number


@given(numbers(), st.integers(0, 17), st.sampled_from("0123456789X"))
def test_every_single_wrong_sign_is_refused(number: str, at: int, sign: str) -> None:
    assume(number[at] != sign)
    with pytest.raises(BadText):
        parse_id_number(number[:at] + sign + number[at + 1 :], TODAY)


@given(numbers(), st.integers(0, 16))
def test_every_swap_of_neighbours_is_refused(number: str, at: int) -> None:
    assume(number[at] != number[at + 1])
    swapped = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
    with pytest.raises(BadText):
        parse_id_number(swapped, TODAY)


@given(numbers())
def test_the_message_never_gives_the_right_sign_away(number: str) -> None:
    wrong = number[:17] + ("1" if number[17] != "1" else "2")
    with pytest.raises(BadText) as told:
        parse_id_number(wrong, TODAY)
    assert told.value.message == "号码和校验位对不上，对着证件逐位核对"


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "现在是 0 位"),
        ("65320119600101", "现在是 14 位"),
        ("653201600101004", "15 位旧号"),
        ("65320119600101004Y", "最后一位是数字或 X"),
        ("6532011960010100AX", "前 17 位只写数字"),
        ("653201196002300011", "2 月只有 29 天"),
        ("653201196013010011", "月份是 1 到 12"),
        ("653201202612010011", "今天之后"),
        ("６５３２０１１９６００１０１００４四", "最后一位是数字或 X"),
        ("٦٥٣٢٠١١٩٦٠٠١٠١٠٠٤١", "前 17 位只写数字"),
    ],
)
def test_what_is_wrong_is_said_as_a_remedy(text: str, part: str) -> None:
    with pytest.raises(BadText, match=part):
        parse_id_number(text, TODAY)


def test_a_region_never_issued_is_only_a_hint() -> None:
    first = "99999919600101004"
    parsed = parse_id_number(first + check_sign(first), TODAY)
    assert not parsed.region_known
    old = "45270219600101004"
    assert parse_id_number(old + check_sign(old), TODAY).region_known
    permit = "83000019900101004"
    assert parse_id_number(permit + check_sign(permit), TODAY).region_known


def test_age_and_cleaning() -> None:
    assert parse_id_number("11010519491231002X", TODAY).age_on(TODAY) == 76
    assert clean_id_number(" 1101 0519-4912 31002x ") == "11010519491231002X"
