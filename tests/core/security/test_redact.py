"""No number and no known name gets into a log or a crash report."""

from __future__ import annotations

import io
import logging
from datetime import UTC, datetime
from pathlib import Path

import pytest

from core.security.crash import crash_text, write_crash_report
from core.security.redact import RedactingFilter, Redactor

ID_NUMBER = "653201196004129978"
NAME = "阿依努尔·图尔荪"
NOW = datetime(2026, 11, 20, 3, 26, tzinfo=UTC)


@pytest.fixture
def redactor() -> Redactor:
    """Knows one name."""
    made = Redactor()
    made.know([NAME, "王"])
    return made


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        (f"saved {ID_NUMBER}.", "saved 653***********9978."),
        ("65320119600412997x", "653***********997x"),
        ("号码653201196004129978和", "号码653***********9978和"),
        ("653201600412997", "***************"),
        ("13900000008", "139****0008"),
        (f"{NAME}办理", "***办理"),
        ("653201-2026-000148", "653201-2026-000148"),
        ("id653201196004129978x", "id653***********9978x"),
        ("12345.00 fen", "12345.00 fen"),
    ],
)
def test_masks(redactor: Redactor, text: str, masked: str) -> None:
    assert redactor.clean(text) == masked


def test_a_name_is_forgotten_with_the_next_person(redactor: Redactor) -> None:
    redactor.know(["李秀珍"])
    assert redactor.clean(f"{NAME} 李秀珍") == f"{NAME} ***"


def test_a_log_line_with_arguments_and_a_traceback_is_clean(redactor: Redactor) -> None:
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(RedactingFilter(redactor))
    logger = logging.Logger("test")
    logger.addHandler(handler)
    try:
        raise ValueError(f"bad number {ID_NUMBER} of {NAME}")
    except ValueError:
        logger.exception("saving %s for %s", ID_NUMBER, NAME)
    text = stream.getvalue()
    assert "saving 653***********9978 for ***" in text
    assert "ValueError: bad number 653***********9978 of ***" in text
    assert ID_NUMBER not in text
    assert NAME not in text


def test_a_crash_report_names_the_place_and_nobody(redactor: Redactor, tmp_path: Path) -> None:
    try:
        raise KeyError(ID_NUMBER, NAME)
    except KeyError as error:
        text = crash_text(error, NOW, redactor, "step 3")
    path = write_crash_report(tmp_path / "报告", text, NOW)
    stored = path.read_text(encoding="utf-8")
    assert "KeyError" in stored
    assert "test_redact.py" in stored
    assert "step 3" in stored
    assert ID_NUMBER not in stored
    assert NAME not in stored
