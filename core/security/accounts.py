"""Clerks and what their role lets them do. There is no built-in account."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from core.kernel.errors import Refused


class Role(Enum):
    """经办, 复核, 系统管理员, 审计员."""

    CLERK = "clerk"
    REVIEWER = "reviewer"
    ADMIN = "admin"
    AUDITOR = "auditor"


class Act(Enum):
    """What roles are asked about."""

    READ_FILINGS = "read_filings"
    WRITE_FILINGS = "write_filings"
    REVEAL_NUMBER = "reveal_number"
    REVIEW = "review"
    MANAGE_CLERKS = "manage_clerks"
    BACK_UP = "back_up"
    READ_AUDIT = "read_audit"


# An administrator sees no filing and cannot change the audit; an auditor changes nothing.
_ALLOWED: dict[Role, frozenset[Act]] = {
    Role.CLERK: frozenset({Act.READ_FILINGS, Act.WRITE_FILINGS, Act.REVEAL_NUMBER, Act.BACK_UP}),
    Role.REVIEWER: frozenset(
        {
            Act.READ_FILINGS,
            Act.WRITE_FILINGS,
            Act.REVEAL_NUMBER,
            Act.REVIEW,
            Act.BACK_UP,
            Act.READ_AUDIT,
        }
    ),
    Role.ADMIN: frozenset({Act.MANAGE_CLERKS, Act.BACK_UP, Act.READ_AUDIT}),
    Role.AUDITOR: frozenset({Act.READ_AUDIT}),
}
_REMEDY: dict[Act, str] = {
    Act.READ_FILINGS: "这个岗位看不到备案内容，换经办或复核的工号登录",
    Act.WRITE_FILINGS: "这个岗位不能办件，换经办或复核的工号登录",
    Act.REVEAL_NUMBER: "这个岗位不能看全号，换经办或复核的工号登录",
    Act.REVIEW: "复核由复核岗来做，换复核的工号登录",
    Act.MANAGE_CLERKS: "人员由系统管理员来管，换管理员的工号登录",
    Act.BACK_UP: "审计岗不做备份，换经办或管理员的工号登录",
    Act.READ_AUDIT: "审计由审计员、管理员或复核来看，换他们的工号登录",
}


@dataclass(frozen=True)
class Clerk:
    """One person at the window: 工号, name, role; `active` False = may not sign in."""

    id: str
    name: str
    role: Role = Role.CLERK
    active: bool = True

    def may(self, act: Act) -> bool:
        """Whether the role allows the act."""
        return self.active and act in _ALLOWED[self.role]

    def require(self, act: Act) -> None:
        """Raises `Refused` with the remedy if the role does not allow the act."""
        if not self.may(act):
            raise Refused(_REMEDY[act], code="R-201")
