"""Filing for care outside the insured area: must it be, of which kind, with what, until when."""

from core.filing.advice_json import advice_json
from core.filing.advise import advise
from core.filing.destination import province_level_areas
from core.filing.form import COMMITMENT, FORM_MATERIAL, NO_END, TO_FOLLOW, FilingForm
from core.filing.kinds import KIND_QUESTIONS, Question, Walk, kind_questions, known_answers
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
from core.filing.model import (
    Advice,
    Answer,
    Destination,
    Material,
    Precondition,
    State,
    Validity,
)
from core.filing.numbers import FilingNumber, parse_filing_number
from core.filing.overlap import Clash, Span, clashes, overlaps
from core.filing.validate import check_filing_form, form_facts

__all__ = [
    "COMMITMENT",
    "FORM_MATERIAL",
    "KIND_QUESTIONS",
    "NO_END",
    "TO_FOLLOW",
    "TRANSITIONS",
    "Advice",
    "Answer",
    "Clash",
    "Destination",
    "FilingForm",
    "FilingNumber",
    "FilingStatus",
    "Material",
    "Precondition",
    "Question",
    "Span",
    "State",
    "Term",
    "Validity",
    "Walk",
    "advice_json",
    "advise",
    "can_undo",
    "check_change",
    "check_filing_form",
    "check_transition",
    "clashes",
    "form_facts",
    "is_due",
    "is_over",
    "kind_questions",
    "known_answers",
    "overlaps",
    "parse_filing_number",
    "province_level_areas",
]
