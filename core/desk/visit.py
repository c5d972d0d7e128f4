"""One visit of one person: the draft, its steps, and the case it makes for the rules."""

from __future__ import annotations

from core.desk.draft import FIELD_NAMES, FORM_VERSION, MaterialState, VisitDraft
from core.desk.draft_case import intended_filing, to_case
from core.desk.steps import Step, StepMark, StepState, required_fields, visit_steps

__all__ = [
    "FIELD_NAMES",
    "FORM_VERSION",
    "MaterialState",
    "Step",
    "StepMark",
    "StepState",
    "VisitDraft",
    "intended_filing",
    "required_fields",
    "to_case",
    "visit_steps",
]
