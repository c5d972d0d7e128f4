from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kernel.errors import BadText
from core.kernel.money import MAX_YUAN, Money, Rounding, parse_money, total, yuan

fens = st.integers(-(10**10), 10**10)


@given(fens, fens)
def test_sums_are_exact(a: int, b: int) -> None:
    assert (Money(a) + Money(b)).fen == a + b
    assert Money(a) - Money(b) == -(Money(b) - Money(a))


@given(st.integers(0, MAX_YUAN * 100))
def test_plain_and_shown_forms_are_read_back(fen: int) -> None:
    assert parse_money(Money(fen).plain) == Money(fen)
    assert parse_money(str(Money(fen))) == Money(fen)


@given(st.integers(0, 10**10), st.fractions(0, 1))
def test_half_up_is_within_half_a_fen_and_never_below_down(fen: int, ratio: Fraction) -> None:
    exact = fen * ratio
    rounded = Money(fen).times(ratio).fen
    assert abs(rounded - exact) <= Fraction(1, 2)
    assert rounded - exact != -Fraction(1, 2)
    assert (
        Money(fen).times(ratio, Rounding.DOWN).fen
        <= exact
        <= Money(fen).times(ratio, Rounding.UP).fen
    )


@given(st.integers(0, 10**8), st.fractions(0, 1))
def test_a_share_and_the_rest_make_the_whole(fen: int, ratio: Fraction) -> None:
    share = Money(fen).times(ratio)
    assert share + (Money(fen) - share) == Money(fen)


def test_published_settlement_rounds_half_up_to_the_fen() -> None:
    assert yuan("291.96").times(Fraction(85, 100)) == yuan("248.17")


@pytest.mark.parametrize(
    ("typed", "fen"),
    [
        ("1,234.5", 123450),
        ("１２３４", 123400),
        (" 10 000.00 元", 1000000),
        ("0", 0),
        ("-3.07", -307),
        ("−3.07", -307),
        ("1，234.50", 123450),
    ],
)
def test_what_clerks_type(typed: str, fen: int) -> None:
    assert parse_money(typed) == Money(fen)


@pytest.mark.parametrize(
    "typed", ["", "1,2a", "1,23", "12.345", "1e5", "一百", "100000000", ".5", "1.2.3"]
)
def test_what_cannot_be_read_says_the_remedy(typed: str) -> None:
    with pytest.raises(BadText) as caught:
        parse_money(typed)
    assert caught.value.message
    assert "非法" not in caught.value.message


def test_money_refuses_floats_and_money_times_money() -> None:
    with pytest.raises(TypeError):
        Money(1.5)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        Money(1).times(Money(2))  # type: ignore[arg-type]


def test_minus_is_a_minus_sign_on_screen_only() -> None:
    assert str(Money(-123456)) == "−1,234.56"
    assert Money(-123456).plain == "-1234.56"


def test_total_of_nothing_is_zero() -> None:
    assert total([]) == Money(0)
    assert total([Money(1), Money(2)]) == Money(3)
