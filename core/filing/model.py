"""The answer to "must this care be filed, and how": every sentence carries its source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from core.case.model import FilingKind, Route
from core.kernel.status import Citation, Cited, Status
from core.policy import MaterialSpec, Missing


class Answer(Enum):
    """必须备案 / 免备案 / 视同已备案 / 可补办."""

    MUST_FILE = "must_file"
    FILING_EXEMPT = "filing_exempt"
    DEEMED_FILED = "deemed_filed"
    LATE_FILING_POSSIBLE = "late_filing_possible"

    @property
    def needs_filing(self) -> bool:
        """Whether a filing has to be made now."""
        return self in (Answer.MUST_FILE, Answer.LATE_FILING_POSSIBLE)


class State(Enum):
    """How a precondition stands. Unknown is never taken for met."""

    MET = "met"
    UNMET = "unmet"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Precondition:
    """What direct settlement needs besides the filing.

    `id`: qualification | national_direct | opened | facility. `forces_manual`: unmet means paying
    first and claiming by hand; the facility can still be chosen, so it does not.
    """

    id: str
    label: str
    state: State
    sentence: Cited
    forces_manual: bool


@dataclass(frozen=True)
class Destination:
    """Where to file to. `complete` is False while only a province is known and a city is needed."""

    code: str
    name: str
    level: str
    sentence: Cited
    complete: bool


@dataclass(frozen=True)
class Material(MaterialSpec):
    """One paper as the pack words it, with where that is written."""

    citation: Citation


@dataclass(frozen=True)
class Validity:
    """From when to when; `change_from` is the first day on which it may be changed or cancelled.

    `valid_to` None with `open_ended` False means that no rule says how long it runs.
    """

    valid_from: date
    valid_to: date | None
    open_ended: bool
    min_months: int | None
    change_from: date | None
    sentence: Cited | None
    change_sentence: Cited | None = None


@dataclass(frozen=True)
class Advice:
    """The whole answer. `answer` is None when no rule answers: `missing` then names the parameter.

    `filed_ok`: whether the filing of the case covers this care, None without a filing.
    `route` is manual when something unmet forces paying first, None when nothing does.
    `status` is the weakest of every rule that was used.
    """

    answer: Answer | None
    sentence: Cited | None
    reasons: tuple[Cited, ...]
    without_filing: tuple[Cited, ...]
    preconditions: tuple[Precondition, ...]
    route: Route | None
    manual_papers: tuple[str, ...]
    destination: Destination | None
    kind: FilingKind | None
    kind_definition: Cited | None
    materials: tuple[Material, ...]
    commitment_allowed: bool | None
    validity: Validity | None
    needs_facility: bool | None
    carry: tuple[Cited, ...]
    say: Cited | None
    notices: tuple[Cited, ...]
    missing: tuple[Missing, ...]
    status: Status
    filed_ok: bool | None

    def precondition(self, precondition_id: str) -> Precondition | None:
        """The precondition with this id, if it applies here."""
        return next((one for one in self.preconditions if one.id == precondition_id), None)
