import pytest

from core.kernel.money import Money, yuan
from core.papers.amount import Amount, figure


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [
        ("600", None, "600.00"),
        ("600", "600", "600.00"),
        ("290", "300", "290.00－300.00"),
        ("300", "290", "290.00－300.00"),
        ("0", "12345.6", "0.00－12,345.60"),
    ],
)
def test_one_figure_or_the_smaller_end_first(low: str, high: str | None, text: str) -> None:
    assert Amount(yuan(low), yuan(high) if high else None).text == text


def test_no_rule_prints_words_and_no_zero() -> None:
    nothing = Amount(None)
    assert nothing.text == "算不出"
    assert not nothing.known
    assert not nothing.is_range
    assert nothing.ordered is None


def test_only_two_different_ends_are_a_range() -> None:
    assert Amount(yuan("1"), yuan("2")).is_range
    assert not Amount(yuan("1"), yuan("1")).is_range


def test_a_negative_amount_carries_the_wide_minus() -> None:
    assert figure(Money(-120000)) == "－1,200.00"
