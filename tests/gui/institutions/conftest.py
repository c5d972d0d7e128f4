"""A demonstration office with one clerk signed in, made once for all tests of these pages."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from core.desk.draft import VisitDraft
from core.desk.office import DEMO_CLERK, DEMO_PASSWORD, create_demo_office, open_office, sign_in
from core.desk.service import Desk

NOW = datetime(2026, 11, 20, 11, 26, 5, tzinfo=timezone(timedelta(hours=8)))


@pytest.fixture(scope="session")
def finder_office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office") / "窗口"
    create_demo_office(folder, NOW.date(), NOW - timedelta(minutes=5))
    return folder


@pytest.fixture
def desk(finder_office: Path) -> Iterator[Desk]:
    opened = sign_in(open_office(finder_office), DEMO_CLERK, DEMO_PASSWORD, NOW)
    yield opened
    opened.close()


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
