"""What is public says what it means; what is tested tests something."""

from __future__ import annotations

import ast

from tests.quality.tree import python_files, text

Defined = ast.ClassDef | ast.FunctionDef


def defined(name: str) -> list[Defined]:
    """The public classes and functions of a file, and the public methods of public classes.

    A method that a base class of the same file defines has its meaning there.
    """
    tree = ast.parse(text(name) or "", name)
    classes = {node.name: node for node in tree.body if isinstance(node, ast.ClassDef)}
    found: list[Defined] = []
    for node in tree.body:
        if isinstance(node, ast.ClassDef | ast.FunctionDef) and not node.name.startswith("_"):
            found.append(node)
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            bases = [
                classes[b.id] for b in node.bases if isinstance(b, ast.Name) and b.id in classes
            ]
            above = {method.name for base in bases for method in methods(base)}
            found += [method for method in methods(node) if method.name not in above]
    return found


def methods(node: ast.ClassDef) -> list[ast.FunctionDef]:
    """The public methods of a class."""
    return [
        part
        for part in node.body
        if isinstance(part, ast.FunctionDef) and not part.name.startswith("_")
    ]


def test_every_file_says_what_it_is_about() -> None:
    silent = [
        name
        for name in python_files("core", "gui")
        if (content := text(name) or "").strip() and ast.get_docstring(ast.parse(content)) is None
    ]
    assert silent == []


def test_every_public_thing_of_the_core_says_what_it_means() -> None:
    silent = [
        f"{name}:{node.lineno} {node.name}"
        for name in python_files("core")
        for node in defined(name)
        if ast.get_docstring(node) is None
    ]
    assert silent == []


def test_every_public_class_of_the_windows_says_what_it_is() -> None:
    silent = [
        f"{name}:{node.lineno} {node.name}"
        for name in python_files("gui")
        for node in defined(name)
        if isinstance(node, ast.ClassDef) and ast.get_docstring(node) is None
    ]
    assert silent == []


def asserts(node: ast.AST) -> bool:
    """Whether a test can fail: an assertion, an expected error, a signal waited for."""
    for part in ast.walk(node):
        if isinstance(part, ast.Assert):
            return True
        if isinstance(part, ast.Call):
            called = ast.unparse(part.func)
            if called.startswith(("pytest.raises", "pytest.fail")):
                return True
            if ".wait" in called or called.split(".")[-1].startswith(("assert", "check", "run")):
                return True
    return False


def test_every_test_can_fail() -> None:
    idle = [
        f"{name}:{node.lineno} {node.name}"
        for name in python_files("tests")
        for node in ast.walk(ast.parse(text(name) or "", name))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_") and not asserts(node)
    ]
    assert idle == []


def test_no_test_is_switched_off() -> None:
    marks = ("pytest.mark.skip", "pytest.mark.xfail", "pytest.skip", "pytest.mark.skipif")
    found = [
        f"{name}:{node.lineno} {ast.unparse(node)}"
        for name in python_files("tests")
        for node in ast.walk(ast.parse(text(name) or "", name))
        if isinstance(node, ast.Attribute) and ast.unparse(node) in marks
    ]
    assert found == []
