"""The office folder: create one, create a demonstration, open one, sign in."""

from __future__ import annotations

from core.desk.demo_office import DEMO_CLERK, DEMO_PASSWORD, create_demo_office
from core.desk.new_office import NewOffice, create_office
from core.desk.office_folder import Office, open_office
from core.desk.sign_in import sign_in

__all__ = [
    "DEMO_CLERK",
    "DEMO_PASSWORD",
    "NewOffice",
    "Office",
    "create_demo_office",
    "create_office",
    "open_office",
    "sign_in",
]
