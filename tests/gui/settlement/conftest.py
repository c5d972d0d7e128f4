"""The view of the estimate, and the person of the pictures."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from core.desk.draft import VisitDraft
from gui.settlement.estimate_view import EstimateView


@pytest.fixture
def draft() -> VisitDraft:
    return VisitDraft(
        name="阿依努尔·图尔荪",
        id_number="653201196004120041",
        sex="2",
        birth_date="1960-04-12",
        insured_area="653201",
        insurance="resident",
        category="senior",
        assistance="none",
        care_type="chronic_outpatient",
        disease="M00500",
        qualified="yes",
        care_area="510100",
        kind="long_term_resident",
        destination="510100",
        valid_from="2026-11-20",
        open_ended=True,
        institution_level="3",
        route="direct",
        bill_total="10000.00",
        bill_excluded="500.00",
        bill_over_limit="0.00",
        bill_first_self="300.00",
        ytd_deductible="0.00",
        ytd_disease_fund="0.00",
        ytd_pool="0.00",
        ytd_critical="0.00",
    )


@pytest.fixture
def view(qtbot: QtBot, inline_operations: None) -> EstimateView:
    made = EstimateView(debounce_ms=0)
    qtbot.addWidget(made)
    made.resize(1290, 642)
    made.show()
    qtbot.waitExposed(made)
    return made
