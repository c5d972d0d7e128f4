"""The shape of the tree: fixed top level, files about one thing, nothing of this machine."""

from __future__ import annotations

import re

import pytest

from tests.quality.tree import files, python_files, text

TOP = {
    "pyproject.toml",
    "gui",
    "core",
    "resources",
    "tests",
    "build.spec",
    "README.md",
    "LICENSE",
    "NOTICE",
    "CHANGELOG.md",
    "requirements.lock",
}
LONGEST = 400
# A package has to come from the index a user has configured, so no file may name one.
# The brackets keep the patterns from finding themselves.
INDEX = re.compile(
    r"pypi\.org|pythonhosted\.org|pypi\.python\.org|tuna\.tsinghua|mirrors?\.aliyun|"
    r"mirrors?\.cloud\.tencent|pypi\.douban|anaconda\.org|registry\.npmjs|crates\.io/api|"
    r"--(?:extra-)?[i]ndex-url|--[f]ind-links|PIP_[I]NDEX_URL|UV_(?:DEFAULT_)?[I]NDEX",
    re.IGNORECASE,
)
MACHINE = re.compile(r"(?<![\w.])/(?:root|work|Users|home/\w+)/[\w.]|\b[A-Z]:\\\\?Users\\")
TYPES = (".py", ".toml", ".yaml", ".md", ".spec")
CONFLICT = re.compile(r"^(?:<{7} |>{7} |={7}$)", re.MULTILINE)
UNDONE = re.compile(r"\b(?:[T]ODO|[F]IXME|[X]XX|[H]ACK)\b")


def test_the_top_level_is_what_a_newcomer_expects() -> None:
    found = {name.split("/")[0] for name in files()}
    assert {name for name in found if not name.startswith(".")} <= TOP


def test_the_rooms_that_have_to_be_there_are_there() -> None:
    found = {name.split("/")[0] for name in files()}
    assert {"pyproject.toml", "gui", "core", "resources", "tests", "README.md"} <= found


@pytest.mark.parametrize("kind", [".py", ".toml", ".md", ".spec"])
def test_no_file_is_longer_than_one_thing(kind: str) -> None:
    long = {
        name: lines
        for name in files()
        if name.endswith(kind) and (lines := len((text(name) or "").splitlines())) > LONGEST
    }
    assert long == {}


def matches(pattern: re.Pattern[str], *kinds: str) -> list[str]:
    """`file: match` for every hit in files of these kinds (all text files without one)."""
    found = []
    for name in files():
        if kinds and not name.endswith(kinds):
            continue
        content = text(name)
        if content is not None:
            found += [f"{name}: {hit.group()}" for hit in pattern.finditer(content)]
    return found


def test_no_file_names_a_package_index() -> None:
    assert matches(INDEX) == []


def test_no_file_names_a_place_of_this_machine() -> None:
    assert matches(MACHINE) == []


def test_no_file_holds_a_conflict() -> None:
    assert matches(CONFLICT, *TYPES) == []


def test_nothing_is_left_for_later() -> None:
    assert matches(UNDONE, ".py") == []


def test_every_python_file_reads_as_utf8_without_tabs_or_carriage_returns() -> None:
    for name in python_files():
        content = text(name)
        assert content is not None, name
        assert "\t" not in content, name
        assert "\r" not in content, name


@pytest.mark.parametrize(
    ("pattern", "bad"),
    [
        (INDEX, "https://" + "pypi" + ".org/simple"),
        (INDEX, "pip install --index" + "-url x"),
        (MACHINE, "open('/" + "work/main/x')"),
        (MACHINE, "/" + "root/.cache"),
        (MACHINE, "C:\\" + "Users\\me"),
        (UNDONE, "# TO" + "DO later"),
        (CONFLICT, "<" * 7 + " HEAD"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], bad: str) -> None:
    assert pattern.search(bad)


@pytest.mark.parametrize("good", ["core/work/x", "a/root/b", "homework/x", "net/work/"])
def test_the_machine_pattern_leaves_ordinary_paths_alone(good: str) -> None:
    assert not MACHINE.search(good)
