"""One line of the register as it is shown: a filing, or a visit that was never finished."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from core.areas import Divisions
from core.desk.views import OpenVisit, RegisterRow
from gui.register.words import ACTION_WORDS, INSURANCE_WORDS, KIND_WORDS, due_words, status_chip


@dataclass(frozen=True)
class Line:
    """Texts of the columns. `visit_id` is set for an unfinished visit, `status` is then draft."""

    number: str
    name: str
    masked_id: str
    insurance: str
    kind: str
    place: str
    starts: str
    ends: str
    status: str
    chip: tuple[str, str]
    due: str
    due_tone: str | None
    clerk: str
    visit_id: str | None = None


def filing_line(row: RegisterRow, divisions: Divisions, today: date) -> Line:
    """A filing; dates ISO, an open end is 长期."""
    action = ACTION_WORDS.get(row.action, "")
    kind = KIND_WORDS.get(row.kind, row.kind)
    due, tone = due_words(row, today)
    return Line(
        number=row.number,
        name=row.name,
        masked_id=row.masked_id,
        insurance=INSURANCE_WORDS.get(row.insurance, row.insurance),
        kind=f"{kind}（{action}）" if action else kind,
        place=divisions.short(row.destination) if divisions.find(row.destination) else "—",
        starts=row.valid_from.isoformat(),
        ends=row.valid_to.isoformat() if row.valid_to else "长期",
        status=row.status,
        chip=status_chip(row, today),
        due=due,
        due_tone=tone,
        clerk=row.clerk_name,
    )


def visit_line(visit: OpenVisit, step: str, clerk: str, now: datetime) -> Line:
    """A visit that was begun: what is not typed yet is a dash."""
    saved = visit.saved_at.astimezone(now.tzinfo)
    return Line(
        number=visit.number,
        name=visit.name or "（未填姓名）",
        masked_id=visit.masked_id or "—",
        insurance="—",
        kind=f"停在“{step}”",
        place="—",
        starts="—",
        ends="—",
        status="draft",
        chip=("draft", "草稿"),
        due=f"{saved:%m-%d %H:%M}",
        due_tone="text2",
        clerk=clerk,
        visit_id=visit.id,
    )
