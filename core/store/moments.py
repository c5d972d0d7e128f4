"""Moments as the database keeps them: UTC, ISO, to the millisecond, so that text sorts as time."""

from __future__ import annotations

from datetime import UTC, date, datetime


def utc_text(moment: datetime) -> str:
    """`2026-11-20T03:25:40.000+00:00`. A moment without a time zone is a bug."""
    if moment.tzinfo is None:
        raise ValueError("a moment needs its time zone")
    return moment.astimezone(UTC).isoformat(timespec="milliseconds")


def from_utc(text: str) -> datetime:
    """The moment back, aware."""
    return datetime.fromisoformat(text)


def day_text(day: date | None) -> str | None:
    """ISO, or None."""
    return day.isoformat() if day else None


def from_day(text: str | None) -> date | None:
    """The day back, or None."""
    return date.fromisoformat(text) if text else None
