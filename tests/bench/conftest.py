"""Every bench adds its rows to one table, shown at the end of the run."""

from __future__ import annotations

import pytest

from tests.bench.table import Table

TABLE = pytest.StashKey[Table]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[TABLE] = Table()


@pytest.fixture
def table(pytestconfig: pytest.Config) -> Table:
    """Where a bench writes what it has measured, before it judges."""
    return pytestconfig.stash[TABLE]


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    table = config.stash.get(TABLE, Table())
    if table.rows:
        terminalreporter.section("budgets")
        for line in table.lines():
            terminalreporter.write_line(line)
