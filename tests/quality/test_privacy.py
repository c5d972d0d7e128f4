"""No number of a real person in the tree, and nothing of a person on any output."""

from __future__ import annotations

import ast
import re

import pytest

from tests.quality.allowed import ID_NUMBERS, MOBILE_NUMBERS, PRINTING
from tests.quality.tree import files, python_files, text

ID_NUMBER = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{16}[0-9Xx](?![0-9A-Za-z])")
MOBILE = re.compile(r"(?<![0-9A-Za-z.])1[3-9]\d{9}(?![0-9A-Za-z])")
WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
# Hashes and generated places hold digits in rows that mean nothing.
HASHES = ("requirements.lock", "pack.json")
PRINTERS = ("print", "pprint", "pprint.pprint", "warnings.warn")
STREAMS = ("sys.stdout", "sys.stderr", "sys.__std")
LOGGING = {"debug", "info", "warning", "error", "exception", "critical", "log"}
LOGGERS = {"logging", "logger", "log", "_log", "_logger", "LOG"}


def valid(number: str) -> bool:
    """Whether the last sign is the check sign of GB 11643: only such a number can be somebody's."""
    weighed = sum(int(sign) * weight for sign, weight in zip(number, WEIGHTS, strict=False))
    return "10X98765432"[weighed % 11] == number[-1].upper()


def findings(pattern: re.Pattern[str]) -> list[tuple[str, str]]:
    """(file, hit) over all text files."""
    return [
        (name, hit.group())
        for name in files()
        if not name.endswith(HASHES)
        for hit in pattern.finditer(text(name) or "")
    ]


def test_no_id_number_but_the_listed_samples() -> None:
    unlisted = [
        (name, number)
        for name, number in findings(ID_NUMBER)
        if valid(number) and number.upper() not in ID_NUMBERS
    ]
    assert unlisted == []


def test_no_mobile_number_but_the_listed_samples() -> None:
    assert [hit for hit in findings(MOBILE) if hit[1] not in MOBILE_NUMBERS] == []


def test_every_listed_sample_is_still_used() -> None:
    ids = {number.upper() for _, number in findings(ID_NUMBER)}
    mobiles = {number for name, number in findings(MOBILE) if not name.endswith("allowed.py")}
    assert set(ID_NUMBERS) <= ids
    assert set(MOBILE_NUMBERS) <= mobiles


@pytest.mark.parametrize(
    ("number", "is_one"),
    [("11010519491231002X", True), ("11010519491231002x", True), ("110105194912310021", False)],
)
def test_the_check_sign_is_computed(number: str, is_one: bool) -> None:
    assert valid(number) is is_one
    assert ID_NUMBER.fullmatch(number)


def writers(name: str) -> list[str]:
    """Every call in a file that prints or writes to a standard stream."""
    tree = ast.parse(text(name) or "", name)
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = ast.unparse(node.func)
        if called in PRINTERS or called.startswith(STREAMS):
            found.append(f"{name}:{node.lineno} {called}")
    return found


def test_only_the_command_line_prints() -> None:
    quiet = [
        name
        for name in python_files("core", "gui")
        if not name.startswith(("core/cli/", "core/bootstrap/")) and name not in PRINTING
    ]
    assert [line for name in quiet for line in writers(name)] == []


def test_a_file_that_may_print_still_does() -> None:
    assert [name for name in PRINTING if not writers(name)] == []


def logged(tree: ast.AST) -> list[tuple[int, str]]:
    """(line, argument) of every value handed to a logger that is not plainly harmless.

    Harmless: constants, `.id` and `.code` of something, the name of a type, a count.
    """
    found = []
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr not in LOGGING or ast.unparse(node.func.value) not in LOGGERS:
            continue
        values = [*node.args, *(k.value for k in node.keywords if k.arg == "extra")]
        found += [(node.lineno, ast.unparse(v)) for v in values if not _harmless(v)]
    return found


def _harmless(value: ast.expr) -> bool:
    if isinstance(value, ast.Constant):
        return True
    if isinstance(value, ast.Attribute):
        return value.attr in ("id", "code", "__name__")
    return isinstance(value, ast.Call) and ast.unparse(value.func) == "len"


def test_no_object_of_the_field_goes_to_a_log() -> None:
    found = [
        f"{name}:{line} {argument}"
        for name in python_files("core", "gui")
        for line, argument in logged(ast.parse(text(name) or "", name))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "count"),
    [
        ("logging.info(draft)", 1),
        ("_log.error('failed %s', person.name)", 1),
        ("logger.warning(f'{draft}')", 1),
        ("_log.error('page %s', spec.id)", 0),
        ("_log.info('rows %d', len(rows))", 0),
        ("math.log(draft)", 0),
    ],
)
def test_the_log_check_sees_objects_and_lets_words_pass(source: str, count: int) -> None:
    assert len(logged(ast.parse(source))) == count
