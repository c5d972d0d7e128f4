from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.kernel.dates import add_months, age_on, iso, parse_date
from core.kernel.errors import BadText

TODAY = date(2026, 11, 21)
days = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(days)
def test_every_written_form_is_read_back(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}/{day.month:02d}/{day.day:02d}",
    ):
        assert parse_date(text, TODAY) == day
    assert iso(day.isoformat()) == day


def test_month_and_day_alone_mean_this_year() -> None:
    assert parse_date("1120", TODAY) == date(2026, 11, 20)
    assert parse_date("２０２６１１２０", TODAY) == date(2026, 11, 20)


@pytest.mark.parametrize(
    ("typed", "remedy"),
    [
        ("2026-02-30", "2026 年 2 月只有 28 天"),
        ("2026-13-01", "月份是 1 到 12"),
        ("明天", "2026-11-20"),
        ("202611", "2026-11-20"),
        ("2026-13", "2026-11-20"),
        ("2026-1120", "2026-11-20"),
        ("0000-01-01", "年份"),
    ],
)
def test_impossible_dates_say_what_the_calendar_has(typed: str, remedy: str) -> None:
    with pytest.raises(BadText, match=remedy):
        parse_date(typed, TODAY)


def test_iso_takes_no_other_form() -> None:
    with pytest.raises(BadText):
        iso("20261120")


@given(days.filter(lambda d: d.year < 2190), st.integers(0, 60))
def test_months_never_skip_a_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year * 12 + later.month) - (day.year * 12 + day.month) == months
    assert later.day == day.day or (later + timedelta(days=1)).day == 1


@given(days.filter(lambda d: d.year < 2100), st.integers(0, 90))
def test_age_changes_on_the_birthday(birth: date, years: int) -> None:
    birthday = add_months(birth, 12 * years)
    if birthday.day == birth.day:
        assert age_on(birth, birthday) == years
        assert age_on(birth, birthday - timedelta(days=1)) == years - 1
