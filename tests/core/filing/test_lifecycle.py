from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.filing.lifecycle import (
    TRANSITIONS,
    FilingStatus,
    Term,
    can_undo,
    check_change,
    check_transition,
    is_due,
    is_over,
)
from core.filing.numbers import FilingNumber, parse_filing_number
from core.filing.overlap import Clash, Span, clashes, overlaps
from core.kernel.errors import BadText, Refused

S = FilingStatus
DAY = date(2026, 11, 21)
OPEN = Term(date(2026, 1, 1))
days = st.dates(date(2020, 1, 1), date(2040, 12, 31))


@given(st.sampled_from(S), st.sampled_from(S))
def test_only_the_listed_steps_are_allowed(current: FilingStatus, target: FilingStatus) -> None:
    ended = Term(date(2025, 1, 1), date(2025, 7, 1), date(2025, 7, 1))
    if target in TRANSITIONS[current]:
        check_transition(current, target, ended, DAY)
    else:
        with pytest.raises(Refused) as refused:
            check_transition(current, target, ended, DAY)
        assert refused.value.code == "F-201"


def test_the_whole_good_life() -> None:
    way = [S.DRAFT, S.ACCEPTED, S.TO_ENTER, S.RETURNED, S.TO_ENTER, S.IN_FORCE, S.CANCELLED]
    for current, target in pairwise(way):
        check_transition(current, target, OPEN, DAY)
    assert TRANSITIONS[S.CANCELLED] == frozenset()


def test_nothing_expires_before_its_last_day_is_over() -> None:
    term = Term(date(2026, 5, 21), DAY)
    with pytest.raises(Refused, match="2026-11-21 才到期"):
        check_transition(S.IN_FORCE, S.EXPIRED, term, DAY)
    check_transition(S.IN_FORCE, S.EXPIRED, term, DAY + timedelta(days=1))
    with pytest.raises(Refused, match="长期有效"):
        check_transition(S.IN_FORCE, S.EXPIRED, OPEN, DAY)


def test_the_lock_holds_up_to_its_day() -> None:
    locked = Term(date(2026, 6, 1), None, date(2026, 12, 1))
    with pytest.raises(Refused, match="2026-12-01 起"):
        check_transition(S.IN_FORCE, S.CANCELLED, locked, date(2026, 11, 30))
    check_change(locked, date(2026, 12, 1))
    check_transition(S.TO_ENTER, S.CANCELLED, locked, date(2026, 6, 2))


def test_undo_takes_back_our_list_but_no_act_of_law() -> None:
    assert can_undo(S.TO_ENTER, S.IN_FORCE)
    assert not can_undo(S.IN_FORCE, S.CANCELLED)
    for before in S:
        for after in S:
            if can_undo(before, after):
                assert after in TRANSITIONS[before]


@given(days, days, st.integers(1, 60))
def test_due_is_never_over(begin: date, today: date, ahead: int) -> None:
    term = Term(begin, begin + timedelta(days=180))
    if is_due(term, today, ahead):
        assert not is_over(term, today)
        assert (term.valid_to - today).days <= ahead


@given(days, st.one_of(st.none(), days), days, st.one_of(st.none(), days))
def test_overlap_means_a_common_day(
    a_from: date, a_to: date | None, b_from: date, b_to: date | None
) -> None:
    if (a_to and a_to < a_from) or (b_to and b_to < b_from):
        return
    a, b = Span("a", "510100", a_from, a_to), Span("b", "510100", b_from, b_to)
    first = max(a_from, b_from)
    common = (a_to is None or first <= a_to) and (b_to is None or first <= b_to)
    assert overlaps(a, b) == overlaps(b, a) == common


def test_clashes_name_the_old_filing_and_skip_the_one_replaced() -> None:
    new = Span("n", "510100", DAY, None)
    same = Span("s", "510100", date(2026, 1, 1), None)
    other = Span("o", "110000", date(2026, 1, 1), DAY)
    gone = Span("g", "110000", date(2025, 1, 1), date(2025, 7, 1))
    found = clashes(new, [same, other, gone, Span("n", "440100", DAY, None)])
    assert found == ((same, Clash.DUPLICATE), (other, Clash.OTHER_PLACE))


@given(st.integers(1, 999_999), st.integers(2020, 2099))
def test_numbers_are_read_back(serial: int, year: int) -> None:
    number = FilingNumber("653221", year, serial)
    assert parse_filing_number(str(number)) == number


def test_numbers_have_one_form() -> None:
    assert str(FilingNumber("653221", 2026, 148)) == "653221-2026-000148"
    for wrong in ("653221-2026-148", "653221-2026-000000", "2026-000148"):
        with pytest.raises(BadText):
            parse_filing_number(wrong)
    with pytest.raises(ValueError, match="no filing number"):
        FilingNumber("653221", 2026, 1_000_000)
