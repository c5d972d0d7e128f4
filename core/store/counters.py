"""Running numbers: handed out inside the transaction that uses them, never twice."""

from __future__ import annotations

from datetime import date

from core.store.session import Session

_MOST = 999_999


class CounterRepo:
    """A number is taken with the row that carries it, or not at all."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def take(self, name: str) -> int:
        """The next number of a series, from 1. Only inside a transaction."""
        self._session.write(
            "INSERT INTO counter (name, value) VALUES (?, 1) "
            "ON CONFLICT (name) DO UPDATE SET value = value + 1",
            (name,),
        )
        value = self._session.number("SELECT value FROM counter WHERE name = ?", (name,))
        if value > _MOST:
            raise OverflowError(f"series {name} is used up")
        return value

    def skip(self, name: str, count: int) -> None:
        """Leave a gap, after a restore: the numbers behind the backup may be on paper already."""
        self._session.write("UPDATE counter SET value = value + ? WHERE name = ?", (count, name))

    def filing_number(self, area: str, day: date) -> str:
        """区划-年-六位: `653221-2026-000148`."""
        return f"{area}-{day.year}-{self.take(f'filing:{area}:{day.year}'):06d}"

    def estimate_number(self, area: str, day: date) -> str:
        """`451228-G-2026-0091`."""
        return f"{area}-G-{day.year}-{self.take(f'estimate:{area}:{day.year}'):04d}"

    def visit_number(self, day: date) -> str:
        """`20261120-017`; past 999 a day the counter just grows longer."""
        return f"{day:%Y%m%d}-{self.take(f'visit:{day:%Y%m%d}'):03d}"
