"""The core runs without a window library and does nothing when it is imported."""

from __future__ import annotations

import json
import subprocess
import sys

from tests.quality.tree import ROOT, python_files

# Refuses every module of a window library and reports what was opened while importing.
PROBE = """
import builtins, importlib, importlib.abc, json, socket, sys

class Refuse(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in ("PySide6", "shiboken6", "gui"):
            raise ImportError(f"{name} asked for by the core")
        return None

def no_socket(*args, **kwargs):
    raise RuntimeError("a socket at import")

sys.meta_path.insert(0, Refuse())
socket.socket.connect = no_socket
failed = {}
for name in json.loads(sys.argv[1]):
    try:
        importlib.import_module(name)
    except Exception as problem:
        failed[name] = repr(problem)
print(json.dumps(failed))
"""


def modules() -> list[str]:
    """Every module of the core but the ones that run on import by design."""
    found = []
    for name in python_files("core"):
        parts = name.removesuffix(".py").split("/")
        if parts[-1] == "__main__":
            continue
        found.append(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    return found


def test_every_module_of_the_core_imports_without_a_window_library() -> None:
    names = modules()
    assert len(names) > 50
    done = subprocess.run(
        [sys.executable, "-c", PROBE, json.dumps(names)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == {}
    assert done.stderr == ""
