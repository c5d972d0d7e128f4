from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kernel.errors import BadText
from core.kernel.ratio import parse_percent, percent
from core.kernel.status import Citation, Status, weakest


@given(st.integers(0, 1_000_000))
def test_percent_text_is_read_back_exactly(parts: int) -> None:
    ratio = Fraction(parts, 1_000_000)
    assert parse_percent(percent(ratio)) == ratio


@pytest.mark.parametrize("text", ["0.75", "75", "101%", "-5%", "1/2", "", "75.12345%"])
def test_ratio_is_a_percentage_up_to_the_whole(text: str) -> None:
    with pytest.raises(BadText):
        parse_percent(text)


@given(st.lists(st.sampled_from(Status)))
def test_result_is_as_good_as_its_weakest_value(statuses: list[Status]) -> None:
    result = weakest(statuses)
    assert all(result.rank >= s.rank for s in statuses)
    assert result in statuses or (not statuses and result is Status.OFFICIAL)


def test_short_citation_prefers_the_document_number() -> None:
    cited = Citation(Status.OFFICIAL, "通知", doc_no="医保发〔2022〕22号", article="第六条")
    assert cited.short == "医保发〔2022〕22号 第六条"
    assert Citation(Status.UNVERIFIED, "窗口口径").short == "窗口口径"
