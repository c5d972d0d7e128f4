"""What passes for a password, and what each role may do."""

from __future__ import annotations

import pytest

from core.kernel.errors import BadText, Refused
from core.security.accounts import Act, Clerk, Role
from core.security.passwords import check_password


@pytest.mark.parametrize("password", ["Yanshi-2026", "abcdefgh1-", "ABCDEFGH1a", "口令Ab3456789"])
def test_good_passwords_pass(password: str) -> None:
    check_password(password, "0317")


@pytest.mark.parametrize(
    ("password", "remedy"),
    [
        ("Ab1-", "至少 10 位"),
        ("abcdefghij", "三种"),
        ("abcdefgh12", "三种"),
        ("Yanshi-0317", "工号"),
    ],
)
def test_weak_passwords_are_refused_with_the_remedy(password: str, remedy: str) -> None:
    with pytest.raises(BadText, match=remedy):
        check_password(password, "0317")


def test_an_administrator_sees_no_filing_and_an_auditor_changes_nothing() -> None:
    allowed = {role: {act for act in Act if Clerk("1", "x", role).may(act)} for role in Role}
    assert allowed[Role.ADMIN] == {Act.MANAGE_CLERKS, Act.BACK_UP, Act.READ_AUDIT}
    assert allowed[Role.AUDITOR] == {Act.READ_AUDIT}
    assert Act.REVIEW in allowed[Role.REVIEWER]
    assert Act.REVIEW not in allowed[Role.CLERK]
    assert {Act.READ_FILINGS, Act.WRITE_FILINGS} <= allowed[Role.CLERK]


@pytest.mark.parametrize("act", list(Act))
def test_whoever_is_switched_off_may_nothing(act: Act) -> None:
    for role in Role:
        with pytest.raises(Refused):
            Clerk("1", "x", role, active=False).require(act)
