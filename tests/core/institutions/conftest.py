"""Two lists: the shipped demonstration, and 300 real, untidy names."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from institution_rows import fever_rows

from core.areas import Divisions
from core.institutions import Directory, DirectoryInfo, InstitutionRow, build_directory
from core.institutions.demo import build_demo_directory, demo_rows

LIST_DATE = date(2026, 11, 3)


@pytest.fixture(scope="session")
def demo_list() -> list[InstitutionRow]:
    return list(demo_rows(Divisions.shipped()))


@pytest.fixture(scope="session")
def demo_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("名单 #1") / "directory.db"
    build_demo_directory(path, LIST_DATE)
    return path


@pytest.fixture
def demo(demo_path: Path) -> Iterator[Directory]:
    directory = Directory.open(demo_path)
    yield directory
    directory.close()


@pytest.fixture(scope="session")
def fever_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("fever") / "directory.db"
    build_directory(fever_rows(), path, DirectoryInfo(LIST_DATE, 0, demo=False))
    return path
