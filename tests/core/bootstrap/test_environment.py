import re
import sys
import tomllib
from pathlib import Path

import pytest

from core.bootstrap import environment
from core.bootstrap.environment import ROOT, SetupFailed, environment_dir, lock_stamp, run

LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")


def pinned() -> set[str]:
    return {m.lower().replace("_", "-") for m in re.findall(r"^([A-Za-z0-9_.-]+)==", LOCK, re.M)}


def test_lock_pins_every_declared_requirement() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    declared = project["dependencies"] + project["optional-dependencies"]["test"]
    names = {re.match(r"[A-Za-z0-9_.-]+", text).group().lower() for text in declared}  # type: ignore[union-attr]
    assert names <= pinned()


def test_every_locked_requirement_has_a_hash_and_no_host_is_named() -> None:
    blocks = re.split(r"\n(?=[A-Za-z0-9])", LOCK.strip())
    assert len(blocks) > 20
    assert all("--hash=sha256:" in block for block in blocks)
    assert "://" not in LOCK


def test_stamp_follows_the_lock(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text("a")
    (tmp_path / "requirements.lock").write_text("b")
    before = lock_stamp(tmp_path)
    (tmp_path / "requirements.lock").write_text("c")
    assert lock_stamp(tmp_path) != before


def test_old_python_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(environment, "FLOOR", (99, 0))
    with pytest.raises(SetupFailed, match=r"3\.11"):
        environment.ensure_environment()


def test_filled_environment_is_used_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("pyproject.toml", "requirements.lock"):
        (tmp_path / name).write_text(name)
    steps: list[list[str]] = []

    def fake_run(command: list[str]) -> None:
        steps.append(command)
        if "venv" in command:
            python = environment.environment_python(environment_dir(tmp_path))
            python.parent.mkdir(parents=True, exist_ok=True)
            python.write_text("")

    monkeypatch.setattr(environment, "run", fake_run)
    environment.ensure_environment(tmp_path)
    assert any("--require-hashes" in step for step in steps)
    made = len(steps)
    environment.ensure_environment(tmp_path)
    assert len(steps) == made
    (tmp_path / "requirements.lock").write_text("changed")
    environment.ensure_environment(tmp_path)
    assert len(steps) == 2 * made


def test_failed_step_says_to_run_the_same_command_again() -> None:
    with pytest.raises(SetupFailed, match="同一条命令"):
        run([sys.executable, "-c", "raise SystemExit(3)"])
