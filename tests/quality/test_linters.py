"""The linters, run as tests with the interpreter that runs the tests."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.quality.tree import ROOT

IMPORTS = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"


def run(*arguments: str) -> None:
    """Run a tool from the root of the tree; its output is the message of the failure."""
    done = subprocess.run(
        [sys.executable, *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"


def test_ruff_finds_nothing() -> None:
    run("-m", "ruff", "check", "--no-cache", ".")


def test_ruff_would_format_nothing() -> None:
    run("-m", "ruff", "format", "--check", "--no-cache", ".")


@pytest.mark.timeout(300)
def test_mypy_finds_nothing() -> None:
    run("-m", "mypy")


@pytest.mark.timeout(300)
def test_the_arrows_point_one_way() -> None:
    run("-c", IMPORTS)
