"""Everything of the core that the login page needs. Imported after the first paint: it is heavy."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from core.areas import Divisions
from core.desk.office import Office, open_office, sign_in
from core.desk.service import Desk
from core.store.errors import StoreMissing
from gui.demo import enter_demo
from gui.login.opening_checks import opening_checks

__all__ = ["OfficeFacts", "enter_demo", "find_office", "open_desk", "opening_checks"]


@dataclass(frozen=True)
class OfficeFacts:
    """An office, its clerks by 工号, and the short name of its area."""

    office: Office
    clerks: dict[str, str]
    home: str


def find_office(folder: Path) -> OfficeFacts | None:
    """The office of a folder, None where none was set up. Raises the errors of a damaged one."""
    try:
        office = open_office(folder)
    except StoreMissing:
        return None
    home = Divisions.shipped().find(office.area)
    return OfficeFacts(office, dict(office.clerks), home.short_name if home else "")


def open_desk(office: Office, clerk_id: str, password: str, now: datetime) -> Desk:
    """Sign in."""
    return sign_in(office, clerk_id, password, now)
