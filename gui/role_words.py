"""The roles as the window names them."""

from __future__ import annotations

from core.security.accounts import Role

_WORDS = {
    Role.CLERK: "经办",
    Role.REVIEWER: "复核",
    Role.ADMIN: "管理员",
    Role.AUDITOR: "审计员",
}


def role_words(role: Role) -> str:
    """经办, 复核, 管理员, 审计员."""
    return _WORDS[role]
