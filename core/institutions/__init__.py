"""The list of designated institutions: its file, its search, and a demonstration list."""

from core.institutions.build import Cancelled, build_directory
from core.institutions.demo import build_demo_directory
from core.institutions.directory import Directory
from core.institutions.file import DirectoryUnreadable
from core.institutions.model import (
    Counts,
    DirectoryInfo,
    Hit,
    Institution,
    InstitutionRow,
    SearchPage,
    SearchQuery,
)

__all__ = [
    "Cancelled",
    "Counts",
    "Directory",
    "DirectoryInfo",
    "DirectoryUnreadable",
    "Hit",
    "Institution",
    "InstitutionRow",
    "SearchPage",
    "SearchQuery",
    "build_demo_directory",
    "build_directory",
]
