"""The encrypted store: engine, migrations, one repository an aggregate, backup."""

from __future__ import annotations

from core.store import driver as driver  # before any submodule imports sqlite-utils
