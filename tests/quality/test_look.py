"""Icons exist and are used; colours stand in one place; no class that fights input methods."""

from __future__ import annotations

import ast
import re
from functools import cache

from core.kernel.paths import resources
from tests.quality.allowed import COLOURS
from tests.quality.tree import ROOT, files, python_files, text

COLOUR = re.compile(r"#(?:[0-9A-Fa-f]{8}|[0-9A-Fa-f]{6}|[0-9A-Fa-f]{3})\b")
# Where the icon's name stands among the arguments.
TAKES_ICON = {
    "paint_icon": 1,
    "pixmap": 0,
    "icon": 0,
    "icon_file": 0,
    "IconLabel": 0,
    "set_icon": 0,
    "Mark": 1,
}
BANNED = {
    "Popup": "a popup window takes the focus from the input method",
    "QMessageBox": "sheets and banners say it, with verbs on their buttons",
    "QGroupBox": "panels have a head row",
}


def icon_files() -> set[str]:
    """The icons shipped."""
    return {path.stem for path in (resources() / "icons").glob("*.svg")}


@cache
def trees() -> dict[str, ast.Module]:
    """The syntax tree of every file of the windows."""
    return {name: ast.parse(text(name) or "", name) for name in python_files("gui")}


def words(node: ast.AST) -> set[str]:
    """Every string constant in an expression (both ends of `a if b else c`)."""
    return {
        part.value
        for part in ast.walk(node)
        if isinstance(part, ast.Constant) and isinstance(part.value, str)
    }


def asked_icons() -> set[tuple[str, str]]:
    """(file, icon) for every icon named directly in a call."""
    found = set()
    for name, tree in trees().items():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = ast.unparse(node.func).split(".")[-1]
            given = [k.value for k in node.keywords if k.arg in ("icon", "icon_name")]
            place = TAKES_ICON.get(called)
            if place is not None and len(node.args) > place:
                given.append(node.args[place])
            for value in given:
                if isinstance(value, ast.Constant | ast.IfExp):
                    found |= {(name, word) for word in _branches(value)}
    return found


def _branches(value: ast.expr) -> set[str]:
    if isinstance(value, ast.IfExp):
        return _branches(value.body) | _branches(value.orelse)
    return words(value) if isinstance(value, ast.Constant) else set()


def test_every_icon_asked_for_exists() -> None:
    known = icon_files()
    assert sorted((name, icon) for name, icon in asked_icons() if icon and icon not in known) == []


def test_the_check_sees_icons_at_all() -> None:
    assert {"check", "triangle-alert", "printer"} <= {icon for _, icon in asked_icons()}


def test_every_icon_file_is_used() -> None:
    named = set().union(*(words(tree) for tree in trees().values()))
    assert sorted(icon_files() - named) == []


def test_icons_are_one_set_tinted_by_the_theme() -> None:
    for path in (resources() / "icons").glob("*.svg"):
        content = path.read_text(encoding="utf-8")
        assert 'viewBox="0 0 24 24"' in content, path.name
        assert "currentColor" in content, path.name
        assert 'stroke-width="2"' in content, path.name
        assert not COLOUR.search(content), path.name


def test_colours_stand_in_the_tokens_and_in_the_ink_of_paper() -> None:
    found = {
        name: sorted({hit.group() for hit in COLOUR.finditer(" ".join(words(tree)))})
        for name, tree in trees().items()
        if name not in COLOURS
    }
    assert {name: hits for name, hits in found.items() if hits} == {}


def test_a_file_that_may_hold_colours_does() -> None:
    assert [name for name in COLOURS if not COLOUR.search(text(name) or "")] == []


def test_no_widget_that_the_design_rules_out() -> None:
    found = [
        f"{name}: {node.attr if isinstance(node, ast.Attribute) else node.id}"
        for name, tree in trees().items()
        for node in ast.walk(tree)
        if (isinstance(node, ast.Attribute) and node.attr in BANNED)
        or (isinstance(node, ast.Name) and node.id in BANNED)
    ]
    assert found == []


def test_every_licence_of_what_is_shipped_is_shipped() -> None:
    names = set(files())
    assert "resources/icons/LICENSE-Lucide.txt" in names
    for font in (ROOT / "resources" / "fonts").glob("*.ttf"):
        family = font.stem.split("-")[0]
        assert f"resources/fonts/OFL-{family}.txt" in names, font.name
