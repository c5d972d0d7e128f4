"""`yidi`: every use case without a window, JSON on stdout.

Exit 0 ok, 2 bad input, 3 no rule, 4 conflict, 5 refused.
"""

from __future__ import annotations

import argparse
import importlib
import io
import json
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from typing import Any

from core import __version__
from core.kernel.errors import BadInput, KnownError

# Command -> module of this package; each has `register(subparsers)` and sets `run` to a function
# of the parsed arguments that prints JSON and returns the exit code.
COMMANDS = {
    "packs": "packs",
    "advise": "advise",
    "estimate": "estimate",
    "batch": "batch",
    "institutions": "institutions",
    "id": "idcheck",
    "backup": "backup",
    "password": "password",
    "self-test": "self_test",
    "demo": "demo",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; a known error is JSON as well. Anything else is a bug and is not caught."""
    _speak_utf8()
    given = list(sys.argv[1:] if argv is None else argv)
    arguments = build_parser(given[0] if given else "").parse_args(given)
    try:
        return int(arguments.run(arguments))
    except KnownError as error:
        print_json({"error": error_json(error)})
        return error.exit_code


def build_parser(command: str = "") -> argparse.ArgumentParser:
    """The parser of one command, of all commands if it is not known (for help and spelling).

    Only the module of the command is imported: the others may need the store or the directory.
    """
    parser = argparse.ArgumentParser(prog="yidi", description="异地医保窗口通，命令行")
    parser.add_argument("--version", action="version", version=f"yidi {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in (COMMANDS[command],) if command in COMMANDS else available():
        importlib.import_module(f"core.cli.{name}").register(subparsers)
    return parser


def available() -> tuple[str, ...]:
    """The command modules there are. One that exists and cannot be imported is a bug, not a gap."""
    return tuple(name for name in COMMANDS.values() if find_spec(f"core.cli.{name}") is not None)


def error_json(error: KnownError) -> dict[str, Any]:
    """Code, the Chinese remedy, and for a faulty input every field."""
    faults = error.faults if isinstance(error, BadInput) else ()
    return {
        "code": error.code,
        "message": error.message,
        "fields": [{"field": fault.field, "message": fault.message} for fault in faults],
    }


def print_json(data: Any) -> None:
    """One JSON document on stdout, readable and in UTF-8."""
    print(json.dumps(data, ensure_ascii=False, indent=1))


def _speak_utf8() -> None:
    """A Windows console still starts in GBK, where a rare character would end the program."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # Half a character in the input is shown as \\udXXX instead of ending the program.
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


if __name__ == "__main__":
    sys.exit(main())
