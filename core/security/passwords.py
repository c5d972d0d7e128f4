"""What a password must be: GB/T 22239-2019 8.1.4.1 asks for complexity and no shared secrets."""

from __future__ import annotations

from core.kernel.errors import BadText

LEAST = 10
KINDS = 3


def check_password(password: str, clerk_id: str) -> None:
    """Raises `BadText` with the remedy. Ten signs of three kinds, without the 工号."""
    if len(password) < LEAST:
        raise BadText(f"口令至少 {LEAST} 位", code="K-110")
    kinds = (
        any(sign.islower() for sign in password),
        any(sign.isupper() for sign in password),
        any(sign.isdigit() for sign in password),
        any(not sign.isalnum() for sign in password),
    )
    if sum(kinds) < KINDS:
        raise BadText("口令用上大写、小写、数字、符号里的三种", code="K-111")
    if clerk_id and clerk_id in password:
        raise BadText("口令里不要带工号", code="K-112")
