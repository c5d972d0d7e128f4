"""Stored records as the register shows them: masked, with labels left to the window."""

from __future__ import annotations

import json
from collections.abc import Mapping

from core.desk.views import RegisterRow
from core.people.masking import mask_id
from core.store.filings import StoredFiling


def register_row(filing: StoredFiling) -> RegisterRow:
    """One line of the register."""
    return RegisterRow(
        number=filing.number,
        name=filing.name,
        masked_id=mask_id(filing.cert_no),
        insurance=filing.insurance,
        kind=filing.kind,
        action=filing.action,
        destination=filing.destination,
        valid_from=filing.valid_from,
        valid_to=filing.valid_to,
        status=filing.status,
        due_on=filing.due_on,
        due_reason=filing.due_reason,
        clerk_id=filing.clerk_id,
        clerk_name=filing.clerk_name,
        created_at=filing.created_at,
        platform_number=filing.platform_number,
    )


def pack_list(text: str) -> tuple[Mapping[str, str], ...]:
    """The pack stamps of a stored answer."""
    return tuple(json.loads(text))
