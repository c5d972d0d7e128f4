"""`python3 -m core.bootstrap start|test`: the two commands of the README."""

from __future__ import annotations

import io
import os
import subprocess
import sys

from core.bootstrap.environment import ROOT, SetupFailed, ensure_environment
from core.bootstrap.system_packages import advice, install, missing_packages, no_screen

USAGE = """用法 (usage):
  python3 -m core.bootstrap start [..]   装好并打开演示窗口 (set up, open the demo desk)
  python3 -m core.bootstrap test  [..]   装好并跑全部测试 (set up, run all tests)"""


def main(arguments: list[str]) -> int:
    """Set up, then start the program or the tests; returns the exit code of what was run."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a console without Chinese must not stop set-up
            stream.reconfigure(errors="replace")
    if not arguments or arguments[0] not in {"start", "test"}:
        print(USAGE)
        return 2
    task, rest = arguments[0], arguments[1:]
    offscreen = task == "test" or os.environ.get("QT_QPA_PLATFORM") in {"offscreen", "minimal"}
    blind = "" if offscreen else no_screen(os.environ)
    if blind:
        print(blind, file=sys.stderr)
        return 1
    try:
        python = ensure_environment()
    except SetupFailed as problem:
        print(problem, file=sys.stderr)
        return 1
    lacking = missing_packages(screen=not offscreen)
    if lacking and not install(lacking):
        print(advice(lacking), file=sys.stderr)
        return 1
    environment = dict(os.environ)
    if task == "test":
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
        command = [str(python), "-m", "pytest", *rest]
    else:
        command = [str(python), "-m", "gui", *(rest or ["--demo"])]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
