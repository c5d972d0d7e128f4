"""The person for whom the pages of this folder look for a hospital."""

from __future__ import annotations

import pytest

from core.desk.draft import VisitDraft


@pytest.fixture
def draft() -> VisitDraft:
    """A resident of 和田市 with a tumour goes to 成都."""
    return VisitDraft(
        number="20261120-017",
        insured_area="653201",
        insurance="resident",
        category="adult",
        care_type="chronic_outpatient",
        disease="M00500",
        qualified="yes",
        care_area="510107",
        kind="long_term_resident",
    )
